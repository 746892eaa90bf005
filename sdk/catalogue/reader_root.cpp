// The document itself and its common lists: concepts, criteria, events, segments, authorities, evidence.
#include <algorithm>

#include "sdk/calendar/civil_date.h"
#include "sdk/catalogue/reader.h"
#include "sdk/json/pointer.h"

namespace portal::catalogue {

using json::Kind;
using json::Reader;

namespace {

constexpr std::size_t most_entries = 50000;
constexpr std::string_view concept_types[] = {"boolean", "integer", "number", "text", "date"};  // as rules::Domain::Type

template <class Entries>
Result<void> index(const Entries& entries, const char* list, NameIndex& names) {
  if (entries.size() > most_entries)
    return Error{ErrorCode::too_large, json::pointer_join("", list), "at most 50,000 entries", std::to_string(entries.size())};
  names.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!entries[i].id.empty()) names.add(entries[i].id, i);
  names.seal();
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!entries[i].id.empty() && names.find(entries[i].id) != i)
      return Error{ErrorCode::duplicate_key, json::pointer_join(json::pointer_join("", list), i) + "/id", "each id once",
                   quoted_excerpt(entries[i].id)};
  return {};
}

void read_id(Reader& read, std::string& id) {
  read.required("id", id);
  if (!id.empty() && !is_id(id)) read.fail(ErrorCode::out_of_range, "id", "letters a–z, digits, - and .", quoted_excerpt(id));
}

bool has_type(const json::Value& value, rules::Domain::Type type) {
  calendar::CivilDate date;
  switch (type) {
    case rules::Domain::Type::boolean: return value.is_boolean();
    case rules::Domain::Type::integer: return value.is_integer();
    case rules::Domain::Type::number: return value.is_number();
    case rules::Domain::Type::text: return value.is_string();
    case rules::Domain::Type::date: return value.is_string() && calendar::parse_date(value.text(), date);
  }
  return false;
}

Result<void> read_choices(const json::Value* list, const std::string& path, Concept& out) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string place = json::pointer_join(path, i);
    Reader read(list->array()[i], place);
    const json::Value* value = read.any("value");
    const json::Value* name = read.required("name", Kind::object);
    if (value == nullptr || !has_type(*value, out.domain.type))
      read.fail(ErrorCode::wrong_type, "value", "a value of the concept's type", value == nullptr ? "nothing" : json::describe(*value));
    PORTAL_CHECK(read.finish());
    Choice choice{*value, {}};
    PORTAL_TRY(choice.name, read_text(name, place + "/name"));
    out.domain.values.push_back(choice.value);
    out.choices.push_back(std::move(choice));
  }
  return {};
}

}  // namespace

Result<void> CatalogueReader::read(const json::Value& document) {
  Reader read(document, "");
  read_id(read, out_.id);
  read.required("version", out_.version);
  read.required("zone", out_.zone);
  const json::Value* name = read.required("name", Kind::object);
  read.optional("illustrative", out_.is_illustrative);
  const json::Value* concept_list = read.optional("concepts", Kind::array);
  const json::Value* criterion_list = read.optional("criteria", Kind::array);
  const json::Value* event_list = read.optional("events", Kind::array);
  const json::Value* segment_list = read.optional("segments", Kind::array);
  const json::Value* authority_list = read.optional("authorities", Kind::array);
  const json::Value* evidence_list = read.optional("evidenceTypes", Kind::array);
  const json::Value* service_list = read.required("services", Kind::array);
  const json::Value* bundle_list = read.optional("bundles", Kind::array);
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(out_.name, read_text(name, "/name"));
  fact("today");
  PORTAL_CHECK(concepts(concept_list));
  PORTAL_CHECK(criteria(criterion_list));
  PORTAL_CHECK(events(event_list));
  PORTAL_CHECK(segments(segment_list));
  PORTAL_CHECK(authorities(authority_list));
  PORTAL_CHECK(evidence(evidence_list));
  PORTAL_CHECK(services(service_list));
  PORTAL_CHECK(bundles(bundle_list));
  return links();
}

