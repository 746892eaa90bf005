#pragma once
// The tracker's words: its own strings, a scenario's texts in the language in use, and how dates, turns and terms are told.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/session/widget.h"
#include "widgets/tracker/progress.h"

namespace portal::tracker {

class Words {
 public:
  explicit Words(const session::Context& context) : context_(context) {}

  std::string say(const char* key) const { return context_.strings.format(key); }
  std::string say(const char* key, const char* name, json::Value value) const;
  std::string say(const char* key, const char* name, json::Value value, const char* second_name, json::Value second) const;
  std::string say(std::string_view key, const json::Object& arguments) const { return context_.strings.format(key, arguments); }
  bool has(std::string_view key) const { return context_.strings.has(key); }
  const std::string& locale() const { return context_.strings.locale(); }

  std::string title(const Scenario& scenario) const { return own(scenario, "title"); }
  std::string stage(const Scenario& scenario, std::size_t index) const { return std::string(scenario.title_of(locale(), index)); }
  std::string document(const Scenario& scenario, std::size_t index) const;
  std::string own(const Scenario& scenario, const std::string& key) const { return std::string(scenario.text(locale(), key)); }
  std::string quoted_list(const Scenario& scenario, const std::vector<std::size_t>& stages) const;  // «A», «B»

  // Who acts on a stage: the authority's name where the definition has it.
  std::string who(const Scenario& scenario, std::size_t stage, Actor turn) const;
  // «до 27 ноября 2026 года, осталось 3 рабочих дня»
  std::string when(const Due& due) const;
  std::string left(const Due& due) const;
  // What else is to be known of a date: moved, through a year without an act, where it is written. "" where nothing.
  std::string about(const Scenario& scenario, std::size_t stage, const Due& due) const;
  std::string fact(const Scenario& scenario, const std::string& path) const;  // its title, else its path
  std::string value(const json::Value& value) const;

 private:
  const session::Context& context_;
};

std::string iso(std::int32_t day);

}  // namespace portal::tracker
