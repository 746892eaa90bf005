// Sending, step by step.
#include "widgets/form/submission.h"

#include <algorithm>
#include <utility>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::form {

namespace {

constexpr std::string_view phase_names[] = {"editing", "sending", "failed", "sent"};

// The application as the answers make it now, to be sent under this key.
json::Object said(const Model& model, json::Value key) {
  json::Object out{{"form", model.definition().id}, {"version", model.definition().version}, {"data", model.answers()}, {"key", std::move(key)}};
  if (json::Array warnings = model.let_stand(); !warnings.empty()) out.set("warnings", std::move(warnings));
  return out;
}

json::Value key_of_attempt(const Model& model) {
  const json::Value* key = model.attempt().find("key");
  return key != nullptr ? *key : json::Value();
}

// Whether the attempt holds what the person would send now.
bool is_as_sent(const Model& model) { return json::Value(said(model, key_of_attempt(model))) == model.attempt(); }

// Whether this problem says for certain that the application was not taken: it never left, or whoever got it said no.
bool is_refusal(const json::Value& problem) {
  if (const json::Value* unsent = problem.find("unsent"); unsent != nullptr) return *unsent == json::Value(true);
  const json::Value* status = problem.find("status");
  if (status == nullptr || !status->is_integer()) return false;
  const std::int64_t code = status->integer();
  return code >= 400 && code < 500 && code != 408 && code != 409;
}

}  // namespace

void Submission::start(const session::Context& context, session::Effects& effects) {
  can_wait_ = context.host_can("connection") && context.host_can("submit");
  if (can_wait_) watch_ = effects.request("connection.watch", {});
}

bool Submission::press(const std::string& node, const session::Context& context, Model& model, const Words& words, session::Effects& effects) {
  if (node == "outbox-cancel" && is_queued_ && !is_unknown_) {
    leave_queue(model);
    phase_ = Phase::editing;
    effects.announce(words.say("form.queued.cancelled"));
    effects.focus("submit");
    return true;
  }
  if (node != "submit") return false;
  if (phase_ == Phase::sending || phase_ == Phase::sent) return true;
  phase_ = Phase::editing;
  if (is_unknown_) settle(context, model, words, effects);
  else check_and_send(context, model, words, effects);
  return true;
}

void Submission::check_and_send(const session::Context& context, Model& model, const Words& words, session::Effects& effects) {
  std::vector<std::size_t> wrong = model.check_all();
  if (!wrong.empty() || !model.loose_problems().empty()) return refuse(std::move(wrong), !model.loose_problems().empty(), words, effects);
  forget_wrong();
  send(said(model, context.instance + "-" + std::to_string(++attempts_)), model, words, effects);
}

void Submission::send(json::Value attempt, Model& model, const Words& words, session::Effects& effects) {
  phase_ = Phase::sending;
  request_ = effects.request("application.submit", attempt.object());
  model.keep_attempt(std::move(attempt));
  effects.announce(words.say("form.sending"));
}

// The former attempt first: again as it was, or, where the answers are others by now, the question what came of it.
void Submission::settle(const session::Context& context, const Model& model, const Words& words, session::Effects& effects) {
  phase_ = Phase::sending;
  is_settling_ = context.host_can("outcome") && !is_as_sent(model);
  if (is_settling_) request_ = effects.request("application.outcome", {{"key", key_of_attempt(model)}});
  else request_ = effects.request("application.submit", model.attempt().object());
  effects.announce(words.say(is_settling_ ? "form.settling" : "form.sending"));
}

void Submission::refuse(std::vector<std::size_t> wrong, bool loose, const Words& words, session::Effects& effects) {
  has_loose_ = loose;
  list_wrong(std::move(wrong), words, effects);
  effects.emit("portal-refused", {{"errors", wrong_.size()}});
}