Result<void> CatalogueReader::concepts(const json::Value* list) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) PORTAL_CHECK(one_concept(list->array()[i], json::pointer_join("/concepts", i)));
  return {};
}

Result<void> CatalogueReader::one_concept(const json::Value& source, const std::string& path) {
  Reader read(source, path);
  Concept entry;
  std::string type;
  read.required("fact", entry.fact);
  read.required("type", type);
  const auto* found = std::find(std::begin(concept_types), std::end(concept_types), type);
  if (found == std::end(concept_types))
    read.fail(ErrorCode::unknown_name, "type", "one of: boolean, integer, number, text, date", quoted_excerpt(type));
  else entry.domain.type = static_cast<rules::Domain::Type>(found - std::begin(concept_types));
  const json::Value* name = read.required("name", Kind::object);
  const json::Value* question = read.optional("question", Kind::object);
  const json::Value* hint = read.optional("hint", Kind::object);
  const json::Value* choices = read.optional("choices", Kind::array);
  const json::Value* derived = read.any("derivedFrom");
  read.optional("changeable", entry.is_changeable);
  for (const char* bound : {"minimum", "maximum"}) {
    const json::Value* value = read.any(bound);
    if (value == nullptr) continue;
    if (!has_type(*value, entry.domain.type)) read.fail(ErrorCode::wrong_type, bound, "a value of the concept's type", json::describe(*value));
    (bound[1] == 'i' ? entry.domain.minimum : entry.domain.maximum) = *value;
  }
  for (const Concept& other : out_.concepts)
    if (other.fact == entry.fact) read.fail(ErrorCode::duplicate_key, "fact", "each fact once", quoted_excerpt(entry.fact));
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(entry.name, read_text(name, path + "/name"));
  PORTAL_TRY(entry.question, read_text(question, path + "/question"));
  PORTAL_TRY(entry.hint, read_text(hint, path + "/hint"));
  PORTAL_CHECK(read_choices(choices, path + "/choices", entry));
  PORTAL_TRY(entry.derived, rule(derived, path + "/derivedFrom"));
  entry.domain.fact = entry.fact;
  out_.domains.push_back(entry.domain);
  out_.concepts.push_back(std::move(entry));
  return {};
}

Result<void> CatalogueReader::criteria(const json::Value* list) {
  if (list == nullptr) return {};
  out_.criteria.reserve(list->array().size());
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string path = json::pointer_join("/criteria", i);
    const json::Value* id = list->array()[i].find("id");
    if (id == nullptr || !id->is_string() || !is_id(id->text()))
      return Error{ErrorCode::missing_key, path + "/id", "an id: letters a–z, digits, - and .", id == nullptr ? "nothing" : json::describe(*id)};
    PORTAL_CHECK(criterion(list->array()[i], path));
    out_.criteria.back().id = id->text();
    criteria_.add(id->text(), i);
  }
  criteria_.seal();
  for (std::size_t i = 0; i < out_.criteria.size(); ++i)
    if (criteria_.find(out_.criteria[i].id) != i)
      return Error{ErrorCode::duplicate_key, json::pointer_join("/criteria", i) + "/id", "each id once", quoted_excerpt(out_.criteria[i].id)};
  return {};
}

