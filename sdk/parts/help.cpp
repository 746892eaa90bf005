// What is shown as handed over is built once and sent as it was shown.
#include "sdk/parts/help.h"

namespace portal::parts {

namespace {

using ui::Action;
using ui::Container;
using ui::Field;
using ui::Name;

std::string say(const text::Strings& strings, const std::string& key, const json::Object& arguments = {}) {
  return strings.format("parts.help" + key, arguments);
}

ui::NodePtr call_link(const std::string& id, const Phone& phone, const text::Strings& strings) {
  const std::string name =
      phone.name.empty() ? say(strings, ".phone", {{"phone", phone.number}}) : say(strings, ".call", {{"name", phone.name}, {"phone", phone.number}});
  return Action::link(id, Name(name), dial_address(phone.number)).build();
}

// They stand there whatever else works: a telephone needs no connection to the portal.
void fill_phones(Container& into, const std::vector<Phone>& phones, const text::Strings& strings) {
  if (phones.empty()) return;
  if (phones.size() == 1) {
    into.add(call_link("help-phone", phones.front(), strings));
    return;
  }
  into.paragraph("help-about", say(strings, ".phones"));
  Container list = Container::list("help-phones", Name(say(strings, ".phones.list")));
  for (std::size_t i = 0; i < phones.size(); ++i) {
    const std::string id = "help-phone" + std::to_string(i);
    list.add(Container::item(id).add(call_link(id + "-call", phones[i], strings)).build());
  }
  into.add(list.build());
}

}  // namespace

std::string dial_address(std::string_view number) {
  std::string out = "tel:";
  for (const char c : number)
    if (c == '+' || (c >= '0' && c <= '9')) out += c;
  return out;
}

void Help::start(const session::Context& context) {
  can_consult_ = context.host_can("consult");
  can_assistant_ = context.host_can("assistant");
}

ui::NodePtr Help::view(const Desk& desk, const text::Strings& strings) const {
  if (!can_consult_ && !can_assistant_ && desk.phones.empty() && desk.hours.empty()) return nullptr;
  Container outer = Container::disclosure("help", Name(say(strings, "")), is_open_);
  if (!desk.hours.empty()) outer.paragraph("help-hours", say(strings, ".hours", {{"hours", desk.hours}}));
  if (can_assistant_) outer.add(Container::actions("help-start").button("help-assistant", say(strings, ".assistant")).build());
  fill_phones(outer, desk.phones, strings);
  if (!can_consult_) return outer.build();
  if (phase_ != Phase::sent) {
    fill_question(outer, desk, strings);
    return outer.build();
  }
  Container notice = Container::notice("help-sent", "success", Name(say(strings, ".sent", {{"number", number_}})), 4);
  notice.paragraph("help-sent-text", answer_by_.empty() ? say(strings, ".sent.text") : say(strings, ".sent.until", {{"at", answer_by_}}));
  notice.add(Action::button("help-again", Name(say(strings, ".again")), "quiet").build());
  return outer.add(notice.build()).build();
}

void Help::fill_question(Container& into, const Desk& desk, const text::Strings& strings) const {
  Field question = Field::make(ui::Role::text_area, "help-question", Name(say(strings, ".question")));
  question.value(question_).hint(say(strings, ".hint"));
  if (phase_ == Phase::empty) question.error(say(strings, ".empty"));
  into.add(question.build());
  if (!desk.handover.empty()) {
    Container terms = Container::terms("help-context", Name(say(strings, ".context")));
    for (const Handover& part : desk.handover) terms.term("help-context/" + part.key, part.name, part.value);
    into.paragraph("help-context-title", say(strings, ".context")).add(terms.build());
    into.add(Field::make(ui::Role::checkbox, "help-consent", Name(say(strings, ".consent")))
                 .checked(may_hand_over_)
                 .hint(say(strings, ".consent.hint"))
                 .build());
  }
  if (phase_ == Phase::failed) into.add(Container::notice("help-failed", "danger").paragraph("help-failed-text", say(strings, ".failed")).build());
  into.add(Container::actions("help-actions").button("help-send", say(strings, phase_ == Phase::sending ? ".sending" : ".send")).build());
}

bool Help::input(std::string_view node, const json::Value& value) {
  if (node == "help-question" && value.is_string()) {
    question_ = value.text();
    if (phase_ == Phase::empty && !question_.empty()) phase_ = Phase::writing;
    return true;
  }
  if (node != "help-consent" || !value.is_boolean()) return false;
  may_hand_over_ = value.boolean();
  return true;
}

bool Help::press(std::string_view node, const Desk& desk, const text::Strings& strings, session::Effects& effects) {
  if (node == "help-assistant" && can_assistant_) {
    effects.emit("portal-help-wanted", {{"from", "assistant"}});
    effects.announce(say(strings, ".asked"));
    return true;
  }
  if (node == "help-again" && phase_ == Phase::sent) {
    phase_ = Phase::writing;
    effects.focus("help-question");
    return true;
  }
  if (node != "help-send") return false;
  if (phase_ != Phase::sending) send(desk, strings, effects);
  return true;
}

void Help::send(const Desk& desk, const text::Strings& strings, session::Effects& effects) {
  if (question_.find_first_not_of(" \n\r\t") == std::string::npos) {
    phase_ = Phase::empty;
    effects.focus("help-question");
    effects.announce(say(strings, ".empty"), true);
    return;
  }
  json::Object what = desk.about;
  what.set("question", question_);
  const bool hands_over = may_hand_over_ && !desk.handover.empty();
  json::Value context;
  if (hands_over) {
    context = json::Object();
    for (const Handover& part : desk.handover) context.object().set(part.key, part.value);
  }
  what.set("context", std::move(context));
  what.set("consent", json::Object{{"text", say(strings, ".consent")}, {"given", hands_over}});
  request_ = effects.request("help.ask", std::move(what));
  phase_ = Phase::sending;
  effects.announce(say(strings, ".sending"));
}

bool Help::toggle(std::string_view node, bool open) {
  if (node != "help") return false;
  is_open_ = open;
  return true;
}

bool Help::reply(const ui::Event& reply, const text::Strings& strings, session::Effects& effects) {
  if (reply.request == 0 || reply.request != request_) return false;
  request_ = 0;
  if (!reply.flag) {
    phase_ = Phase::failed;
    effects.announce(say(strings, ".failed"), true);
    return true;
  }
  phase_ = Phase::sent;
  question_.clear();
  may_hand_over_ = false;
  number_ = reply.value.text_at("number");
  answer_by_ = reply.value.text_at("answerBy");
  effects.announce(say(strings, ".sent", {{"number", number_}}));
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

}  // namespace portal::parts
