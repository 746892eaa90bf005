// The widget: choices become preferences, preferences become a look that the page applies and a record that the device keeps.
#include "widgets/accessibility/accessibility.h"

#include "accessibility/focus.h"
#include "sdk/json/json.h"
#include "sdk/json/reader.h"
#include "widgets/accessibility/contract.h"
#include "widgets/accessibility/requests.h"
#include "widgets/accessibility/view.h"

namespace portal::accessibility {

namespace {

constexpr char record[] = "preferences";

bool begins(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

template <class Named>
std::size_t named(std::string_view name, std::size_t count, Named name_at) {
  std::size_t i = 0;
  while (i < count && name_at(i) != name) ++i;
  return i;
}

Error unknown(const std::string& node) { return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(node)}; }

class Panel final : public session::ArchivedWidget {
 public:
  explicit Panel(std::shared_ptr<session::Context> context) : context_(std::move(context)) { model_.open.emplace_back("part/presets"); }

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties,
                                                         const json::Value& state) {
    json::Reader read(properties, "/properties");
    PORTAL_CHECK(read.finish());
    auto panel = std::make_unique<Panel>(std::move(context));
    PORTAL_CHECK(panel->resume(state));
    return std::unique_ptr<session::Widget>(std::move(panel));
  }

  void start(session::Effects& effects) override {
    if (context_->host_can("store")) requests_.watching = effects.request("store.watch", {{"name", record}});
    if (!context_->host_can("look")) return;
    requests_.system = effects.request("system.watch", {});
    requests_.journal = effects.request("journal.watch", {});
    requests_.shortcuts = effects.request("shortcut.watch", {});
    requests_.receiving = effects.request("look.received", {});
  }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    switch (event.type) {
      case ui::EventType::input: return input(event, effects);
      case ui::EventType::press: return press(event.node, effects);
      case ui::EventType::toggle: return toggle(event);
      case ui::EventType::reply: return reply(event, effects);
      case ui::EventType::locale: apply_look(effects); return {};
      default: return {};
    }
  }

  ui::NodePtr view() override {
    const Words words(context_->strings);
    return view_of(model_, words, context_->host_can("look"));
  }
  void forget_view() override {}

 private:
  // What a person does

  Result<void> toggle(const ui::Event& event) {
    if (!begins(event.node, "part/")) return unknown(event.node);
    model_.toggle(event.node, event.flag);
    return {};
  }

  Result<void> input(const ui::Event& event, session::Effects& effects) {
    if (begins(event.node, "set/")) return set(event, effects);
    if (!event.value.is_string()) return Error{ErrorCode::wrong_type, "/value", "a string", json::describe(event.value)};
    const std::string& text = event.value.text();
    Preferences next = model_.now;
    bool is_good = false;
    if (event.node == "own_font") {
      is_good = text.empty() || is_font_name(text);
      next.own_font = text;
    } else if (event.node == "own_text" || event.node == "own_ground") {
      const auto colour = ui::colour_from_hex(text);
      is_good = colour.has_value();
      if (is_good) (event.node == "own_text" ? next.own_text : next.own_ground) = *colour;
    } else if (begins(event.node, "key/")) {
      const std::size_t i =
          named(std::string_view(event.node).substr(4), shortcut_count, [](std::size_t at) { return name_of(static_cast<Shortcut>(at)); });
      if (i == shortcut_count) return unknown(event.node);
      is_good = is_key(text) && !is_taken(text, i);
      next.keys[i] = text;
    } else {
      return unknown(event.node);
    }
    if (!is_good) {
      model_.set_mistake(event.node, text);
      return {};
    }
    model_.forget_mistake(event.node);
    change(next, {}, effects);
    return {};
  }

  bool is_taken(std::string_view key, std::size_t except) const {
    for (std::size_t i = 0; i < shortcut_count; ++i)
      if (i != except && model_.now.key(static_cast<Shortcut>(i)) == key) return true;
    return false;
  }

  Result<void> set(const ui::Event& event, session::Effects& effects) {
    const std::size_t i =
        named(std::string_view(event.node).substr(4), preference_count, [](std::size_t at) { return name_of(static_cast<Preference>(at)); });
    if (i == preference_count) return unknown(event.node);
    const auto preference = static_cast<Preference>(i);
    if (preference == Preference::scheme && model_.system.forced_colors)
      return Error{ErrorCode::refused_action, "/node", "a field that can be changed now", quoted_excerpt(event.node)};
    Preferences next = model_.now;
    std::string_view value;
    if (event.value.is_boolean()) value = event.value.boolean() ? "on" : "off";
    else if (event.value.is_string()) value = event.value.text();
    if (!next.choose(preference, value)) return Error{ErrorCode::wrong_type, "/value", "a value this field can hold", json::describe(event.value)};
    change(next, {}, effects);
    return {};
  }

