// Settings: read, shown, changed, kept, told.
#include "widgets/consent/messages.h"

#include <algorithm>

#include "sdk/json/reader.h"

namespace portal::consent {

namespace {

using ui::Container;
using ui::Field;
using ui::Name;
using ui::Role;

constexpr char record[] = "notifications";
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

}  // namespace

void Messages::start(const session::Context& context, session::Effects& effects) {
  keeps_ = context.host_can("store");
  sends_ = context.host_can("messages");
  if (keeps_) watching_ = effects.request("store.watch", {{"name", record}});
  if (sends_) getting_ = effects.request("messages.get", {});
}

bool Messages::owns(std::string_view node) const { return node.substr(0, 9) == "messages/"; }

Result<void> Messages::input(const ui::Event& event, const Definition& definition, const Words& words, session::Effects& effects) {
  Settings next = settings_;
  const std::string what = event.node.substr(9);
  std::vector<std::string> list;
  bool is_good = false;
  if (what == "channels" || what == "categories") {
    is_good = read_texts(event.value, list);
    for (const std::string& item : list) {
      const bool is_category =
          std::any_of(definition.categories.begin(), definition.categories.end(), [&](const Named& named) { return named.id == item; });
      is_good = is_good && (what == "channels" ? holds(channel_names(), item) : is_category);
    }
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
  change(std::move(next), words.say("messages.saved"), effects);
  return {};
}

Result<void> Messages::turn_off(const Words& words, session::Effects& effects) {
  Settings next = settings_;
  next.channels.clear();
  change(std::move(next), words.say("messages.off.done"), effects);
  effects.focus("messages/channels");
  return {};
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
  putting_ = effects.request("store.put", {{"name", record}, {"value", value}});
}

void Messages::send(session::Effects& effects) {
  if (!sends_ || !is_pending_ || sending_ != 0) return;
  sending_ = effects.request("messages.put", {{"settings", write_settings(settings_)}});
}

bool Messages::take(const ui::Event& reply, session::Effects& effects) {
  const std::int64_t number = reply.request;
  if (number == watching_ && watching_ != 0) {
    const json::Value* value = reply.flag ? reply.value.find("value") : nullptr;
    const json::Value* settings = value == nullptr ? nullptr : value->find("settings");
    const json::Value* pending = value == nullptr ? nullptr : value->find("pending");
    if (settings == nullptr || pending == nullptr || !pending->is_boolean()) return true;
    auto read = read_settings(*settings, "/value/value/settings");
    if (!read.ok()) return true;
    settings_ = std::move(read).value();
    is_pending_ = sends_ && pending->boolean();
    send(effects);
    return true;
  }
  if (number == getting_ && getting_ != 0) {
    getting_ = 0;
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

ui::NodePtr Messages::view(const Definition& definition, const Words& words) const {
  const auto choices = [&](std::span<const std::string_view> names, const std::string& key) {
    std::vector<ui::Option> options;
    for (const std::string_view name : names) options.push_back({std::string(name), words.say(key + "." + std::string(name)), {}});
    return ui::options_json(options);
  };
  Container part = Container::section("messages", Name(words.say("messages")), 3);
  part.hint(words.say("messages.hint"));
  part.add(Field::choice(Role::checkbox_group, "messages/channels", Name(words.say("messages.channels")), choices(channel_names(), "channel"))
               .value(texts(settings_.channels))
               .hint(words.say("messages.channels.hint"))
               .build());
  if (is_pending_) part.paragraph("messages/pending", words.say("messages.pending"));
  if (has_failed_) part.paragraph("messages/failed", words.say("storage.failed"));
  if (settings_.channels.empty()) return part.paragraph("messages/none", words.say("messages.none")).build();
  if (!definition.categories.empty()) {
    std::vector<ui::Option> options;
    for (const Named& category : definition.categories) options.push_back({category.id, category.in(words.locale()), {}});
    part.add(Field::choice(Role::checkbox_group, "messages/categories", Name(words.say("messages.categories")), ui::options_json(options))
                 .value(texts(settings_.categories))
                 .hint(settings_.categories.empty() ? words.say("messages.categories.none") : std::string())
                 .build());
  }
  part.add(Field::choice(Role::radio_group, "messages/frequency", Name(words.say("messages.frequency")), choices(frequency_names(), "frequency"))
               .value(settings_.frequency)
               .build());
  const bool is_quiet = !settings_.quiet_from.empty();
  part.add(Field::make(Role::checkbox, "messages/quiet", Name(words.say("messages.quiet")))
               .checked(is_quiet)
               .hint(words.say("messages.quiet.hint"))
               .build());
  if (is_quiet) {
    std::vector<ui::Option> hours;
    for (int at = 0; at < 24; ++at) hours.push_back({hour_text(at), hour_text(at), {}});
    Container group = Container::group("messages/hours", Name(words.say("messages.hours")));
    group.add(
        Field::choice(Role::select, "messages/from", Name(words.say("messages.from")), ui::options_json(hours)).value(settings_.quiet_from).build());
    group.add(Field::choice(Role::select, "messages/to", Name(words.say("messages.to")), ui::options_json(hours)).value(settings_.quiet_to).build());
    part.add(group.build());
  }
  return part.add(Container::actions("messages/actions").button("messages-off", words.say("messages.off")).build()).build();
}

void Messages::archive(json::Archive& state) {
  json::Value settings = write_settings(settings_);
  state.value("settings", settings, json::Kind::object);
  state.flag("keeps", keeps_);
  state.flag("sends", sends_);
  state.flag("pending", is_pending_);
  state.flag("failed", has_failed_);
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

}  // namespace portal::consent
