// Nothing is kept but the source; what it became is told, and listed for whoever looks.
#include "widgets/form/importers/session_kind.h"

#include <utility>

#include "sdk/json/reader.h"
#include "widgets/form/importers/import.h"

namespace portal::form::importers {

namespace {

constexpr std::string_view contract =
    R"({"name":"import","summary":{"ru":"Формы других систем как наши, для авторов форм.","en":"Forms of others as ours, for authors of forms."},)"
    R"("attributes":[],"properties":[{"name":"source","type":"json","required":false,"doc":"A form of others: JSON Schema, Digital Form Builder, RJSF."},)"
    R"({"name":"kind","type":"text","required":false,"doc":"json-schema, digital-form-builder or rjsf; guessed where absent."},)"
    R"({"name":"id","type":"text","required":false,"doc":"Of the definition; made of its title where absent."}],)"
    R"("events":[{"name":"portal-imported","detail":{"definition":"definition","unsupported":"list","notes":"list"},"doc":"What the source became."},)"
    R"({"name":"portal-error","detail":{"code":"text","path":"text","expected":"text","got":"text"},"doc":"It is no form that we can read."}]})";

class Import : public session::Widget {
 public:
  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context>, const json::Value& properties, const json::Value& state) {
    auto made = std::make_unique<Import>();
    const bool is_kept = !state.is_null();
    json::Reader read(is_kept ? state : properties, is_kept ? "/state" : "/properties");
    read.optional("kind", made->origin_.kind);
    read.optional("id", made->origin_.id);
    const json::Value* source = read.any("source");
    PORTAL_CHECK(read.finish());
    if (source != nullptr) made->source_ = *source;
    made->run();
    return std::unique_ptr<session::Widget>(std::move(made));
  }

  void start(session::Effects& effects) override { tell(effects); }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    if (event.type == ui::EventType::locale || event.type == ui::EventType::focus || event.type == ui::EventType::leave) return {};
    if (event.type != ui::EventType::set) return Error{ErrorCode::refused_action, "/type", "a property that is set", "an act on a list"};
    if (event.name == "source") source_ = event.value;
    else if (event.name == "kind" && event.value.is_string()) origin_.kind = event.value.text();
    else if (event.name == "id" && event.value.is_string()) origin_.id = event.value.text();
    else return Error{ErrorCode::unknown_name, "/name", "source, kind, id", quoted_excerpt(event.name)};
    if (event.name != "source") return {};
    run();
    tell(effects);
    return {};
  }

  ui::NodePtr view() override {
    ui::Container root = ui::Container::region("import", ui::Name("Import of a form"));
    root.lang("en");
    if (answer_.is_null()) return root.paragraph("import-none", "No source yet.").build();
    if (const std::string code = answer_.text_at("code"); !code.empty())
      return root.paragraph("import-error", code + " at " + answer_.text_at("path")).build();
    root.paragraph("import-sum", "\"" + answer_.find("definition")->text_at("title") +
                                     "\": " + std::to_string(answer_.find("unsupported")->array().size()) + " not expressed, " +
                                     std::to_string(answer_.find("notes")->array().size()) + " notes");
    add_list(root, "unsupported", "Not expressed");
    add_list(root, "notes", "Notes");
    return root.build();
  }

  void forget_view() override {}

  json::Value state() const override { return json::Object{{"kind", origin_.kind}, {"id", origin_.id}, {"source", source_}}; }

 private:
  void run() {
    answer_ = {};
    if (source_.is_null()) return;
    auto imported = import_form(source_, origin_);
    if (!imported.ok()) {
      const Error& error = imported.error();
      answer_ = json::Object{{"code", name_of(error.code)}, {"path", error.path}, {"expected", error.expected}, {"got", error.got}};
      return;
    }
    json::Value report = wire_of(imported.value().report);
    answer_ = json::Object{
        {"definition", std::move(imported.value().definition)}, {"unsupported", *report.find("unsupported")}, {"notes", *report.find("notes")}};
  }

  void tell(session::Effects& effects) const {
    if (answer_.is_object()) effects.emit(answer_.find("code") != nullptr ? "portal-error" : "portal-imported", answer_.object());
  }

  void add_list(ui::Container& root, const std::string& name, const char* title) const {
    const json::Array& remarks = answer_.find(name)->array();
    if (remarks.empty()) return;
    ui::Container list = ui::Container::list("import-" + name, ui::Name(title));
    for (std::size_t i = 0; i < remarks.size(); ++i) {
      ui::Container item = ui::Container::item(name + "/" + std::to_string(i));
      item.text(remarks[i].text_at("path") + ": " + remarks[i].text_at("what"));
      list.add(item.build());
    }
    root.add(list.build());
  }

  Origin origin_;
  json::Value source_;
  json::Value answer_;
};

}  // namespace

session::WidgetKind session_kind() { return {"import", contract, &Import::create}; }

}  // namespace portal::form::importers
