// Pages in the order people meet them, each with the condition of its routes.
#include <algorithm>
#include <map>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/schema.h"
#include "widgets/form/default_layout.h"
#include "widgets/form/importers/builder_components.h"
#include "widgets/form/importers/builder_limits.h"
#include "widgets/form/importers/conditions.h"
#include "widgets/form/importers/html_text.h"
#include "widgets/form/importers/import.h"
#include "widgets/form/importers/routes.h"

namespace portal::form::importers {

namespace {

constexpr std::size_t most_of_a_condition = 4000;  // schemas within one page's condition

bool is_summary(const json::Value& page) {
  const std::string controller = page.text_at("controller");
  return controller.ends_with("summary.js") || controller.ends_with("SummaryPageController") || controller.ends_with("SummaryPage");
}

class Builder {
 public:
  Builder(const json::Value& source, const Origin& origin) : source_(source), origin_(origin), components_(source, out_.report) {}

  Result<Imported> import() {
    PORTAL_CHECK(check_shape());
    read_conditions();
    const Route route = find_way();
    for (const std::size_t page : route.order) add_page(page);
    for (std::size_t i = 0; i < pages().size(); ++i)
      if (route.formulas[i] == Decisions::never && !is_summary(pages()[i]))
        out_.report.note("/pages/" + std::to_string(i), "no page leads to it: nobody meets it");
    for (const std::size_t page : route.back) out_.report.note("/pages/" + std::to_string(page) + "/next", "leads back to a page before");
    // Conditions may read what is asked on a later page, so they are written when all places are known.
    for (Page& page : made_) finish(page, route);
    add_declaration();
    say_the_rest();
    return define();
  }

 private:
  struct Page {
    std::size_t number;
    std::string title;
    json::Array elements;
  };

  const json::Array& pages() const { return list_of(source_, "pages"); }

  Result<void> check_shape() const {
    if (pages().empty()) return Error{ErrorCode::missing_key, "/pages", "a list of pages", "none"};
    for (std::size_t i = 0; i < pages().size(); ++i)
      if (!pages()[i].is_object() || pages()[i].text_at("path").empty())
        return Error{ErrorCode::wrong_type, "/pages/" + std::to_string(i), "a page with a path", "another value"};
    return {};
  }

  void read_conditions() {
    const json::Array& list = list_of(source_, "conditions");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string path = "/conditions/" + std::to_string(i) + "/value";
      const json::Value* value = list[i].find("value");
      auto read = value == nullptr ? Result<Expression>(Error{ErrorCode::missing_key, path, "a condition", "none"}) : read_condition(*value, path);
      if (read.ok()) conditions_.emplace(list[i].text_at("name"), std::move(read).value());
      else broken_.emplace(list[i].text_at("name"), Remark{read.error().path, "a condition that cannot be read: " + read.error().text()});
    }
  }

  // Whether there is such a condition. One that cannot be read is missed where it is used.
  bool knows(const std::string& name) {
    if (conditions_.find(name) != conditions_.end()) return true;
    if (const auto broken = broken_.find(name); broken != broken_.end()) {
      out_.report.unsupported.push_back(broken->second);
      broken_.erase(broken);
    }
    return false;
  }

  // Numbers in the order of use: conditions that are asked first stand on top of the diagram.
  std::uint32_t number_of_condition(const std::string& name) {
    const auto found = std::find(numbered_.begin(), numbered_.end(), name);
    if (found != numbered_.end()) return static_cast<std::uint32_t>(found - numbered_.begin());
    numbered_.push_back(name);
    return static_cast<std::uint32_t>(numbered_.size() - 1);
  }

  std::size_t page_at(const std::string& path) const {
    const auto found = std::find_if(pages().begin(), pages().end(), [&path](const json::Value& page) { return page.text_at("path") == path; });
    return static_cast<std::size_t>(found - pages().begin());
  }

  Route find_way() {
    std::vector<std::vector<Link>> links(pages().size());
    for (std::size_t i = 0; i < pages().size(); ++i) {
      const json::Array& next = list_of(pages()[i], "next");
      for (std::size_t k = 0; k < next.size(); ++k) {
        const std::string path = "/pages/" + std::to_string(i) + "/next/" + std::to_string(k);
        const std::string condition = next[k].text_at("condition");
        if (const std::string away = next[k].text_at("redirect"); !away.empty())
          out_.report.note(path + "/redirect", "leads out of the form: " + away);
        const std::size_t to = page_at(next[k].text_at("path"));
        if (to == pages().size()) {
          out_.report.note(path + "/path", "leads to no page: the builder passes over it");
          continue;
        }
        if (!condition.empty() && !knows(condition)) {
          out_.report.note(path + "/condition", "names no condition: never taken");
          continue;
        }
        Link link;
        link.page = to;
        if (!condition.empty()) link.condition = number_of_condition(condition);
        links[i].push_back(link);
      }
    }
    std::size_t start = page_at(source_.text_at("startPage"));
    if (start == pages().size()) {
      out_.report.note("/startPage", "names no page: the first is taken");
      start = 0;
    }
    return find_route(links, start, decisions_);
  }

