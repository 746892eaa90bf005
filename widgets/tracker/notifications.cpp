// The record is the host's; here is only its form.
#include "widgets/tracker/notifications.h"

#include <algorithm>

namespace portal::tracker {

namespace {

constexpr std::string_view frequencies[] = {"atOnce", "daily", "weekly"};
constexpr std::string_view all_categories[] = {"turn", "deadline", "result", "message"};

template <std::size_t Count>
bool is_one_of(const std::string_view (&names)[Count], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return false;
  for (const std::size_t i : {0U, 1U, 3U, 4U})
    if (text[i] < '0' || text[i] > '9') return false;
  return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

template <std::size_t Count>
json::Array options(const std::string_view (&names)[Count], const Words& words) {
  json::Array out;
  for (const std::string_view name : names)
    out.push_back(json::Object{{"value", std::string(name)}, {"label", words.say("tracker.notify." + std::string(name), json::Object())}});
  return out;
}

}  // namespace

const char* Notifications::complaint_about(bool from) const {
  const std::string& mine = from ? from_ : to_;
  const std::string& other = from ? to_ : from_;
  if (mine.empty()) return other.empty() ? nullptr : "tracker.notify.quiet.both";
  return is_time(mine) ? nullptr : "tracker.notify.quiet.error";
}

ui::NodePtr Notifications::view(const session::Context& context, const Words& words) const {
  if (!context.host_can("notifications")) return nullptr;
  ui::Container outer = ui::Container::disclosure("notify", ui::Name(words.say("tracker.notify")), is_open_);
  if (phase_ == Phase::unasked || phase_ == Phase::loading) return outer.paragraph("notify-loading", words.say("tracker.notify.loading")).build();
  outer.add(ui::Field::make(ui::Role::checkbox, "notify-off", ui::Name(words.say("tracker.notify.off"))).checked(is_off_).build());
  if (!is_off_) {
    outer.add(
        ui::Field::choice(ui::Role::radio_group, "notify-frequency", ui::Name(words.say("tracker.notify.frequency")), options(frequencies, words))
            .value(frequency_)
            .build());
    json::Array chosen;
    for (const std::string& name : categories_) chosen.emplace_back(name);
    outer.add(ui::Field::choice(ui::Role::checkbox_group, "notify-categories", ui::Name(words.say("tracker.notify.categories")),
                                options(all_categories, words))
                  .value(std::move(chosen))
                  .build());
    for (const bool from : {true, false}) {
      ui::Field time = ui::Field::make(ui::Role::text_field, from ? "notify-from" : "notify-to",
                                       ui::Name(words.say(from ? "tracker.notify.quiet.from" : "tracker.notify.quiet.to")));
      time.value(from ? from_ : to_).hint(words.say("tracker.notify.quiet.hint")).with(ui::Attribute::width, 5);
      if (complains_ && complaint_about(from) != nullptr) time.error(words.say(complaint_about(from)));
      outer.add(time.build());
    }
  }
  if (phase_ == Phase::failed)
    outer.add(ui::Container::notice("notify-failed", "danger").paragraph("notify-failed-text", words.say("tracker.notify.failed")).build());
  if (phase_ == Phase::saved)
    outer.add(ui::Container::notice("notify-saved", "success").paragraph("notify-saved-text", words.say("tracker.notify.saved")).build());
  return outer.add(ui::Container::actions("notify-actions").button("notify-save", words.say("tracker.notify.save")).build()).build();
}

bool Notifications::input(const std::string& node, const json::Value& value) {
  if (node == "notify-off" && value.is_boolean()) is_off_ = value.boolean();
  else if (node == "notify-frequency" && value.is_string() && is_one_of(frequencies, value.text())) frequency_ = value.text();
  else if (node == "notify-from" && value.is_string()) from_ = value.text();
  else if (node == "notify-to" && value.is_string()) to_ = value.text();
  else if (node == "notify-categories" && value.is_array()) {
    categories_.clear();
    for (const json::Value& name : value.array())
      if (name.is_string() && is_one_of(all_categories, name.text())) categories_.push_back(name.text());
  } else {
    return false;
  }
  if (phase_ == Phase::saved) phase_ = Phase::shown;
  return true;
}

bool Notifications::press(const std::string& node, const Words& words, session::Effects& effects) {
  if (node != "notify-save") return false;
  if (phase_ == Phase::saving) return true;
  complains_ = !is_off_ && (complaint_about(true) != nullptr || complaint_about(false) != nullptr);
  if (complains_) {
    const bool from = complaint_about(true) != nullptr;
    effects.focus(from ? "notify-from" : "notify-to");
    effects.announce(words.say(complaint_about(from)), true);
    return true;
  }
  request_ = effects.request("notifications.put", json::Object{{"preferences", preferences()}});
  phase_ = Phase::saving;
  effects.announce(words.say("tracker.action.sending"));
  return true;
}

bool Notifications::toggle(const std::string& node, bool open, session::Effects& effects) {
  if (node != "notify") return false;
  is_open_ = open;
  if (!open || phase_ != Phase::unasked) return true;
  request_ = effects.request("notifications.get", {});
  phase_ = Phase::loading;
  return true;
}

bool Notifications::reply(std::int64_t request, bool ok, const json::Value& value, const Words& words, session::Effects& effects) {
  if (request == 0 || request != request_) return false;
  request_ = 0;
  const bool saved = phase_ == Phase::saving;
  if (ok) take(value);
  phase_ = !ok ? Phase::failed : saved ? Phase::saved : Phase::shown;
  if (!ok) effects.announce(words.say("tracker.notify.failed"), true);
  else if (saved) effects.announce(words.say("tracker.notify.saved"));
  return true;
}

void Notifications::take(const json::Value& preferences) {
  if (const json::Value* off = preferences.find("off"); off != nullptr && off->is_boolean()) is_off_ = off->boolean();
  if (const std::string name = preferences.text_at("frequency"); is_one_of(frequencies, name)) frequency_ = name;
  if (const json::Value* names = preferences.find("categories"); names != nullptr) input("notify-categories", *names);
  const json::Value* quiet = preferences.find("quiet");
  if (quiet == nullptr) return;
  from_ = quiet->text_at("from");
  to_ = quiet->text_at("to");
}

json::Value Notifications::preferences() const {
  json::Array categories;
  for (const std::string& name : categories_) categories.emplace_back(name);
  json::Object out{{"off", is_off_}, {"frequency", frequency_}, {"categories", std::move(categories)}};
  if (from_.empty()) out.set("quiet", nullptr);
  else out.set("quiet", json::Object{{"from", from_}, {"to", to_}});
  return out;
}

void Notifications::archive(json::Archive& state) {
  static constexpr std::string_view phases[] = {"unasked", "loading", "shown", "saving", "saved", "failed"};
  state.name("phase", phase_, phases);
  state.flag("open", is_open_);
  state.flag("complains", complains_);
  state.number("request", request_);
  json::Value kept = preferences();
  state.value("preferences", kept, json::Kind::object);
  if (state.reads()) take(kept);
}

}  // namespace portal::tracker
