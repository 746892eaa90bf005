// Nodes by part. Ids: "set/<preference>", "clear/<preference>", "preset/<name>", "part/<name>", "key/<shortcut>".
#include "widgets/accessibility/view.h"

#include <span>

#include "sdk/qr/qr.h"

namespace portal::accessibility {

namespace {

using ui::Action;
using ui::Container;
using ui::Field;
using ui::Name;
using ui::Role;

constexpr Preference text_part[] = {Preference::text_size,    Preference::font,         Preference::letter_spacing,
                                    Preference::word_spacing, Preference::line_spacing, Preference::underline};
constexpr Preference colour_part[] = {Preference::scheme, Preference::images, Preference::motion};
constexpr Preference reading_part[] = {Preference::read_aloud, Preference::speech_rate, Preference::guide, Preference::plain,
                                       Preference::one_question};
constexpr Preference control_part[] = {Preference::targets,  Preference::cursor,    Preference::dwell,
                                       Preference::scanning, Preference::scan_pace, Preference::shortcuts};

// Choices of few and short words.
constexpr Preference compact_ones[] = {Preference::text_size,    Preference::letter_spacing, Preference::word_spacing,
                                       Preference::line_spacing, Preference::targets,        Preference::cursor,
                                       Preference::speech_rate,  Preference::scan_pace,      Preference::dwell};

bool is_compact(Preference preference) {
  for (const Preference each : compact_ones)
    if (each == preference) return true;
  return false;
}

// What only says more about another choice is there when that one is made.
bool applies(Preference preference, const Preferences& now) {
  if (preference == Preference::speech_rate) return now.is_on(Preference::read_aloud);
  if (preference == Preference::scan_pace) return now.value(Preference::scanning) != "off";
  return true;
}

class View {
 public:
  View(const Model& model, const Words& words, bool can_move) : model_(model), words_(words), can_move_(can_move) {}

  ui::NodePtr root() const {
    Container root = Container::region("accessibility", Name(words_.say("title")));
    root.paragraph("intro", words_.say("intro"));
    root.add(received()).add(storage()).add(system());
    root.add(presets()).add(test());
    root.add(part("text", text_part)).add(part("colour", colour_part)).add(part("reading", reading_part)).add(part("control", control_part));
    root.add(chosen());
    if (can_move_) root.add(move());
    root.add(journal());
    return root.build();
  }

 private:
  Container disclosure(const std::string& id, const std::string& key) const {
    return Container::disclosure(id, Name(words_.say(key)), model_.is_open(id));
  }

  ui::NodePtr received() const {
    if (model_.complaint == "received.error")
      return Container::notice("received", "attention").paragraph("received-text", words_.say("received.error")).build();
    if (model_.received.empty()) return nullptr;
    Container notice = Container::notice("received", "info", Name(words_.say("received")), 3);
    notice.add(Container::actions("received-actions")
                   .button("received-take", words_.say("received.take"), "primary")
                   .button("received-leave", words_.say("received.leave"))
                   .build());
    return notice.build();
  }

  ui::NodePtr storage() const {
    if (model_.storage == Storage::fine) return nullptr;
    return Container::notice("storage", "attention")
        .paragraph("storage-text", words_.say(model_.storage == Storage::failed ? "failed" : "unreadable"))
        .build();
  }

  ui::NodePtr system() const {
    std::string wishes;
    const auto add = [&](bool is_on, const char* key) {
      if (is_on) wishes += (wishes.empty() ? "" : ", ") + words_.say(key);
    };
    add(model_.system.forced_colors, "system.forced");
    add(model_.system.more_contrast && !model_.system.forced_colors, "system.contrast");
    add(model_.system.less_contrast, "system.less");
    add(model_.system.dark && !model_.system.forced_colors, "system.dark");
    add(model_.system.reduced_motion, "system.motion");
    if (wishes.empty()) return nullptr;
    return ui::Content::paragraph("system", words_.say("system", {{"wishes", wishes}})).build();
  }

  ui::NodePtr presets() const {
    Container part = disclosure("part/presets", "presets");
    part.paragraph("presets-hint", words_.hint("presets"));
    Container row = Container::actions("presets");
    for (const std::string_view preset : accessibility::presets())
      row.button("preset/" + std::string(preset), words_.say("preset." + std::string(preset)));
    return part.add(row.build()).build();
  }