void Submission::list_wrong(std::vector<std::size_t> wrong, const Words& words, session::Effects& effects) {
  wrong_ = std::move(wrong);
  effects.announce(words.say("form.summary.title", "count", std::max<std::size_t>(wrong_.size(), 1)), true);
  effects.focus("errors");
}

void Submission::hold_back(std::vector<std::size_t> wrong, const Words& words, session::Effects& effects) {
  has_loose_ = false;
  list_wrong(std::move(wrong), words, effects);
}

void Submission::forget_wrong() {
  wrong_.clear();
  has_loose_ = false;
}

void Submission::reset(Model& model) {
  if (phase_ == Phase::sent) model.keep_attempt(nullptr);
  const Submission before = *this;
  *this = Submission();
  attempts_ = before.attempts_;
  can_wait_ = before.can_wait_;
  is_online_ = before.is_online_;
  watch_ = before.watch_;
}

void Submission::edited(Model& model, const Words& words, session::Effects& effects) {
  if (is_queued_ && !is_unknown_) {
    leave_queue(model);
    effects.announce(words.say("form.queued.edited"));
  } else if (is_queued_) {
    model.put_aside("queued", is_as_sent(model) ? json::Value(true) : json::Value());  // a draft that comes back says whether it still goes
  }
  if (phase_ == Phase::failed) phase_ = Phase::editing;
}

void Submission::leave_queue(Model& model) {
  is_queued_ = false;
  model.put_aside("queued", nullptr);
  if (!is_unknown_) model.keep_attempt(nullptr);
}

bool Submission::would_go(const Model& model) const { return is_queued_ && phase_ != Phase::sent && is_as_sent(model); }

// As the person sent it: what was changed since waits for the person.
bool Submission::send_queued(const Model& model, const Words& words, session::Effects& effects) {
  if (!is_online_ || request_ != 0 || !would_go(model)) return false;
  phase_ = Phase::sending;
  request_ = effects.request("application.submit", model.attempt().object());
  effects.announce(words.say("form.sending"));
  return true;
}

void Submission::resume(const Model& model, const Words& words, session::Effects& effects) {
  is_unknown_ = !model.attempt().is_null();
  if (is_unknown_) phase_ = Phase::failed;
  is_queued_ = is_unknown_ && can_wait_ && !model.aside("queued").is_null();
  is_offline_ = is_queued_;
  (void)send_queued(model, words, effects);
}

Outcome Submission::reply(std::int64_t request, bool ok, const json::Value& value, const session::Context& context, Model& model, const Words& words,
                          session::Effects& effects) {
  if (watch_ != 0 && request == watch_) {
    const json::Value* online = value.find("online");
    if (ok && online != nullptr) is_online_ = *online == json::Value(true);
    return send_queued(model, words, effects) ? Outcome::answers_changed : Outcome::done;
  }
  if (request_ == 0 || request != request_) return Outcome::not_mine;
  request_ = 0;
  const bool settled = std::exchange(is_settling_, false);
  const json::Value* receipt = settled ? value.find("receipt") : &value;
  if (!ok || receipt == nullptr) {
    take_problem(value, model, words, effects);
  } else if (settled && receipt->is_null()) {  // it never arrived, and never will
    is_unknown_ = false;
    model.keep_attempt(nullptr);
    phase_ = Phase::editing;
    check_and_send(context, model, words, effects);
  } else {
    take_receipt(*receipt, model, words, effects);
  }
  return Outcome::answers_changed;
}

void Submission::take_receipt(const json::Value& receipt, const Model& model, const Words& words, session::Effects& effects) {
  phase_ = Phase::sent;
  number_ = receipt.text_at("number");
  received_at_ = receipt.text_at("receivedAt");
  effects.announce(words.say("form.sent.announce", "number", number_));
  effects.focus("receipt");
  effects.emit("portal-submitted", {{"form", model.definition().id}, {"number", number_}});
}

