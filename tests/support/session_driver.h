#pragma once
// For tests: the widgets' words, named examples and sessions, from the source tree.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/session/session.h"
#include "tools/portal/named_examples.h"

namespace portal::testing {

// The whole file below the source tree; fails the test where it is absent.
std::string read_text(const std::string& path);
json::Value read_json(const std::string& path);

// The compiled messages of `locale`, made by the target portal_strings.
json::Value strings(std::string_view locale);

// Create options with words, properties and what the host can do.
json::Value options(json::Value properties, const std::vector<std::string>& host = {}, std::string_view locale = "ru");

// The named examples of a contract; the test fails where one cannot be read.
using Example = tools::NamedExample;
std::vector<Example> examples(const std::string& widget, std::string_view locale = "ru");

// A session with a replica that has followed every update; the test fails where one does not apply.
class Driver {
 public:
  Driver(const session::WidgetKind& kind, const json::Value& options);

  json::Value send(const ui::Event& event);  // the update; the test fails on an error
  Result<std::string> try_send(const ui::Event& event);
  json::Value input(std::string node, json::Value value);
  json::Value leave(std::string node);
  json::Value press(std::string node);
  json::Value reply(std::int64_t request, json::Value value, bool ok = true);

  session::Session& session() { return *session_; }
  const json::Value& first() const { return first_; }
  std::string text() const { return replica_.text(); }  // the tree as the surface holds it
  const json::Value* node(std::string_view id) const { return replica_.find(id); }
  std::string text_of(std::string_view id, std::string_view attribute) const;  // "" where absent

 private:
  json::Value take(const std::string& update);

  std::unique_ptr<session::Session> session_;
  ui::Replica replica_;
  json::Value first_;
};

// The number of the first request of this kind in an update; 0 where there is none.
std::int64_t request_of(const json::Value& update, std::string_view kind);

}  // namespace portal::testing
