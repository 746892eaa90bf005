// A module for measuring alone: schemas and rules run many times over inside the core, so that no time goes into passing data.
#include <memory>
#include <optional>

#include "sdk/json/reader.h"
#include "sdk/profile/identifiers.h"
#include "sdk/rules/rules.h"
#include "sdk/schema/schema.h"
#include "wasm/door.h"

namespace portal::bench {

namespace {

constexpr std::string_view contract =
    R"({"name":"bench","summary":{"ru":"Замеры.","en":"Measuring."},"attributes":[],)"
    R"("properties":[{"name":"schema","type":"json","required":false,"doc":"JSON Schema."},{"name":"value","type":"json","required":false,"doc":"What it is asked about."},)"
    R"({"name":"rule","type":"json","required":false,"doc":"JsonLogic."},{"name":"facts","type":"json","required":false,"doc":"What the rule reads."}],)"
    R"("events":[{"name":"portal-ran","detail":{"held":"count"},"doc":"How many of the runs held."}]})";

class Bench : public session::Widget {
 public:
  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context>, const json::Value& properties, const json::Value&) {
    auto out = std::make_unique<Bench>();
    json::Reader read(properties, "/properties");
    for (const auto& [key, to] :
         {std::pair("schema", &out->schema_), std::pair("value", &out->value_), std::pair("rule", &out->rule_), std::pair("facts", &out->facts_)})
      if (const json::Value* found = read.any(key)) *to = *found;
    PORTAL_CHECK(read.finish());
    if (!out->schema_.is_null()) {
      PORTAL_TRY(schema::Schema made, compiled(out->schema_));
      out->compiled_.emplace(std::move(made));
    }
    if (!out->rule_.is_null()) {
      PORTAL_TRY(rules::Rule made, rules::Rule::compile(out->rule_));
      out->logic_.emplace(std::move(made));
    }
    return std::unique_ptr<session::Widget>(std::move(out));
  }

  void start(session::Effects&) override {}

  // {"type":"set","name":"compile" | "validate" | "problems" | "first" | "field" | "rules" | "known","value":{"times":1000,"at":"/a"}}
  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    const json::Value* times = event.value.find("times");
    const std::int64_t count = times != nullptr && times->is_integer() ? times->integer() : 1;
    const std::int64_t held = run(event.name, count, event.value.text_at("at"));
    effects.emit("portal-ran", {{"held", static_cast<long long>(held)}});
    return {};
  }

  ui::NodePtr view() override { return ui::Container::region("bench", ui::Name("Bench")).build(); }
  void forget_view() override {}
  json::Value state() const override { return json::Object{}; }

 private:
  static Result<schema::Schema> compiled(const json::Value& document) {
    schema::Options options;
    options.more_formats = &profile::formats();
    return schema::Schema::compile(document, options);
  }

  template <typename Work>
  static std::int64_t repeat(std::int64_t count, const Work& work) {
    std::int64_t held = 0;
    for (std::int64_t i = 0; i < count; ++i) held += work() ? 1 : 0;
    return held;
  }

  // What is asked for is told apart once, outside of what is measured.
  std::int64_t run(const std::string& what, std::int64_t count, const std::string& at) const {
    if (what == "validate" && compiled_) return repeat(count, [this] { return compiled_->is_valid(value_); });
    if (what == "problems" && compiled_) return repeat(count, [this] { return compiled_->validate(value_).empty(); });
    if (what == "field" && compiled_) return repeat(count, [&] { return compiled_->validate_at(value_, at).empty(); });
    if (what == "compile") return repeat(count, [this] { return compiled(schema_).ok(); });
    if (what == "first") return repeat(count, [this] { return first(); });
    if (what == "rules" && logic_) return repeat(count, [this] { return truth(); });
    if (what == "known" && logic_) return repeat(count, [this] { return rules::know(*logic_, facts_).truth == rules::Truth::yes; });
    return 0;
  }

  bool first() const {
    const auto fresh = compiled(schema_);
    return fresh.ok() && fresh.value().validate(value_).empty();
  }

  bool truth() const {
    const auto truth = rules::test(*logic_, facts_);
    return truth.ok() && truth.value();
  }

  json::Value schema_;
  json::Value value_;
  json::Value rule_;
  json::Value facts_;
  std::optional<schema::Schema> compiled_;
  std::optional<rules::Rule> logic_;
};

}  // namespace

}  // namespace portal::bench

std::span<const portal::session::WidgetKind> portal::wasm::widget_kinds() {
  static const portal::session::WidgetKind kinds[] = {{"bench", portal::bench::contract, &portal::bench::Bench::create}};
  return kinds;
}