  ui::NodePtr test() const {
    Container part = disclosure("part/test", "test");
    if (!model_.is_testing) {
      part.paragraph("test-intro", words_.say("test.intro"));
      return part.add(Container::actions("test-actions").button("test-start", words_.say("test.start"), "primary").build()).build();
    }
    const PairTest test(model_.now, model_.answers);
    Container question = Container::section("test-question", Name(words_.say("test.question")), 3);
    question.hint(words_.say("test.progress", {{"number", static_cast<long>(test.number())}, {"most", static_cast<long>(test.most())}}));
    question.add(sample("test-first-sample", test.first())).add(button_row("test-first-row", "test-first", "test.first"));
    question.add(sample("test-second-sample", test.second())).add(button_row("test-second-row", "test-second", "test.second"));
    question.add(
        Container::actions("test-rest").button("test-same", words_.say("test.same")).button("test-stop", words_.say("test.stop"), "quiet").build());
    return part.add(question.build()).build();
  }

  ui::NodePtr button_row(const char* id, const char* button, const char* key) const {
    return Container::actions(id).button(button, words_.say(key)).build();
  }

  // Every token that the test asks about, so that what is chosen now does not show through.
  ui::NodePtr sample(const char* id, const Preferences& preferences) const {
    const Look look = look_of(preferences);
    const json::Value written = write_look(look, preferences);
    const json::Value& tokens = *written.find("tokens");
    std::string out;
    constexpr std::pair<const char*, const char*> wanted[] = {
        {"--pw-scale", "1"}, {"--pw-line", "1.5"}, {"--pw-letter", "normal"}, {"--pw-word", "normal"}, {"--pw-font", "system-ui, sans-serif"},
        {"--pw-ground", ""}, {"--pw-text", ""}};
    for (const auto& [token, otherwise] : wanted) {
      const json::Value* value = tokens.find(token);
      const std::string text = value != nullptr ? value->text() : otherwise;
      if (!text.empty()) out += std::string(out.empty() ? "" : ";") + token + ":" + text;
    }
    return ui::Content::sample(id, Name(words_.say("test.sample")), out).build();
  }

  ui::NodePtr part(const std::string& name, std::span<const Preference> preferences) const {
    Container part = disclosure("part/" + name, "part." + name);
    for (const Preference preference : preferences) {
      if (!applies(preference, model_.now)) continue;
      part.add(choice(preference));
      if (preference == Preference::font && model_.now.value(preference) == "own") part.add(own_font());
      if (preference == Preference::scheme && model_.now.value(preference) == "own") add_own_colours(part);
      if (preference == Preference::shortcuts && model_.now.is_on(preference)) part.add(keys());
    }
    if (name == "control") part.add(keyboard_map());
    return part.build();
  }

  ui::NodePtr choice(Preference preference) const {
    const std::string id = "set/" + std::string(name_of(preference));
    const auto& values = values_of(preference);
    const std::string hint = words_.hint(name_of(preference));
    if (values.size() == 2 && values[1] == "on")
      return Field::make(Role::checkbox, id, Name(words_.name(preference))).checked(model_.now.is_on(preference)).hint(hint).build();
    json::Array options;
    for (const std::string_view value : values) options.emplace_back(json::Object{{"value", value}, {"label", words_.value(preference, value)}});
    Field field = Field::choice(Role::radio_group, id, Name(words_.name(preference)), std::move(options));
    field.value(model_.now.value(preference)).hint(hint).with(ui::Attribute::compact, is_compact(preference));
    if (preference == Preference::scheme && model_.system.forced_colors) field.unavailable(words_.say("scheme.forced"));
    return field.build();
  }

  ui::NodePtr typed(const std::string& id, const std::string& key, const std::string& value, const char* error) const {
    const std::string* mistake = model_.mistake(id);
    Field field = Field::make(Role::text_field, id, Name(words_.say(key)));
    field.value(mistake != nullptr ? *mistake : value).hint(words_.hint(key));
    if (mistake != nullptr) field.error(words_.say(error));
    field.with(ui::Attribute::autocomplete, "off");
    if (id.compare(0, 4, "key/") == 0) field.with(ui::Attribute::width, 2);
    else if (id != "own_font") field.with(ui::Attribute::input_type, "color");
    return field.build();
  }

  ui::NodePtr own_font() const { return typed("own_font", "own_font", model_.now.own_font, "own_font.error"); }

