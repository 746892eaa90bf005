// What is shown as "handed over" is built once and sent as it was shown.
#include "widgets/tracker/help.h"

namespace portal::tracker {

namespace {

struct Context {
  std::string key;  // of the wire
  std::string name;
  std::string value;
};

std::vector<Context> context_of(const Case& its, const Summary& summary, const Words& words) {
  const Scenario& scenario = its.log.scenario();
  std::vector<Context> out;
  std::string title = words.title(scenario);
  if (its.state.opened != nullptr && !its.state.opened->number.empty()) title += ", " + words.say("tracker.case", "number", its.state.opened->number);
  out.push_back({"case", words.say("tracker.help.context.case"), title});
  if (its.progress.here != nowhere) out.push_back({"step", words.say("tracker.help.context.step"), words.stage(scenario, its.progress.here)});
  out.push_back({"status", words.say("tracker.help.context.status"), summary.status});
  return out;
}

}  // namespace

ui::NodePtr Help::view(const Case& its, const Summary& summary, const session::Context& context, const Words& words) const {
  const Scenario& scenario = its.log.scenario();
  ui::Container outer = ui::Container::disclosure("help", ui::Name(words.say("tracker.help")), is_open_);
  const std::string hours = words.own(scenario, "support.hours");
  if (!hours.empty()) outer.paragraph("help-hours", words.say("tracker.help.hours", "hours", hours));
  if (!scenario.support_phone.empty()) {
    std::string dial;
    for (const char c : scenario.support_phone)
      if (c == '+' || (c >= '0' && c <= '9')) dial += c;
    outer.add(ui::Action::link("help-phone", ui::Name(words.say("tracker.phone", "phone", scenario.support_phone)), "tel:" + dial).build());
  }
  if (!context.host_can("consult")) return hours.empty() && scenario.support_phone.empty() ? nullptr : outer.build();
  if (phase_ == Phase::sent) {
    ui::Container notice = ui::Container::notice("help-sent", "success", ui::Name(words.say("tracker.help.sent", "number", number_)), 4);
    notice.paragraph("help-sent-text",
                     answer_by_.empty() ? words.say("tracker.help.sent.text") : words.say("tracker.help.sent.until", "at", answer_by_));
    return outer.add(notice.build()).build();
  }
  ui::Field question = ui::Field::make(ui::Role::text_area, "help-question", ui::Name(words.say("tracker.help.question")));
  question.value(question_).hint(words.say("tracker.help.hint"));
  if (phase_ == Phase::empty) question.error(words.say("tracker.help.empty"));
  outer.add(question.build());
  ui::Container terms = ui::Container::terms("help-context", ui::Name(words.say("tracker.help.context")));
  for (const Context& part : context_of(its, summary, words)) terms.term("help-context/" + part.key, part.name, part.value);
  outer.paragraph("help-context-title", words.say("tracker.help.context")).add(terms.build());
  outer.add(ui::Field::make(ui::Role::checkbox, "help-consent", ui::Name(words.say("tracker.help.consent")))
                .checked(may_hand_over_)
                .hint(words.say("tracker.help.consent.hint"))
                .build());
  if (phase_ == Phase::failed)
    outer.add(ui::Container::notice("help-failed", "danger").paragraph("help-failed-text", words.say("tracker.help.failed")).build());
  outer.add(ui::Container::actions("help-actions")
                .button("help-send", words.say(phase_ == Phase::sending ? "tracker.help.sending" : "tracker.help.send"))
                .build());
  return outer.build();
}

bool Help::input(const std::string& node, const json::Value& value) {
  if (node == "help-question" && value.is_string()) {
    question_ = value.text();
    if (phase_ == Phase::empty && !question_.empty()) phase_ = Phase::writing;
    return true;
  }
  if (node != "help-consent" || !value.is_boolean()) return false;
  may_hand_over_ = value.boolean();
  return true;
}

bool Help::press(const std::string& node, const std::string& id, const Case& its, const Summary& summary, const Words& words,
                 session::Effects& effects) {
  if (node != "help-send") return false;
  if (phase_ == Phase::sending) return true;
  if (question_.find_first_not_of(" \n\r\t") == std::string::npos) {
    phase_ = Phase::empty;
    effects.focus("help-question");
    effects.announce(words.say("tracker.help.empty"), true);
    return true;
  }
  json::Object what{{"case", id}, {"question", question_}};
  if (summary.stage != nowhere) what.set("stage", its.log.scenario().stages[summary.stage].id);
  json::Value handed_over;
  if (may_hand_over_) {
    handed_over = json::Object();
    for (const Context& part : context_of(its, summary, words)) handed_over.object().set(part.key, part.value);
  }
  what.set("context", std::move(handed_over));
  what.set("consent", json::Object{{"text", words.say("tracker.help.consent")}, {"given", may_hand_over_}});
  request_ = effects.request("case.consult", std::move(what));
  phase_ = Phase::sending;
  effects.announce(words.say("tracker.help.sending"));
  return true;
}

bool Help::toggle(const std::string& node, bool open) {
  if (node != "help") return false;
  is_open_ = open;
  return true;
}

bool Help::reply(std::int64_t request, bool ok, const json::Value& value, const Words& words, session::Effects& effects) {
  if (request == 0 || request != request_) return false;
  request_ = 0;
  if (!ok) {
    phase_ = Phase::failed;
    effects.announce(words.say("tracker.help.failed"), true);
    return true;
  }
  phase_ = Phase::sent;
  question_.clear();
  may_hand_over_ = false;
  if (const json::Value* number = value.find("number"); number != nullptr && number->is_string()) number_ = number->text();
  if (const json::Value* by = value.find("answerBy"); by != nullptr && by->is_string()) answer_by_ = by->text();
  effects.announce(words.say("tracker.help.sent", "number", number_));
  effects.focus("help-sent");
  return true;
}

void Help::archive(json::Archive& state) {
  static constexpr std::string_view phases[] = {"writing", "empty", "sending", "sent", "failed"};
  state.name("phase", phase_, phases);
  state.text("question", question_);
  state.text("number", number_);
  state.text("answerBy", answer_by_);
  state.number("request", request_);
  state.flag("open", is_open_);
  state.flag("handOver", may_hand_over_);
}

}  // namespace portal::tracker
