// Sending, step by step.
#include "widgets/form/submission.h"

#include <algorithm>

#include "sdk/json/reader.h"

namespace portal::form {

namespace {

constexpr std::string_view phase_names[] = {"editing", "sending", "failed", "sent"};

std::string text_member(const json::Value& value, std::string_view key) {
  const json::Value* found = value.find(key);
  return found != nullptr && found->is_string() ? found->text() : std::string();
}

}  // namespace

bool Submission::press(const std::string& node, const session::Context& context, Model& model, const Words& words, session::Effects& effects) {
  if (node != "submit") return false;
  if (phase_ == Phase::sending || phase_ == Phase::sent) return true;
  phase_ = Phase::editing;
  std::vector<std::size_t> wrong = model.check_all();
  if (!wrong.empty() || !model.loose_problems().empty()) {
    refuse(std::move(wrong), !model.loose_problems().empty(), words, effects);
  } else {
    wrong_.clear();
    has_loose_ = false;
    send(context, model, words, effects);
  }
  return true;
}

void Submission::refuse(std::vector<std::size_t> wrong, bool loose, const Words& words, session::Effects& effects) {
  wrong_ = std::move(wrong);
  has_loose_ = loose;
  effects.announce(words.say("form.summary.title", "count", std::max<std::size_t>(wrong_.size(), 1)), true);
  effects.focus("errors");
  effects.emit("portal-refused", {{"errors", wrong_.size()}});
}

void Submission::send(const session::Context& context, const Model& model, const Words& words, session::Effects& effects) {
  if (is_dirty_) ++attempt_;
  is_dirty_ = false;
  phase_ = Phase::sending;
  json::Object what;
  what.set("form", model.definition().id);
  what.set("version", model.definition().version);
  what.set("data", model.data());
  what.set("key", context.instance + "-" + std::to_string(attempt_));
  request_ = effects.request("application.submit", std::move(what));
  effects.announce(words.say("form.sending"));
}

void Submission::edited() {
  is_dirty_ = true;
  if (phase_ == Phase::failed) phase_ = Phase::editing;
}

bool Submission::reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  if (request_ == 0 || request != request_) return false;
  request_ = 0;
  if (!ok) {
    take_problem(value, model, words, effects);
    return true;
  }
  phase_ = Phase::sent;
  number_ = text_member(value, "number");
  received_at_ = text_member(value, "receivedAt");
  effects.announce(words.say("form.sent.announce", "number", number_));
  effects.focus("receipt");
  effects.emit("portal-submitted", {{"form", model.definition().id}, {"number", number_}});
  return true;
}

// RFC 9457 with our member "errors": [{"pointer","keyword","parameters"}]: each goes to its field.
void Submission::take_problem(const json::Value& problem, Model& model, const Words& words, session::Effects& effects) {
  phase_ = Phase::failed;
  is_offline_ = text_member(problem, "type") == "about:offline";
  const json::Value* errors = problem.find("errors");
  if (errors != nullptr && errors->is_array() && !errors->array().empty()) {
    std::vector<std::size_t> wrong;
    bool loose = false;
    for (const json::Value& error : errors->array()) {
      const std::size_t index = model.field_with_pointer(text_member(error, "pointer"));
      const json::Value* parameters = error.find("parameters");
      if (index == model.size() || !model.field(index).is_visible) {
        loose = true;
        continue;
      }
      model.complain(index,
                     {text_member(error, "keyword"), parameters != nullptr && parameters->is_object() ? parameters->object() : json::Object()});
      if (std::find(wrong.begin(), wrong.end(), index) == wrong.end()) wrong.push_back(index);
    }
    phase_ = Phase::editing;
    is_dirty_ = true;
    refuse(std::move(wrong), loose, words, effects);
    return;
  }
  effects.announce(words.say(is_offline_ ? "form.failed.offline" : "form.failed"), true);
  effects.focus("failure");
}

ui::NodePtr Submission::summary_view(const Model& model, const Words& words) const {
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
    list.add(Container::item("error-item" + field.id)
                 .add(ui::Action::link_to_node("error" + field.id, ui::Name(std::move(text)), field.id).build())
                 .build());
  }
  if (!wrong_.empty()) summary.add(list.build());
  if (has_loose_) summary.paragraph("errors-loose", words.say("form.summary.loose"));
  return summary.build();
}

ui::NodePtr Submission::failure_view(const Words& words) const {
  if (phase_ != Phase::failed) return nullptr;
  return ui::Container::notice("failure", "danger", ui::Name(words.say("form.failed.title")), 3)
      .paragraph("failure-text", words.say(is_offline_ ? "form.failed.offline" : "form.failed"))
      .build();
}

ui::NodePtr Submission::actions_view(const Words& words, const Definition& definition) const {
  std::string label = words.own("submit", definition.submit);
  if (phase_ == Phase::failed) label = words.say("form.submit.again");
  ui::Action submit = ui::Action::button("submit", ui::Name(std::move(label), words.say("form.submit")), "primary");
  if (phase_ == Phase::sending) submit.unavailable(words.say("form.sending"));
  return ui::Container::actions("actions").add(submit.build()).build();
}

ui::NodePtr Submission::receipt_view(const Words& words) const {
  using ui::Container;
  Container terms = Container::terms("receipt-terms", ui::Name(words.say("form.sent.terms")));
  if (!number_.empty()) terms.term("receipt-number", words.say("form.sent.number"), number_);
  if (!received_at_.empty()) terms.term("receipt-date", words.say("form.sent.date"), words.say("form.at", "at", received_at_));
  return Container::section("receipt", ui::Name(words.say("form.sent.title")), 3)
      .add(terms.build())
      .paragraph("receipt-next", words.say("form.sent.next"))
      .build();
}

void Submission::archive(json::Archive& state, const Model& model) {
  auto phase = static_cast<unsigned char>(phase_);
  state.name("phase", phase, phase_names);
  phase_ = static_cast<Phase>(phase);
  state.flag("dirty", is_dirty_);
  state.flag("loose", has_loose_);
  state.flag("offline", is_offline_);
  state.number("attempt", attempt_);
  state.number("request", request_);
  state.text("number", number_);
  state.text("receivedAt", received_at_);
  json::Value wrong = json::Array(wrong_.begin(), wrong_.end());
  state.value("wrong", wrong, json::Kind::array);
  if (state.reads() && !read_fields(wrong, model.size(), wrong_)) state.fail("wrong", "numbers of fields");
}

}  // namespace portal::form
