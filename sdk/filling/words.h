#pragma once
// How a list of fields is spoken of: the widget's strings, and what it calls its fields.

#include <string>
#include <string_view>

#include "sdk/text/message.h"

namespace portal::filling {

class Words {
 public:
  explicit Words(const text::Strings& strings) : strings_(strings) {}
  virtual ~Words() = default;

  std::string say(const char* key) const { return say(std::string_view(key), {}); }
  std::string say(const char* key, const char* name, json::Value value) const { return strings_.format(key, name, std::move(value)); }
  std::string say(const char* key, const char* name, json::Value value, const char* second_name, json::Value second) const {
    return strings_.format(key, name, std::move(value), second_name, std::move(second));
  }
  std::string say(std::string_view key, const json::Object& arguments) const { return strings_.format(key, arguments); }
  const std::string& locale() const { return strings_.locale(); }
  const text::Strings& strings() const { return strings_; }

  // What people call the field of this name, also where it was one of an earlier version. Never empty.
  virtual std::string label_of(std::string_view name) const = 0;
  // What was typed in it, as people read it: the choice's words, yes or no, a list with commas.
  virtual std::string told(std::string_view name, const json::Value& typed) const = 0;
  // What begins the strings of a choice between two answers: …, ….text, ….keep, ….take, ….announce, ….settled.
  virtual std::string_view conflict() const { return "filling.conflict"; }
  // The button that begins again with blank fields; with "-started" what is said then.
  virtual std::string_view anew() const { return "filling.draft.new"; }

 private:
  const text::Strings& strings_;
};

}  // namespace portal::filling