  Made& section_of(const json::Value& page) { return sections_[page.text_at("section")]; }

  void add_page(std::size_t number) {
    const json::Value& page = pages()[number];
    const std::string path = "/pages/" + std::to_string(number);
    report_page(page, path, out_.report);
    if (is_summary(page)) return out_.report.note(path, "a summary: the form has its own");
    const std::string section = page.text_at("section");
    Made& made = section_of(page);
    if (std::find(section_order_.begin(), section_order_.end(), section) == section_order_.end()) section_order_.push_back(section);
    const std::string scope = section.empty() ? "#" : json::pointer_join("#/properties", section);
    const std::string texts = section.empty() ? "" : section + ".";
    const json::Array& components = list_of(page, "components");
    const bool has_list =
        std::any_of(components.begin(), components.end(), [](const json::Value& each) { return each.text_at("type") == "MultiInputField"; });
    const bool repeats = page.text_at("controller") == "RepeatingFieldPageController" && !has_list;
    if (!page.text_at("repeatField").empty()) add_repeated(page, path, scope, texts, made);
    else
      for (std::size_t i = 0; i < components.size(); ++i) {
        const std::string place = json::pointer_join(path + "/components", i);
        const std::string name = components_.add(components[i], place, scope, texts, made);
        if (name.empty()) continue;
        const std::string type = components[i].text_at("type");
        if (repeats) repeat(made, name, scope);
        const json::Value& kept = made.properties[name];
        remember(section, components[i].text_at("name"), name, type, is_numeric(kept));
      }
    Page out{number, components_.without_templates(components_.line(page, "title"), path + "/title"), std::move(made.elements)};
    made.elements.clear();
    if (out.elements.empty()) return out_.report.note(path, "a page with nothing on it");
    if (list_of(page, "next").empty()) out_.report.note(path + "/next", "the form ends here without a summary");
    made_.push_back(std::move(out));
  }

  // A page that comes as often as an answer says: a list of what it asks, as long as that answer.
  void add_repeated(const json::Value& page, const std::string& path, const std::string& scope, const std::string& texts, Made& made) {
    const std::string title = components_.line(page, "title");
    const std::string written = page.text_at("path");
    std::string name = slug(written.substr(written.rfind('/') + 1));
    while (made.properties.find(name) != nullptr) name += "_2";
    Made inner = components_.items(list_of(page, "components"), path + "/components", texts + name + ".");
    json::Value detail = json::Object{{"type", "VerticalLayout"}, {"elements", std::move(inner.elements)}};
    json::Object list{{"type", "array"}, {"title", title.empty() ? name : title}, {"items", object_of(inner)}};
    made.properties.set(name, std::move(list));
    const std::string control = json::pointer_join(scope + "/properties", name);
    made.elements.push_back(json::Object{{"type", "Control"}, {"scope", control}, {"options", json::Object{{"detail", std::move(detail)}}}});
    const std::string section = page.text_at("section");
    lists_.push_back({(section.empty() ? "" : json::pointer_join("", section)) + json::pointer_join("", name), page.text_at("repeatField")});
    out_.report.note(path + "/repeatField", "pages that come as often as an answer says: a list as long as that answer");
  }

  // One answer of the page, given as often as one likes.
  static void repeat(Made& made, const std::string& name, const std::string& scope) {
    json::Value& one = made.properties[name];
    json::Object list{{"type", "array"}, {"title", one.text_at("title")}, {"items", one}};
    if (std::find(made.required.begin(), made.required.end(), json::Value(name)) != made.required.end()) list.set("minItems", 1);
    one = json::Value(std::move(list));
    made.elements.back() = json::Object{{"type", "Control"}, {"scope", json::pointer_join(scope + "/properties", name)}};
  }

  static bool is_numeric(const json::Value& schema) {
    const json::Value* items = schema.find("items");
    const std::string type = (items != nullptr ? *items : schema).text_at("type");
    return type == "number" || type == "integer";
  }

  // A moment is compared by its day.
  void remember(const std::string& section, const std::string& written, const std::string& name, const std::string& type, bool is_numeric) {
    AnswerPlace place{(section.empty() ? "" : json::pointer_join("", section)) + json::pointer_join("", name), type, is_numeric};
    if (type == "DateTimeField" || type == "DateTimePartsField") place.pointer += "/date";
    places_[written].push_back(place);
    if (!section.empty()) places_[section + "." + written].push_back(place);
  }

