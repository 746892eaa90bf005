// One walk over the schema; its parts joined by allOf belong to the object around them.
#include "widgets/form/importers/schema_branches.h"

#include <algorithm>
#include <utility>

#include "sdk/json/pointer.h"

namespace portal::form::importers {

namespace {

constexpr int deepest = 64;

class Walk {
 public:
  explicit Walk(Report& report) : report_(report) {}

  void object(json::Value& schema, const std::string& path, int depth) {
    if (depth > deepest || !schema.is_object()) return;
    for (const char* key : {"properties", "definitions", "$defs", "patternProperties"})
      if (json::Value* members = schema.object().find(key); members != nullptr && members->is_object())
        for (json::Member& member : members->object()) object(member.value, json::pointer_join(path + "/" + key, member.key), depth + 1);
    for (const char* key : {"items", "additionalProperties"})
      if (json::Value* inner = schema.object().find(key); inner != nullptr) object(*inner, path + "/" + key, depth + 1);
    for (const char* key : {"oneOf", "anyOf"})
      if (json::Value* list = schema.object().find(key); list != nullptr && list->is_array())
        for (std::size_t i = 0; i < list->array().size(); ++i) object(list->array()[i], json::pointer_join(path + "/" + key, i), depth + 1);
    if (const json::Value* closed = schema.find("additionalProperties"); closed != nullptr && *closed == json::Value(false)) return;
    const json::Value source = schema;
    gather(source, schema, path, depth);
  }

  std::vector<Branched> first;

 private:
  void gather(const json::Value& part, json::Value& whole, const std::string& path, int depth) {
    if (depth > deepest || !part.is_object() || part.find("$ref") != nullptr) return;
    if (const json::Value* condition = part.find("if")) {
      take(part.find("then"), *condition, whole, path + "/then");
      take(part.find("else"), json::Object{{"not", *condition}}, whole, path + "/else");
    }
    for (const char* key : {"dependencies", "dependentSchemas"}) {
      const json::Value* list = part.find(key);
      if (list == nullptr || !list->is_object()) continue;
      for (const json::Member& each : list->object())
        take(&each.value, json::Object{{"required", json::Array{each.key}}}, whole, json::pointer_join(path + "/" + key, each.key));
    }
    if (const json::Value* list = part.find("allOf"); list != nullptr && list->is_array())
      for (std::size_t i = 0; i < list->array().size(); ++i) gather(list->array()[i], whole, json::pointer_join(path + "/allOf", i), depth + 1);
  }

  void take(const json::Value* branch, json::Value applies, json::Value& whole, const std::string& path) {
    const json::Value* members = branch != nullptr && branch->is_object() ? branch->find("properties") : nullptr;
    if (members == nullptr || !members->is_object()) return;
    if (whole.find("properties") == nullptr) whole.object().set("properties", json::Object{});
    json::Object& known = whole.object().find("properties")->object();
    for (const json::Member& member : members->object()) {
      const std::string scope = json::pointer_join("#/properties", member.key);
      const auto shown = std::find_if(first.begin(), first.end(), [&scope](const Branched& each) { return each.scope == scope; });
      if (json::Value* there = known.find(member.key); there != nullptr) {
        const bool is_ours = std::find(taken_.begin(), taken_.end(), std::pair<const json::Value*, std::string>(&whole, member.key)) != taken_.end();
        if (is_ours && *there != member.value) *there = common(*there, member.value);
        if (is_ours && is_first_level(path) && shown != first.end())
          shown->applies = json::Object{{"anyOf", json::Array{std::move(shown->applies), applies}}};
        continue;
      }
      report_.note(json::pointer_join(path + "/properties", member.key), "described under a condition: a question of its own");
      known.set(member.key, member.value);
      taken_.emplace_back(&whole, member.key);
      if (is_first_level(path)) first.push_back({scope, applies});
    }
  }

  // What two descriptions have in common, as far as a question shows it.
  static json::Value common(const json::Value& a, const json::Value& b) {
    json::Object out;
    for (const char* key : {"title", "description", "type", "format"})
      if (const json::Value* found = a.find(key); found != nullptr && b.find(key) != nullptr && *found == *b.find(key)) out.set(key, *found);
    return json::Value(std::move(out));
  }

  static bool is_first_level(const std::string& path) {
    const bool is_alone = path.rfind("/then", 0) == 0 || path.rfind("/else", 0) == 0 || path.rfind("/depend", 0) == 0;
    return is_alone || (path.rfind("/allOf/", 0) == 0 && path.find("/properties/") == std::string::npos);
  }

  Report& report_;
  std::vector<std::pair<const json::Value*, std::string>> taken_;  // an object's schema, and what a branch has added to it
};

void show(json::Value& element, const std::vector<Branched>& branched, int depth) {
  if (depth > deepest || !element.is_object()) return;
  const std::string scope = element.text_at("scope");
  for (const Branched& each : branched)
    if (each.scope == scope && element.find("rule") == nullptr)
      element.object().set("rule", json::Object{{"effect", "SHOW"}, {"condition", json::Object{{"scope", "#"}, {"schema", each.applies}}}});
  if (json::Value* inner = element.object().find("elements"); inner != nullptr && inner->is_array())
    for (json::Value& each : inner->array()) show(each, branched, depth + 1);
}

}  // namespace

std::vector<Branched> describe_branches(json::Value& schema, Report& report) {
  Walk walk(report);
  walk.object(schema, "", 0);
  return std::move(walk.first);
}

void show_branches(json::Value& layout, const std::vector<Branched>& branched) {
  if (!branched.empty()) show(layout, branched, 0);
}

}  // namespace portal::form::importers
