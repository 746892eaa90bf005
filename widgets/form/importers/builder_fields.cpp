// Kinds of answers, one function each; rules and messages as the builder's runner has them.
#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/pattern_bound.h"
#include "widgets/form/importers/builder_components.h"
#include "widgets/form/importers/html_text.h"

namespace portal::form::importers {

namespace {

constexpr std::string_view postcode = "^([A-Za-z][A-Ha-hJ-Yj-y]?[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}|[Gg][Ii][Rr] ?0[Aa]{2})$";
constexpr std::string_view website = "^((https?|HTTPS?)://)?(www\\.)?[a-zA-Z0-9]{2,}(\\.[a-zA-Z0-9]{2,})(\\.[a-zA-Z0-9]{2,})?";
constexpr std::string_view telephone = "^[0-9+() #-]{5,}$";
constexpr std::string_view clock_time = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$";
constexpr std::string_view insurance_number = "^[A-Za-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Da-d]$";
constexpr double most_decimals = 6;
constexpr double most_days = 3000000;  // all that the calendar has

json::Value count_of(double number) { return json::Value(static_cast<long long>(number)); }

json::Object text_of(const std::string& title, std::int64_t longest) { return {{"type", "string"}, {"title", title}, {"maxLength", longest}}; }

std::string days_from_today(double days) { return (days < 0 ? "-P" : "P") + std::to_string(std::lround(std::abs(days))) + "D"; }

bool is_whole(double number) { return std::abs(number) < 1e15 && number == std::floor(number); }

}  // namespace

struct Components::Row {
  std::string_view type;
  void (Components::*run)(Component&);
};
constexpr Components::Row Components::kinds[] = {
    {"TextField", &Components::describe_text},
    {"MultilineTextField", &Components::describe_text},
    {"FreeTextField", &Components::describe_text},
    {"EmailAddressField", &Components::describe_text},
    {"TelephoneNumberField", &Components::describe_text},
    {"WebsiteField", &Components::describe_text},
    {"TimeField", &Components::describe_text},
    {"NationalInsuranceField", &Components::describe_text},
    {"NumberField", &Components::describe_number},
    {"DateField", &Components::describe_date},
    {"DatePartsField", &Components::describe_date},
    {"DateTimeField", &Components::describe_date_and_time},
    {"DateTimePartsField", &Components::describe_date_and_time},
    {"MonthYearField", &Components::describe_month_and_year},
    {"YesNoField", &Components::describe_yes_no},
    {"FileUploadField", &Components::describe_file},
    {"ClientSideFileUploadField", &Components::describe_file},
    {"UkAddressField", &Components::describe_address},
    {"AddressLookupField", &Components::describe_address},
    {"MultiInputField", &Components::describe_items},
    {"RadiosField", &Components::describe_choice},
    {"SelectField", &Components::describe_choice},
    {"AutocompleteField", &Components::describe_choice},
    {"CheckboxesField", &Components::describe_choice},
};

bool Components::is_known(std::string_view type) {
  if (type == "Details" || type == "List" || type == "FlashCard") return true;
  return std::any_of(std::begin(kinds), std::end(kinds), [type](const Row& row) { return row.type == type; });
}

void Components::describe(Component& field) {
  for (const Row& row : kinds)
    if (row.type == field.type) return (this->*row.run)(field);
  report_.refuse(field.path + "/type", "a component that we do not know, \"" + field.type + "\": asked as a text");
  describe_text(field);
}

void Components::pattern(Component& field, const std::string& pattern, std::string_view english, std::string_view welsh) {
  if (schema::may_run_away(pattern))
    return report_.refuse(field.path + "/schema/regex", "a pattern that may keep a browser busy without end: not checked");
  field.schema.set("pattern", pattern);
  if (!english.empty()) say(field.key + ".error.pattern", english, welsh);
}

// "\S+" at most so many times: words as the runner counts them.
void Components::limit_words(Component& field) {
  auto limit = number_of(field.options.find("maxWords"));
  for (const char* key : {"maxWords", "maxwords"})
    if (!limit) limit = number_of(field.rules.find(key));
  if (!limit || *limit < 1 || *limit > 100000 || !is_whole(*limit)) return;
  const std::string count = std::to_string(static_cast<long long>(*limit));
  const std::string words = "^\\s*(?:\\S+\\s+){0," + std::to_string(static_cast<long long>(*limit) - 1) + "}(?:\\S+\\s*)?$";
  if (field.schema.find("pattern") == nullptr) field.schema.set("pattern", words);
  else field.schema.set("allOf", json::Array{json::Object{{"pattern", words}}});  // besides the author's own
  say(field.key + ".error.pattern", "Use " + count + " words or fewer", "Defnyddiwch " + count + " gair neu lai");
}

void Components::describe_text(Component& field) {
  field.schema.set("type", "string");
  if (const auto least = number_of(field.rules.find("min")); least && *least > 0) field.schema.set("minLength", count_of(*least));
  if (const auto most = number_of(field.rules.find("max"))) field.schema.set("maxLength", count_of(*most));
  if (const auto length = number_of(field.rules.find("length"))) {
    field.schema.set("minLength", count_of(*length));
    field.schema.set("maxLength", count_of(*length));
  }
  if (field.type == "EmailAddressField") field.schema.set("format", "email");
  if (field.type == "TelephoneNumberField")
    pattern(field, std::string(telephone), "Enter a telephone number, like 01632 960 001", "Rhowch rif ffôn, fel 01632 960 001");
  if (field.type == "WebsiteField")
    pattern(field, std::string(website), "Enter website address in the correct format, e.g. 'www.gov.uk'",
            "Rhowch gyfeiriad gwefan yn y fformat cywir, e.e. 'www.gov.uk'");
  if (field.type == "TimeField") pattern(field, std::string(clock_time), "Enter a time, like 14:30", "Rhowch amser, fel 14:30");
  if (field.type == "NationalInsuranceField")
    pattern(field, std::string(insurance_number), "Enter a National Insurance number, like QQ 12 34 56 C",
            "Rhowch rif Yswiriant Gwladol, fel QQ 12 34 56 C");
  if (std::string regex = field.rules.text_at("regex"); !regex.empty()) {
    if (regex.size() > 2 && regex.front() == '/' && regex.back() == '/') {
      regex = regex.substr(1, regex.size() - 2);
      report_.note(field.path + "/schema/regex", "written between slashes: read without them");
    }
    pattern(field, regex, "", "");
  }
  if (field.type == "MultilineTextField" || field.type == "FreeTextField") {
    field.wishes.set("multi", true);
    if (const auto rows = number_of(field.options.find("rows"))) field.wishes.set("rows", count_of(*rows));
  }
  limit_words(field);
  std::string token = field.options.text_at("autocomplete");
  if (token.empty() && field.type == "EmailAddressField") token = "email";
  if (token.empty() && field.type == "TelephoneNumberField") token = "tel";
  if (!token.empty()) field.wishes.set("autocomplete", token);
}

void Components::describe_number(Component& field) {
  const auto precision = number_of(field.rules.find("precision"));
  const bool is_integer = (precision && *precision == 0) || flag_of(field.rules, "integer", false);
  field.schema.set("type", is_integer ? "integer" : "number");
  for (const auto& [key, keyword] : {std::pair("min", "minimum"), std::pair("max", "maximum")})
    if (const auto bound = number_of(field.rules.find(key))) field.schema.set(keyword, is_whole(*bound) ? count_of(*bound) : json::Value(*bound));
  if (precision && *precision > 0 && *precision <= most_decimals)
    field.schema.set("multipleOf", json::Value(std::pow(10.0, -std::floor(*precision))));
  std::string unit = field.options.text_at("prefix");
  if (unit.empty()) unit = field.options.text_at("suffix");
  if (!unit.empty()) field.wishes.set("unit", unit);
}

void Components::describe_date(Component& field) {
  field.schema.set("type", "string");
  field.schema.set("format", "date");
  if (field.type == "DatePartsField") field.wishes.set("format", "date-parts");
  for (const auto& [key, bound, sign] : {std::tuple("maxDaysInPast", "earliest", -1.0), std::tuple("maxDaysInFuture", "latest", 1.0)}) {
    const auto days = number_of(field.options.find(key));
    if (!days) continue;
    if (is_whole(*days) && std::abs(*days) <= most_days) field.wishes.set(bound, days_from_today(sign * *days));
    else report_.refuse(field.path + "/options/" + key, "a bound of a date that is no whole number of days");
  }
}

void Components::describe_date_and_time(Component& field) {
  report_.note(field.path, "one moment is asked as a date and a time");
  json::Object properties{{"date", json::Object{{"type", "string"}, {"format", "date"}, {"title", said("Date", "Dyddiad")}}},
                          {"time", json::Object{{"type", "string"}, {"pattern", clock_time}, {"title", said("Time", "Amser")}}}};
  say(field.key + ".time.error.pattern", "Enter a time, like 14:30", "Rhowch amser, fel 14:30");
  field.schema = {{"type", "object"}, {"properties", std::move(properties)}, {"required", json::Array{"date", "time"}}};
}

void Components::describe_month_and_year(Component& field) {
  const std::string own = field.source.text_at("name");
  const std::string month = own + "__month";
  const std::string year = own + "__year";
  json::Object properties;
  properties.set(month, json::Object{{"type", "integer"}, {"minimum", 1}, {"maximum", 12}, {"title", said("Month", "Mis")}});
  properties.set(year, json::Object{{"type", "integer"}, {"minimum", 1000}, {"maximum", 3000}, {"title", said("Year", "Blwyddyn")}});
  field.schema = {{"type", "object"}, {"properties", std::move(properties)}, {"required", json::Array{month, year}}};
}

void Components::describe_address(Component& field) {
  json::Object properties{{"addressLine1", text_of(said("Address line 1", "Llinell cyfeiriad 1"), 100)},
                          {"addressLine2", text_of(said("Address line 2", "Llinell cyfeiriad 2"), 100)},
                          {"town", text_of(said("Town or city", "Tref neu ddinas"), 100)},
                          {"county", text_of(said("County", "Sir"), 100)}};
  json::Object code = text_of(said("Postcode", "Cod post"), 10);
  code.set("pattern", postcode);
  properties.set("postcode", std::move(code));
  say(field.key + ".postcode.error.pattern", "Enter a valid postcode", "Rhowch god post dilys");
  field.schema = {{"type", "object"}, {"properties", std::move(properties)}, {"required", json::Array{"addressLine1", "town", "postcode"}}};
}

void Components::describe_yes_no(Component& field) {
  field.schema.set("type", "boolean");
  field.schema.set("oneOf", json::Array{json::Object{{"const", true}, {"title", said("Yes", "Ydw")}},
                                        json::Object{{"const", false}, {"title", said("No", "Nac ydw")}}});
}

json::Array Components::choices(const Component& field) {
  json::Array out;
  const auto add = [&](const json::Value& item, const char* words, const std::string& path) {
    const json::Value* value = item.find("value");
    if (value == nullptr || value->is_null()) return;
    json::Object choice{{"const", *value}};
    const std::string title = line(item, words);
    choice.set("title", title.empty() ? (value->is_string() ? value->text() : json::write(*value)) : title);
    std::string more = line(item, "description");
    if (more.empty()) more = line(item, "hint");
    if (!more.empty()) choice.set("description", more);
    out.push_back(std::move(choice));
    if (const std::string condition = item.text_at("condition"); !condition.empty() && !field.place.empty())
      conditional_choices_.push_back({field.place, *value, condition, path + "/condition"});
    for (const char* key : {"conditional", "children"})
      if (const json::Value* inner = item.find(key);
          inner != nullptr && ((inner->is_object() && !inner->object().empty()) || (inner->is_array() && !inner->array().empty())))
        report_.note(json::pointer_join(path, key), "questions within a choice: the builder does not show them either");
  };
  const json::Value* values = field.source.find("values");
  std::string name = field.source.text_at("list");
  if (values != nullptr && name.empty()) name = values->text_at("list");
  const auto add_all = [&add](const json::Array& items, const char* words, const std::string& path) {
    for (std::size_t i = 0; i < items.size(); ++i) add(items[i], words, json::pointer_join(path, i));
  };
  if (name == "__yesNo")
    return {json::Object{{"const", true}, {"title", said("Yes", "Ydw")}}, json::Object{{"const", false}, {"title", said("No", "Nac ydw")}}};
  const json::Array& lists = list_of(form_, "lists");
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const json::Value* items = lists[i].find("items");
    if (lists[i].text_at("name") != name || items == nullptr || !items->is_array()) continue;
    add_all(items->array(), "text", json::pointer_join("/lists", i) + "/items");
    break;
  }
  if (out.empty() && values != nullptr) add_all(list_of(*values, "items"), "label", field.path + "/values/items");
  if (out.empty()) report_.refuse(field.path + "/list", "a list that the form does not have, or an empty one: \"" + name + "\"");
  return out;
}

