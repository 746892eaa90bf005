// Reading; every reference is checked here.
#include "widgets/consent/definition.h"

#include <algorithm>

#include "sdk/consent/settings.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::consent {

namespace {

Result<Named> read_named(const json::Value& value, const std::string& path, bool has_bundles) {
  Named named;
  json::Reader read(value, path);
  read.required("id", named.id);
  const json::Value* names = read.required("name", json::Kind::object);
  const json::Value* bundles = has_bundles ? read.optional("bundles", json::Kind::array) : nullptr;
  if (names != nullptr) {
    for (const json::Member& member : names->object()) {
      if (!member.value.is_string()) read.fail(ErrorCode::wrong_type, "name", "texts by language", json::describe(member.value));
      else named.names.emplace_back(member.key, member.value.text());
    }
    if (named.names.empty()) read.fail(ErrorCode::out_of_range, "name", "a name in at least one language", "none");
  }
  if (bundles != nullptr)
    for (const json::Value& bundle : bundles->array())
      if (bundle.is_string()) named.bundles.push_back(bundle.text());
  PORTAL_CHECK(read.finish());
  return named;
}

Result<void> read_list(const json::Value* list, const std::string& path, bool has_bundles, std::vector<Named>& out) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string place = json::pointer_join(path, i);
    PORTAL_TRY(Named named, read_named(list->array()[i], place, has_bundles));
    for (const Named& other : out)
      if (other.id == named.id) return Error{ErrorCode::duplicate_key, place + "/id", "an id of its own", quoted_excerpt(named.id)};
    out.push_back(std::move(named));
  }
  return {};
}

const Named* find(const std::vector<Named>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Named& named) { return named.id == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const std::string& Named::in(std::string_view locale) const {
  const std::string_view language = locale.substr(0, locale.find('-'));
  for (const auto& [tag, name] : names)
    if (tag == language) return name;
  return names.front().second;
}

Result<Definition> Definition::read(const json::Value& value) {
  Definition out;
  json::Reader read(value, "/definition");
  const json::Value* texts = read.required("texts", json::Kind::array);
  const json::Value* bundles = read.optional("bundles", json::Kind::array);
  const json::Value* services = read.optional("services", json::Kind::array);
  const json::Value* messages = read.optional("messages", json::Kind::object);
  PORTAL_CHECK(read.finish());
  for (std::size_t i = 0; i < texts->array().size(); ++i) {
    const std::string place = json::pointer_join("/definition/texts", i);
    PORTAL_TRY(Text text, read_text(texts->array()[i], place));
    if (out.text(text.id) != nullptr) return Error{ErrorCode::duplicate_key, place + "/id", "an id of its own", quoted_excerpt(text.id)};
    out.texts.push_back(std::move(text));
  }
  PORTAL_CHECK(read_list(bundles, "/definition/bundles", false, out.bundles));
  PORTAL_CHECK(read_list(services, "/definition/services", true, out.services));
  if (messages != nullptr) {
    json::Reader inner(*messages, "/definition/messages");
    inner.optional("cases", out.has_case_messages);
    const json::Value* categories = inner.required("categories", json::Kind::array);
    PORTAL_CHECK(inner.finish());
    PORTAL_CHECK(read_list(categories, "/definition/messages/categories", false, out.categories));
    for (const std::string_view id : case_categories())
      if (find(out.categories, id) != nullptr)
        return Error{ErrorCode::duplicate_key, "/definition/messages/categories", "an id that no message of cases has", quoted_excerpt(id)};
  }
  for (std::size_t i = 0; i < out.services.size(); ++i)
    for (const std::string& bundle : out.services[i].bundles)
      if (find(out.bundles, bundle) == nullptr)
        return Error{ErrorCode::dangling_reference, json::pointer_join("/definition/services", i) + "/bundles", "the id of a bundle",
                     quoted_excerpt(bundle)};
  return out;
}

const Text* Definition::text(std::string_view id) const {
  for (const Text& text : texts)
    if (text.id == id) return &text;
  return nullptr;
}

std::string Definition::name_of_scope(const Scope& scope, std::string_view locale) const {
  if (scope.type == ScopeType::all) return {};
  const Named* named = find(scope.type == ScopeType::bundle ? bundles : services, scope.id);
  return named == nullptr ? scope.id : named->in(locale);
}

Target Definition::target_of(const Scope& scope) const {
  if (scope.type == ScopeType::bundle) return {{}, {scope.id}};
  if (scope.type == ScopeType::all) return {};
  const Named* service = find(services, scope.id);
  return {scope.id, service == nullptr ? std::vector<std::string>() : service->bundles};
}

}  // namespace portal::consent
