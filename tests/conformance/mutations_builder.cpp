// The Digital Form Builder: names, conditions by reference and in groups, further pages on the way, options that only look.
#include <algorithm>

#include "sdk/json/json.h"
#include "tests/conformance/mutations.h"

namespace portal::conformance {

namespace {

json::Array* list(json::Value& object, std::string_view key) {
  json::Value* found = object.is_object() ? object.object().find(key) : nullptr;
  return found != nullptr && found->is_array() ? &found->array() : nullptr;
}

json::Value* any(json::Array* from, Chance& chance) { return from == nullptr || from->empty() ? nullptr : &(*from)[chance.below(from->size())]; }

// Every text that is this one, or ends in it behind a dot as conditions name answers.
void replace(json::Value& value, const std::string& from, const std::string& to, int depth) {
  if (depth > 60) return;
  if (value.is_string()) {
    const std::string& text = value.text();
    if (text == from) value = json::Value(to);
    else if (text.size() > from.size() && text.ends_with("." + from)) value = json::Value(text.substr(0, text.size() - from.size()) + to);
    else if (text.rfind(from + ".", 0) == 0) value = json::Value(to + text.substr(from.size()));
  } else if (value.is_array()) {
    for (json::Value& each : value.array()) replace(each, from, to, depth + 1);
  } else if (value.is_object()) {
    for (json::Member& member : value.object()) replace(member.value, from, to, depth + 1);
  }
}

std::string rename(json::Value& form, const std::string& name, Chance& chance) {
  if (name.size() < 5) return "";
  for (const json::Value& each : form.find("conditions") != nullptr ? form.find("conditions")->array() : json::Array())
    if (each.find("value") != nullptr && each.find("value")->is_string()) return "";  // an expression names it within a text
  static constexpr const char* names[] = {"a_b", "Ünique", "a-b", "x y", "properties", "n0", "required2"};
  const std::string now = std::string(names[chance.below(std::size(names))]) + std::to_string(chance.below(1000));
  replace(form, name, now, 0);
  return "renamed " + name + " to " + now;
}

std::string group(json::Value& form, Chance& chance) {
  json::Value* condition = any(list(form, "conditions"), chance);
  json::Value* value = condition != nullptr ? condition->object().find("value") : nullptr;
  json::Array* parts = value != nullptr && value->is_object() ? list(*value, "conditions") : nullptr;
  if (parts == nullptr || parts->empty()) return "";
  json::Value inner = json::Object{{"conditions", *parts}};
  *parts = json::Array{std::move(inner)};
  return "grouped";
}

std::string refer(json::Value& form, Chance& chance) {
  json::Array* conditions = list(form, "conditions");
  json::Value* condition = any(conditions, chance);
  if (condition == nullptr) return "";
  const std::string name = condition->text_at("name");
  const std::string now = name + "R" + std::to_string(conditions->size());
  for (json::Value& page : *list(form, "pages"))
    if (json::Array* links = list(page, "next"))
      for (json::Value& link : *links)
        if (link.text_at("condition") == name) link.object().set("condition", now);
  json::Value reference = json::Object{{"conditionName", name}, {"conditionDisplayName", "x"}};
  conditions->push_back(
      json::Object{{"name", now}, {"displayName", now}, {"value", json::Object{{"name", now}, {"conditions", json::Array{std::move(reference)}}}}});
  return "referred";
}

json::Value component(const std::string& name, Chance& chance) {
  static constexpr const char* types[] = {"TextField",      "NumberField",       "YesNoField",     "DateField",      "MultilineTextField",
                                          "UkAddressField", "EmailAddressField", "DatePartsField", "MonthYearField", "TelephoneNumberField",
                                          "WebsiteField",   "TimeField",         "FreeTextField",  "DateTimeField"};
  return json::Object{{"type", types[chance.below(std::size(types))]},
                      {"name", name},
                      {"title", "Added"},
                      {"options", json::Object{{"required", chance.below(2) == 0}}},
                      {"schema", json::Object{}}};
}

json::Value page(const std::string& path, json::Value asked, json::Array next, const json::Value& beside) {
  json::Object out{{"path", path}, {"title", "Added"}, {"components", json::Array{std::move(asked)}}, {"next", std::move(next)}};
  if (const std::string section = beside.text_at("section"); !section.empty()) out.set("section", section);
  return json::Value(std::move(out));
}

// On the way from a page to the next, sometimes only for those who have said yes to a question of that page.
std::string insert_page(json::Value& form, Chance& chance) {
  json::Array& pages = *list(form, "pages");
  json::Value* from = any(&pages, chance);
  json::Array* next = from != nullptr ? list(*from, "next") : nullptr;
  if (next == nullptr || next->empty() || list(form, "conditions") == nullptr) return "";
  const std::string name = "added" + std::to_string(pages.size());
  json::Value made = page("/" + name, component(name, chance), *next, *from);
  const json::Array* asked = list(*from, "components");
  const auto question =
      asked == nullptr ? json::Array().end()
                       : std::find_if(asked->begin(), asked->end(), [](const json::Value& each) { return each.text_at("type") == "YesNoField"; });
  const bool is_conditional = asked != nullptr && question != asked->end() && !question->text_at("name").empty();
  if (is_conditional) {
    const std::string section = from->text_at("section");
    json::Value part = json::Object{
        {"field",
         json::Object{{"name", (section.empty() ? "" : section + ".") + question->text_at("name")}, {"type", "YesNoField"}, {"display", "x"}}},
        {"operator", chance.below(2) == 0 ? "is" : "is not"},
        {"value", json::Object{{"type", "Value"}, {"value", "true"}, {"display", "true"}}}};
    list(form, "conditions")
        ->push_back(json::Object{
            {"name", name}, {"displayName", name}, {"value", json::Object{{"name", name}, {"conditions", json::Array{std::move(part)}}}}});
    next->insert(next->begin(), json::Object{{"path", "/" + name}, {"condition", name}});
  } else {
    *next = json::Array{json::Object{{"path", "/" + name}}};
  }
  pages.push_back(std::move(made));  // `from` and `next` are gone
  return is_conditional ? "page under a condition" : "page on the way";
}

std::string look_otherwise(json::Value& form, Chance& chance) {
  json::Value* on = any(list(form, "pages"), chance);
  json::Value* part = on != nullptr ? any(list(*on, "components"), chance) : nullptr;
  if (part == nullptr || part->find("options") == nullptr || !part->find("options")->is_object()) return "";
  json::Object& options = part->object().find("options")->object();
  options.set("classes", "x");
  options.set("hideTitle", chance.below(2) == 0);
  options.set("exposeToContext", true);
  options.set("optionalText", false);
  if (const std::string title = part->text_at("title"); !title.empty() && chance.below(2) == 0)
    part->object().set("title", json::Object{{"cy", "Teitl"}, {"en", title}});
  return "looks";
}

std::string ask_more(json::Value& form, Chance& chance) {
  json::Value* on = any(list(form, "pages"), chance);
  const bool is_list = on != nullptr && on->text_at("controller").find("Repeating") != std::string::npos;
  const bool is_summary = on != nullptr && on->text_at("controller").find("ummary") != std::string::npos;
  json::Array* components = on != nullptr && !is_list && !is_summary ? list(*on, "components") : nullptr;
  if (components == nullptr) return "";
  components->push_back(component("more" + std::to_string(chance.below(100000)), chance));
  return "one question more";
}

}  // namespace

std::string mutate_builder(json::Value& form, Chance& chance) {
  if (list(form, "pages") == nullptr) return "";
  const json::Value* on = any(list(form, "pages"), chance);
  const json::Value* components = on->find("components");
  switch (chance.below(7)) {
    case 0: {
      if (components == nullptr || !components->is_array() || components->array().empty()) return "";
      const std::string name = components->array()[chance.below(components->array().size())].text_at("name");
      return rename(form, name, chance);
    }
    case 1: return rename(form, on->text_at("section"), chance);
    case 2: return group(form, chance);
    case 3: return refer(form, chance);
    case 4: return look_otherwise(form, chance);
    case 5: return ask_more(form, chance);
    default: return insert_page(form, chance);
  }
}

}  // namespace portal::conformance