void Components::describe_choice(Component& field) {
  const bool is_list = field.type == "CheckboxesField";
  json::Array offered = choices(field);
  const bool is_numeric =
      !offered.empty() && std::all_of(offered.begin(), offered.end(), [](const json::Value& each) { return each.find("const")->is_number(); });
  json::Object one;
  if (offered.empty()) one.set("type", "string");
  else if (std::all_of(offered.begin(), offered.end(), [](const json::Value& each) { return each.find("const")->is_string(); }))
    one.set("type", "string");
  else if (is_numeric) one.set("type", "number");
  const bool has_choices = !offered.empty();
  if (has_choices) one.set("oneOf", std::move(offered));
  if (!is_list) {
    field.schema = std::move(one);
    if (has_choices && field.type == "RadiosField") field.wishes.set("format", "radio");
    if (has_choices && field.type == "SelectField") field.wishes.set("format", "select");
    if (has_choices && field.type == "AutocompleteField") field.wishes.set("format", "combobox");
    if (const std::string token = field.options.text_at("autocomplete"); !token.empty()) field.wishes.set("autocomplete", token);
    return;
  }
  field.schema = {{"type", "array"}, {"items", std::move(one)}, {"uniqueItems", true}};
  if (field.is_required) field.schema.set("minItems", 1);
  if (field.options.text_at("behaviour") == "exclusive" && field.options.find("behaviourItemValue") != nullptr) {
    const json::Value& alone = *field.options.find("behaviourItemValue");
    field.schema.set("if", json::Object{{"contains", json::Object{{"const", alone}}}});
    field.schema.set("then", json::Object{{"maxItems", 1}});
    const std::string text = alone.is_string() ? alone.text() : json::write(alone);
    say(field.key + ".error.maxItems", "Choose “" + text + "” alone, or take it away", "Dewiswch “" + text + "” yn unig, neu ei dynnu");
  }
}