  // A page is shown where its formula holds.
  void finish(Page& page, const Route& route) {
    const std::string path = "/pages/" + std::to_string(page.number);
    json::Object category{{"type", "Category"}, {"label", label_of(page)}};
    const Decisions::Formula formula = route.formulas[page.number];
    if (formula != Decisions::always) {
      if (auto condition = condition_of(formula, path)) category.set("rule", json::Object{{"effect", "SHOW"}, {"condition", std::move(*condition)}});
    }
    for (json::Value& element : page.elements) {
      const std::string name = element.text_at("condition");
      if (name.empty()) continue;
      element.object().erase("condition");
      if (!knows(name)) continue;
      if (auto condition = condition_of(decisions_.condition(number_of_condition(name)), path))
        element.object().set("rule", json::Object{{"effect", "SHOW"}, {"condition", std::move(*condition)}});
    }
    category.set("elements", std::move(page.elements));
    categories_.push_back(std::move(category));
  }

  std::string label_of(const Page& page) const {
    if (!page.title.empty()) return page.title;
    std::string path = pages()[page.number].text_at("path");
    return label_of_name(path.substr(path.rfind('/') + 1));
  }

  std::optional<json::Object> condition_of(Decisions::Formula formula, const std::string& path) {
    if (decisions_.is_full()) {
      out_.report.refuse(path, "too many ways lead here: always shown");
      return std::nullopt;
    }
    const ConditionWriter writer(places_, conditions_);
    std::size_t size = 0;
    auto schema = written(formula, writer, false, size);
    if (schema) return json::Object{{"scope", "#"}, {"schema", std::move(*schema)}};
    size = 0;
    auto logic = written(formula, writer, true, size);
    if (logic) return json::Object{{"logic", std::move(*logic)}};
    out_.report.refuse(path, "a condition that compares what we cannot: always shown");
    return std::nullopt;
  }

  // The diagram as nested conditions: JSON Schema's if-then-else, or JsonLogic's.
  std::optional<json::Value> written(Decisions::Formula formula, const ConditionWriter& writer, bool as_logic, std::size_t& size) const {
    if (++size > most_of_a_condition) return std::nullopt;
    if (formula == Decisions::always || formula == Decisions::never) {
      const bool holds = formula == Decisions::always;
      if (as_logic) return json::Value(holds);
      return holds ? json::Value(json::Object{}) : json::Value(json::Object{{"not", json::Object{}}});
    }
    const Decisions::Node& node = decisions_.node(formula);
    const Expression& expression = conditions_.at(numbered_[node.condition]);
    auto own = as_logic ? writer.logic(expression) : writer.schema(expression);
    if (!own) return std::nullopt;
    auto then = written(node.where_true, writer, as_logic, size);
    auto otherwise = written(node.where_false, writer, as_logic, size);
    if (!then || !otherwise) return std::nullopt;
    if (node.where_true == Decisions::always && node.where_false == Decisions::never) return own;
    if (as_logic) return json::Value(json::Object{{"if", json::Array{std::move(*own), std::move(*then), std::move(*otherwise)}}});
    if (node.where_true == Decisions::never && node.where_false == Decisions::always) return json::Value(json::Object{{"not", std::move(*own)}});
    if (node.where_false == Decisions::never) return json::Value(json::Object{{"allOf", json::Array{std::move(*own), std::move(*then)}}});
    if (node.where_true == Decisions::always) return json::Value(json::Object{{"anyOf", json::Array{std::move(*own), std::move(*otherwise)}}});
    return json::Value(json::Object{{"if", std::move(*own)}, {"then", std::move(*then)}, {"else", std::move(*otherwise)}});
  }

  // What a person declares by sending stands at the end of the last page, the fees before it.
  void add_declaration() {
    json::Array elements;
    const json::Array& fees = list_of(source_, "fees");
    for (std::size_t i = 0; i < fees.size(); ++i) {
      const std::string path = "/fees/" + std::to_string(i);
      const auto amount = number_of(fees[i].find("amount"));
      std::string text = text_line(fees[i].text_at("description")) + ": £" + (amount ? json::number_text(*amount / 100) : std::string("?"));
      if (const std::string times = fees[i].text_at("multiplier"); !times.empty())
        text += " × " + components_.without_templates("{{" + times + "}}", path + "/multiplier");
      json::Object label{{"type", "Label"}, {"text", std::move(text)}};
      const std::string name = fees[i].text_at("condition");
      if (!name.empty() && knows(name))
        if (auto condition = condition_of(decisions_.condition(number_of_condition(name)), path))
          label.set("rule", json::Object{{"effect", "SHOW"}, {"condition", std::move(*condition)}});
      elements.push_back(std::move(label));
      out_.report.note(path, "said as a text: paying is the portal's part");
    }
    Components::add_text(source_.text_at("declaration"), elements);
    if (elements.empty() || categories_.empty()) return;
    const bool is_welsh = components_.is_welsh();
    json::Value group = json::Object{{"type", "Group"}, {"label", is_welsh ? "Datganiad" : "Declaration"}, {"elements", std::move(elements)}};
    categories_.back().object()["elements"].array().push_back(std::move(group));
  }

