// Settings: read, shown, changed, kept, told.
#include "sdk/parts/messages.h"

#include <algorithm>

#include "sdk/json/reader.h"

namespace portal::parts {

namespace {

using consent::channel_names;
using consent::frequency_names;
using consent::hour_text;
using consent::is_hour;
using consent::read_settings;
using consent::Settings;
using consent::write_settings;
using ui::Container;
using ui::Field;
using ui::Name;
using ui::Role;

std::string say(const text::Strings& strings, const std::string& key) { return strings.format("parts.messages." + key); }
constexpr std::int64_t retry_after = 30000;

bool holds(std::span<const std::string_view> list, std::string_view text) { return std::find(list.begin(), list.end(), text) != list.end(); }

json::Array texts(const std::vector<std::string>& list) { return json::Array(list.begin(), list.end()); }

bool read_texts(const json::Value& list, std::vector<std::string>& out) {
  if (!list.is_array()) return false;
  for (const json::Value& item : list.array()) {
    if (!item.is_string()) return false;
    out.push_back(item.text());
  }
  return true;
}

std::vector<ui::Option> options_of(const std::vector<Category>& shown) {
  std::vector<ui::Option> options;
  for (const Category& category : shown) options.push_back({category.id, category.name, {}});
  return options;
}

bool is_shown(const std::vector<Category>& shown, const std::string& id) {
  return std::any_of(shown.begin(), shown.end(), [&](const Category& category) { return category.id == id; });
}

ui::NodePtr quiet_field(const Settings& settings, const text::Strings& strings) {
  return Field::make(Role::checkbox, "messages/quiet", Name(say(strings, "quiet")))
      .checked(!settings.quiet_from.empty())
      .hint(say(strings, "quiet.hint"))
      .build();
}

ui::NodePtr hours_group(const Settings& settings, const text::Strings& strings) {
  if (settings.quiet_from.empty()) return nullptr;
  std::vector<ui::Option> hours;
  for (int at = 0; at < 24; ++at) hours.push_back({hour_text(at), hour_text(at), {}});
  Container group = Container::group("messages/hours", Name(say(strings, "hours")));
  for (const auto& [key, hour] : {std::pair("from", &settings.quiet_from), std::pair("to", &settings.quiet_to)})
    group.add(Field::choice(Role::select, std::string("messages/") + key, Name(say(strings, key)), ui::options_json(hours)).value(*hour).build());
  return group.build();
}

}  // namespace

std::vector<Category> case_categories(const text::Strings& strings) {
  std::vector<Category> out;
  for (const std::string_view id : consent::case_categories()) out.push_back({std::string(id), say(strings, "category." + std::string(id))});
  return out;
}

void Messages::start(const session::Context& context, session::Effects& effects) {
  keeps_ = context.host_can("store");
  sends_ = context.host_can("messages");
  if (keeps_) watching_ = effects.request("store.watch", {{"name", consent::settings_record}});
  if (sends_) getting_ = effects.request("messages.get", {});
}

bool Messages::owns(std::string_view node) const { return node.substr(0, 9) == "messages/"; }

Result<void> Messages::input(const ui::Event& event, const std::vector<Category>& shown, const text::Strings& strings, session::Effects& effects) {
  if (is_loading()) return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(event.node)};
  Settings next = settings_;
  const std::string what = event.node.substr(9);
  std::vector<std::string> list;
  bool is_good = false;
  if (what == "channels" || what == "categories") {
    is_good = read_texts(event.value, list);
    for (const std::string& item : list) is_good = is_good && (what == "channels" ? holds(channel_names(), item) : is_shown(shown, item));
    if (what == "categories")
      for (const std::string& item : settings_.categories)
        if (!is_shown(shown, item)) list.push_back(item);
    (what == "channels" ? next.channels : next.categories) = list;
  } else if (what == "frequency") {
    is_good = event.value.is_string() && holds(frequency_names(), event.value.text());
    if (is_good) next.frequency = event.value.text();
  } else if (what == "quiet") {
    is_good = event.value.is_boolean();
    next.quiet_from = is_good && event.value.boolean() ? "22:00" : "";
    next.quiet_to = is_good && event.value.boolean() ? "08:00" : "";
  } else if (what == "from" || what == "to") {
    is_good = event.value.is_string() && is_hour(event.value.text());
    if (is_good) (what == "from" ? next.quiet_from : next.quiet_to) = event.value.text();
  } else {
    return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(event.node)};
  }
  if (!is_good) return Error{ErrorCode::wrong_type, "/value", "a value this field can hold", json::describe(event.value)};
  change(std::move(next), say(strings, "saved"), effects);
  return {};
}

bool Messages::press(std::string_view node, const text::Strings& strings, session::Effects& effects) {
  if (node != "messages/off") return false;
  Settings next = settings_;
  next.channels.clear();
  change(std::move(next), say(strings, "off.done"), effects);
  effects.focus("messages/channels");
  return true;
}

void Messages::change(Settings next, const std::string& said, session::Effects& effects) {
  if (next == settings_) return;
  settings_ = std::move(next);
  is_pending_ = sends_;
  effects.announce(said);
  save(effects);
  send(effects);
}

