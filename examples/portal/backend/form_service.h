#pragma once
// The portal's forms, checked and drawn by the widget itself: the one file through which the backend knows a widget.
//
// An application is checked here by the same C++ that runs in the browser, and a person without JavaScript fills the same
// form in as plain HTML. An interface, so that tests of the rest can stand their own in its place.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "examples/portal/backend/http.h"
#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/schema/schema.h"

namespace portal::demo {

// What the widget asks the host for when it sends an application, and the host's answer for it.
struct SubmitReply {
  bool ok = false;
  json::Value value;  // {"number","receivedAt","form"}, or a problem
};
class SubmitHost {
 public:
  virtual ~SubmitHost() = default;
  virtual SubmitReply submit(const json::Value& application) = 0;  // the request "application.submit"
  virtual void hand_over(const json::Value& answers) = 0;          // the request "handover.make"
};

// Where the form is drawn: what it knows of the person, and what its post must bring back.
struct FormFrame {
  Language language = Language::ru;
  json::Value facts;   // a profile reply; the widget takes from it what it asks for
  std::string action;  // where the form posts to
  Fields hidden;       // besides what was typed; the form adds its own state_field
  std::string now;     // an instant (RFC 3339)
};
// The widget's state as JSON in a hidden field, so that a press without JavaScript goes on where the last one ended. It comes
// back from the person, so nothing is decided by it: an application is checked from its data alone.
inline constexpr std::string_view state_field = "widget-state";
inline constexpr std::string_view make_code = "handover-make";

struct FormHtml {
  std::string html;
  bool submitted = false;  // the host has accepted the application
  bool refused = false;    // the person has sent it and it has errors, or could not be kept
};

struct PostedForm {
  Fields fields;      // names are node ids; with the state_field
  std::string press;  // the node that was pressed; empty: the form's own submit
};

class FormService {
 public:
  virtual ~FormService() = default;

  // The definition with this id, read anew each time. Errors: unknown_name where there is none; those of its text.
  virtual Result<json::Value> definition(std::string_view form) = 0;

  // Every problem of an application's data that comes in on the day `today`, empty where it can be accepted. Errors: those of the definition.
  virtual Result<std::vector<schema::Problem>> check(const json::Value& definition, const json::Value& data, std::string_view today) = 0;

  // The form's HTML as a person sees it at first.
  virtual Result<FormHtml> draw(const json::Value& definition, const FormFrame& frame) = 0;

  // The same with answers that a code has brought: {"version","content"} as they were handed over.
  virtual Result<FormHtml> draw_brought(const json::Value& definition, const FormFrame& frame, const json::Value& brought) = 0;

  // The same after a person without JavaScript has filled it in and pressed a button. Fields that the form does not show are ignored.
  // The press `make_code` is the page's own: the answers go to `host` and the form stands as it was.
  virtual Result<FormHtml> post(const json::Value& definition, const FormFrame& frame, const PostedForm& posted, SubmitHost& host) = 0;
};

// `content` holds forms/*.json; `strings` the compiled messages <locale>.json, as the package has them.
std::unique_ptr<FormService> make_form_service(const std::string& content, const std::string& strings);

}  // namespace portal::demo