  Result<void> press(const std::string& node, session::Effects& effects) {
    const Words words(context_->strings);
    model_.complaint.clear();
    if (begins(node, "preset/")) return press_preset(node.substr(7), words, effects);
    if (begins(node, "clear/")) return press_clear(std::string_view(node).substr(6), effects);
    if (begins(node, "test-")) return press_test(node, words, effects);
    if (begins(node, "received-")) return press_received(node, words, effects);
    if (node == "undo") return press_undo(words, effects);
    if (node == "reset") {
      if (change(Preferences(), words.say("reset.done"), effects)) model_.mistakes.clear();
      return {};
    }
    if (node == "export") {
      requests_.saving = effects.request(
          "file.save", {{"name", words.say("export.name")}, {"type", "application/json"}, {"text", json::write(write_profile(model_.now))}});
      return {};
    }
    if (node == "import") {
      requests_.choosing = effects.request("file.watch", {{"accept", ".json,application/json"}});
      return {};
    }
    if (node == "link") {
      requests_.linking = effects.request("look.link", {{"text", json::write(*write_profile(model_.now).find("preferences"))}});
      return {};
    }
    return unknown(node);
  }

  Result<void> press_preset(const std::string& name, const Words& words, session::Effects& effects) {
    Preferences next = model_.now;
    if (!next.apply_preset(name)) return unknown("preset/" + name);
    const std::string title = words.say("preset." + name);
    if (next == model_.now) effects.announce(words.say("preset.same", {{"name", title}}));
    else change(next, words.say("preset.done", {{"name", title}, {"what", words.difference(model_.now, next)}}), effects);
    return {};
  }

  Result<void> press_clear(std::string_view name, session::Effects& effects) {
    const std::size_t i = named(name, preference_count, [](std::size_t at) { return name_of(static_cast<Preference>(at)); });
    if (i == preference_count) return unknown("clear/" + std::string(name));
    Preferences next = model_.now;
    next.chosen[i] = 0;
    change(next, {}, effects);
    return {};
  }

  Result<void> press_undo(const Words& words, session::Effects& effects) {
    const Preferences was = model_.now;
    if (!model_.undo()) return {};
    effects.announce(words.say("undone", {{"what", words.difference(was, model_.now)}}));
    changed(effects);
    return {};
  }

  Result<void> press_test(const std::string& node, const Words& words, session::Effects& effects) {
    if (node == "test-start") {
      model_.is_testing = true;
      model_.answers.clear();
      effects.focus("test-question");
      return {};
    }
    if (!model_.is_testing) return unknown(node);
    if (node == "test-stop") {
      model_.is_testing = false;
      effects.announce(words.say("test.stopped"));
      effects.focus("part/test");
      return {};
    }
    const char which = node == "test-first" ? '1' : node == "test-second" ? '2' : '=';
    if (which == '=' && node != "test-same") return unknown(node);
    model_.answers += which;
    const PairTest test(model_.now, model_.answers);
    if (!test.is_done()) {
      effects.focus("test-question");
      return {};
    }
    model_.is_testing = false;
    effects.focus("chosen");
    const std::string what = words.difference(model_.now, test.result());
    change(test.result(), words.say("test.done", {{"what", what}}), effects);
    if (what.empty()) effects.announce(words.say("test.done.same"));
    return {};
  }

  Result<void> press_received(const std::string& node, const Words& words, session::Effects& effects) {
    if (model_.received.empty() || (node != "received-take" && node != "received-leave")) return unknown(node);
    const auto profile = read_preferences(model_.received);
    model_.received.clear();
    effects.focus("accessibility");
    if (node == "received-leave") {
      effects.announce(words.say("received.left"));
      return {};
    }
    const std::string what = profile.ok() ? words.difference(model_.now, profile.value()) : std::string();
    const std::string sentence = words.say("received.taken", {{"what", what}});
    if (!profile.ok() || !change(profile.value(), sentence, effects)) effects.announce(sentence);
    return {};
  }

  // Makes the change, says it (`sentence`, or what differs), applies and keeps it. False where nothing differs.
  bool change(const Preferences& next, const std::string& sentence, session::Effects& effects) {
    const Preferences was = model_.now;
    if (!model_.change(next)) return false;
    effects.announce(sentence.empty() ? Words(context_->strings).difference(was, next) : sentence);
    changed(effects);
    return true;
  }

  void changed(session::Effects& effects) {
    apply_look(effects);
    effects.emit("portal-preferences-changed", {});
    if (!context_->host_can("store")) return;
    requests_.putting.push_back(effects.request("store.put", {{"name", record}, {"value", write_profile(model_.now)}}));
  }

  void apply_look(session::Effects& effects) {
    if (!context_->host_can("look")) return;
    json::Value look = write_look(look_of(model_.now), model_.now);
    look.object().set("words", Words(context_->strings).of_page());
    effects.request("look.apply", {{"look", std::move(look)}});
  }

  // What the host answers

