// What a component is called, what it is for, and whether all of it is understood; the kinds of answers are in builder_fields.cpp.
#include "widgets/form/importers/builder_components.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "widgets/form/importers/html_text.h"

namespace portal::form::importers {

namespace {

const json::Value& member(const json::Value& object, std::string_view key) {
  static const json::Value none{json::Object{}};
  const json::Value* found = object.find(key);
  return found != nullptr && found->is_object() ? *found : none;
}

bool is_among(std::string_view name, const std::string_view* first, const std::string_view* last) { return std::find(first, last, name) != last; }

template <std::size_t size>
bool is_among(std::string_view name, const std::string_view (&names)[size]) {
  return is_among(name, std::begin(names), std::end(names));
}

// How things look, and what the builder's own pages do around them: nothing of it is asked or checked.
constexpr std::string_view looks[] = {"classes",
                                      "hideTitle",
                                      "optionalText",
                                      "exposeToContext",
                                      "isMultiInput",
                                      "columnTitles",
                                      "bold",
                                      "summaryTitle",
                                      "inline",
                                      "showNoScriptWarning",
                                      "disableChangingFromSummary",
                                      "noReturnUrlOnSummaryPage",
                                      "disableLookup",
                                      "divider",
                                      "textFieldTitle",
                                      "sortBy",
                                      "imageQualityPlayback",
                                      "parallelUploads",
                                      "allowPrePopulation",
                                      "allowPrePopulationOverwrite",
                                      "noReturnUrl",
                                      "repeatTitle"};
constexpr std::string_view meant_options[] = {"required",
                                              "maxWords",
                                              "rows",
                                              "prefix",
                                              "suffix",
                                              "autocomplete",
                                              "customValidationMessage",
                                              "condition",
                                              "behaviour",
                                              "behaviourItemValue",
                                              "dropzoneConfig",
                                              "minimumRequiredFiles",
                                              "multiple",
                                              "accept",
                                              "maxFiles",
                                              "maxDaysInPast",
                                              "maxDaysInFuture",
                                              "totalOverallFilesize",
                                              "maxMultiInputFieldRows",
                                              "type",
                                              "customValidationMessages",
                                              "isInternational",
                                              "allow"};
constexpr std::string_view meant_rules[] = {"min", "max", "length", "regex", "precision", "integer", "maxWords", "maxwords", "error"};
constexpr std::string_view meant_keys[] = {"type",   "name",     "title",   "hint",    "options",      "schema",      "list",
                                           "values", "children", "content", "subType", "nameHasError", "pageOptions", "id"};

// Where the answers stand whose scope this is: "#/properties/section" is below "/section".
std::string place_of(const std::string& scope, const std::string& name) {
  const std::size_t section = scope.rfind("/properties/");
  return section == std::string::npos ? json::pointer_join("", name) : json::pointer_join(scope.substr(section + 11), name);
}

}  // namespace

std::optional<double> number_of(const json::Value* value) {
  if (value == nullptr) return std::nullopt;
  if (value->is_number()) return value->number();
  if (!value->is_string()) return std::nullopt;
  auto parsed = json::parse(value->text());
  return parsed.ok() && parsed.value().is_number() ? std::optional<double>(parsed.value().number()) : std::nullopt;
}

bool flag_of(const json::Value& object, std::string_view key, bool otherwise) {
  const json::Value* found = object.find(key);
  if (found == nullptr) return otherwise;
  if (found->is_boolean()) return found->boolean();
  return found->is_string() ? found->text() == "true" : otherwise;
}

const json::Array& list_of(const json::Value& object, std::string_view key) {
  static const json::Array none;
  const json::Value* found = object.find(key);
  return found != nullptr && found->is_array() ? found->array() : none;
}

bool says_something(const json::Value& value) {
  if (value.is_null()) return false;
  if (value.is_boolean()) return value.boolean();
  if (value.is_string()) return !value.text().empty();
  if (value.is_object()) return !value.object().empty();
  return !value.is_array() || !value.array().empty();
}

Components::Components(const json::Value& source, Report& report)
    : form_(source), report_(report), is_welsh_(flag_of(member(source, "metadata"), "isWelsh", false)) {}

void Components::say(const std::string& key, std::string_view english, std::string_view welsh) { words_.set(key, said(english, welsh)); }

std::string Components::line(const json::Value& object, std::string_view key) const {
  const json::Value& texts = member(object, key);
  if (texts.object().empty()) return text_line(object.text_at(key));
  const std::string own = texts.text_at(is_welsh_ ? "cy" : "en");
  const json::Value& first = texts.object().begin()->value;
  return text_line(!own.empty() || !first.is_string() ? own : first.text());
}

void Components::add_text(std::string_view html, json::Array& elements) {
  for (std::string& block : text_blocks(html)) elements.push_back(json::Object{{"type", "Label"}, {"text", std::move(block)}});
}

bool Components::add_content(const json::Value& source, const std::string& type, const std::string& path, json::Array& elements) {
  static constexpr std::string_view plain[] = {"Para", "Html", "InsetText", "ContentWithState"};
  const std::string content = without_templates(source.text_at("content"), path + "/content");
  const bool is_unknown_text = !content.empty() && !is_known(type);
  if (is_unknown_text) report_.note(path + "/type", "a component that we do not know, \"" + type + "\": its content is shown as a text");
  if (is_among(type, plain) || is_unknown_text) {
    add_text(content, elements);
    return true;
  }
  if (type == "Details") {
    json::Array inner;
    add_text(content, inner);
    const std::string title = line(source, "title");
    if (title.empty()) elements.insert(elements.end(), inner.begin(), inner.end());
    else elements.push_back(json::Object{{"type", "Group"}, {"label", title}, {"elements", std::move(inner)}});
    return true;
  }
  if (type != "List" && type != "FlashCard") return false;
  const Component list{source, member(source, "options"), member(source, "schema"), path, type, "", "", {}, {}, true, ""};
  if (const std::string title = line(source, "title"); !title.empty()) elements.push_back(json::Object{{"type", "Label"}, {"text", title}});
  const bool is_numbered = list.options.text_at("type") == "numbered";
  int number = 0;
  for (const json::Value& item : choices(list)) {
    std::string text = (is_numbered ? std::to_string(++number) + ". " : std::string("• ")) + item.text_at("title");
    if (const std::string more = item.text_at("description"); !more.empty()) text += ": " + more;
    elements.push_back(json::Object{{"type", "Label"}, {"text", std::move(text)}});
  }
  return true;
}

// "{{ section.name }}": the answer itself is not put into a text of ours, so it is said whose answer stands there.
std::string Components::without_templates(std::string text, const std::string& path) {
  if (text.find("{%") != std::string::npos) report_.refuse(path, "a template with conditions of its own");
  for (std::size_t from = text.find("{{"); from != std::string::npos; from = text.find("{{", from)) {
    const std::size_t end = text.find("}}", from);
    if (end == std::string::npos) break;
    std::string name = text.substr(from + 2, end - from - 2);
    name = name.substr(0, name.find('|'));
    name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
    const std::string title = title_of(name.substr(name.rfind('.') + 1));
    text.replace(from, end + 2 - from, (is_welsh_ ? "(eich ateb i “" : "(your answer to “") + (title.empty() ? name : title) + "”)");
    report_.note(path, "a template that puts an answer into the text: the question is named there");
  }
  return text;
}

// Of the component of this name, on whatever page.
std::string Components::title_of(std::string_view name) const {
  for (const json::Value& page : list_of(form_, "pages"))
    for (const json::Value& each : list_of(page, "components"))
      if (each.text_at("name") == name) return line(each, "title");
  return {};
}

void report_page(const json::Value& page, const std::string& path, Report& report) {
  static constexpr std::string_view known[] = {"path", "title", "section", "controller", "components", "next", "repeatField", "options", "name"};
  static constexpr std::string_view elsewhere[] = {"backLinkFallback",
                                                   "disableBackLink",
                                                   "disableSingleComponentAsHeading",
                                                   "sectionForExitJourneySummaryPages",
                                                   "sectionForMultiSummaryPages",
                                                   "sectionForEndSummaryPages",
                                                   "unauthenticated",
                                                   "continueButtonText",
                                                   "showContinueButton",
                                                   "startPageNavigation"};
  for (const json::Member& member : page.object()) {
    if (std::find(std::begin(known), std::end(known), member.key) != std::end(known)) continue;
    const bool is_elsewhere = std::find(std::begin(elsewhere), std::end(elsewhere), member.key) != std::end(elsewhere);
    const std::string place = json::pointer_join(path, member.key);
    is_elsewhere ? report.note(place, "how pages are walked through: the form has its own way")
                 : report.refuse(place, "an option of pages that we do not know");
  }
}

// Keys that nobody has thought of would otherwise be lost without a word.
void Components::report_strangers(const Component& field) {
  const auto look = [this](const json::Value& object, const std::string& path, auto is_known) {
    for (const json::Member& each : object.object())
      if (!is_known(each.key) && says_something(each.value)) report_.refuse(json::pointer_join(path, each.key), "an option that we do not know");
  };
  look(field.options, field.path + "/options", [](std::string_view key) { return is_among(key, meant_options) || is_among(key, looks); });
  look(field.rules, field.path + "/schema",
       [](std::string_view key) { return is_among(key, meant_rules) || is_among(key, looks) || key == "required"; });
  look(field.source, field.path, [](std::string_view key) { return is_among(key, meant_keys) || is_among(key, looks); });
}

void Components::own_message(const Component& field) {
  static constexpr std::string_view keywords[] = {"required",  "pattern",   "format",       "minimum",   "maximum",
                                                  "minLength", "maxLength", "typed-number", "typed-date"};
  std::string text = text_line(field.options.text_at("customValidationMessage"));
  const json::Value& several = member(field.options, "customValidationMessages");
  if (text.empty() && !several.object().empty() && several.object().begin()->value.is_string())
    text = text_line(several.object().begin()->value.text());
  if (const json::Value* error = field.rules.find("error"); text.empty() && error != nullptr) {
    const bool has_several = error->is_object() && !error->object().empty();
    const json::Value& said = has_several ? error->object().begin()->value : *error;
    if (said.is_string()) text = text_line(said.text());
  }
  if (text.empty()) return;
  if (const std::size_t mark = text.find("{{#label}}"); mark != std::string::npos) text.replace(mark, 10, line(field.source, "title"));
  for (const std::string_view keyword : keywords) words_.set(field.key + ".error." + std::string(keyword), text);
}

std::string Components::add(const json::Value& source, const std::string& path, const std::string& scope, const std::string& texts, Made& out) {
  const std::string type = source.text_at("type");
  const std::size_t before = out.elements.size();
  if (add_content(source, type, path, out.elements)) {
    report_strangers({source, member(source, "options"), member(source, "schema"), path, type, "", "", {}, {}, true, ""});
    const std::string condition = member(source, "options").text_at("condition");
    for (std::size_t i = before; i < out.elements.size() && !condition.empty(); ++i) out.elements[i].object().set("condition", condition);
    return {};
  }
  std::string name = source.text_at("name");
  if (name.empty()) name = "question";
  const std::string wished = name;
  for (int i = 2; out.properties.find(name) != nullptr; ++i) name = wished + "_" + std::to_string(i);
  if (name != wished && !source.text_at("name").empty()) report_.note(path + "/name", "asked on several pages: this answer is kept as " + name);
  Component field{source, member(source, "options"), member(source, "schema"), path, type, texts + name, name, {}, {}, true, ""};
  if (!is_within_item_) field.place = place_of(scope, name);
  field.is_required = flag_of(field.options, "required", flag_of(field.rules, "required", true));
  const std::string title = without_templates(line(source, "title"), path + "/title");
  describe(field);
  field.schema.set("title", title.empty() ? name : title);
  if (const std::string hint = without_templates(line(source, "hint"), path + "/hint"); !hint.empty()) field.schema.set("description", hint);
  own_message(field);
  report_strangers(field);
  json::Object control{{"type", "Control"}, {"scope", json::pointer_join(scope + "/properties", name)}};
  if (!field.wishes.empty()) control.set("options", std::move(field.wishes));
  if (const std::string condition = field.options.text_at("condition"); !condition.empty()) control.set("condition", condition);
  out.properties.set(name, std::move(field.schema));
  if (field.is_required) out.required.push_back(name);
  out.elements.push_back(std::move(control));
  return name;
}

}  // namespace portal::form::importers
