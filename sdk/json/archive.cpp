// An archive of state, both ways: what is written in one order is read in the same.
#include "sdk/json/archive.h"

namespace portal::json {

void Archive::text(const char* key, std::string& value) {
  if (reads()) reader_->required(key, value);
  else written_.set(key, value);
}

void Archive::flag(const char* key, bool& value) {
  if (!reads()) written_.set(key, value);
  else if (const Value* found = reader_->required(key, Kind::boolean)) value = found->boolean();
}

void Archive::number(const char* key, std::int64_t& value) {
  if (reads()) reader_->required(key, value);
  else written_.set(key, static_cast<long long>(value));
}

void Archive::name(const char* key, unsigned char& value, std::span<const std::string_view> names) {
  if (!reads()) {
    written_.set(key, names[value]);
    return;
  }
  std::string name;
  reader_->required(key, name);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) {
      value = static_cast<unsigned char>(i);
      return;
    }
  fail(key, "a known name");
}

void Archive::texts(const char* key, std::vector<std::string>& list) {
  Value kept = Array(list.begin(), list.end());
  value(key, kept, Kind::array);
  if (!reads() || !kept.is_array()) return;
  list.clear();
  for (const Value& each : kept.array()) {
    if (!each.is_string()) return fail(key, "texts");
    list.push_back(each.text());
  }
}

void Archive::value(const char* key, Value& value, Kind kind) {
  if (!reads()) written_.set(key, value);
  else if (const Value* found = reader_->required(key, kind)) value = *found;
}

void Archive::fail(const char* key, std::string_view expected) { reader_->fail(ErrorCode::incompatible_state, key, expected, "another"); }

}  // namespace portal::json
