// React JSON Schema Form: its uiSchema follows the schema's properties; here it becomes Controls and groups.
#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/profile/identifiers.h"
#include "sdk/schema/schema.h"
#include "widgets/form/default_layout.h"
#include "widgets/form/importers/import.h"

namespace portal::form::importers {

namespace {

constexpr int deepest = 24;

const json::Value& nothing() {
  static const json::Value none{json::Object{}};
  return none;
}

// "ui:widget", or "widget" in "ui:options": the same.
struct Wish {
  std::string name;
  std::string path;
  const json::Value* value;
};

std::vector<Wish> wishes_of(const json::Value& ui, const std::string& path) {
  std::vector<Wish> out;
  if (!ui.is_object()) return out;
  for (const json::Member& member : ui.object()) {
    const std::string place = json::pointer_join(path, member.key);
    if (member.key == "ui:options" && member.value.is_object()) {
      for (const json::Member& option : member.value.object()) out.push_back({option.key, json::pointer_join(place, option.key), &option.value});
    } else if (member.key.rfind("ui:", 0) == 0) {
      out.push_back({member.key.substr(3), place, &member.value});
    } else if (member.key == "classNames") {
      out.push_back({"classNames", place, &member.value});
    }
  }
  return out;
}

const json::Value* wish(const std::vector<Wish>& wishes, std::string_view name) {
  for (const Wish& each : wishes)
    if (each.name == name) return each.value;
  return nullptr;
}

std::string text_of(const json::Value* value) { return value != nullptr && value->is_string() ? value->text() : std::string(); }

class Reader {
 public:
  Reader(const schema::Schema& schema, json::Value& document, Report& report) : schema_(schema), document_(document), report_(report) {}

  // The layout of what stands at `pointer`; scopes begin with `scope`.
  json::Array elements(const std::string& pointer, const std::string& scope, const json::Value& ui, const std::string& path, int depth) {
    json::Array out;
    for (const std::string& name : ordered(names_at(pointer), ui, path)) {
      const json::Value* inner = ui.find(name);
      out.push_back(element(json::pointer_join(pointer, name), json::pointer_join(scope + "/properties", name), inner == nullptr ? nothing() : *inner,
                            json::pointer_join(path, name), depth));
    }
    check_names(pointer, ui, path);
    return out;
  }

  json::Object translations() { return std::move(texts_); }

  // What stands beside all questions.
  void check_root(const json::Value& ui) {
    for (const Wish& each : wishes_of(ui, "/uiSchema")) (void)is_known(each);
  }

 private:
  std::vector<std::string> names_at(const std::string& pointer) const {
    std::vector<std::string> out;
    for (const json::Value* part : schema_.describe(pointer))
      if (const json::Value* properties = part->find("properties"); properties != nullptr && properties->is_object())
        for (const json::Member& property : properties->object())
          if (std::find(out.begin(), out.end(), property.key) == out.end()) out.push_back(property.key);
    return out;
  }

  std::vector<std::string> ordered(const std::vector<std::string>& names, const json::Value& ui, const std::string& path) {
    const json::Value* order = wish(wishes_of(ui, path), "order");
    if (order == nullptr || !order->is_array()) return names;
    std::vector<std::string> first;
    std::vector<std::string> last;
    bool is_after = false;
    for (const json::Value& each : order->array()) {
      if (!each.is_string()) continue;
      if (each.text() == "*") is_after = true;
      else if (std::find(names.begin(), names.end(), each.text()) != names.end()) (is_after ? last : first).push_back(each.text());
    }
    std::vector<std::string> out = first;
    for (const std::string& name : names)
      if (std::find(first.begin(), first.end(), name) == first.end() && std::find(last.begin(), last.end(), name) == last.end()) out.push_back(name);
    out.insert(out.end(), last.begin(), last.end());
    return out;
  }

  void check_names(const std::string& pointer, const json::Value& ui, const std::string& path) {
    if (!ui.is_object()) return;
    const std::vector<std::string> names = names_at(pointer);
    for (const json::Member& member : ui.object()) {
      const bool is_wish = member.key.rfind("ui:", 0) == 0 || member.key == "classNames" || member.key == "items";
      if (!is_wish && std::find(names.begin(), names.end(), member.key) == names.end())
        report_.refuse(json::pointer_join(path, member.key), "a property that the schema does not describe always");
    }
  }

