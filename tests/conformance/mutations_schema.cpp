// JSON Schema: a part is written otherwise (joined, referred to, reordered), renamed, or given something that says nothing.
#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "tests/conformance/mutations.h"

namespace portal::conformance {

namespace {

constexpr int deepest = 40;

bool is_property_list(std::string_view key) { return key == "properties" || key == "definitions" || key == "patternProperties"; }

// Places of schemas below the root.
void gather(const json::Value& schema, const std::string& path, std::vector<std::string>& out, int depth) {
  if (depth > deepest || !schema.is_object()) return;
  if (!path.empty()) out.push_back(path);
  if (schema.find("$ref") != nullptr) return;
  for (const json::Member& member : schema.object()) {
    const std::string below = json::pointer_join(path, member.key);
    if (is_property_list(member.key) && member.value.is_object()) {
      for (const json::Member& each : member.value.object()) gather(each.value, json::pointer_join(below, each.key), out, depth + 1);
    } else if (member.key == "items") {
      gather(member.value, below, out, depth + 1);
    }
  }
}

json::Value* at(json::Value& root, const std::string& pointer) {
  json::Value* here = &root;
  for (const std::string& token : json::pointer_tokens(pointer).value_or(std::vector<std::string>())) {
    if (here->is_object()) here = here->object().find(token);
    else if (here->is_array() && std::stoul(token) < here->array().size()) here = &here->array()[std::stoul(token)];
    else return nullptr;
    if (here == nullptr) return nullptr;
  }
  return here;
}

json::Object& definitions_of(json::Value& root) {
  if (root.find("definitions") == nullptr) root.object().set("definitions", json::Object{});
  return root.object().find("definitions")->object();
}

std::string fresh(const json::Value& object, std::string name) {
  while (object.find(name) != nullptr) name += "x";
  return name;
}

std::string join(json::Value& part, const char* keyword) {
  json::Object outer;
  outer.set(keyword, json::Array{part});
  part = json::Value(std::move(outer));
  return keyword;
}

std::string refer(json::Value& root, json::Value& part, const std::string& path) {
  if (path.rfind("/definitions/", 0) == 0) return "";  // the list would grow while it is read
  json::Value moved = std::move(part);
  part = json::Value(json::Object{});
  const std::string name = fresh(definitions_of(root), "moved");
  *at(root, path) = json::Object{{"$ref", "#/definitions/" + name}};
  definitions_of(root).set(name, std::move(moved));
  return "$ref";
}

std::string say_nothing(json::Value& part, Chance& chance) {
  if (part.find("$ref") != nullptr) return "";
  static const std::vector<std::pair<const char*, json::Value>> idle = {
      {"minLength", 0},
      {"minItems", 0},
      {"maxProperties", 100000},
      {"additionalProperties", true},
      {"patternProperties", json::Object{{"^zzz[0-9]+$", json::Object{{"type", "string"}}}}},
      {"dependencies", json::Object{{"zzz", json::Array{"yyy"}}}},
      {"not", json::Object{{"enum", json::Array{"never \u0001"}}}},
      {"x-unknown", json::Object{{"type", 5}}},
      {"description", "<b>a</b> & \"b\" {{c}} \u2028"},
      {"$comment", "none"},
      {"format", "no-such-format"},
      {"readOnly", false},
      {"anyOf", json::Array{json::Object{}, json::Object{{"type", "string"}}}},
  };
  const auto& [key, value] = idle[chance.below(idle.size())];
  if (part.find(key) != nullptr) return "";
  const bool is_choice = std::string_view(key) == "anyOf" && (part.find("oneOf") != nullptr || part.find("properties") != nullptr);
  if (is_choice) return "";
  part.object().set(key, value);
  return key;
}

// A name that stands nowhere else than where it is described and, perhaps, required.
std::string rename(json::Value& part, const std::string& whole, Chance& chance) {
  json::Value* members = part.object().find("properties");
  if (members == nullptr || !members->is_object() || members->object().empty()) return "";
  const std::string name = (members->object().begin() + static_cast<std::ptrdiff_t>(chance.below(members->object().size())))->key;
  const std::string quoted = json::write(json::Value(name));
  std::size_t times = 0;
  for (std::size_t found = whole.find(quoted); found != std::string::npos; found = whole.find(quoted, found + 1)) ++times;
  json::Value* required = part.object().find("required");
  json::Value* listed = nullptr;
  if (required != nullptr && required->is_array())
    for (json::Value& each : required->array())
      if (each == json::Value(name)) listed = &each;
  if (times != (listed != nullptr ? 2U : 1U)) return "";
  static constexpr const char* names[] = {"a/b~c", "%41 b", "é", "", "0", "properties", "__proto__", "$ref2", "a.b", "enum"};
  const std::string now = fresh(*members, names[chance.below(std::size(names))]);
  json::Object renamed;
  for (json::Member& member : members->object()) renamed.set(member.key == name ? now : member.key, std::move(member.value));
  *members = json::Value(std::move(renamed));
  if (listed != nullptr) *listed = json::Value(now);
  return "renamed to " + now;
}

std::string reverse(json::Value& part) {
  json::Object reversed;
  for (std::size_t i = part.object().size(); i-- > 0;) {
    const json::Member& member = *(part.object().begin() + static_cast<std::ptrdiff_t>(i));
    reversed.set(member.key, member.value);
  }
  part = json::Value(std::move(reversed));
  return "reversed";
}

std::string list_type(json::Value& part) {
  json::Value* type = part.object().find("type");
  if (type == nullptr || !type->is_string()) return "";
  *type = json::Value(json::Array{*type});
  return "type as a list";
}

std::string choices(json::Value& part) {
  const json::Value* list = part.find("enum");
  const bool fits = list != nullptr && list->is_array() && part.find("oneOf") == nullptr && part.find("anyOf") == nullptr &&
                    std::all_of(list->array().begin(), list->array().end(), [](const json::Value& each) { return each.is_string(); });
  if (!fits) return "";
  json::Array out;
  for (const json::Value& each : list->array()) out.push_back(json::Object{{"enum", json::Array{each}}});
  part.object().set("anyOf", std::move(out));
  return "enum in anyOf";
}

// References of another document, led to where its definitions stand now.
void lead(json::Value& part, int depth) {
  if (depth > 100) return;
  if (part.is_array())
    for (json::Value& each : part.array()) lead(each, depth + 1);
  if (!part.is_object()) return;
  for (json::Member& member : part.object()) {
    const bool is_reference = member.key == "$ref" && member.value.is_string() && member.value.text().rfind("#", 0) == 0;
    if (is_reference) member.value = json::Value("#/definitions/crossed" + member.value.text().substr(1));
    else lead(member.value, depth + 1);
  }
}

std::string cross(json::Value& form, const json::Value& other) {
  json::Value* members = form.object().find("properties");
  const bool is_other = other.text_at("$schema") == form.text_at("$schema") && other.text_at("type") == "object" && other.find("$ref") == nullptr;
  const bool is_open = form.find("oneOf") == nullptr && form.find("anyOf") == nullptr && form.find("maxProperties") == nullptr;
  if (members == nullptr || !members->is_object() || !is_other || !is_open || definitions_of(form).find("crossed") != nullptr) return "";
  json::Value copy = other;
  for (const char* key : {"$schema", "$id", "id"}) copy.object().erase(key);
  lead(copy, 0);
  form.object().find("properties")->object().set(fresh(*members, "crossed"), json::Object{{"$ref", "#/definitions/crossed"}});
  definitions_of(form).set("crossed", std::move(copy));
  return "crossed";
}

}  // namespace

std::string mutate_schema(json::Value& form, const json::Value& other, Chance& chance) {
  if (!form.is_object()) return "";
  std::vector<std::string> places;
  gather(form, "", places, 0);
  if (places.empty()) return "";
  const std::string path = places[chance.below(places.size())];
  json::Value& part = *at(form, path);
  switch (chance.below(10)) {
    case 0: return join(part, "allOf");
    case 1: return refer(form, part, path);
    case 2: return join(part, "anyOf");
    case 3: return join(part, "oneOf");
    case 4: return rename(part, json::write(form), chance);
    case 5: return reverse(part);
    case 6: return list_type(part);
    case 7: return choices(part);
    case 8: return cross(form, other);
    default: return say_nothing(part, chance);
  }
}

}  // namespace portal::conformance