// With or without its id: criteria written inside a service have none.
Result<void> CatalogueReader::criterion(const json::Value& source, const std::string& path) {
  Reader read(source, path);
  read.ignore("id");
  std::string version;
  Validity validity;
  read.optional("version", version);
  PORTAL_CHECK(read_validity(read, validity));
  const json::Value* logic = read.any("rule");
  if (logic == nullptr) read.fail(ErrorCode::missing_key, "rule", "a rule", "nothing");
  const json::Value* holds = read.required("holds", Kind::object);
  const json::Value* fails = read.required("fails", Kind::object);
  const json::Value* missing = read.required("missing", Kind::object);
  const json::Value* legal = read.optional("hasLegalResource", Kind::array);
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(auto compiled, rule(logic, path + "/rule"));
  Criterion entry{{}, std::move(version), std::move(validity), *logic, std::move(*compiled), {}, {}, {}, {}, {}};
  PORTAL_TRY(entry.holds, read_text(holds, path + "/holds"));
  PORTAL_TRY(entry.fails, read_text(fails, path + "/fails"));
  PORTAL_TRY(entry.missing, read_text(missing, path + "/missing"));
  PORTAL_TRY(entry.legal, read_legal(legal, path + "/hasLegalResource"));
  for (const std::string& name : rules::facts_of(entry.rule)) entry.facts.push_back(fact(name));
  out_.criteria.push_back(std::move(entry));
  return {};
}

Result<void> CatalogueReader::events(const json::Value* list) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string path = json::pointer_join("/events", i);
    Reader read(list->array()[i], path);
    Event event;
    std::string kind;
    read_id(read, event.id);
    read.required("kind", kind);
    if (!kind.empty() && kind != "life" && kind != "business")
      read.fail(ErrorCode::unknown_name, "kind", "one of: life, business", quoted_excerpt(kind));
    event.kind = kind == "business" ? EventKind::business : EventKind::life;
    const json::Value* name = read.required("name", Kind::object);
    const json::Value* description = read.optional("description", Kind::object);
    const json::Value* keywords = read.optional("keyword", Kind::object);
    const json::Value* needs = read.optional("holdsRequirement", Kind::array);
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(event.name, read_text(name, path + "/name"));
    PORTAL_TRY(event.description, read_text(description, path + "/description"));
    PORTAL_TRY(event.keywords, read_text(keywords, path + "/keyword"));
    PORTAL_CHECK(requirements(needs, path + "/holdsRequirement", {}, event.criteria));
    out_.events.push_back(std::move(event));
  }
  return index(out_.events, "events", out_.event_index_);
}

Result<void> CatalogueReader::segments(const json::Value* list) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string path = json::pointer_join("/segments", i);
    Reader read(list->array()[i], path);
    Segment segment;
    read_id(read, segment.id);
    const json::Value* name = read.required("name", Kind::object);
    const json::Value* description = read.optional("description", Kind::object);
    const json::Value* needs = read.optional("holdsRequirement", Kind::array);
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(segment.name, read_text(name, path + "/name"));
    PORTAL_TRY(segment.description, read_text(description, path + "/description"));
    PORTAL_CHECK(requirements(needs, path + "/holdsRequirement", {}, segment.criteria));
    out_.segments.push_back(std::move(segment));
  }
  return index(out_.segments, "segments", segments_);
}

Result<void> CatalogueReader::authorities(const json::Value* list) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string path = json::pointer_join("/authorities", i);
    Reader read(list->array()[i], path);
    Authority authority;
    read_id(read, authority.id);
    const json::Value* name = read.required("name", Kind::object);
    read.optional("url", authority.url);
    read.optional("phone", authority.phone);
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(authority.name, read_text(name, path + "/name"));
    out_.authorities.push_back(std::move(authority));
  }
  return index(out_.authorities, "authorities", authorities_);
}

Result<void> CatalogueReader::evidence(const json::Value* list) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string path = json::pointer_join("/evidenceTypes", i);
    Reader read(list->array()[i], path);
    EvidenceType type;
    std::string source = "person";
    read_id(read, type.id);
    const json::Value* name = read.required("name", Kind::object);
    read.optional("source", source);
    if (source != "person" && source != "interagency")
      read.fail(ErrorCode::unknown_name, "source", "one of: person, interagency", quoted_excerpt(source));
    type.is_interagency = source == "interagency";
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(type.name, read_text(name, path + "/name"));
    out_.evidence.push_back(std::move(type));
  }
  return index(out_.evidence, "evidenceTypes", evidence_);
}

}  // namespace portal::catalogue
