// Mine onto theirs.
#include "sdk/filling/merge.h"

#include <algorithm>

#include "sdk/filling/fields.h"
#include "sdk/json/patch.h"
#include "sdk/json/pointer.h"

namespace portal::filling {

namespace {

constexpr const char* asides[] = {"conflicts", "lost"};

bool is_aside(std::string_view key) { return key == asides[0] || key == asides[1]; }

// What stands in a field by this content; null where it is blank.
json::Value typed_in(const json::Object& content, const std::string& name) {
  const json::Value* entry = content.find(name);
  const json::Value* typed = entry != nullptr ? entry->find("typed") : nullptr;
  return typed != nullptr && !is_blank(*typed) ? *typed : json::Value();
}

// Values kept aside by name: as theirs, with what was added here, without what was settled here.
json::Object merge_aside(const json::Object& base, const json::Object& mine, json::Object theirs) {
  for (const json::Member& member : mine) {
    const json::Value* before = base.find(member.key);
    if (before != nullptr && *before == member.value) continue;
    for (const json::Value& typed : member.value.is_array() ? member.value.array() : json::Array()) keep_beside(theirs, member.key, typed);
  }
  for (const json::Member& member : base) {
    const json::Value* there = theirs.find(member.key);
    if (mine.find(member.key) == nullptr && there != nullptr && *there == member.value) theirs.erase(member.key);
  }
  return theirs;
}

bool holds_items(const json::Object& content, const std::string& name) {
  const json::Value* entry = content.find(name);
  return entry != nullptr && entry->find("items") != nullptr && entry->find("typed") != nullptr && entry->find("typed")->is_array();
}

bool has(const json::Array& list, const json::Value& key) { return std::find(list.begin(), list.end(), key) != list.end(); }

// The item itself, where it is a plain value, and all below it; "/c/n10" is not below "/c/n1".
bool is_of_item(const std::string& name, const std::string& item) {
  return name.rfind(item, 0) == 0 && (name.size() == item.size() || name[item.size()] == '/');
}

// Whether something of an item differs from what both began with.
bool is_written_in(const json::Object& base, const json::Object& content, const std::string& item) {
  for (const json::Member& member : content)
    if (is_of_item(member.key, item) && typed_in(base, member.key) != typed_in(content, member.key)) return true;
  return false;
}

// An item that one side took away while the other wrote in it stays whole, as whoever wrote has it: they did not know of one another.
void keep_written(const json::Object& base, const json::Object& writer, json::Object& remover) {
  for (const json::Member& list : base) {
    if (!holds_items(base, list.key) || !holds_items(writer, list.key)) continue;
    for (const json::Value& key : list.value.find("typed")->array()) {
      if (!key.is_string() || !has(writer.find(list.key)->find("typed")->array(), key)) continue;
      const std::string item = list.key + "/" + key.text();
      const bool is_there = holds_items(remover, list.key) && has(remover.find(list.key)->find("typed")->array(), key);
      if (is_there || !is_written_in(base, writer, item)) continue;
      if (!holds_items(remover, list.key)) remover.set(list.key, json::Object{{"typed", json::Array()}, {"items", true}, {"touched", true}});
      remover[list.key].object()["typed"].array().push_back(key);
      for (const json::Member& member : writer)
        if (is_of_item(member.key, item)) remover.set(member.key, member.value);
    }
  }
}

// Items are no matter of one answer against another: theirs in their order, then those added here, without those taken away here.
json::Array merge_items(const json::Object& base, const json::Object& mine, const json::Object& theirs, const std::string& name) {
  const json::Value no_items = json::Array();
  const json::Value before = holds_items(base, name) ? *base.find(name)->find("typed") : no_items;
  const json::Array& here = mine.find(name)->find("typed")->array();
  json::Array merged;
  for (const json::Value& key : theirs.find(name)->find("typed")->array())
    if (has(here, key) || !has(before.array(), key)) merged.push_back(key);
  for (const json::Value& key : here)
    if (!has(before.array(), key) && !has(merged, key)) merged.push_back(key);
  return merged;
}

// Of my patch what still means something on theirs, and what both have changed.
json::Array onto(const json::Object& base, const json::Object& mine, const json::Object& theirs, json::Object& conflicts) {
  json::Array steps;
  for (json::Value& step : json::diff_members(base, mine)) {
    const std::string name = json::pointer_tokens(step.text_at("path"))->front();
    if (is_aside(name)) continue;
    const json::Value before = typed_in(base, name);
    const json::Value here = typed_in(mine, name);
    const json::Value there = typed_in(theirs, name);
    const bool is_clash = is_name(name) && there != before && there != here;
    if (is_clash && here == before) continue;  // I did not change what is typed: theirs stands
    if (is_clash && holds_items(mine, name) && holds_items(theirs, name)) {
      step.object().set("op", "add");
      step.object().find("value")->object().set("typed", merge_items(base, mine, theirs, name));
      steps.push_back(std::move(step));
      continue;
    }
    if (is_clash) keep_beside(conflicts, name, there);
    if (step.text_at("op") != "remove") step.object().set("op", "add");  // theirs may not have it
    else if (theirs.find(name) == nullptr) continue;
    steps.push_back(std::move(step));
  }
  return steps;
}

std::size_t count_taken(const json::Object& mine, const json::Object& merged) {
  std::size_t count = 0;
  for (const json::Member& member : merged)
    if (is_name(member.key) && typed_in(mine, member.key) != typed_in(merged, member.key)) ++count;
  for (const json::Member& member : mine)
    if (is_name(member.key) && merged.find(member.key) == nullptr && !typed_in(mine, member.key).is_null()) ++count;
  return count;
}

}  // namespace

Merged merge(const json::Object& base, const json::Object& of_mine, const json::Object& of_theirs) {
  Merged out;
  json::Object mine = of_mine;
  json::Object theirs = of_theirs;
  keep_written(base, of_mine, theirs);
  keep_written(base, of_theirs, mine);
  json::Object kept[2];
  for (std::size_t i = 0; i < 2; ++i)
    kept[i] = merge_aside(members_of(base.find(asides[i])), members_of(mine.find(asides[i])), members_of(theirs.find(asides[i])));
  json::Value whole = theirs;
  (void)json::apply_patch(whole, onto(base, mine, theirs, kept[0]));  // each step fits what it was made for
  out.content = std::move(whole.object());
  for (std::size_t i = 0; i < 2; ++i) {
    if (kept[i].empty()) out.content.erase(asides[i]);
    else out.content.set(asides[i], json::Value(kept[i]));
  }
  out.taken = count_taken(of_mine, out.content);
  out.asked = kept[0].size();
  return out;
}

}  // namespace portal::filling