  void add_own_colours(Container& part) const {
    Container pair = Container::group("own", Name(words_.say("scheme.own")));
    pair.add(typed("own_text", "own_text", ui::hex_of(model_.now.own_text), "own_colour.error"));
    pair.add(typed("own_ground", "own_ground", ui::hex_of(model_.now.own_ground), "own_colour.error"));
    part.add(pair.build());
    const Look look = look_of(model_.now);
    if (look.changes.empty()) return;
    Container notice = Container::notice("repaired", "info", Name(words_.say("repaired")), 3);
    for (std::size_t i = 0; i < look.changes.size(); ++i) notice.paragraph("repaired/" + std::to_string(i), words_.repair(look.changes[i]));
    part.add(notice.build());
  }

  ui::NodePtr keys() const {
    Container group = Container::group("keys", Name(words_.say("keys")));
    group.hint(words_.hint("keys"));
    for (std::size_t i = 0; i < shortcut_count; ++i) {
      const auto shortcut = static_cast<Shortcut>(i);
      const std::string name(name_of(shortcut));
      group.add(typed("key/" + name, "key." + name, std::string(model_.now.key(shortcut)), "key.error"));
    }
    return group.build();
  }

  ui::NodePtr keyboard_map() const {
    Container terms = Container::terms("map", Name(words_.say("map")));
    for (const char* key : {"tab", "arrows", "space", "enter", "escape"})
      terms.term(std::string("map/") + key, words_.say("map." + std::string(key)), words_.say("map." + std::string(key) + ".does"));
    Container section = Container::section("map-section", Name(words_.say("map")), 3);
    return section.add(terms.build()).build();
  }

  ui::NodePtr chosen() const {
    Container section = Container::section("chosen", Name(words_.say("chosen")), 3);
    Container terms = Container::terms("chosen-list", Name(words_.say("chosen.list")));
    bool is_any = false;
    for (std::size_t i = 0; i < preference_count; ++i) {
      const auto preference = static_cast<Preference>(i);
      if (model_.now.chosen[i] == 0) continue;
      is_any = true;
      const std::string name(name_of(preference));
      ui::Content term = ui::Content::term("chosen/" + name, Name(words_.name(preference)), words_.value(preference, model_.now.value(preference)));
      terms.add(
          term.add(Action::button("clear/" + name, Name(words_.say("chosen.clear", {{"name", words_.name(preference)}})), "quiet").build()).build());
    }
    if (is_any) section.add(terms.build());
    else section.paragraph("chosen-none", words_.say("chosen.none"));
    Action undo = Action::button("undo", Name(words_.say("undo")));
    if (model_.before.empty()) undo.unavailable(words_.say("undo.nothing"));
    Action reset = Action::button("reset", Name(words_.say("reset")));
    if (model_.now == Preferences()) reset.unavailable(words_.say("reset.nothing"));
    return section.add(Container::actions("chosen-actions").add(undo.build()).add(reset.build()).build()).build();
  }

  ui::NodePtr move() const {
    Container part = disclosure("part/move", "part.move");
    part.add(Container::actions("move-actions")
                 .button("export", words_.say("export"))
                 .button("import", words_.say("import"))
                 .button("link", words_.say("link"))
                 .build());
    if (model_.complaint == "import.error")
      part.add(Container::notice("import-error", "attention").paragraph("import-error-text", words_.say("import.error")).build());
    if (model_.link.empty()) return part.build();
    Field field = Field::make(Role::text_field, "link-text", Name(words_.say("link.name")));
    part.add(field.value(model_.link).read_only(true).hint(words_.hint("link")).build());
    if (const auto code = qr::encode(model_.link))
      part.add(ui::Content::qr_code("link-code", Name(words_.say("link.code")), std::to_string(code->side()) + " " + code->path()).build());
    return part.build();
  }

  ui::NodePtr journal() const {
    Container part = disclosure("part/journal", "part.journal");
    if (model_.journal.empty()) return part.paragraph("journal-none", words_.say("journal.none")).build();
    part.paragraph("journal-intro", words_.say("journal.intro"));
    Container list = Container::list("journal", Name(words_.say("journal.list")));
    for (std::size_t i = model_.journal.size(); i-- > 0;) list.add(Container::item("journal/" + std::to_string(i)).text(model_.journal[i]).build());
    return part.add(list.build()).build();
  }

  const Model& model_;
  const Words& words_;
  bool can_move_;
};

}  // namespace

ui::NodePtr view_of(const Model& model, const Words& words, bool can_move) { return View(model, words, can_move).root(); }

}  // namespace portal::accessibility
