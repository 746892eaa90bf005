#pragma once
// What the inspector looks at: a recorded session, perhaps another way that it could have gone, and a place in time.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sdk/json/archive.h"
#include "widgets/inspector/family.h"
#include "widgets/inspector/what_if.h"

namespace portal::inspector {

class Model {
 public:
  explicit Model(json::Value strings) : strings_(std::move(strings)) {}

  // A log from a file, a page, a property. Errors: unknown_name (a kind that is not here), those of Session::create.
  Result<void> open(session::Log log);
  void grow(std::vector<session::LogStep> steps);  // the inspected session goes on; who stood at the end goes with it
  void close();

  // A file that was chosen, dropped or saved anew: a log, or a definition, which keeps the acts of the form that it replaces.
  void take_file(const std::string& name, const std::string& text);

  bool is_open() const { return recorded_ != nullptr; }
  session::Replay& shown() const { return other_ ? *other_ : *recorded_; }
  const session::Replay& recorded() const { return *recorded_; }
  bool is_branch() const { return branched_at_.has_value(); }
  std::size_t branched_at() const { return *branched_at_; }
  bool is_other() const { return other_ != nullptr; }

  void go(std::size_t position) { shown().go(position); }

  // The person acts in the preview: from here it goes another way; what it asks the host for is answered as the log answered the same.
  // The session's refusal comes back as an error, and nothing was done.
  Result<void> act(ui::Event event);
  void return_to_record();
  Result<void> imagine(WhatIf what_if);  // errors: those of a session in the other language
  const WhatIf& what_if() const { return what_if_; }
  void take_strings(const std::string& locale, json::Value strings);
  bool has_strings(const std::string& locale) const { return strings_of(locale) != nullptr; }

  // The log as a report of a bug.
  session::Log report(bool with_values) const;

  std::string lang() const;  // of the inspected widget

  void archive(json::Archive& state);

  std::string selected;             // a node of the inspected tree
  std::vector<std::string> opened;  // panels
  bool with_values = false;
  bool is_playing = false;
  bool draws_order = false;     // the host draws the order of focus
  std::string file;             // its name
  std::string fault;            // why the last file or log could not be opened
  std::string told_by;          // the kind of a widget that is not played here …
  json::Value told;             // … and the reasons that it gives itself; null: none yet
  Definition definition;        // the last file that was no log
  json::Value definition_text;  // as it was read; null: none

  bool has_open(std::string_view panel) const;

 private:
  const json::Value* strings_of(const std::string& locale) const;
  const json::Value& strings_now() const;
  void answer_open_requests(session::Replay& replay, std::size_t from);
  void take_definition(json::Value source);

  json::Value strings_;
  json::Object other_strings_;  // by locale
  std::unique_ptr<session::Replay> recorded_;
  std::unique_ptr<session::Replay> other_;
  std::optional<std::size_t> branched_at_;
  WhatIf what_if_;
};

}  // namespace portal::inspector
