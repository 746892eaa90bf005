// The loop: event, model, tree, diff, update.
#include "sdk/session/session.h"

#include <algorithm>
#include <cassert>

#include "sdk/json/json.h"
#include "sdk/json/reader.h"
#include "sdk/text/port.h"

namespace portal::session {

json::Value ArchivedWidget::state() const {
  json::Archive out;
  const_cast<ArchivedWidget*>(this)->archive(out);
  return out.take();
}

Result<void> ArchivedWidget::resume(const json::Value& state) {
  if (state.is_null()) return {};
  json::Archive in(state, "/state");
  archive(in);
  return in.finish();
}

void Effects::announce(std::string text, bool assertive) { announcements.push_back({std::move(text), assertive}); }
void Effects::focus(const char* id) { focus_ = id; }
void Effects::focus(const std::string& id) { focus_ = id; }

void Effects::emit(const char* name, json::Object detail) {
  json::Object event;
  event.set("name", name);
  event.set("detail", std::move(detail));
  events.emplace_back(std::move(event));
}

std::int64_t Effects::request(const char* kind, json::Object what) {
  json::Object out;
  out.set("id", static_cast<long long>(next_request));
  out.set("kind", kind);
  for (json::Member& member : what) {
    assert(member.key != "id" && member.key != "kind");
    out.set(member.key, std::move(member.value));
  }
  requests.emplace_back(std::move(out));
  return next_request++;
}

bool Context::host_can(std::string_view what) const { return std::find(host.begin(), host.end(), what) != host.end(); }

Session::Session(const WidgetKind& kind, std::shared_ptr<Context> context, std::unique_ptr<Widget> widget)
    : kind_(kind), context_(std::move(context)), widget_(std::move(widget)) {}

Result<std::unique_ptr<Session>> Session::create(const WidgetKind& kind, const json::Value& options) {
  json::Reader read(options, "");
  const json::Value* strings = read.required("strings", json::Kind::object);
  const json::Value* properties = read.required("properties", json::Kind::object);
  std::string zone;
  std::string instance;
  read.optional("zone", zone);
  read.optional("instance", instance);
  const json::Value* host = read.optional("host", json::Kind::array);
  const json::Value* state = read.any("state");
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(auto words, text::Strings::read(*strings, zone));
  auto context = std::make_shared<Context>(std::move(words));
  context->zone = std::move(zone);
  context->instance = std::move(instance);
  if (host != nullptr) {
    for (std::size_t i = 0; i < host->array().size(); ++i) {
      const json::Value& name = host->array()[i];
      if (!name.is_string()) return Error{ErrorCode::wrong_type, "/host/" + std::to_string(i), "a string", json::describe(name)};
      context->host.push_back(name.text());
    }
  }
  const json::Value nothing;
  const json::Value* saved = nullptr;
  std::int64_t next_request = 1;
  if (state != nullptr && !state->is_null()) {
    json::Reader inner(*state, "/state");
    inner.required("next_request", next_request);
    saved = inner.required("widget", json::Kind::object);
    PORTAL_CHECK(inner.finish());
  }
  PORTAL_TRY(auto widget, kind.create(context, *properties, saved != nullptr ? *saved : nothing));
  std::unique_ptr<Session> session(new Session(kind, std::move(context), std::move(widget)));
  session->effects_.next_request = next_request;
  session->is_restored_ = saved != nullptr;
  return session;
}

std::string Session::first_update() {
  if (!is_restored_) widget_->start(effects_);  // a restored widget has asked already
  return advance();
}

Result<std::string> Session::dispatch(std::string_view event) {
  PORTAL_TRY(const json::Value wire, json::parse(event));
  PORTAL_TRY(const ui::Event parsed, ui::read_event(wire));
  return dispatch(parsed);
}

Result<std::string> Session::dispatch(const ui::Event& event) {
  if (event.type == ui::EventType::focus) focused_ = event.node;
  if (event.type == ui::EventType::locale) {
    PORTAL_TRY(auto strings, text::Strings::read(event.value, context_->zone));
    context_->strings = std::move(strings);
    widget_->forget_view();
  }
  const std::int64_t first_request = effects_.next_request;
  if (auto handled = widget_->handle(event, effects_); !handled.ok()) {
    effects_ = Effects();
    effects_.next_request = first_request;
    return std::move(handled).error();
  }
  return advance();
}

std::string Session::advance() {
  ui::NodePtr next = widget_->view();
  ui::Update update;
  ui::diff(tree_, next, update);
  update.base = version_;
  update.version = ++version_;
  update.focus = std::move(effects_.focus_);
  update.announce = std::move(effects_.announcements);
  update.events = std::move(effects_.events);
  update.requests = std::move(effects_.requests);
  const std::int64_t next_request = effects_.next_request;
  effects_ = Effects();
  effects_.next_request = next_request;
  if (kind_.focus_after_removal != nullptr && update.focus.empty() && !focused_.empty() &&
      std::find(update.removed.begin(), update.removed.end(), focused_) != update.removed.end())
    update.focus = kind_.focus_after_removal(*tree_, *next, focused_);
  if (!update.focus.empty()) focused_ = update.focus;
  tree_ = std::move(next);
  return ui::write_update(update);
}

std::string Session::snapshot() {
  ui::Update all;
  ui::diff(nullptr, tree_, all);
  all.version = version_;
  std::string out = ui::write_update(all);
  out.pop_back();
  out += ",\"state\":{\"next_request\":" + std::to_string(effects_.next_request) + ",\"widget\":";
  json::write(widget_->state(), out);
  out += "},\"port\":";
  json::write_string(text::port_name(), out);
  out += '}';
  return out;
}

}  // namespace portal::session