// RFC 9457 with our member "errors": [{"pointer","keyword","parameters"}]: each goes to its field.
void Submission::take_problem(const json::Value& problem, Model& model, const Words& words, session::Effects& effects) {
  phase_ = Phase::failed;
  is_offline_ = problem.text_at("type") == "about:offline";
  const bool refused = is_refusal(problem);
  is_unknown_ = is_unknown_ || !refused;
  const json::Value* errors = problem.find("errors");
  if (errors != nullptr && errors->is_array() && !errors->array().empty()) {
    std::vector<std::size_t> wrong;
    bool loose = false;
    for (const json::Value& error : errors->array()) {
      const std::size_t index = model.field_at(error.text_at("pointer"));
      const json::Value* parameters = error.find("parameters");
      if (index == model.size() || !model.field(index).is_visible) {
        loose = true;
        continue;
      }
      model.complain(index, {error.text_at("keyword"), parameters != nullptr && parameters->is_object() ? parameters->object() : json::Object()});
      if (std::find(wrong.begin(), wrong.end(), index) == wrong.end()) wrong.push_back(index);
    }
    phase_ = Phase::editing;
    is_unknown_ = false;
    model.keep_attempt(nullptr);
    refuse(std::move(wrong), loose, words, effects);
    return;
  }
  is_queued_ = can_wait_ && is_offline_;
  model.put_aside("queued", is_queued_ ? json::Value(true) : json::Value());
  if (is_queued_) is_online_ = false;  // until the host says otherwise
  if (!is_unknown_ && !is_queued_) model.keep_attempt(nullptr);
  effects.announce(words.say(is_queued_ ? "form.queued.title" : failure_text(true, false)), !is_queued_);
  effects.focus("failure");
}

ui::NodePtr Submission::summary_view(const Model& model, const Words& words, std::size_t element) const {
  if (wrong_.empty() && !has_loose_) return nullptr;
  using ui::Container;
  const auto left = static_cast<std::size_t>(std::count_if(wrong_.begin(), wrong_.end(), [&model](std::size_t index) {
    return model.field(index).is_visible && !model.field(index).shown.keyword.empty();
  }));
  const std::string title =
      left == 0 && !has_loose_ ? words.say("form.summary.done") : words.say("form.summary.title", "count", std::max<std::size_t>(left, 1));
  Container summary = Container::error_summary("errors", ui::Name(title), 3);
  Container list = Container::list("errors-list", ui::Name(words.say("form.summary.list")));
  for (const std::size_t index : wrong_) {
    const FieldDefinition& field = model.definition().fields[index];
    const FieldState& state = model.field(index);
    if (!state.is_visible) continue;
    const bool fixed = state.shown.keyword.empty();
    const std::string label = words.label(field);
    std::string text = fixed ? words.say("form.summary.fixed") : words.complaint(field, state.shown);
    if (text.find(label) == std::string::npos) text = label + ": " + text;
    const ui::Name name(words.in_items(field, std::move(text)));
    list.add(Container::item("error-item" + field.id)
                 .add(model.is_within(index, element) ? ui::Action::link_to_node("error" + field.id, name, field.id).build()
                                                      : ui::Action::button("goto" + field.id, name, "quiet").build())
                 .build());
  }
  if (!wrong_.empty()) summary.add(list.build());
  if (has_loose_) summary.paragraph("errors-loose", words.say("form.summary.loose"));
  return summary.build();
}

const char* Submission::failure_text(bool is_kept, bool goes_anywhere) const {
  if (is_queued_ && is_kept && goes_anywhere) return "form.queued.anywhere";
  if (is_queued_) return is_kept ? "form.queued" : "form.queued.open";
  if (is_unknown_) return "form.unknown";
  return is_offline_ ? "form.failed.offline" : "form.failed";
}

