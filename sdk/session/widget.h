#pragma once
// What a widget is: a pure pair. handle(event) changes its model and says what else should happen; view() says what it
// means now. No clock, no chance, no I/O: those are requests, and their replies come back as events.
//
//   class Rating : public session::Widget { … };
//   session::WidgetKind kind{"rating", contract_json, &Rating::create};

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/archive.h"
#include "sdk/json/value.h"
#include "sdk/text/message.h"
#include "sdk/ui/event.h"
#include "sdk/ui/node.h"
#include "sdk/ui/update.h"

namespace portal::session {

// What a step brings about besides the new tree. Collected by the session, sent in the update.
class Effects {
 public:
  void announce(std::string text, bool assertive = false);
  void focus(const char* id);
  void focus(const std::string& id);
  void emit(const char* name, json::Object detail);  // a DOM CustomEvent of the element; never personal data

  // Asks the host; the reply comes back with this number. `what` holds the request's own members, none named "id" or "kind".
  std::int64_t request(const char* kind, json::Object what);

  std::vector<ui::Announcement> announcements;
  json::Array events;
  json::Array requests;
  std::string focus_;
  std::int64_t next_request = 1;
};

// What every widget is given at creation and may keep.
struct Context {
  explicit Context(text::Strings words) : strings(std::move(words)) {}

  text::Strings strings;          // of the language in use; replaced by a locale event
  std::string zone;               // IANA name for instants; empty: the port's own
  std::string instance;           // unique, made by the host: for idempotency keys; empty in tests
  std::vector<std::string> host;  // request kinds the host can answer: "draft", "profile", "submit", …
  bool host_can(std::string_view what) const;
};

class Widget {
 public:
  virtual ~Widget() = default;
  Widget() = default;
  Widget(const Widget&) = delete;
  Widget& operator=(const Widget&) = delete;

  // Called once after creation, before the first view: a place for first requests.
  virtual void start(Effects& effects) = 0;

  // An error leaves the model as it was. Unknown nodes and refused actions are errors of the caller.
  virtual Result<void> handle(const ui::Event& event, Effects& effects) = 0;

  // The present meaning. A widget may keep subtrees that did not change; forget_view() makes it build all anew.
  virtual ui::NodePtr view() = 0;
  virtual void forget_view() = 0;

  // All that is needed to go on elsewhere: given as "state" at creation it leads to the same view.
  virtual json::Value state() const = 0;
};

// A widget whose state is one archive: the same list of members writes and reads it (sdk/json/archive.h).
class ArchivedWidget : public Widget {
 public:
  json::Value state() const final;

 protected:
  virtual void archive(json::Archive& state) = 0;  // writing changes nothing
  // Goes on from what state() gave; null: stays as it was made. Errors: incompatible_state, those of json::Reader, below "/state".
  Result<void> resume(const json::Value& state);
};

// `properties` are the element's, by the names of the contract; `state` is null or what state() gave.
using Create = Result<std::unique_ptr<Widget>> (*)(std::shared_ptr<Context> context, const json::Value& properties, const json::Value& state);

struct WidgetKind {
  std::string_view name;      // "form": the element is <portal-form>
  std::string_view contract;  // the text of <name>.json, as describe() gives it
  Create create;
  // Where focus goes when the focused node is gone and nobody said where: accessibility/ has the policy; null: stay silent.
  std::string (*focus_after_removal)(const ui::Node& before, const ui::Node& after, std::string_view lost) = nullptr;
};

}  // namespace portal::session
