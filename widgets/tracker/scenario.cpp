// A scenario's head: services, documents, facts, ends, migrations, texts. Its stages are in scenario_stage.cpp.
#include "widgets/tracker/scenario.h"

#include <algorithm>

#include "sdk/json/pointer.h"
#include "widgets/tracker/scenario_reader.h"

namespace portal::tracker {

namespace {

constexpr std::string_view stage_kinds[] = {"task", "milestone", "wait", "decision", "group"};
constexpr std::string_view actors[] = {"client", "authority", "thirdParty"};
constexpr std::string_view modes[] = {"all", "any", "some"};
constexpr std::string_view action_kinds[] = {"open", "upload", "book", "pay", "sign", "consult", "rate"};
constexpr std::string_view end_kinds[] = {"success", "refusal", "withdrawal"};
constexpr std::string_view sources[] = {"client", "registry", "interagency"};

template <class Entries>
std::size_t place_of(const Entries& entries, std::string_view id) {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].id == id) return i;
  return nowhere;
}

Error twice(const std::string& path, const std::string& id) {
  return Error{ErrorCode::duplicate_key, path + "/id", "each id once", quoted_excerpt(id)};
}

std::string_view find_text(const std::vector<std::pair<std::string, std::string>>& texts, std::string_view key) {
  const auto found =
      std::lower_bound(texts.begin(), texts.end(), key, [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return found != texts.end() && found->first == key ? std::string_view(found->second) : std::string_view();
}

}  // namespace

std::string_view name_of(StageKind kind) { return stage_kinds[static_cast<unsigned char>(kind)]; }
std::string_view name_of(Actor actor) { return actors[static_cast<unsigned char>(actor)]; }
std::string_view name_of(Mode mode) { return modes[static_cast<unsigned char>(mode)]; }
std::string_view name_of(ActionKind kind) { return action_kinds[static_cast<unsigned char>(kind)]; }
std::string_view name_of(EndKind kind) { return end_kinds[static_cast<unsigned char>(kind)]; }
std::string_view name_of(Source source) { return sources[static_cast<unsigned char>(source)]; }

bool actor_named(std::string_view name, Actor& actor) {
  const auto* found = std::find(std::begin(actors), std::end(actors), name);
  if (found == std::end(actors)) return false;
  actor = static_cast<Actor>(found - std::begin(actors));
  return true;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 80 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

Result<std::vector<std::string>> read_texts(const json::Value* list, const std::string& path) {
  std::vector<std::string> out;
  if (list == nullptr) return out;
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const json::Value& item = list->array()[i];
    if (!item.is_string()) return Error{ErrorCode::wrong_type, json::pointer_join(path, i), "a string", json::describe(item)};
    out.push_back(item.text());
  }
  return out;
}

Result<std::shared_ptr<const Scenario>> Scenario::read(const json::Value& source) {
  auto out = std::make_shared<Scenario>();
  ScenarioReader reader(*out);
  PORTAL_CHECK(reader.read(source));
  out->source = source;
  return std::shared_ptr<const Scenario>(std::move(out));
}

std::size_t Scenario::stage_named(std::string_view name) const { return place_of(stages, name); }
std::size_t Scenario::document_named(std::string_view name) const { return place_of(documents, name); }
std::size_t Scenario::service_named(std::string_view name) const { return place_of(services, name); }
std::size_t Scenario::end_named(std::string_view name) const { return place_of(ends, name); }

std::string_view Scenario::text(std::string_view locale, std::string_view key) const {
  if (locale != language)
    for (const auto& [name, texts] : translations_)
      if (name == locale) {
        const std::string_view found = find_text(texts, key);
        if (!found.empty()) return found;
      }
  return find_text(texts_, key);
}

std::string_view Scenario::title_of(std::string_view locale, std::size_t stage) const {
  const std::string_view title = text(locale, "stages." + stages[stage].id + ".title");
  return title.empty() ? std::string_view(stages[stage].id) : title;
}

std::string_view Scenario::migrated(std::string_view from, std::string_view stage, bool& known) const {
  known = from == version;
  if (known) return stage;
  for (const Migration& migration : migrations) {
    if (migration.from != from) continue;
    known = true;
    for (const auto& [old_id, new_id] : migration.stages)
      if (old_id == stage) return new_id;
  }
  return stage;
}

void ScenarioReader::text(json::Reader& read, const char* key, std::string_view name, bool must) {
  std::string value;
  if (must) read.required(key, value);
  else read.optional(key, value);
  if (!value.empty()) out_.texts_.emplace_back(std::string(name), std::move(value));
  else if (must) read.fail(ErrorCode::missing_key, key, "a text", "an empty text");
}

Result<void> ScenarioReader::read(const json::Value& source) {
  json::Reader read(source, "/scenario");
  read.required("id", out_.id);
  read.required("version", out_.version);
  read.required("language", out_.language);
  text(read, "title", "title", true);
  for (const char* const key : {"description", "need", "segment"}) text(read, key, key);
  read.optional("lifeEvent", out_.life_event);
  read.optional("phase", out_.phase);
  if (!out_.phase.empty() && out_.phase != "alpha" && out_.phase != "beta" && out_.phase != "live")
    read.fail(ErrorCode::unknown_name, "phase", "one of: alpha, beta, live", quoted_excerpt(out_.phase));
  if (out_.phase == "live") out_.phase.clear();
  read.ignore("$schema");
  const json::Value* services = read.optional("services", json::Kind::array);
  const json::Value* documents = read.optional("documents", json::Kind::array);
  const json::Value* facts = read.optional("facts", json::Kind::array);
  const json::Value* stages = read.required("stages", json::Kind::array);
  const json::Value* ends = read.required("ends", json::Kind::array);
  const json::Value* migrations = read.optional("migrations", json::Kind::array);
  const json::Value* support = read.optional("support", json::Kind::object);
  const json::Value* translations = read.optional("translations", json::Kind::object);
  if (!is_id(out_.id)) read.fail(ErrorCode::out_of_range, "id", "letters, digits, _ and -", quoted_excerpt(out_.id));
  PORTAL_CHECK(read.finish());
  PORTAL_CHECK(this->services(services));
  PORTAL_CHECK(this->documents(documents));
  PORTAL_CHECK(this->facts(facts));
  PORTAL_CHECK(this->stages(*stages, "/scenario/stages", nowhere, 0));
  PORTAL_CHECK(resolve());
  PORTAL_CHECK(this->ends(*ends));
  PORTAL_CHECK(this->migrations(migrations));
  PORTAL_CHECK(this->support(support));
  std::sort(out_.texts_.begin(), out_.texts_.end());
  return this->translations(translations);
}

Result<void> ScenarioReader::services(const json::Value* list) {
  for (std::size_t i = 0; list != nullptr && i < list->array().size(); ++i) {
    const std::string path = json::pointer_join("/scenario/services", i);
    json::Reader read(list->array()[i], path);
    Service service;
    read.required("id", service.id);
    text(read, "title", "services." + service.id + ".title", true);
    text(read, "authority", "services." + service.id + ".authority");
    read.optional("href", service.href);
    const json::Value* needs = read.optional("needs", json::Kind::array);
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(service.needs, read_texts(needs, path + "/needs"));
    if (out_.service_named(service.id) != nowhere) return twice(path, service.id);
    out_.services.push_back(std::move(service));
  }
  return {};
}

Result<void> ScenarioReader::documents(const json::Value* list) {
  for (std::size_t i = 0; list != nullptr && i < list->array().size(); ++i) {
    const std::string path = json::pointer_join("/scenario/documents", i);
    json::Reader read(list->array()[i], path);
    Document document;
    std::string from;
    read.required("id", document.id);
    text(read, "title", "documents." + document.id + ".title", true);
    text(read, "where", "documents." + document.id + ".where");
    read.required("source", from);
    read.optional("resolves", document.resolves);
    read.optional("registry", document.registry);
    const auto* found = std::find(std::begin(sources), std::end(sources), from);
    if (found == std::end(sources)) read.fail(ErrorCode::unknown_name, "source", "one of: client, registry, interagency", quoted_excerpt(from));
    PORTAL_CHECK(read.finish());
    document.source = static_cast<Source>(found - std::begin(sources));
    if (out_.document_named(document.id) != nowhere) return twice(path, document.id);
    out_.documents.push_back(std::move(document));
  }
  return {};
}

Result<void> ScenarioReader::facts(const json::Value* list) {
  for (std::size_t i = 0; list != nullptr && i < list->array().size(); ++i) {
    json::Reader read(list->array()[i], json::pointer_join("/scenario/facts", i));
    std::string name;
    read.required("name", name);
    text(read, "title", "facts." + name + ".title", true);
    PORTAL_CHECK(read.finish());
    out_.facts.emplace_back(name, std::string());
  }
  return {};
}

Result<void> ScenarioReader::ends(const json::Value& list) {
  for (std::size_t i = 0; i < list.array().size(); ++i) {
    const std::string path = json::pointer_join("/scenario/ends", i);
    json::Reader read(list.array()[i], path);
    End end;
    std::string kind;
    read.required("id", end.id);
    read.required("kind", kind);
    text(read, "title", "ends." + end.id + ".title", true);
    text(read, "text", "ends." + end.id + ".text");
    read.optional("href", end.href);
    text(read, "hrefTitle", "ends." + end.id + ".hrefTitle", !end.href.empty());
    const auto* found = std::find(std::begin(end_kinds), std::end(end_kinds), kind);
    if (found == std::end(end_kinds)) read.fail(ErrorCode::unknown_name, "kind", "one of: success, refusal, withdrawal", quoted_excerpt(kind));
    PORTAL_CHECK(read.finish());
    end.kind = static_cast<EndKind>(found - std::begin(end_kinds));
    if (out_.end_named(end.id) != nowhere) return twice(path, end.id);
    out_.ends.push_back(std::move(end));
  }
  return {};
}

Result<void> ScenarioReader::migrations(const json::Value* list) {
  for (std::size_t i = 0; list != nullptr && i < list->array().size(); ++i) {
    const std::string path = json::pointer_join("/scenario/migrations", i);
    json::Reader read(list->array()[i], path);
    Migration migration;
    read.required("from", migration.from);
    text(read, "note", "migrations." + migration.from + ".note", true);
    const json::Value* stages = read.optional("stages", json::Kind::object);
    PORTAL_CHECK(read.finish());
    for (std::size_t k = 0; stages != nullptr && k < stages->object().size(); ++k) {
      const json::Member& member = stages->object().begin()[k];
      const std::string place = json::pointer_join(path + "/stages", member.key);
      if (!member.value.is_string() && !member.value.is_null())
        return Error{ErrorCode::wrong_type, place, "a string or null", json::describe(member.value)};
      const std::string target = member.value.is_null() ? std::string() : member.value.text();
      if (!target.empty() && out_.stage_named(target) == nowhere)
        return Error{ErrorCode::dangling_reference, place, "the id of a stage", quoted_excerpt(target)};
      migration.stages.emplace_back(member.key, target);
    }
    out_.migrations.push_back(std::move(migration));
  }
  return {};
}

Result<void> ScenarioReader::support(const json::Value* source) {
  if (source == nullptr) return {};
  json::Reader read(*source, "/scenario/support");
  read.optional("phone", out_.support_phone);
  text(read, "hours", "support.hours");
  return read.finish();
}

// Translations name only texts that are there: a misspelt key would otherwise never be seen.
Result<void> ScenarioReader::translations(const json::Value* source) {
  for (std::size_t i = 0; source != nullptr && i < source->object().size(); ++i) {
    const json::Member& language = source->object().begin()[i];
    const std::string path = json::pointer_join("/scenario/translations", language.key);
    if (!language.value.is_object()) return Error{ErrorCode::wrong_type, path, "an object", json::describe(language.value)};
    std::vector<std::pair<std::string, std::string>> texts;
    for (const json::Member& entry : language.value.object()) {
      const std::string place = json::pointer_join(path, entry.key);
      if (!entry.value.is_string()) return Error{ErrorCode::wrong_type, place, "a string", json::describe(entry.value)};
      if (find_text(out_.texts_, entry.key).empty())
        return Error{ErrorCode::unknown_key, place, "the key of a text of this scenario", quoted_excerpt(entry.key)};
      texts.emplace_back(entry.key, entry.value.text());
    }
    std::sort(texts.begin(), texts.end());
    out_.translations_.emplace_back(language.key, std::move(texts));
  }
  return {};
}

}  // namespace portal::tracker
