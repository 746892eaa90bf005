// Operation by operation, on a copy.
#include "sdk/json/patch.h"

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::json {

namespace {

constexpr std::string_view operations[] = {"add", "remove", "replace", "move", "copy", "test"};
enum Operation : unsigned char { add, remove_, replace, move, copy, test, unknown };

Error nowhere(const std::string& path, std::string_view pointer) {
  return Error{ErrorCode::dangling_reference, path, "a place in the document", quoted_excerpt(pointer)};
}

// A new member, or a new item before the one that is there; "-" is behind the last (RFC 6902, 4.1).
bool insert(Value& document, std::string_view pointer, Value value) {
  if (pointer.empty()) {
    document = std::move(value);
    return true;
  }
  const std::size_t slash = pointer.rfind('/');
  const auto last = pointer_tokens(pointer.substr(slash));
  auto* parent = const_cast<Value*>(at(document, pointer.substr(0, slash)));
  if (parent == nullptr || !last) return false;
  const std::string& token = last->front();
  if (parent->is_object()) {
    parent->object().set(token, std::move(value));
    return true;
  }
  if (!parent->is_array()) return false;
  Array& items = parent->array();
  std::size_t index = items.size();
  if (token != "-" && token != std::to_string(items.size())) {
    const Value* before = at(*parent, pointer.substr(slash));
    if (before == nullptr) return false;
    index = static_cast<std::size_t>(before - items.data());
  }
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(index), std::move(value));
  return true;
}

// Everything but "-" and the place behind the last, which no existing value has.
Result<void> apply_one(Value& document, const Value& step, const std::string& where) {
  if (!step.is_object()) return Error{ErrorCode::wrong_type, where, "an operation", describe(step)};
  const std::string name = step.text_at("op");
  unsigned char op = add;
  while (op < unknown && operations[op] != name) ++op;
  if (op == unknown) return Error{ErrorCode::unknown_name, where + "/op", "add, remove, replace, move, copy, test", quoted_excerpt(name)};
  const Value* path = step.find("path");
  const Value* from = step.find("from");
  const Value* value = step.find("value");
  if (path == nullptr || !path->is_string()) return Error{ErrorCode::missing_key, where + "/path", "a pointer", "nothing"};
  const std::string& target = path->text();
  if (!pointer_tokens(target)) return nowhere(where + "/path", target);
  if (op == move || op == copy) {
    if (from == nullptr || !from->is_string()) return Error{ErrorCode::missing_key, where + "/from", "a pointer", "nothing"};
    value = at(document, from->text());
    if (value == nullptr) return nowhere(where + "/from", from->text());
  } else if (op != remove_ && value == nullptr) {
    return Error{ErrorCode::missing_key, where + "/value", "a value", "nothing"};
  }
  auto* here = const_cast<Value*>(at(document, target));
  if (op == test && here != nullptr && *here == *value) return {};
  if (op == test) return Error{ErrorCode::out_of_range, where, "the value that is tested for", here != nullptr ? describe(*here) : "nothing"};
  if ((op == remove_ || op == replace) && here == nullptr) return nowhere(where + "/path", target);
  if (op == replace) {
    *here = Value(*value);
    return {};
  }
  if (op == remove_) {
    if (target.empty()) document = nullptr;
    else remove(document, target);
    return {};
  }
  Value taken = *value;
  if (op == move) {
    if (target.size() > from->text().size() && target.compare(0, from->text().size() + 1, from->text() + "/") == 0)
      return nowhere(where + "/path", target);  // into its own inside (4.4)
    if (from->text() == target) return {};
    remove(document, from->text());
  }
  return insert(document, target, std::move(taken)) ? Result<void>() : nowhere(where + "/path", target);
}

}  // namespace

Result<void> apply_patch(Value& document, const Value& patch) {
  if (!patch.is_array()) return Error{ErrorCode::wrong_type, "", "a list of operations", describe(patch)};
  Value changed = document;
  for (std::size_t i = 0; i < patch.array().size(); ++i) PORTAL_CHECK(apply_one(changed, patch.array()[i], pointer_join("", i)));
  document = std::move(changed);
  return {};
}

Array diff_members(const Object& from, const Object& to) {
  Array out;
  for (const Member& member : from)
    if (to.find(member.key) == nullptr) out.push_back(Object{{"op", "remove"}, {"path", pointer_join("", member.key)}});
  for (const Member& member : to) {
    const Value* before = from.find(member.key);
    if (before != nullptr && *before == member.value) continue;
    out.push_back(Object{{"op", before != nullptr ? "replace" : "add"}, {"path", pointer_join("", member.key)}, {"value", member.value}});
  }
  return out;
}

}  // namespace portal::json
