// The widget: events go to the part they are for, the view is put together from the parts.
#include "widgets/form/form.h"

#include <algorithm>

#include "accessibility/focus.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "widgets/form/autofill.h"
#include "widgets/form/contract.h"
#include "widgets/form/drafts.h"
#include "widgets/form/submission.h"
#include "widgets/form/view.h"

namespace portal::form {

namespace {

class FormWidget final : public session::Widget {
 public:
  FormWidget(std::shared_ptr<session::Context> context, std::shared_ptr<const Definition> definition, std::string draft)
      : context_(std::move(context)), model_(definition), draft_(std::move(draft)) {
    questions_.reset(model_.definition());
  }

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties, const json::Value& state) {
    json::Reader read(properties, "/properties");
    std::string draft = "1";
    const json::Value* source = read.required("definition", json::Kind::object);
    read.optional("draft", draft);
    if (draft.empty() || ui::node_id(draft) != draft) read.fail(ErrorCode::out_of_range, "draft", "letters, digits, _ . / -", quoted_excerpt(draft));
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(auto definition, Definition::read(*source));
    auto widget = std::make_unique<FormWidget>(std::move(context), std::move(definition), std::move(draft));
    if (!state.is_null()) PORTAL_CHECK(widget->restore(state));
    return std::unique_ptr<session::Widget>(std::move(widget));
  }

  void start(session::Effects& effects) override { drafts_.start(*context_, model_, draft_, effects); }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    switch (event.type) {
      case ui::EventType::input: return input(event, effects);
      case ui::EventType::leave: return leave(event);
      case ui::EventType::press: return press(event, effects);
      case ui::EventType::toggle:
        return drafts_.toggle(event.node, event.flag) ? Result<void>() : unknown(event.node);
      case ui::EventType::set: return set(event, effects);
      case ui::EventType::reply: return reply(event, effects);
      default: return {};
    }
  }

  ui::NodePtr view() override {
    questions_.invalidate(model_.definition(), model_.take_changed());
    const Words words = this->words();
    const Definition& definition = model_.definition();
    ui::Container root = ui::Container::form("form", ui::Name(words.own("title", definition.title), definition.id));
    if (submission_.phase() == Submission::Phase::sent) return root.add(submission_.receipt_view(words)).build();
    const std::string about = words.own("description", definition.description);
    if (!about.empty()) root.add(ui::Content::paragraph("about", about).build());
    root.add(ui::Content::paragraph("legend", words.say("form.legend")).build());
    root.add(submission_.summary_view(model_, words));
    root.add(drafts_.restored_view(words));
    if (context_->host_can("profile")) root.add(autofill_.view(model_, words));
    std::vector<ui::NodePtr> questions;
    questions_.build(model_, words, questions);
    for (ui::NodePtr& question : questions) root.add(std::move(question));
    root.add(submission_.failure_view(words));
    root.add(submission_.actions_view(words, definition));
    root.add(drafts_.status_view(words));
    root.add(drafts_.list_view(words));
    return root.build();
  }

  void forget_view() override { questions_.reset(model_.definition()); }

  json::Value state() const override {
    json::Array complaints;
    for (std::size_t i = 0; i < model_.size(); ++i) {
      const Complaint& shown = model_.field(i).shown;
      if (!shown.keyword.empty())
        complaints.emplace_back(json::Object{{"field", i}, {"keyword", shown.keyword}, {"parameters", shown.parameters}});
    }
    return json::Object{{"form", model_.definition().id}, {"version", model_.definition().version}, {"content", model_.content()},
                        {"complaints", std::move(complaints)}, {"autofill", autofill_.state()}, {"drafts", drafts_.state()},
                        {"submission", submission_.state()}};
  }

 private:
  Words words() const { return {context_->strings, model_.definition()}; }

