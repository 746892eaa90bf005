#pragma once
// A session: one widget alive. Events in, updates out; deterministic, so options and a log of events give the same bytes.
//
//   PORTAL_TRY(auto session, Session::create(kind, options));     // options as JSON, below
//   std::string first = session->first_update();                  // base 0
//   PORTAL_TRY(std::string update, session->dispatch(event_json));
//
// Options: {"strings":{…locale file…},"properties":{…},"zone":"Asia/Krasnoyarsk"?,"instance":"…"?,"host":["draft",…]?,
//           "state":…?}. Unknown keys are errors.

#include <memory>
#include <string>
#include <string_view>

#include "sdk/session/widget.h"

namespace portal::session {

class Session {
 public:
  static Result<std::unique_ptr<Session>> create(const WidgetKind& kind, const json::Value& options);

  std::string first_update();
  Result<std::string> dispatch(std::string_view event);  // wire JSON
  Result<std::string> dispatch(const ui::Event& event);

  // A whole update from base 0, with {"state":…,"port":"icu 72.1"} besides: for resync, recovery and tests.
  std::string snapshot();

  const ui::NodePtr& tree() const { return tree_; }
  Widget& widget() { return *widget_; }

 private:
  Session(const WidgetKind& kind, std::shared_ptr<Context> context, std::unique_ptr<Widget> widget);
  std::string advance();

  WidgetKind kind_;
  std::shared_ptr<Context> context_;
  std::unique_ptr<Widget> widget_;
  ui::NodePtr tree_;
  Effects effects_;
  std::int64_t version_ = 0;
  bool is_restored_ = false;
  std::string focused_;  // the node that focus was last seen on
};

}  // namespace portal::session
