// One question, one tap, and a door to more.
#include "widgets/rating/view.h"

#include <algorithm>

#include "sdk/profile/personal_data.h"

namespace portal::rating {

namespace {

using methodology::Question;
using ui::Container;
using ui::Field;
using ui::Name;
using ui::Role;

Name title(const Settings& settings, const FollowUp& follow_up, const Words& words) {
  if (follow_up.is_on() || settings.mode == Mode::follow_up) return Name(words.say("follow.title"));
  const std::string name = settings.target_name(words.locale());
  const std::string key = "title." + settings.target_kind;
  return Name(name.empty() ? words.say(key) : words.say(key + ".named", {{"name", name}}));
}

// Why nothing can be changed now; "" where it can. An answer that is on its way stays as it was sent.
std::string locked(const Model& model, const Words& words) { return model.phase == Phase::sending ? words.say("sending") : std::string(); }

// A scale in words is read as a column: broken into lines of two and one, its order and its middle are lost.
bool fits_a_line(const std::vector<ui::Option>& options) {
  return options.size() <= 3 || std::all_of(options.begin(), options.end(), [](const ui::Option& option) { return option.label.size() <= 3; });
}

ui::NodePtr question_view(const Question& question, const Model& model, const Settings& settings, const Words& words) {
  std::vector<ui::Option> options;
  for (const methodology::Point& point : question.points) options.push_back({wire_of(point), words.own(point.anchor), {}});
  if (question.best_first) std::reverse(options.begin(), options.end());
  const methodology::Texts& wording = question.wording_for(settings.target_kind);
  Field field = Field::choice(Role::radio_group, ui::node_id("q/" + question.id), Name(words.own(wording), question.id), options_json(options));
  const auto chosen = model.answers.chosen.find(question.id);
  if (chosen != model.answers.chosen.end()) field.value(chosen->second);
  field.required(question.required).with(ui::Attribute::compact, fits_a_line(options)).with(ui::Attribute::lang, words.language_of(wording));
  if (!question.required) field.mark(words.say("optional"));
  if (question.required && model.is_missing) field.error(words.say("missing"));
  field.unavailable(locked(model, words));
  return field.build();
}

ui::NodePtr reasons_view(const methodology::Reasons& reasons, const Model& model, const Words& words) {
  std::vector<ui::Option> options;
  for (const methodology::Reason& reason : reasons.options) options.push_back({reason.id, words.own(reason.label), {}});
  return Field::choice(Role::checkbox_group, "reasons", Name(words.own(reasons.wording), words.say("reasons")), options_json(options))
      .value(json::Array(model.answers.reasons.begin(), model.answers.reasons.end()))
      .mark(words.say("optional"))
      .with(ui::Attribute::lang, words.language_of(reasons.wording))
      .unavailable(locked(model, words))
      .build();
}

ui::NodePtr comment_view(const Model& model, const Settings& settings, const Words& words) {
  Field field = Field::make(Role::text_area, "comment", Name(words.own(settings.method->comment), words.say("comment")));
  field.value(model.answers.comment).mark(words.say("optional")).hint(words.say("comment.hint"));
  field.note(personal_note(model, words)).with(ui::Attribute::max_length, static_cast<long long>(methodology::longest_comment));
  field.with(ui::Attribute::lang, words.language_of(settings.method->comment));
  field.unavailable(locked(model, words));
  if (!settings.rules.empty()) field.add(ui::Action::link("rules", Name(words.say("rules")), settings.rules).build());
  return field.build();
}

ui::NodePtr details_view(const Model& model, const Settings& settings, const Words& words) {
  const methodology::Methodology& method = *settings.method;
  Container more = Container::disclosure("more", Name(words.say("more")), model.is_open);
  const methodology::Reasons* reasons = method.reasons_after(model.answers.main_point(method));
  bool is_empty = true;
  const auto add = [&](ui::NodePtr node) {
    is_empty = false;
    more.add(std::move(node));
  };
  if (reasons != nullptr) add(reasons_view(*reasons, model, words));
  for (const Question& question : method.questions)
    if (!question.required && question.construct != methodology::Construct::need) add(question_view(question, model, settings, words));
  if (!method.comment.all().empty()) add(comment_view(model, settings, words));
  return is_empty ? nullptr : more.build();
}

void add_questions(Container& root, const Model& model, const Settings& settings, const Words& words) {
  const bool is_kiosk = settings.mode == Mode::kiosk;
  root.paragraph("about", words.say(settings.client == "internal" ? "about.internal" : "about"));
  if (!settings.phase.empty()) root.paragraph("phase", words.say("phase." + settings.phase));
  root.add(question_view(settings.method->main(), model, settings, words));
  for (const Question& question : settings.method->questions)
    if (question.construct == methodology::Construct::need && !question.required) root.add(question_view(question, model, settings, words));
  if (!is_kiosk) root.add(details_view(model, settings, words));
  ui::Action submit = ui::Action::button("submit", Name(words.say("submit")), "primary");
  if (model.phase == Phase::sending) submit.unavailable(words.say("sending"));
  Container actions = Container::actions("actions");
  actions.add(submit.build());
  if (settings.mode == Mode::offer && model.asked == "offer" && model.phase == Phase::asking)
    actions.button("not-now", words.say("not-now"), "quiet");
  root.add(actions.build());
}

void add_kept(Container& root, const Model& model, const Settings& settings, const Words& words) {
  root.add(Container::notice("kept", "info", Name(words.say("kept")), 3)
               .paragraph("kept-text", words.say(model.can_send ? "kept.text" : "kept.nowhere"))
               .build());
  Container actions = Container::actions("actions");
  if (settings.mode == Mode::kiosk) actions.button("done", words.say("kiosk.done"), "primary");
  else actions.button("change", words.say("change"));
  root.add(actions.build());
}

void add_sent(Container& root, const Model& model, const Settings& settings, const Words& words) {
  Container thanks = Container::section("thanks", Name(words.say("sent")), 3);
  if (settings.mode == Mode::kiosk) {
    thanks.paragraph("next", words.say("kiosk.next"));
    root.add(thanks.add(Container::actions("actions").button("done", words.say("kiosk.done"), "primary").build()).build());
    return;
  }
  if (!model.token.empty() && !settings.follow_up.empty()) {
    thanks.paragraph("next", words.say("sent.follow"));
    thanks.add(ui::Action::link("follow", Name(words.say("sent.link")), settings.follow_up + "#receipt=" + model.token).build());
  }
  root.add(thanks.build());
}

void add_closed(Container& root, const char* key, const char* tone, const Words& words) {
  const std::string name(key);
  root.add(Container::notice(name, tone, Name(words.say(name)), 3).paragraph(name + "-text", words.say(name + ".text")).build());
}

}  // namespace

// Told beside the text and never in the way of sending: it is the person's own word.
std::string personal_note(const Model& model, const Words& words) {
  if (!model.is_checked) return {};
  std::string out;
  for (const profile::PersonalData kind : profile::find_personal_data(model.answers.comment))
    out += (out.empty() ? "" : ", ") + words.say("personal." + std::string(name_of(kind)));
  return out.empty() ? out : words.say("personal", {{"what", out}});
}

ui::NodePtr view_of(const Model& model, const Settings& settings, const FollowUp& follow_up, const Words& words) {
  Container root = Container::form("rating", title(settings, follow_up, words));
  if (follow_up.is_on()) {
    follow_up.add_to(root, settings, words);
    return root.build();
  }
  if (settings.mode == Mode::follow_up) {
    root.paragraph("follow-how", words.say("follow.how"));
    return root.build();
  }
  switch (model.phase) {
    case Phase::waiting: break;
    case Phase::quiet:
      root.paragraph("quiet", words.say(model.is_declined ? "quiet.declined" : "quiet"));
      root.add(Container::actions("actions").button("start", words.say("start")).build());
      break;
    case Phase::asking:
    case Phase::sending: add_questions(root, model, settings, words); break;
    case Phase::kept: add_kept(root, model, settings, words); break;
    case Phase::sent: add_sent(root, model, settings, words); break;
    case Phase::already: add_closed(root, "already", "info", words); break;
    case Phase::refused:
      add_closed(root, "refused", "danger", words);
      root.add(Container::actions("actions").button("again", words.say("again")).build());
      break;
  }
  return root.build();
}

}  // namespace portal::rating