void Messages::save(session::Effects& effects) {
  if (!keeps_) return;
  const json::Object value{{"version", 1}, {"settings", write_settings(settings_)}, {"pending", is_pending_}};
  putting_ = effects.request("store.put", {{"name", consent::settings_record}, {"value", value}});
}

void Messages::send(session::Effects& effects) {
  if (!sends_ || !is_pending_ || sending_ != 0) return;
  sending_ = effects.request("messages.put", {{"settings", write_settings(settings_)}});
}

void Messages::take_record(const json::Value& value, session::Effects& effects) {
  const json::Value* settings = value.find("settings");
  const json::Value* pending = value.find("pending");
  if (settings == nullptr || pending == nullptr || !pending->is_boolean()) return;
  auto read = read_settings(*settings, "/value/value/settings");
  if (!read.ok()) return;
  is_known_ = true;
  settings_ = std::move(read).value();
  is_pending_ = sends_ && pending->boolean();
  send(effects);
}

bool Messages::take(const ui::Event& reply, session::Effects& effects) {
  const std::int64_t number = reply.request;
  if (number == watching_ && watching_ != 0) {
    if (const json::Value* value = reply.flag ? reply.value.find("value") : nullptr) take_record(*value, effects);
    is_known_ = is_known_ || getting_ == 0;  // otherwise the portal may still say
    return true;
  }
  if (number == getting_ && getting_ != 0) {
    getting_ = 0;
    is_known_ = true;
    const json::Value* settings = reply.flag && !is_pending_ ? reply.value.find("settings") : nullptr;
    if (settings == nullptr || settings->is_null()) return true;
    auto read = read_settings(*settings, "/value/settings");
    if (!read.ok() || read.value() == settings_) return true;
    settings_ = std::move(read).value();
    save(effects);
    return true;
  }
  if (number == putting_ && putting_ != 0) {
    putting_ = 0;
    has_failed_ = !reply.flag;
    return true;
  }
  if (number == sending_ && sending_ != 0) {
    sending_ = 0;
    const json::Value* sent = reply.flag ? reply.value.find("settings") : nullptr;
    if (sent != nullptr && *sent == write_settings(settings_)) {
      is_pending_ = false;
      save(effects);
    } else {
      timer_ = effects.request("timer", {{"after", static_cast<long long>(retry_after)}});
    }
    return true;
  }
  if (number != timer_ || timer_ == 0) return false;
  timer_ = 0;
  send(effects);
  return true;
}

void Messages::fill(Container& into, const std::vector<Category>& shown, const text::Strings& strings) const {
  if (is_loading()) {
    into.paragraph("messages/loading", say(strings, "loading"));
    return;
  }
  const auto choices = [&](std::span<const std::string_view> names, const std::string& key) {
    std::vector<ui::Option> options;
    for (const std::string_view name : names) options.push_back({std::string(name), say(strings, key + "." + std::string(name)), {}});
    return ui::options_json(options);
  };
  into.add(Field::choice(Role::checkbox_group, "messages/channels", Name(say(strings, "channels")), choices(channel_names(), "channel"))
               .value(texts(settings_.channels))
               .hint(say(strings, "channels.hint"))
               .build());
  if (is_pending_) into.paragraph("messages/pending", say(strings, "pending"));
  if (has_failed_) into.paragraph("messages/failed", say(strings, "failed"));
  if (settings_.channels.empty()) {
    into.paragraph("messages/none", say(strings, "none"));
    return;
  }
  if (!shown.empty()) {
    std::vector<std::string> chosen = settings_.categories;
    chosen.erase(std::remove_if(chosen.begin(), chosen.end(), [&](const std::string& id) { return !is_shown(shown, id); }), chosen.end());
    into.add(Field::choice(Role::checkbox_group, "messages/categories", Name(say(strings, "categories")), ui::options_json(options_of(shown)))
                 .value(texts(chosen))
                 .hint(settings_.categories.empty() ? say(strings, "categories.none") : std::string())
                 .build());
  }
  into.add(Field::choice(Role::radio_group, "messages/frequency", Name(say(strings, "frequency")), choices(frequency_names(), "frequency"))
               .value(settings_.frequency)
               .build());
  into.add(quiet_field(settings_, strings)).add(hours_group(settings_, strings));
  into.add(Container::actions("messages/actions").button("messages/off", say(strings, "off")).build());
}

void Messages::archive(json::Archive& state) {
  json::Value settings = write_settings(settings_);
  state.value("settings", settings, json::Kind::object);
  state.flag("keeps", keeps_);
  state.flag("sends", sends_);
  state.flag("pending", is_pending_);
  state.flag("failed", has_failed_);
  state.flag("known", is_known_);
  state.number("watching", watching_);
  state.number("putting", putting_);
  state.number("getting", getting_);
  state.number("sending", sending_);
  state.number("timer", timer_);
  if (!state.reads() || !settings.is_object()) return;
  auto read = read_settings(settings, "/settings");
  if (!read.ok()) return state.fail("settings", "what was written");
  settings_ = std::move(read).value();
}

}  // namespace portal::parts