  json::Value element(const std::string& pointer, const std::string& scope, const json::Value& ui, const std::string& path, int depth) {
    const std::vector<Wish> wishes = wishes_of(ui, path);
    const bool has_inner = ui.is_object() && !names_at(pointer).empty() &&
                           (wish(wishes, "order") != nullptr || std::any_of(ui.object().begin(), ui.object().end(), [](const json::Member& member) {
                              return member.value.is_object() && member.key.rfind("ui:", 0) != 0;
                            }));
    if (has_inner && depth < deepest) {
      const std::string own_title = text_of(wish(wishes, "title"));
      std::string title = own_title;
      for (const json::Value* part : schema_.describe(pointer))
        if (title.empty()) title = part->text_at("title");
      if (title.empty()) title = label_of_name(pointer.substr(pointer.rfind('/') + 1));
      for (const Wish& each : wishes) (void)is_known(each);
      return json::Object{{"type", "Group"}, {"label", title}, {"elements", elements(pointer, scope, ui, path, depth + 1)}};
    }
    json::Object control{{"type", "Control"}, {"scope", scope}};
    json::Object options;
    for (const Wish& each : wishes) take(each, pointer, control, options);
    if (const json::Value* items = ui.find("items"); items != nullptr) take_items(*items, pointer, json::pointer_join(path, "items"), options, depth);
    if (!options.empty()) control.set("options", std::move(options));
    return control;
  }

  void take_items(const json::Value& ui, const std::string& pointer, const std::string& path, json::Object& options, int depth) {
    const std::string item = json::pointer_join(pointer, std::size_t{0});
    if (depth >= deepest) return;
    if (!names_at(item).empty()) {
      options.set("detail", json::Object{{"type", "VerticalLayout"}, {"elements", elements(item, "#", ui, path, depth + 1)}});
      return;
    }
    json::Object unused;
    for (const Wish& each : wishes_of(ui, path)) take(each, item, unused, options);
  }

  bool is_boolean(const std::string& pointer) const {
    for (const json::Value* part : schema_.describe(pointer))
      if (part->text_at("type") == "boolean") return true;
    return false;
  }

  // Looks, and what a form of ours always does.
  bool is_known(const Wish& each) {
    static constexpr std::string_view looks[] = {"classNames",
                                                 "style",
                                                 "inline",
                                                 "label",
                                                 "submitButtonOptions",
                                                 "rootFieldId",
                                                 "autofocus",
                                                 "orderable",
                                                 "addable",
                                                 "removable",
                                                 "copyable",
                                                 "enableMarkdownInDescription",
                                                 "enableMarkdownInHelp",
                                                 "inputType",
                                                 "emptyValue",
                                                 "duplicateKeySuffixSeparator",
                                                 "order",
                                                 "title",
                                                 "globalOptions",
                                                 "filePreview",
                                                 "hideError",
                                                 "semantic",
                                                 "expandable"};
    if (std::find(std::begin(looks), std::end(looks), each.name) == std::end(looks)) {
      report_.refuse(each.path, "a key of uiSchema that we do not read");
      return false;
    }
    if (each.name != "order" && each.name != "title") report_.note(each.path, "looks, or what our forms do anyway");
    return true;
  }

  void take(const Wish& each, const std::string& pointer, json::Object& control, json::Object& options) {
    const std::string text = text_of(each.value);
    if (each.name == "widget") return take_widget(each, pointer, text, options);
    if (each.name == "title") control.set("label", text);
    else if (each.name == "placeholder") options.set("example", text);
    else if (each.name == "autocomplete") options.set("autocomplete", text);
    else if (each.name == "accept") options.set("accept", text);
    else if (each.name == "rows") options.set("rows", *each.value);
    else if (each.name == "description" || each.name == "help") describe(pointer, text, each.name == "help");
    else if (each.name == "disabled" || each.name == "readonly") {
      if (*each.value == json::Value(true)) options.set("readOnly", true);
    } else if (each.name == "enumNames") name_choices(each, pointer);
    else (void)is_known(each);
  }