ui::NodePtr Submission::failure_view(bool is_kept, bool goes_anywhere, const Words& words) const {
  if (phase_ != Phase::failed) return nullptr;
  const char* title = is_queued_ ? "form.queued.title" : is_unknown_ ? "form.unknown.title" : "form.failed.title";
  ui::Container notice = ui::Container::notice("failure", is_queued_ ? "attention" : "danger", ui::Name(words.say(title)), 3);
  notice.paragraph("failure-text", words.say(failure_text(is_kept, goes_anywhere)));
  if (is_queued_ && !is_unknown_)
    notice.add(ui::Container::actions("outbox-actions").button("outbox-cancel", words.say("form.queued.cancel")).build());
  return notice.build();
}

void Submission::add_submit(ui::Container& actions, const Words& words, const Definition& definition) const {
  std::string label = words.own("submit", definition.submit);
  if (phase_ == Phase::failed) label = words.say("form.submit.again");
  ui::Action submit = ui::Action::button("submit", ui::Name(std::move(label), words.say("form.submit")), "primary");
  if (phase_ == Phase::sending) submit.unavailable(words.say("form.sending"));
  actions.add(submit.build());
}

ui::NodePtr Submission::receipt_view(const Model& model, const Words& words) const {
  using ui::Container;
  Container terms = Container::terms("receipt-terms", ui::Name(words.say("form.sent.terms")));
  if (!number_.empty()) terms.term("receipt-number", words.say("form.sent.number"), number_);
  if (!received_at_.empty()) terms.term("receipt-date", words.say("form.sent.date"), words.say("form.at", "at", received_at_));
  Container receipt = Container::section("receipt", ui::Name(words.say("form.sent.title")), 3);
  receipt.add(terms.build());
  if (ui::NodePtr later = later_view(model, words)) receipt.add(std::move(later));
  return receipt.paragraph("receipt-next", words.say("form.sent.next")).build();
}

// What was corrected after the application was sent, and is not in it: as the person has it now.
ui::NodePtr Submission::later_view(const Model& model, const Words& words) const {
  using ui::Container;
  const json::Value* sent = model.attempt().find("data");
  if (sent == nullptr) return nullptr;
  const ui::Name title(words.say("form.later.title"));
  Container list = Container::list("later-list", title);
  std::size_t count = 0;
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldDefinition& field = model.definition().fields[i];
    const FieldState& state = model.field(i);
    if (field.kind != FieldDefinition::Kind::answer || !field.fixed.is_null()) continue;
    const json::Value* before = json::at(*sent, field.place);
    const json::Value nothing;
    if ((before != nullptr ? *before : nothing) == (state.is_visible ? state.value : nothing)) continue;
    std::string now = is_blank(state.typed) || !state.is_visible ? words.say("form.later.blank") : words.shown(field, state.typed);
    list.add(Container::item("later" + field.id).text(words.say("form.autofill.preview.item", "label", words.label(field), "value", now)).build());
    ++count;
  }
  if (count == 0) return nullptr;
  return Container::notice("later", "attention", title, 4).paragraph("later-text", words.say("form.later")).add(list.build()).build();
}

void Submission::archive(json::Archive& state, const Model& model) {
  state.name("phase", phase_, phase_names);
  state.flag("loose", has_loose_);
  state.flag("offline", is_offline_);
  state.flag("unknown", is_unknown_);
  state.flag("queued", is_queued_);
  state.flag("waits", can_wait_);
  state.flag("online", is_online_);
  state.number("watch", watch_);
  state.flag("settling", is_settling_);
  state.number("attempts", attempts_);
  state.number("request", request_);
  state.text("number", number_);
  state.text("receivedAt", received_at_);
  json::Value wrong = json::Array(wrong_.begin(), wrong_.end());
  state.value("wrong", wrong, json::Kind::array);
  if (state.reads() && !read_fields(wrong, model.size(), wrong_)) state.fail("wrong", "numbers of fields");
  if (is_unknown_ && model.attempt().is_null()) state.fail("unknown", "an attempt among the content");
}

}  // namespace portal::form
