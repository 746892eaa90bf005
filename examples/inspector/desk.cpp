// Requests in, answers out; files are looked at, never locked.
#include "examples/inspector/desk.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "sdk/json/json.h"
#include "widgets/kinds.h"

namespace portal::inspector_window {

namespace {

constexpr double look = 1;  // seconds between looks at an open file

Result<std::string> text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file.good()) return Error{ErrorCode::storage_failed, path, "a file that can be read", std::string("none")};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<json::Value> json_of(const std::string& path) {
  PORTAL_TRY(const std::string text, text_of(path));
  return json::parse(text);
}

}  // namespace

Result<std::unique_ptr<Desk>> Desk::open(const std::string& strings, const std::string& lang, surface::imgui::Fonts& fonts) {
  PORTAL_TRY(json::Value words, json_of(strings + "/" + lang + ".json"));
  std::unique_ptr<Desk> desk(new Desk(strings, fonts));
  const json::Value options =
      json::Object{{"strings", std::move(words)}, {"properties", json::Object()}, {"host", json::Array{"documents", "file", "order"}}};
  PORTAL_TRY(desk->session_, session::Session::create(*find_widget_kind("inspector"), options));
  desk->take(desk->session_->first_update());
  return desk;
}

void Desk::take(const std::string& update) {
  auto read = json::parse(update);
  if (!read.ok()) return;
  if (auto applied = surface_.apply(read.value()); !applied.ok()) {
    std::fprintf(stderr, "inspector: %s\n", applied.error().text().c_str());
    if (auto whole = json::parse(session_->snapshot()); whole.ok()) (void)surface_.apply(whole.value());
  }
  if (const json::Value* requests = read.value().find("requests"); requests != nullptr)
    for (const json::Value& request : requests->array()) ask(request);
}

void Desk::send(const ui::Event& event) {
  auto update = session_->dispatch(event);
  if (update.ok()) take(update.value());
  else std::fprintf(stderr, "inspector: %s\n", update.error().text().c_str());
}

void Desk::reply(std::int64_t request, bool ok, json::Value value) { send({ui::EventType::reply, {}, {}, std::move(value), ok, request}); }

void Desk::ask(const json::Value& request) {
  const std::int64_t id = request.find("id")->integer();
  const std::string kind = request.text_at("kind");
  if (kind == "document.watch") {
    documents_ = id;
  } else if (kind == "order.show") {
    surface::imgui::SurfaceOptions options;
    options.show_order = request.find("on")->boolean();
    options.order_below = request.text_at("below");
    surface_.set_options(std::move(options));
  } else if (kind == "timer") {
    timers_.push_back({id, now_ + request.find("after")->number() / 1000});
  } else if (kind == "strings.load") {
    auto words = json_of(strings_ + "/" + request.text_at("locale") + ".json");
    const bool ok = words.ok();
    reply(id, ok,
          ok ? json::Value(json::Object{{"strings", std::move(words).value()}}) : json::Value(json::Object{{"title", "There are no such texts"}}));
  } else if (kind == "file.save") {
    std::ofstream out(request.text_at("name"), std::ios::binary);
    out << request.text_at("text") << '\n';
    std::printf("inspector: %s\n", request.text_at("name").c_str());
    reply(id, out.good(), json::Object());
  }
}

void Desk::open_file(const std::string& path) {
  file_ = path;
  tell_file();
}

void Desk::open_panel(const std::string& node) { send({ui::EventType::toggle, node, {}, {}, true, 0}); }

void Desk::tell_file() {
  std::error_code gone;
  saved_ = std::filesystem::last_write_time(file_, gone);
  auto text = text_of(file_);
  const std::string name = std::filesystem::path(file_).filename().string();
  reply(documents_, true, json::Object{{"name", name}, {"text", text.ok() ? text.value() : std::string()}});
}

bool Desk::advance(double now) {
  now_ = now;
  bool happened = false;
  for (const ui::Event& event : surface_.take_events()) {
    send(event);
    happened = true;
  }
  std::vector<Timer> due;
  const auto later = std::stable_partition(timers_.begin(), timers_.end(), [now](const Timer& timer) { return timer.due <= now; });
  due.assign(timers_.begin(), later);
  timers_.erase(timers_.begin(), later);
  for (const Timer& timer : due) reply(timer.request, true, json::Object());
  std::error_code gone;
  if (!file_.empty()) {
    const auto saved = std::filesystem::last_write_time(file_, gone);
    if (!gone && saved != saved_) {
      tell_file();
      happened = true;
    }
  }
  return happened || !due.empty();
}

double Desk::patience(double now) const {
  double seconds = file_.empty() ? 3600 : look;
  for (const Timer& timer : timers_) seconds = std::min(seconds, std::max(0.0, timer.due - now));
  return seconds;
}

}  // namespace portal::inspector_window