  Result<void> reply(const ui::Event& event, session::Effects& effects) {
    const Words words(context_->strings);
    if (event.request == requests_.watching) return event.flag ? stored(event.value, words, effects) : Result<void>();
    if (requests_.take_put(event.request)) {
      model_.storage = event.flag ? Storage::fine : Storage::failed;
      return {};
    }
    if (!event.flag) {
      refused(event.request, words, effects);
      return {};
    }
    if (event.request == requests_.system) {
      PORTAL_TRY(model_.system, read_system(event.value));
      return {};
    }
    if (event.request == requests_.journal) return take_journal(event.value);
    if (event.request == requests_.shortcuts) return take_shortcut(event.value, effects);
    if (event.request == requests_.receiving) return take_received(event.value, words, effects);
    if (event.request == requests_.saving) effects.announce(words.say("exported", {{"name", words.say("export.name")}}));
    if (event.request == requests_.choosing) return take_file(event.value, words, effects);
    if (event.request == requests_.linking) return take_link(event.value, words, effects);
    return {};
  }

  // What was pressed for is not silent where it fails.
  void refused(std::int64_t request, const Words& words, session::Effects& effects) {
    if (request == requests_.saving) effects.announce(words.say("export.failed"), true);
    if (request == requests_.linking) effects.announce(words.say("link.failed"), true);
    if (request != requests_.choosing) return;
    requests_.choosing = 0;
    effects.announce(words.say("import.none"));
  }

  Result<void> stored(const json::Value& value, const Words& words, session::Effects& effects) {
    const json::Value* kept = value.find("value");
    if (kept == nullptr || !requests_.putting.empty()) return {};  // our own is on its way: what comes now is older
    if (kept->is_null()) return {};
    auto profile = read_profile(*kept);
    if (!profile.ok()) {
      model_.storage = Storage::unreadable;
      return {};
    }
    if (profile.value() == model_.now) return {};
    const bool is_first = !has_read_;
    has_read_ = true;
    if (is_first) model_.now = std::move(profile).value();
    else if (model_.change(profile.value())) effects.announce(words.say("other_tab"));
    apply_look(effects);
    return {};
  }

  Result<void> take_journal(const json::Value& value) {
    json::Reader read(value, "/value");
    const json::Value* items = read.required("items", json::Kind::array);
    PORTAL_CHECK(read.finish());
    model_.journal.clear();
    for (const json::Value& item : items->array())
      if (item.is_string()) model_.journal.push_back(item.text());
    return {};
  }

  Result<void> take_shortcut(const json::Value& value, session::Effects& effects) {
    json::Reader read(value, "/value");
    std::string name;
    read.required("name", name);
    PORTAL_CHECK(read.finish());
    Preferences next = model_.now;
    auto& size = next.chosen[static_cast<std::size_t>(Preference::text_size)];
    if (name == "larger" && size + 1U < values_of(Preference::text_size).size()) ++size;
    else if (name == "smaller" && size > 0) --size;
    else if (name == "guide") (void)next.choose(Preference::guide, next.value(Preference::guide) == "off" ? "line" : "off");
    else if (name == "settings") effects.focus("accessibility");
    if (!change(next, {}, effects) && name != "settings") effects.announce(Words(context_->strings).chosen(Preference::text_size, next));
    return {};
  }

  Result<void> take_received(const json::Value& value, const Words& words, session::Effects& effects) {
    const json::Value* text = value.find("text");
    if (text == nullptr || !text->is_string()) return {};
    const auto profile = read_preferences(text->text());
    if (!profile.ok()) model_.complaint = "received.error";
    else if (profile.value() != model_.now) model_.received = text->text();
    if (!profile.ok() || !model_.received.empty()) effects.announce(words.say(profile.ok() ? "received" : "received.error"));
    return {};
  }

  Result<void> take_file(const json::Value& value, const Words& words, session::Effects& effects) {
    requests_.choosing = 0;
    const json::Value* text = value.find("text");
    const auto file = json::parse(text != nullptr && text->is_string() ? text->text() : std::string());
    const auto profile = file.ok() ? read_profile(file.value()) : Result<Preferences>(file.error());
    if (!profile.ok()) {
      model_.complaint = "import.error";
      effects.announce(words.say("import.error"), true);
      effects.focus("import-error");
      return {};
    }
    const std::string sentence = words.say("imported", {{"what", words.difference(model_.now, profile.value())}});
    if (!change(profile.value(), sentence, effects)) effects.announce(sentence);
    return {};
  }

  Result<void> take_link(const json::Value& value, const Words& words, session::Effects& effects) {
    json::Reader read(value, "/value");
    std::string href;
    read.required("href", href);
    PORTAL_CHECK(read.finish());
    model_.link = std::move(href);
    effects.announce(words.say("link.done"));
    return {};
  }

  void archive(json::Archive& state) override {
    state.part("model", [this](json::Archive& part) { model_.archive(part); });
    state.flag("read", has_read_);
    requests_.archive(state);
  }

  std::shared_ptr<session::Context> context_;
  Model model_;
  bool has_read_ = false;
  Requests requests_;
};

}  // namespace

session::WidgetKind accessibility_kind() { return {"accessibility", contract, &Panel::create, &focus_after_removal}; }

}  // namespace portal::accessibility
