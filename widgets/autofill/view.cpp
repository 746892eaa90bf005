// Node by node.
#include "widgets/autofill/view.h"

#include <algorithm>

#include "widgets/autofill/values.h"

namespace portal::autofill {

namespace {

using ui::Action;
using ui::Container;

// Words of the field itself; what stands in the code only, and what neighbours say, tells a person nothing.
bool is_shown(const classifier::Reason& reason) {
  using classifier::Source;
  return reason.source == Source::label || reason.source == Source::placeholder || reason.source == Source::around ||
         reason.source == Source::section || reason.source == Source::options;
}

Container root_of(const char* title, const Words& words) { return Container::region("form", ui::Name(words.say(title))); }

std::string item(const HostField& field, const Words& words, const std::string& value) {
  return words.say("autofill.item", {{"label", name_of_field(field.signals)}, {"value", value}});
}

// Each decision of the form with its reason: for whoever asks why.
ui::NodePtr why(const Model& model, const Shown& shown, const Words& words) {
  const ui::Name title(words.say("autofill.why"));
  Container box = Container::disclosure("why", title, shown.is_why_open);
  if (!shown.is_why_open) return box.build();
  Container list = Container::list("why-list", title);
  for (std::size_t i = 0; i < model.fields.size(); ++i) {
    const HostField& field = model.fields[i];
    if (field.is_proposed || field.is_filled) list.add(Container::item("why/" + std::to_string(i)).text(words.because(field)).build());
  }
  return box.add(list.build()).build();
}

ui::NodePtr which_child(const Model& model, const Words& words) {
  if (model.children < 2) return nullptr;
  json::Array options;
  std::int64_t number = 0;
  for (const std::string& name : model.names_of_children()) {
    ++number;
    options.push_back(
        json::Object{{"value", std::to_string(number)}, {"label", name.empty() ? words.say("autofill.child.number", {{"number", number}}) : name}});
  }
  return ui::Field::choice(ui::Role::radio_group, "child", ui::Name(words.say("autofill.child")), std::move(options))
      .value(model.child == 0 ? std::string() : std::to_string(model.child))
      .build();
}

ui::NodePtr preview(const Model& model, const Shown& shown, const Words& words) {
  Container box = Container::section("preview", ui::Name(words.say("autofill.preview")), 3);
  const bool is_empty = std::none_of(model.fields.begin(), model.fields.end(), [](const HostField& field) { return field.is_proposed; });
  box.hint(words.say(is_empty ? "autofill.child.hint" : "autofill.preview.hint"));
  box.add(which_child(model, words));
  if (is_empty) return box.add(Container::actions("actions").button("cancel", words.say("autofill.cancel")).build()).build();
  for (std::size_t i = 0; i < model.fields.size(); ++i) {
    const HostField& field = model.fields[i];
    if (!field.is_proposed) continue;
    const std::string hint = (field.is_repeated ? words.say("autofill.repeated") + " " : "") + words.source(field);
    box.add(ui::Field::make(ui::Role::checkbox, "choose/" + std::to_string(i), ui::Name(item(field, words, field.offer)))
                .checked(field.is_chosen)
                .hint(hint)
                .build());
  }
  return box.add(why(model, shown, words))
      .add(Container::actions("actions")
               .button("apply", words.say("autofill.apply", {{"count", static_cast<long long>(model.chosen())}}), "primary")
               .button("cancel", words.say("autofill.cancel"))
               .build())
      .build();
}

ui::NodePtr filled(const Model& model, const Shown& shown, const Words& words) {
  const auto count = static_cast<long long>(model.filled());
  Container box = Container::notice("filled", "success", ui::Name(words.say("autofill.filled", {{"count", count}})), 3);
  box.paragraph("filled-text", words.say("autofill.check"));
  const ui::Name title(words.say("autofill.list", {{"count", count}}));
  Container disclosure = Container::disclosure("list", title, shown.is_list_open);
  if (shown.is_list_open) {
    Container list = Container::list("list-items", title);
    for (std::size_t i = 0; i < model.fields.size(); ++i) {
      const HostField& field = model.fields[i];
      if (!field.is_filled) continue;
      const std::string number = std::to_string(i);
      list.add(Container::item("filled/" + number)
                   .text(item(field, words, field.offer) + ". " + words.source(field))
                   .add(Container::actions("undo-actions/" + number)
                            .button("undo/" + number, words.say("autofill.undo", {{"label", name_of_field(field.signals)}}), "quiet")
                            .build())
                   .build());
    }
    disclosure.add(list.build());
  }
  return box.add(disclosure.build())
      .add(why(model, shown, words))
      .add(Container::actions("actions").button("undo-all", words.say("autofill.undo-all")).build())
      .build();
}

const char* title_of(const Model& model) { return model.phase == Phase::nothing_found ? "autofill.title.nothing" : "autofill.title"; }

ui::NodePtr offer(const Model& model, const Words& words) {
  const auto waiting = static_cast<long long>(model.wanted().size());
  const char* text = "autofill.offer";
  if (model.phase == Phase::nothing_found) text = "autofill.nothing";
  else if (model.phase == Phase::failed) text = "autofill.failed";
  const bool is_again = model.phase == Phase::failed || model.phase == Phase::nothing_found;
  Action start = Action::button("start", ui::Name(words.say(is_again ? "autofill.again" : "autofill.start")));
  if (model.phase == Phase::loading) start.unavailable(words.say("autofill.loading"));
  return Container::notice("offer", "info")
      .paragraph("offer-text", words.say(text, {{"count", waiting}}))
      .add(Container::actions("actions").add(start.build()).build())
      .build();
}

}  // namespace

ui::NodePtr sent_view(const std::string& at, const Words& words) {
  return Container::notice("sent", "attention", ui::Name(words.say("autofill.sent")), 3)
      .paragraph("sent-text", words.say("autofill.sent.text", {{"at", at}}))
      .add(Container::actions("sent-actions")
               .button("sent-restore", words.say("autofill.sent.restore"), "primary")
               .button("sent-delete", words.say("autofill.sent.delete"))
               .build())
      .build();
}

ui::NodePtr reset_view(const Words& words) {
  return Container::notice("reset", "info", ui::Name(words.say("autofill.reset")), 3)
      .paragraph("reset-text", words.say("autofill.reset.text"))
      .add(Container::actions("reset-actions").button("reset-back", words.say("autofill.reset.restore")).build())
      .build();
}

std::string Words::source(const HostField& field) const {
  return say(field.from.verified ? "autofill.source.verified" : "autofill.source.stated",
             {{"source", std::string(field.from.source.name(strings.locale()))}, {"date", field.from.as_of}});
}

std::string Words::because(const HostField& field) const {
  const std::string label = name_of_field(field.signals);
  if (field.decision.is_stated) return say("autofill.why.stated", {{"label", label}});
  std::string signs;
  for (const classifier::Reason& reason : field.decision.reasons)
    if (is_shown(reason)) signs += (signs.empty() ? "«" : ", «") + reason.text + "»";
  if (signs.empty()) return say("autofill.why.around", {{"label", label}, {"percent", static_cast<long long>(field.decision.confidence * 100.0F)}});
  return say("autofill.why.item", {{"label", label}, {"signs", signs}, {"percent", static_cast<long long>(field.decision.confidence * 100.0F)}});
}

ui::NodePtr view_of(const Model& model, const Shown& shown, const Words& words, DraftNodes drafts) {
  const bool has_nothing = !shown.is_known || model.phase == Phase::waiting || (model.phase == Phase::offered && model.wanted().empty());
  const bool has_offer = model.filled() > 0 || !has_nothing;
  Container root = root_of(has_offer || !drafts.any() ? title_of(model) : "autofill.title.draft", words);
  if (!has_offer && !drafts.any()) return root.hidden(true).build();
  for (ui::NodePtr& node : drafts.above) root.add(std::move(node));
  if (!has_offer) {
    // nothing of a profile to show
  } else if (model.phase == Phase::preview || model.phase == Phase::writing) root.add(preview(model, shown, words));
  else if (model.filled() > 0) root.add(filled(model, shown, words));
  else root.add(offer(model, words));
  if (!shown.refused.empty()) {
    std::string names;
    for (const std::string& name : shown.refused) names += (names.empty() ? "«" : ", «") + name + "»";
    root.add(Container::notice("refused", "attention", ui::Name(words.say("autofill.refused")), 3)
                 .paragraph("refused-text", words.say("autofill.refused.text", {{"fields", names}}))
                 .build());
  }
  for (ui::NodePtr& node : drafts.below) root.add(std::move(node));
  return root.build();
}

}  // namespace portal::autofill
