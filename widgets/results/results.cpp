// The widget: which target is looked at; everything else is its report.
#include "widgets/results/results.h"

#include <algorithm>

#include "accessibility/focus.h"
#include "sdk/json/reader.h"
#include "widgets/results/contract.h"
#include "widgets/results/view.h"

namespace portal::results {

namespace {

class ResultsWidget final : public session::Widget {
 public:
  ResultsWidget(std::shared_ptr<session::Context> context, Report report, std::string target, json::Value names)
      : context_(std::move(context)), report_(std::move(report)), target_(std::move(target)), names_(std::move(names)) {
    settle();
  }

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties,
                                                         const json::Value& state) {
    json::Reader read(properties, "/properties");
    std::string target;
    const json::Value* aggregate = read.required("aggregate", json::Kind::object);
    read.optional("target", target);
    const json::Value* names = read.optional("names", json::Kind::object);
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(Report report, read_report(*aggregate, "/properties/aggregate"));
    auto widget =
        std::make_unique<ResultsWidget>(std::move(context), std::move(report), std::move(target), names == nullptr ? json::Value() : *names);
    if (!state.is_null()) {
      json::Reader saved(state, "/state");
      saved.required("target", widget->target_);
      const json::Value* open = saved.required("open", json::Kind::array);
      PORTAL_CHECK(saved.finish());
      for (const json::Value& id : open->array())
        if (id.is_string()) widget->open_.push_back(id.text());
      widget->settle();
    }
    return std::unique_ptr<session::Widget>(std::move(widget));
  }

  void start(session::Effects&) override {}

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    switch (event.type) {
      case ui::EventType::input: return choose(event, effects);
      case ui::EventType::toggle: return toggle(event);
      case ui::EventType::set: return set(event);
      default: return {};
    }
  }

  ui::NodePtr view() override { return results_view(report_, {target_, names_, open_}, context_->strings); }
  void forget_view() override {}

  json::Value state() const override {
    json::Array open;
    for (const std::string& id : open_) open.emplace_back(id);
    return json::Object{{"target", target_}, {"open", std::move(open)}};
  }

 private:
  // A target that is not in the report gives way to the first that is.
  void settle() {
    for (const Group& group : report_.groups)
      if (group.target == target_) return;
    target_ = report_.groups.empty() ? std::string() : report_.groups.front().target;
  }

  Result<void> choose(const ui::Event& event, session::Effects& effects) {
    if (event.node != "target") return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(event.node)};
    if (!event.value.is_string()) return Error{ErrorCode::wrong_type, "/value", "a string", json::describe(event.value)};
    const bool known =
        std::any_of(report_.groups.begin(), report_.groups.end(), [&](const Group& group) { return group.target == event.value.text(); });
    if (!known) return {};  // the empty choice: what was shown stays
    target_ = event.value.text();
    open_.clear();
    effects.announce(headline(report_, {target_, names_, open_}, context_->strings));
    return {};
  }

  Result<void> toggle(const ui::Event& event) {
    const auto at = std::find(open_.begin(), open_.end(), event.node);
    if (event.flag && at == open_.end()) open_.push_back(event.node);
    if (!event.flag && at != open_.end()) open_.erase(at);
    return {};
  }

  Result<void> set(const ui::Event& event) {
    if (event.name == "aggregate") {
      PORTAL_TRY(report_, read_report(event.value, "/value"));
    } else if (event.name == "target") {
      if (!event.value.is_string()) return Error{ErrorCode::wrong_type, "/value", "a string", json::describe(event.value)};
      target_ = event.value.text();
    } else if (event.name == "names") {
      if (!event.value.is_object()) return Error{ErrorCode::wrong_type, "/value", "an object", json::describe(event.value)};
      names_ = event.value;
    } else {
      return Error{ErrorCode::unknown_name, "/name", "aggregate, target or names", quoted_excerpt(event.name)};
    }
    settle();
    return {};
  }

  std::shared_ptr<session::Context> context_;
  Report report_;
  std::string target_;
  json::Value names_;
  std::vector<std::string> open_;
};

}  // namespace

session::WidgetKind results_kind() { return {"results", contract, &ResultsWidget::create, &accessibility::focus_after_removal}; }

}  // namespace portal::results
