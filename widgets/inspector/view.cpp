// Put together: what is looked at, when, what it looks like, and what can be said of it.
#include "widgets/inspector/view.h"

namespace portal::inspector {

namespace {

ui::NodePtr source_section(const Shown& shown, const Words& words) {
  const Model& model = shown.model;
  ui::Container section = ui::Container::section("source", ui::Name(words.say("source")), 3);
  if (shown.has_page) {
    json::Array options;
    for (const Candidate& one : shown.candidates)
      options.emplace_back(json::Object{{"value", one.id}, {"label", one.label.empty() ? one.kind : one.kind + ", " + one.label}});
    if (options.empty()) {
      section.paragraph("source-none", words.say("source.none"));
    } else {
      section.add(ui::Field::choice(ui::Role::select, "session", ui::Name(words.say("source.session")), std::move(options))
                      .value(shown.chosen.empty() ? json::Value() : json::Value(shown.chosen))
                      .build());
    }
  }
  if (shown.has_files) {
    ui::Container actions = ui::Container::actions("source-actions");
    if (shown.has_chooser) actions.button("open", words.say("source.open"));
    if (model.is_open()) actions.button("save", words.say("source.save"));
    if (shown.has_chooser || model.is_open()) section.add(actions.build());
    section.paragraph("source-drop", words.say("source.drop"));
  }
  if (shown.has_files && model.is_open())
    section.add(ui::Field::make(ui::Role::checkbox, "with-values", ui::Name(words.say("source.values")))
                    .checked(model.with_values)
                    .hint(words.say("source.values.hint"))
                    .build());
  if (!model.file.empty()) section.paragraph("source-file", words.say("source.file", {{"name", model.file}}));
  if (!model.fault.empty())
    section.add(ui::Container::notice("fault", "danger", ui::Name(words.say("source.fault")), 4)
                    .add(ui::Content::paragraph("fault-text", model.fault).build())
                    .lang("en")
                    .build());
  return section.build();
}

ui::NodePtr way_notice(const Model& model, const Words& words) {
  if (!model.is_other()) return nullptr;
  const std::string text =
      model.is_branch() ? words.say("way.branch", {{"step", static_cast<long long>(model.branched_at())}}) : words.say("way.what-if");
  return ui::Container::notice("way", "attention", ui::Name(words.say("way")), 3)
      .paragraph("way-text", text)
      .add(ui::Container::actions("way-actions").button("return", words.say("way.return")).build())
      .build();
}

ui::NodePtr log_paragraph(const Model& model, const Words& words) {
  const session::Replay& replay = model.shown();
  const session::Log& log = replay.log();
  json::Object about{{"kind", log.kind}, {"count", static_cast<long long>(replay.size())}, {"refused", static_cast<long long>(replay.refused())}};
  about.set("same", replay.different() == 0 ? "yes" : "no");
  about.set("redacted", log.is_redacted ? "yes" : "no");
  about.set("port", log.port.empty() ? std::string("?") : log.port);
  return ui::Content::paragraph("log", words.say("log", about)).build();
}

void what_if_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words) {
  const WhatIf& other = model.what_if();
  ui::Container group = ui::Container::group("what-if-group", title);
  group.hint(words.say("what-if.hint"));
  const auto tick = [&](const char* id, bool on) {
    group.add(ui::Field::make(ui::Role::checkbox, id, ui::Name(words.say(std::string("what-if.") + id))).checked(on).build());
  };
  tick("no-profile", other.has_no_profile);
  tick("no-consent", other.has_no_consent);
  tick("offline", other.is_offline);
  group.add(ui::Field::make(ui::Role::date_field, "today", ui::Name(words.say("what-if.today")))
                .value(other.today)
                .hint(words.say("what-if.today.hint"))
                .with(ui::Attribute::width, 10)
                .build());
  json::Array languages;
  for (const char* locale : {"", "ru", "en"})
    languages.emplace_back(
        json::Object{{"value", std::string("locale-") + locale}, {"label", words.say("what-if.language.item", {{"locale", locale}})}});
  group.add(ui::Field::choice(ui::Role::radio_group, "language", ui::Name(words.say("what-if.language")), std::move(languages))
                .value("locale-" + other.locale)
                .with(ui::Attribute::compact, true)
                .build());
  panel.add(group.build());
}

using Fill = void (*)(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);

ui::NodePtr panel_of(const std::string& key, Fill fill, const Model& model, const Words& words) {
  const std::string id = "panel/" + key;
  const ui::Name title(words.say(key));
  ui::Container panel = ui::Container::disclosure(id, title, model.has_open(id));
  if (model.has_open(id)) fill(panel, title, model, words);
  return panel.build();
}

}  // namespace

ui::NodePtr view_of(const Shown& shown, const Words& words) {
  const Model& model = shown.model;
  const auto panel = [&](const char* key, Fill fill) { return panel_of(key, fill, model, words); };
  ui::Container root = ui::Container::region("inspector", ui::Name(words.say("title")));
  root.add(source_section(shown, words));
  if (!model.is_open() && !model.definition.what.empty()) root.add(panel("flaws", flaws_panel));
  if (!model.told_by.empty()) return root.add(told_section(model, words)).build();
  if (!model.is_open()) return root.paragraph("nothing", words.say("nothing")).build();
  root.add(log_paragraph(model, words)).add(way_notice(model, words));
  root.add(time_section(model, words)).add(widget_section(shown, words));
  ui::Container about = ui::Container::section("about", ui::Name(words.say("about")), 3);
  about.add(panel("why", why_panel)).add(panel("update", step_panel)).add(panel("tree", tree_panel)).add(panel("focus", focus_panel));
  about.add(panel("model", state_panel)).add(panel("requests", requests_panel)).add(panel("what-if", what_if_panel));
  about.add(panel("audit", findings_panel)).add(panel("contrast", contrast_panel)).add(panel("timings", timings_panel));
  if (!model.definition.what.empty()) about.add(panel("flaws", flaws_panel));
  return root.add(about.build()).build();
}

}  // namespace portal::inspector