void Components::describe_file(Component& field) {
  const json::Value* box = field.options.find("dropzoneConfig");
  const auto most = number_of(box != nullptr ? box->find("maxFiles") : field.options.find("maxFiles"));
  const auto least = number_of(field.options.find("minimumRequiredFiles"));
  if (least) field.is_required = *least > 0;
  const bool is_several = most ? *most > 1 : flag_of(field.options, "multiple", field.type != "FileUploadField");
  if (is_several) {
    field.schema = {{"type", "array"}, {"items", json::Object{{"type", "string"}}}};
    if (least && *least > 0) field.schema.set("minItems", count_of(*least));
    if (most) field.schema.set("maxItems", count_of(*most));
  } else {
    field.schema.set("type", "string");
  }
  field.wishes.set("format", "file");
  std::string accept = box != nullptr ? box->text_at("acceptedFiles") : field.options.text_at("accept");
  while (!accept.empty() && accept[0] == ',') accept.erase(0, 1);
  if (!accept.empty()) field.wishes.set("accept", accept);
  if (const auto size = number_of(box != nullptr ? box->find("maxFilesize") : nullptr)) field.wishes.set("maxSize", count_of(*size * 1024 * 1024));
}

Made Components::items(const json::Array& components, const std::string& path, const std::string& texts) {
  Made inner;
  const bool was_within = std::exchange(is_within_item_, true);
  for (std::size_t i = 0; i < components.size(); ++i) (void)add(components[i], json::pointer_join(path, i), "#", texts, inner);
  is_within_item_ = was_within;
  return inner;
}

void Components::describe_items(Component& field) {
  Made inner = items(list_of(field.source, "children"), field.path + "/children", field.key + ".");
  json::Object item{{"type", "object"}, {"properties", std::move(inner.properties)}};
  if (!inner.required.empty()) item.set("required", std::move(inner.required));
  field.schema = {{"type", "array"}, {"items", std::move(item)}};
  if (field.is_required) field.schema.set("minItems", 1);
  if (const auto most = number_of(field.options.find("maxMultiInputFieldRows"))) field.schema.set("maxItems", count_of(*most));
  field.wishes.set("detail", json::Object{{"type", "VerticalLayout"}, {"elements", std::move(inner.elements)}});
}

}  // namespace portal::form::importers