  static Error unknown(const std::string& node) { return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(node)}; }

  Result<void> input(const ui::Event& event, session::Effects& effects) {
    if (autofill_.has_node(event.node)) {
      if (!event.value.is_boolean()) return Error{ErrorCode::wrong_type, "/value", "a boolean", json::describe(event.value)};
      return autofill_.choose(event.node, event.value.boolean()) ? Result<void>() : unknown(event.node);
    }
    const std::size_t index = model_.field_with_id(event.node);
    if (index == model_.size() || !model_.field(index).is_visible) return unknown(event.node);
    if (!model_.field(index).is_enabled || submission_.phase() == Submission::Phase::sent)
      return Error{ErrorCode::refused_action, "/node", "a field that can be changed now", quoted_excerpt(event.node)};
    const FieldDefinition& field = model_.definition().fields[index];
    if (!accepts(field, event.value))
      return Error{ErrorCode::wrong_type, "/value", "a value this field can hold", json::describe(event.value)};
    if (model_.field(index).typed == event.value) return {};
    model_.type(index, event.value);
    submission_.edited();
    drafts_.changed(effects);
    return {};
  }

  Result<void> leave(const ui::Event& event) {
    const std::size_t index = model_.field_with_id(event.node);
    if (index < model_.size() && model_.field(index).is_visible) model_.check(index);
    else if (!autofill_.has_node(event.node)) return unknown(event.node);
    return {};
  }

  Result<void> press(const ui::Event& event, session::Effects& effects) {
    const Words words = this->words();
    if (submission_.press(event.node, *context_, model_, words, effects)) return {};
    if (autofill_.press(event.node, model_, words, effects) || press_in_field(event.node, words, effects)) {
      drafts_.changed(effects);
      submission_.edited();
      return {};
    }
    const Drafts::Pressed pressed = drafts_.press(event.node, model_, words, effects);
    if (pressed == Drafts::Pressed::not_mine) return unknown(event.node);
    if (pressed == Drafts::Pressed::answers_changed) start_anew();
    return {};
  }

  bool press_in_field(const std::string& node, const Words& words, session::Effects& effects) {
    const bool undo = node.compare(0, 5, "undo/") == 0;
    if (!undo && node.compare(0, 7, "refill/") != 0) return false;
    const std::size_t index = model_.field_with_id(std::string_view(node).substr(undo ? 4 : 6));
    if (index == model_.size() || model_.field(index).provenance == nullptr) return false;
    const FieldDefinition& field = model_.definition().fields[index];
    if (undo) model_.undo_fill(index);
    else model_.refill(index);
    effects.announce(words.say(undo ? "form.undone" : "form.refilled",
                               {{"label", words.label(field)}, {"value", words.shown(field, model_.field(index).typed)}}));
    effects.focus(field.id);
    return true;
  }

  Result<void> set(const ui::Event& event, session::Effects& effects) {
    if (event.name != "definition")
      return Error{ErrorCode::unknown_name, "/name", "a property that can change: definition", quoted_excerpt(event.name)};
    PORTAL_TRY(auto definition, Definition::read(event.value));
    const json::Value content = model_.content();
    model_ = Model(std::move(definition));
    (void)model_.take_content(content, "", false);  // our own content reads back
    start_anew();
    forget_view();
    drafts_.changed(effects);
    return {};
  }

  Result<void> reply(const ui::Event& event, session::Effects& effects) {
    const Words words = this->words();
    if (submission_.reply(event.request, event.flag, event.value, model_, words, effects)) {
      if (submission_.phase() == Submission::Phase::sent) drafts_.forget(model_, effects);
      return {};
    }
    if (autofill_.reply(event.request, event.flag, event.value, model_, words, effects)) return {};
    const Drafts::Pressed replied = drafts_.reply(event.request, event.flag, event.value, model_, words, effects);
    if (replied == Drafts::Pressed::answers_changed) autofill_.reset();
    return {};  // a reply that nobody waits for any more is no mistake: the host may answer late
  }

  void start_anew() {
    autofill_.reset();
    submission_ = Submission();
  }

  Result<void> restore(const json::Value& state) {
    json::Reader read(state, "/state");
    std::string form;
    std::string version;
    read.required("form", form);
    read.required("version", version);
    const json::Value* content = read.required("content", json::Kind::object);
    const json::Value* complaints = read.required("complaints", json::Kind::array);
    const json::Value* autofill = read.required("autofill", json::Kind::object);
    const json::Value* drafts = read.required("drafts", json::Kind::object);
    const json::Value* submission = read.required("submission", json::Kind::object);
    if (form != model_.definition().id) read.fail(ErrorCode::incompatible_state, "form", model_.definition().id, quoted_excerpt(form));
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(auto homeless, model_.take_content(*content, "/state/content", false));
    (void)homeless;
    for (const json::Value& entry : complaints->array()) PORTAL_CHECK(restore_complaint(entry));
    PORTAL_CHECK(autofill_.restore(*autofill, model_));
    PORTAL_CHECK(drafts_.restore(*drafts));
    return submission_.restore(*submission, model_);
  }

  Result<void> restore_complaint(const json::Value& entry) {
    json::Reader read(entry, "/state/complaints");
    std::int64_t field = 0;
    Complaint complaint;
    read.required("field", field);
    read.required("keyword", complaint.keyword);
    const json::Value* parameters = read.required("parameters", json::Kind::object);
    if (field < 0 || static_cast<std::size_t>(field) >= model_.size()) read.fail(ErrorCode::incompatible_state, "field", "a field's number", "another");
    PORTAL_CHECK(read.finish());
    complaint.parameters = parameters->object();
    model_.complain(static_cast<std::size_t>(field), std::move(complaint));
    return {};
  }

  std::shared_ptr<session::Context> context_;
  Model model_;
  std::string draft_;
  QuestionView questions_;
  Autofill autofill_;
  Drafts drafts_;
  Submission submission_;
};

// Marks every leaf of the data the form has no field for.
void find_unknown(const json::Value& value, const std::string& pointer, const Model& model, std::vector<schema::Problem>& out, int depth = 0) {
  if (model.field_with_pointer(pointer) < model.size()) return;
  if (value.is_object() && depth < 64) {
    for (const json::Member& member : value.object()) find_unknown(member.value, json::pointer_join(pointer, member.key), model, out, depth + 1);
    return;
  }
  out.push_back({"unknown", pointer, "", {}});
}

}  // namespace

session::WidgetKind form_kind() { return {"form", contract, &FormWidget::create, &accessibility::focus_after_removal}; }

Result<std::vector<schema::Problem>> check_application(const json::Value& definition, const json::Value& data) {
  PORTAL_TRY(auto read, Definition::read(definition));
  Model model(read);
  for (std::size_t i = 0; i < model.size(); ++i) {
    const json::Value* value = json::at(data, read->fields[i].pointer);
    if (value == nullptr) continue;
    model.restore(i, show_value(read->fields[i], *value), true, nullptr);
  }
  std::vector<schema::Problem> problems;
  find_unknown(data, "", model, problems);
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldDefinition& field = read->fields[i];
    const json::Value* value = json::at(data, field.pointer);
    if (value == nullptr) continue;
    if (!model.field(i).is_visible) problems.push_back({"unknown", field.pointer, "", {}});
    else if (model.field(i).value != *value) problems.push_back({"type", field.pointer, "", {}});
  }
  for (const std::size_t index : model.check_all())
    problems.push_back({model.field(index).shown.keyword, read->fields[index].pointer, "", model.field(index).shown.parameters});
  for (const schema::Problem& problem : model.loose_problems()) problems.push_back(problem);
  return problems;
}

}  // namespace portal::form