  void take_widget(const Wish& each, const std::string& pointer, const std::string& name, json::Object& options) {
    static constexpr std::string_view by_itself[] = {"text",       "TextWidget",     "updown",         "range",       "date",
                                                     "datetime",   "time",           "email",          "EmailWidget", "uri",
                                                     "URLWidget",  "checkbox",       "CheckboxWidget", "checkboxes",  "CheckboxesWidget",
                                                     "DateWidget", "DateTimeWidget", "UpDownWidget",   "RangeWidget"};
    if (name == "textarea" || name == "TextareaWidget") options.set("multi", true);
    else if (name == "radio" || name == "RadioWidget") options.set("format", is_boolean(pointer) ? "yes-no" : "radio");
    else if (name == "select" || name == "SelectWidget") options.set("format", is_boolean(pointer) ? "yes-no" : "select");
    else if (name == "hidden" || name == "HiddenWidget") options.set("format", "hidden");
    else if (name == "alt-date" || name == "AltDateWidget") options.set("format", "date-parts");
    else if (name == "file" || name == "FileWidget" || name == "files") options.set("format", "file");
    else if (name == "tel") options.set("autocomplete", "tel");
    else if (std::find(std::begin(by_itself), std::end(by_itself), name) == std::end(by_itself))
      report_.refuse(each.path, "a widget that we do not have: " + (name.empty() ? std::string("code of its own") : name));
  }

  // Into the schema where the property stands in it openly; else among the texts.
  void describe(const std::string& pointer, const std::string& text, bool is_more) {
    std::string place;
    std::string key;
    for (const std::string& token : json::pointer_tokens(pointer).value_or(std::vector<std::string>{})) {
      place = json::pointer_join(place + "/properties", token);
      key += (key.empty() ? "" : ".") + token;
    }
    if (json::Value* open = open_place(place); open != nullptr && open->find("$ref") == nullptr) {
      const std::string before = is_more ? open->text_at("description") : std::string();
      open->object().set("description", before.empty() ? text : before + " " + text);
      return;
    }
    const json::Value* before = is_more ? texts_.find(key + ".description") : nullptr;
    texts_.set(key + ".description", before == nullptr ? text : before->text() + " " + text);
  }

  json::Value* open_place(const std::string& place) {
    json::Value* at = &document_;
    for (const std::string& token : json::pointer_tokens(place).value_or(std::vector<std::string>{})) {
      if (!at->is_object()) return nullptr;
      at = at->object().find(token);
      if (at == nullptr) return nullptr;
    }
    return at->is_object() ? at : nullptr;
  }

  void name_choices(const Wish& each, const std::string& pointer) {
    std::string key;
    for (const std::string& token : json::pointer_tokens(pointer).value_or(std::vector<std::string>{})) key += (key.empty() ? "" : ".") + token;
    const json::Value* constants = nullptr;
    for (const json::Value* part : schema_.describe(pointer))
      if (constants == nullptr) constants = part->find("enum");
    if (constants == nullptr || !constants->is_array() || !each.value->is_array())
      return report_.refuse(each.path, "names of choices that the schema does not offer");
    for (std::size_t i = 0; i < constants->array().size() && i < each.value->array().size(); ++i)
      if (constants->array()[i].is_string() && each.value->array()[i].is_string())
        texts_.set(key + "." + constants->array()[i].text(), each.value->array()[i].text());
  }

  const schema::Schema& schema_;
  json::Value& document_;
  Report& report_;
  json::Object texts_;
};

}  // namespace

Result<Imported> import_rjsf(const json::Value& source, const Origin& origin) {
  const json::Value* document = source.find("schema");
  if (document == nullptr || !document->is_object()) return Error{ErrorCode::missing_key, "/schema", "a schema", "none"};
  PORTAL_TRY(Imported out, import_json_schema(*document, origin));
  for (const json::Member& member : source.object())
    if (member.key != "schema" && member.key != "uiSchema")
      out.report.note(json::pointer_join("", member.key), "belongs to the page around the form");
  const json::Value* ui = source.find("uiSchema");
  if (ui == nullptr || !ui->is_object() || ui->object().empty()) return out;
  json::Value read_document = *out.definition.find("schema");
  schema::Options options;
  options.more_formats = &profile::formats();
  PORTAL_TRY(const schema::Schema schema, schema::Schema::compile(read_document, options));
  Reader reader(schema, read_document, out.report);
  json::Array elements = reader.elements("", "#", *ui, "/uiSchema", 0);
  reader.check_root(*ui);
  json::Object& definition = out.definition.object();
  definition.set("schema", std::move(read_document));
  if (!elements.empty()) definition.set("uischema", json::Object{{"type", "VerticalLayout"}, {"elements", std::move(elements)}});
  if (json::Object texts = reader.translations(); !texts.empty())
    definition.set("translations", json::Object{{definition.find("language")->text(), std::move(texts)}});
  return out;
}

}  // namespace portal::form::importers
