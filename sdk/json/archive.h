#pragma once
// One list of members for both ways: what writes a state is what reads it back, so the two cannot drift apart.
//
//   void Drafts::archive(json::Archive& state) { state.text("draft", draft_); state.flag("on", is_on_); }
//   json::Archive out;  drafts.archive(out);  json::Value kept = out.take();
//   json::Archive in(kept, "/state");  drafts.archive(in);  PORTAL_CHECK(in.finish());
//
// Reading is strict like json::Reader: every member must be there, of its kind, and no other.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sdk/json/reader.h"

namespace portal::json {

class Archive {
 public:
  Archive() = default;  // writes
  Archive(const Value& from, std::string path) : reader_(std::make_unique<Reader>(from, std::move(path))) {}

  bool reads() const { return reader_ != nullptr; }
  void text(const char* key, std::string& value);
  void flag(const char* key, bool& value);
  void number(const char* key, std::int64_t& value);
  // An index below names.size(), or an enum of such, by its name.
  void name(const char* key, unsigned char& value, std::span<const std::string_view> names);
  template <class Enum>
  requires std::is_enum_v<Enum>
  void name(const char* key, Enum& value, std::span<const std::string_view> names) {
    auto index = static_cast<unsigned char>(value);
    name(key, index, names);
    value = static_cast<Enum>(index);
  }
  // What a part of the whole archives by itself, as an object of its own: state.part("drafts", [&](json::Archive& own) { drafts_.archive(own); });
  template <class Part>
  void part(const char* key, Part archive) {
    Archive out;
    if (!reads()) archive(out);
    Value kept = out.take();
    value(key, kept, Kind::object);
    if (!reads()) return;
    Archive in(kept, "");
    archive(in);
    if (!in.finish().ok()) fail(key, "what was written");
  }
  // A list of texts and of nothing else.
  void texts(const char* key, std::vector<std::string>& list);
  // A list or an object that the caller makes and takes apart: written from `value`, or read into it.
  void value(const char* key, Value& value, Kind kind);
  void fail(const char* key, std::string_view expected);  // incompatible_state

  Result<void> finish() { return reader_->finish(); }
  Value take() { return std::move(written_); }

 private:
  Object written_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace portal::json
