// Widgets as sessions in this process, and the host that answers their requests.
#include "examples/kiosk/kiosk.h"
#include "sdk/json/json.h"
#include "widgets/kinds.h"

namespace portal::kiosk {

namespace {

constexpr std::size_t code_length = 8;

std::string without_members(const json::Value& request) {
  json::Object body;
  for (const json::Member& member : request.object())
    if (member.key != "id" && member.key != "kind" && member.key != "key") body.set(member.key, member.value);
  return json::write(json::Value(std::move(body)));
}

json::Value problem(const char* type, const char* title) { return json::Object{{"type", type}, {"title", title}}; }

json::Value read_or_null(const std::string& text) {
  auto value = json::parse(text);
  return value.ok() ? std::move(value).value() : json::Value();
}

// The case that the tracker shows: what the portal knows of an application, as events.
json::Value events_of(const json::Value& application) {
  const auto event = [&](const char* id, const char* type, json::Object data) {
    return json::Value(json::Object{{"specversion", "1.0"},
                                    {"type", type},
                                    {"source", "/terminal"},
                                    {"id", id},
                                    {"subject", "application"},
                                    {"time", application.text_at("receivedAt")},
                                    {"data", std::move(data)}});
  };
  return json::Array{event("1", "portal.case.opened",
                           {{"scenario", "application"}, {"version", "1"}, {"number", application.text_at("number")}, {"channel", "office"}}),
                     event("2", "portal.stage.changed", {{"stage", "apply"}, {"status", "done"}, {"by", "client"}, {"channel", "office"}})};
}

}  // namespace

void Kiosk::open_widget(Page page, std::string_view kind, json::Value properties, json::Array host) {
  const session::WidgetKind* found = find_widget_kind(kind);
  session_.reset();
  timers_.clear();
  fresh_main();
  dress();
  page_ = page;
  show_bar();
  auto made = found == nullptr ? Result<std::unique_ptr<session::Session>>(Error{ErrorCode::unknown_name, "/kind", "a widget", std::string(kind)})
                               : session::Session::create(*found, json::Object{{"strings", library_.languages[language_].strings},
                                                                               {"properties", std::move(properties)},
                                                                               {"zone", settings_.zone},
                                                                               {"instance", settings_.new_id()},
                                                                               {"host", std::move(host)}});
  if (!made.ok()) {
    page_ = Page::problem;
    return show_page(problem_page(words()), "problem");
  }
  session_ = std::move(made).value();
  take_update(session_->first_update());
  if (session_ == nullptr || session_->tree() == nullptr) return;
  main_->focus(session_->tree()->id());
  speak_widget();
}

void Kiosk::open_form(const Service& service) {
  json::Value definition = library_.forms.at(service.definition);
  open_widget(Page::form, "form", json::Object{{"definition", std::move(definition)}, {"shared", true}}, json::Array{"submit"});
}

void Kiosk::open_rating() {
  json::Object names;
  for (const Service& service : library_.services) {
    if (service.definition.empty()) continue;
    json::Object name;
    for (const auto& [tag, text] : service.name) name.set(tag, text);
    names.set("service/" + service.definition, std::move(name));
  }
  const std::string target = names.empty() ? std::string("portal/main") : names.begin()->key;
  open_widget(Page::rating, "rating",
              json::Object{{"methodology", library_.methodology},
                           {"target", target},
                           {"targets", std::move(names)},
                           {"mode", "kiosk"},
                           {"channel", "kiosk"},
                           {"endpoint", "contact"}},
              json::Array{"ratings", "clock"});
}

void Kiosk::dispatch(const ui::Event& event) {
  if (session_ == nullptr) return;
  auto update = session_->dispatch(event);
  if (update.ok()) take_update(update.value());
}

void Kiosk::take_update(const std::string& written) {
  const json::Value update = json::parse(written).value();
  (void)main_->apply(update);
  if (const json::Value* requests = update.find("requests"))
    for (const json::Value& request : requests->array()) answer_request(request);
  while (!replies_.empty()) {
    const ui::Event next = replies_.front();
    replies_.erase(replies_.begin());
    dispatch(next);
  }
}

void Kiosk::reply(std::int64_t request, bool ok, json::Value value) {
  ui::Event event;
  event.type = ui::EventType::reply;
  event.request = request;
  event.flag = ok;
  event.value = std::move(value);
  dispatch(event);
}

void Kiosk::answer_request(const json::Value& request) {
  const std::string kind = request.text_at("kind");
  ui::Event answer;
  answer.type = ui::EventType::reply;
  answer.request = request.find("id")->integer();
  answer.flag = true;
  if (kind == "clock.now") {
    answer.value = json::Object{{"now", settings_.now()}};
  } else if (kind == "id.new") {
    answer.value = json::Object{{"id", settings_.new_id()}};
  } else if (kind == "timer") {
    const json::Value* after = request.find("after");
    timers_.push_back({screen_.now() + (after != nullptr && after->is_number() ? after->number() : 0) / 1000, answer.request});
    return;
  } else if (kind == "application.submit") {
    return submit(request);
  } else if (kind == "ratings.send") {
    // The terminal answers for it from here: under the event's own id it counts once.
    const json::Value* event = request.find("event");
    outbox_.add({"POST", "/api/ratings", "application/cloudevents+json", event->text_at("id"), json::write(*event)}, screen_.now());
    answer.value = json::Object{};
  } else {
    answer.flag = false;
    answer.value = problem("about:blank", "The terminal has no such thing");
  }
  replies_.push_back(std::move(answer));
}

void Kiosk::submit(const json::Value& request) {
  submitting_ = request.text_at("key");
  submit_request_ = request.find("id")->integer();
  outbox_.add({"POST", "/api/applications", "application/json", submitting_, without_members(request)}, screen_.now());
}

void Kiosk::take_answers() {
  const double now = screen_.now();
  while (auto came = courier_.take_answer()) {
    const auto& [id, answer] = *came;
    if (id == lookup_ && lookup_ != 0) {
      lookup_ = 0;
      if (page_ == Page::number) show_application(answer);
      continue;
    }
    std::vector<Outbox::News> news;
    if (!outbox_.take(id, answer, now, news)) continue;
    for (const Outbox::News& one : news) {
      if (one.key != submitting_ || session_ == nullptr || submit_request_ == 0) continue;
      const std::int64_t request = std::exchange(submit_request_, 0);
      if (one.is_final) {
        reply(request, one.answer.status < 300, read_or_null(one.answer.body));
        continue;
      }
      // It waits in the outbox. The person goes with a code; what they typed goes from the screen now.
      const std::string code = submitting_.substr(0, code_length);
      finish();
      page_ = Page::kept;
      show_bar();
      show_page(kept_page(words(), code), "kept");
    }
  }
}

// An application by its number

void Kiosk::open_number(const std::string& number, const std::string& error, bool asking) {
  const bool is_new = page_ != Page::number;
  if (is_new) {
    session_.reset();
    fresh_main();
    dress();
    page_ = Page::number;
    show_bar();
  }
  (void)main_->apply(update_of(number_page(words(), number, error, asking), ++version_, is_new || !error.empty() ? "track/number" : ""));
  (void)main_->take_events();
  if (!error.empty()) speak(error, true);
}

void Kiosk::ask_number() {
  if (number_.empty()) return open_number(number_, words().format("track.empty"), false);
  for (const char c : number_)
    if ((c < '0' || c > '9') && c != '-') return open_number(number_, words().format("track.none"), false);
  lookup_ = courier_.send({"GET", "/api/applications/" + number_, {}, {}, {}});
  open_number(number_, {}, true);
  speak(words().format("track.asking"), false);
}

void Kiosk::show_application(const Answer& answer) {
  const json::Value application = read_or_null(answer.body);
  if (answer.status != 200 || application.text_at("number").empty())
    return open_number(number_, words().format(answer.status == 404 || answer.status == 400 ? "track.none" : "track.offline"), false);
  open_widget(Page::tracker, "tracker",
              json::Object{{"scenario", library_.scenario}, {"events", events_of(application)}, {"calendar", library_.calendar}}, json::Array{});
}

}  // namespace portal::kiosk
