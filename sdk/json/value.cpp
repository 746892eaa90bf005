// The value itself: objects with their index, equality, numbers.
#include "sdk/json/value.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace portal::json {

namespace {
constexpr std::size_t linear_limit = 8;
constexpr std::size_t usual_size = 4;  // room that is made at the first member, instead of for one, two, four
}  // namespace

// Link-time optimisation would put these back where they are called.
#define PORTAL_OUT_OF_LINE [[gnu::noinline]]

PORTAL_OUT_OF_LINE Value::Value(const Value& other) = default;
PORTAL_OUT_OF_LINE Value::Value(Value&& other) noexcept = default;
PORTAL_OUT_OF_LINE Value& Value::operator=(const Value& other) = default;
PORTAL_OUT_OF_LINE Value& Value::operator=(Value&& other) noexcept = default;
PORTAL_OUT_OF_LINE Value::~Value() = default;
PORTAL_OUT_OF_LINE Value::Value(bool value) : data_(value) {}
PORTAL_OUT_OF_LINE Value::Value(long long value) : data_(std::int64_t{value}) {}
PORTAL_OUT_OF_LINE Value::Value(const char* text) : data_(std::string(text)) {}
PORTAL_OUT_OF_LINE Value::Value(std::string_view text) : data_(std::string(text)) {}
PORTAL_OUT_OF_LINE Value::Value(std::string text) : data_(std::move(text)) {}
PORTAL_OUT_OF_LINE Value::Value(Array items) : data_(std::move(items)) {}
PORTAL_OUT_OF_LINE Value::Value(Object members) : data_(std::move(members)) {}

PORTAL_OUT_OF_LINE Member::Member(std::string_view name, Value content) : key(name), value(std::move(content)) {}
PORTAL_OUT_OF_LINE Member::Member(const Member& other) = default;
PORTAL_OUT_OF_LINE Member::Member(Member&& other) noexcept = default;
PORTAL_OUT_OF_LINE Member& Member::operator=(const Member& other) = default;
PORTAL_OUT_OF_LINE Member& Member::operator=(Member&& other) noexcept = default;
PORTAL_OUT_OF_LINE Member::~Member() = default;

PORTAL_OUT_OF_LINE Object::Object() = default;
PORTAL_OUT_OF_LINE Object::Object(const Object&) = default;
PORTAL_OUT_OF_LINE Object::Object(Object&&) noexcept = default;
PORTAL_OUT_OF_LINE Object& Object::operator=(const Object&) = default;
PORTAL_OUT_OF_LINE Object& Object::operator=(Object&&) noexcept = default;
PORTAL_OUT_OF_LINE Object::~Object() = default;

PORTAL_OUT_OF_LINE Object::Object(std::initializer_list<Member> members) {
  members_.reserve(members.size());
  for (const Member& member : members) set(member.key, member.value);
}

std::size_t Object::size() const { return members_.size(); }
void Object::reserve(std::size_t count) { members_.reserve(count); }
const Member* Object::begin() const { return members_.data(); }
const Member* Object::end() const { return members_.data() + members_.size(); }
Member* Object::begin() { return members_.data(); }
Member* Object::end() { return members_.data() + members_.size(); }

// Members come one by one, so the index is kept sorted by insertion: no sorting routine is linked for it.
void Object::index_last() {
  if (sorted_.empty() && members_.size() <= linear_limit) return;
  const auto by_key = [this](std::uint32_t a, std::uint32_t b) { return members_[a].key < members_[b].key; };
  for (auto next = static_cast<std::uint32_t>(sorted_.size()); next < members_.size(); ++next)
    sorted_.insert(std::upper_bound(sorted_.begin(), sorted_.end(), next, by_key), next);
}

Value* Object::find(std::string_view key) {
  const std::size_t i = position(key);
  return i < members_.size() ? &members_[i].value : nullptr;
}

PORTAL_OUT_OF_LINE Value& Object::operator[](std::string_view key) {
  const std::size_t i = position(key);
  if (i < members_.size()) return members_[i].value;
  if (members_.empty()) members_.reserve(usual_size);
  members_.emplace_back(key, Value());
  index_last();
  return members_.back().value;
}

PORTAL_OUT_OF_LINE void Object::set(std::string_view key, Value value) { (*this)[key] = std::move(value); }

// A literal key is one word to pass; these spare every caller the measuring of it.
PORTAL_OUT_OF_LINE const Value* Object::find(const char* key) const { return find(std::string_view(key)); }
PORTAL_OUT_OF_LINE Value* Object::find(const char* key) { return find(std::string_view(key)); }
PORTAL_OUT_OF_LINE void Object::set(const char* key, Value value) { set(std::string_view(key), std::move(value)); }
PORTAL_OUT_OF_LINE const Value* Value::find(std::string_view key) const { return is_object() ? object().find(key) : nullptr; }
PORTAL_OUT_OF_LINE const Value* Value::find(const char* key) const { return find(std::string_view(key)); }

PORTAL_OUT_OF_LINE std::string Value::text_at(std::string_view key) const {
  const Value* found = find(key);
  return found != nullptr && found->is_string() ? found->text() : std::string();
}

bool Object::erase(std::string_view key) {
  const std::size_t i = position(key);
  if (i == members_.size()) return false;
  members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(i));
  if (!sorted_.empty()) {
    sorted_.erase(std::find(sorted_.begin(), sorted_.end(), static_cast<std::uint32_t>(i)));
    for (std::uint32_t& at : sorted_)
      if (at > i) --at;
  }
  return true;
}

std::string_view noun_of(Kind kind) {
  static constexpr std::string_view nouns[] = {"null", "a boolean", "an integer", "a number", "a string", "an array", "an object"};
  return nouns[static_cast<std::size_t>(kind)];
}

PORTAL_OUT_OF_LINE Value::Value(double value) {
  constexpr double limit = 9223372036854775808.0;  // 2^63
  if (value >= -limit && value < limit && std::trunc(value) == value) data_ = static_cast<std::int64_t>(value);
  else data_ = value;
}

double Value::number() const {
  assert(is_number());
  return is_integer() ? static_cast<double>(integer()) : *std::get_if<double>(&data_);
}

PORTAL_OUT_OF_LINE bool operator==(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  if (!a.is_object()) return a.data_ == b.data_;
  const Object& left = a.object();
  const Object& right = b.object();
  if (left.size() != right.size()) return false;
  return std::all_of(left.begin(), left.end(), [&right](const Member& member) {
    const Value* other = right.find(member.key);
    return other != nullptr && *other == member.value;
  });
}

}  // namespace portal::json
