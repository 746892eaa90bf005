// Transitions that are the same whatever the fields are.
#include "sdk/filling/fields.h"

#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::filling {

namespace {

constexpr const char* lost_key = "lost";

bool is_same(const Filled& field, const json::Value& typed, bool touched, const json::Value* from) {
  if (field.typed != typed || field.is_touched != touched || (from == nullptr) != (field.provenance == nullptr)) return false;
  return from == nullptr || write_provenance(*field.provenance) == *from;
}

}  // namespace

bool is_blank(const json::Value& typed) {
  if (typed.is_string()) return typed.text().find_first_not_of(" \t\r\n") == std::string::npos;
  if (typed.is_array()) return typed.array().empty();
  return typed.is_null() || (typed.is_boolean() && !typed.boolean());
}

json::Object members_of(const json::Value* value) { return value != nullptr && value->is_object() ? value->object() : json::Object(); }

void keep_beside(json::Object& aside, const std::string& name, const json::Value& typed) {
  json::Value& values = aside[name];
  if (!values.is_array()) values = json::Array();
  json::Array& list = values.array();
  if (std::find(list.begin(), list.end(), typed) == list.end()) list.push_back(typed);
}

void Fields::type(std::size_t index, json::Value typed) {
  hold(index).is_touched = true;
  put(index, std::move(typed));
}

void Fields::fill(std::size_t index, const Provenance& from) {
  Filled& field = hold(index);
  field.before_fill = std::make_shared<const json::Value>(field.typed);
  field.provenance = std::make_shared<const Provenance>(from);
  forgive(index);
  put(index, from.typed);
}

void Fields::undo_fill(std::size_t index) {
  Filled& field = hold(index);
  json::Value before = field.before_fill != nullptr ? *field.before_fill : nothing(index);
  field.provenance = nullptr;
  field.before_fill = nullptr;
  forgive(index);
  put(index, std::move(before));
}

void Fields::forget_source(std::size_t index) {
  Filled& field = hold(index);
  field.provenance = nullptr;
  field.before_fill = nullptr;
  put(index, json::Value(field.typed));
}

void Fields::refill(std::size_t index) {
  Filled& field = hold(index);
  if (field.provenance == nullptr) return;
  field.is_touched = false;
  forgive(index);
  put(index, field.provenance->typed);
}

void Fields::restore(std::size_t index, json::Value typed, bool touched, std::shared_ptr<const Provenance> provenance) {
  if (!accepts(index, typed)) return;
  Filled& field = hold(index);
  field.is_touched = touched;
  field.provenance = std::move(provenance);
  field.before_fill = nullptr;
  put(index, std::move(typed));
}

void Fields::clear() {
  aside_ = {};
  for (std::size_t i = 0; i < size(); ++i) {
    forgive(i);
    restore(i, nothing(i), false, nullptr);
  }
}

std::size_t Fields::answered() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < size(); ++i) count += is_blank(filled(i).typed) || !is_answer(i) ? 0 : 1;
  return count;
}

json::Object Fields::content() const {
  json::Object out = aside_;
  for (std::size_t i = 0; i < size(); ++i) {
    if (is_derived(i)) continue;
    const Filled& field = filled(i);
    const bool lists = is_items(i) && field.is_touched;  // that all were taken away is a decision
    if (is_blank(field.typed) && field.provenance == nullptr && !lists) continue;
    json::Object entry{{"typed", field.typed}};
    if (is_items(i)) entry.set("items", true);
    if (field.is_touched) entry.set("touched", true);
    if (field.provenance != nullptr) entry.set("from", write_provenance(*field.provenance));
    out.set(name(i), std::move(entry));
  }
  return out;
}

Result<std::size_t> Fields::take_content(const json::Value& content, const std::string& path) {
  if (!content.is_object()) return Error{ErrorCode::wrong_type, path, "an object", json::describe(content)};
  json::Object lost = members_of(&aside(lost_key));
  std::vector<const json::Member*> pending;
  for (const json::Member& member : content.object()) {
    if (!is_name(member.key)) {
      if (member.key != lost_key) aside_.set(member.key, member.value);
      else if (member.value.is_object())
        for (const json::Member& old : member.value.object())
          for (const json::Value& typed : old.value.is_array() ? old.value.array() : json::Array()) keep_beside(lost, old.key, typed);
      continue;
    }
    pending.push_back(&member);
  }
  // A field may come only with its list, which need not stand before it.
  for (bool more = true; more;) {
    more = false;
    for (const json::Member*& member : pending) {
      if (member == nullptr) continue;
      PORTAL_TRY(const bool taken, take_entry(*member, path));
      if (!taken) continue;
      more = true;
      member = nullptr;
    }
    pending.erase(std::remove(pending.begin(), pending.end(), nullptr), pending.end());
  }
  for (const json::Member* member : pending)
    if (const json::Value* typed = member->value.find("typed"); typed != nullptr && !is_blank(*typed)) keep_beside(lost, member->key, *typed);
  if (!lost.empty()) put_aside(lost_key, std::move(lost));
  return pending.size();
}

// False: there is no such field, or it cannot hold that.
Result<bool> Fields::take_entry(const json::Member& member, const std::string& path) {
  json::Reader read(member.value, json::pointer_join(path, member.key));
  bool touched = false;
  const json::Value* typed = read.any("typed");
  read.optional("touched", touched);
  read.ignore("items");
  const json::Value* from = read.optional("from", json::Kind::object);
  PORTAL_CHECK(read.finish());
  const std::size_t index = find(member.key);
  if (index == size() || typed == nullptr || !accepts(index, *typed)) return false;
  if (is_same(filled(index), *typed, touched, from)) return true;
  std::shared_ptr<const Provenance> provenance;
  if (from != nullptr) {
    PORTAL_TRY(Provenance parsed, read_provenance(*from, read.path_of("from")));
    provenance = std::make_shared<const Provenance>(std::move(parsed));
  }
  restore(index, *typed, touched, std::move(provenance));
  return true;
}

Result<std::size_t> Fields::replace_content(const json::Value& content) {
  aside_ = {};
  for (std::size_t i = 0; i < size(); ++i)
    if (content.find(name(i)) == nullptr && !is_blank(filled(i).typed)) restore(i, nothing(i), true, nullptr);
  return take_content(content, "");
}

const json::Value& Fields::aside(const char* key) const {
  static const json::Value none;
  const json::Value* found = aside_.find(key);
  return found != nullptr ? *found : none;
}

void Fields::put_aside(const char* key, json::Value value) {
  if (value.is_null()) aside_.erase(key);
  else aside_.set(key, std::move(value));
}

}  // namespace portal::filling