  void say_strangers() {
    const ConditionWriter writer(places_, conditions_);
    for (const std::string& name : numbered_) {
      std::vector<std::string> strangers;
      writer.strangers(conditions_.at(name), strangers);
      for (const std::string& stranger : strangers)
        if (const bool is_broken = broken_.count(stranger) > 0; is_broken) (void)knows(stranger);
        else out_.report.note("/conditions", "\"" + name + "\" asks for \"" + stranger + "\", which the form does not ask: as if it were empty");
    }
  }

  void say_the_rest() {
    say_strangers();
    for (const auto& [name, remark] : broken_) out_.report.note(remark.path, "\"" + name + "\" is used nowhere: " + remark.what);
    static constexpr std::string_view known[] = {"startPage", "pages",    "lists", "conditions",  "sections",
                                                 "name",      "metadata", "fees",  "declaration", "version"};
    for (const json::Member& member : source_.object()) {
      if (!says_something(member.value) || std::find(std::begin(known), std::end(known), member.key) != std::end(known)) continue;
      out_.report.note(json::pointer_join("", member.key), "what happens around the form: the portal's part");
    }
  }

  // What the schema says besides: choices that are taken only under a condition, lists as long as an answer says.
  void limit(json::Object& schema) {
    const ConditionWriter writer(places_, conditions_);
    json::Array limits;
    for (const Components::Conditional& choice : components_.conditional_choices()) {
      auto where = knows(choice.condition) ? writer.schema(conditions_.at(choice.condition)) : std::nullopt;
      if (where) limit_choice(choice, std::move(*where), limits);
      where ? out_.report.note(choice.path, "a choice that is offered under a condition: refused where it does not hold")
            : out_.report.refuse(choice.path, "a choice that is offered under a condition");
    }
    for (const CountedList& list : lists_) limit_list(writer, list, limits);
    if (!limits.empty()) schema.set("allOf", std::move(limits));
  }

  json::Object object_of(Made& made) {
    json::Object out{{"type", "object"}, {"properties", std::move(made.properties)}};
    if (!made.required.empty()) out.set("required", std::move(made.required));
    return out;
  }

  std::string section_title(const std::string& name) const {
    for (const json::Value& section : list_of(source_, "sections"))
      if (section.text_at("name") == name) return components_.line(section, "title");
    return {};
  }

  Result<Imported> define() {
    json::Object schema = object_of(sections_[""]);
    schema.set("$schema", "https://json-schema.org/draft/2020-12/schema");
    json::Array required = list_of(json::Value(schema), "required");
    for (const std::string& name : section_order_) {
      if (name.empty()) continue;
      json::Object section = object_of(sections_[name]);
      if (section.find("required") != nullptr) required.emplace_back(name);  // else nothing of it would have to be answered
      if (const std::string title = section_title(name); !title.empty()) section.set("title", title);
      schema["properties"].object().set(name, std::move(section));
    }
    if (!required.empty()) schema.set("required", std::move(required));
    limit(schema);
    std::string title = components_.line(source_, "name");
    if (title.empty()) title = !made_.empty() ? label_of(made_.front()) : "Form";
    const std::string language = !origin_.language.empty() ? origin_.language : components_.is_welsh() ? "cy" : "en";
    json::Object definition{{"id", origin_.id.empty() ? slug(title) : origin_.id}, {"version", "1"}, {"language", language}, {"title", title}};
    definition.set("schema", std::move(schema));
    definition.set("uischema", json::Object{{"type", "Categorization"}, {"elements", std::move(categories_)}});
    if (!components_.words().empty()) definition.set("translations", json::Object{{language, components_.words()}});
    out_.definition = json::Value(std::move(definition));
    return std::move(out_);
  }

  const json::Value& source_;
  const Origin& origin_;
  Imported out_;
  Components components_;
  Decisions decisions_;
  std::map<std::string, Expression> conditions_;
  std::map<std::string, Remark> broken_;  // that nothing has asked for
  std::vector<std::string> numbered_;
  AnswerPlaces places_;
  std::map<std::string, Made> sections_;
  std::vector<std::string> section_order_;
  std::vector<CountedList> lists_;
  std::vector<Page> made_;
  json::Array categories_;
};

}  // namespace

Result<Imported> import_digital_form_builder(const json::Value& source, const Origin& origin) {
  if (!source.is_object()) return Error{ErrorCode::wrong_type, "", "a form of pages", source.is_null() ? "null" : "another value"};
  return Builder(source, origin).import();
}

}  // namespace portal::form::importers
