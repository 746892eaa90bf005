// Services and bundles, and the references from one list to another.
#include <algorithm>

#include "sdk/catalogue/reader.h"
#include "sdk/json/pointer.h"

namespace portal::catalogue {

using json::Kind;
using json::Reader;

namespace {

constexpr std::string_view service_kinds[] = {"offer", "automatic", "reminder"};
constexpr std::string_view channel_types[] = {"portal", "mfc", "office", "phone", "post"};

Result<void> references(const json::Value* list, const std::string& path, const NameIndex& index, const char* what, std::vector<std::uint32_t>& out) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const json::Value& id = list->array()[i];
    const std::size_t found = id.is_string() ? index.find(id.text()) : NameIndex::none;
    if (found == NameIndex::none)
      return Error{ErrorCode::dangling_reference, json::pointer_join(path, i), what, id.is_string() ? quoted_excerpt(id.text()) : json::describe(id)};
    out.push_back(static_cast<std::uint32_t>(found));
  }
  return {};
}

Result<void> strings(const json::Value* list, const std::string& path, std::vector<std::string>& out) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const json::Value& item = list->array()[i];
    if (!item.is_string()) return Error{ErrorCode::wrong_type, json::pointer_join(path, i), "a text", json::describe(item)};
    out.push_back(item.text());
  }
  return {};
}

Result<void> read_costs(const json::Value* list, const std::string& path, std::vector<Cost>& out) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string place = json::pointer_join(path, i);
    Reader read(list->array()[i], place);
    Cost cost;
    const json::Value* value = read.any("value");
    if (value == nullptr || !value->is_number() || value->number() < 0)
      read.fail(ErrorCode::wrong_type, "value", "a number, zero or more", "something else");
    read.required("currency", cost.currency);
    const json::Value* description = read.optional("description", Kind::object);
    PORTAL_CHECK(read.finish());
    cost.value = value->number();
    PORTAL_TRY(cost.description, read_text(description, place + "/description"));
    out.push_back(std::move(cost));
  }
  return {};
}

Result<void> read_channels(const json::Value* list, const std::string& path, std::vector<Channel>& out) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string place = json::pointer_join(path, i);
    Reader read(list->array()[i], place);
    Channel channel;
    read.required("type", channel.type);
    if (std::find(std::begin(channel_types), std::end(channel_types), channel.type) == std::end(channel_types))
      read.fail(ErrorCode::unknown_name, "type", "one of: portal, mfc, office, phone, post", quoted_excerpt(channel.type));
    const json::Value* name = read.required("name", Kind::object);
    read.optional("url", channel.url);
    read.optional("phone", channel.phone);
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(channel.name, read_text(name, place + "/name"));
    out.push_back(std::move(channel));
  }
  return {};
}

Result<void> read_form(const json::Value* source, const std::string& path, Service& service) {
  if (source == nullptr) return {};
  Reader read(*source, path);
  read.required("definition", service.form);
  if (!service.form.empty() && !is_path(service.form))
    read.fail(ErrorCode::out_of_range, "definition", "an address on this portal: /…", quoted_excerpt(service.form));
  const json::Value* facts = read.optional("facts", Kind::array);
  PORTAL_CHECK(read.finish());
  return strings(facts, path + "/facts", service.form_facts);
}

}  // namespace

std::string_view name_of(ServiceKind kind) { return service_kinds[static_cast<std::size_t>(kind)]; }

Result<void> CatalogueReader::services(const json::Value* list) {
  out_.services.reserve(list->array().size());
  for (std::size_t i = 0; i < list->array().size(); ++i) PORTAL_CHECK(service(list->array()[i], json::pointer_join("/services", i)));
  return {};
}

Result<void> CatalogueReader::service(const json::Value& source, const std::string& path) {
  Reader read(source, path);
  Service service;
  std::string kind;
  read.required("id", service.id);
  if (!service.id.empty() && !is_id(service.id)) read.fail(ErrorCode::out_of_range, "id", "letters a–z, digits, - and .", quoted_excerpt(service.id));
  read.required("version", service.version);
  read.required("kind", kind);
  const auto* found = std::find(std::begin(service_kinds), std::end(service_kinds), kind);
  if (found == std::end(service_kinds)) read.fail(ErrorCode::unknown_name, "kind", "one of: offer, automatic, reminder", quoted_excerpt(kind));
  else service.kind = static_cast<ServiceKind>(found - std::begin(service_kinds));
  PORTAL_CHECK(read_validity(read, service.validity));
  const json::Value* name = read.required("name", Kind::object);
  const json::Value* description = read.required("description", Kind::object);
  const json::Value* keywords = read.optional("keyword", Kind::object);
  const json::Value* deadline = read.any("deadline");
  if (service.kind == ServiceKind::reminder && deadline == nullptr)
    read.fail(ErrorCode::missing_key, "deadline", "a rule giving what expires when", "nothing");
  PORTAL_CHECK(service_references(read, path, service));
  PORTAL_CHECK(service_delivery(read, path, service));
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(service.name, read_text(name, path + "/name"));
  PORTAL_TRY(service.description, read_text(description, path + "/description"));
  PORTAL_TRY(service.keywords, read_text(keywords, path + "/keyword"));
  PORTAL_TRY(service.deadline, rule(deadline, path + "/deadline"));
  out_.services.push_back(std::move(service));
  return {};
}

Result<void> CatalogueReader::service_references(Reader& read, const std::string& path, Service& service) {
  std::string authority;
  read.optional("hasCompetentAuthority", authority);
  if (!authority.empty()) {
    service.authority = authorities_.find(authority);
    if (service.authority == NameIndex::none)
      return Error{ErrorCode::dangling_reference, path + "/hasCompetentAuthority", "an authority of this catalogue", quoted_excerpt(authority)};
  }
  PORTAL_CHECK(
      references(read.optional("isGroupedBy", Kind::array), path + "/isGroupedBy", out_.event_index_, "an event of this catalogue", service.events));
  PORTAL_CHECK(references(read.optional("audience", Kind::array), path + "/audience", segments_, "a segment of this catalogue", service.segments));
  PORTAL_CHECK(
      references(read.optional("hasInput", Kind::array), path + "/hasInput", evidence_, "an evidence type of this catalogue", service.evidence));
  return requirements(read.optional("holdsRequirement", Kind::array), path + "/holdsRequirement", service.id, service.criteria);
}

Result<void> CatalogueReader::service_delivery(Reader& read, const std::string& path, Service& service) {
  PORTAL_TRY(service.legal, read_legal(read.optional("hasLegalResource", Kind::array), path + "/hasLegalResource"));
  PORTAL_CHECK(read_costs(read.optional("hasCost", Kind::array), path + "/hasCost", service.costs));
  PORTAL_CHECK(read_channels(read.optional("hasChannel", Kind::array), path + "/hasChannel", service.channels));
  if (std::string time; read.optional("processingTime", time), !time.empty() && !calendar::parse_duration(time, service.processing_time))
    read.fail(ErrorCode::out_of_range, "processingTime", "an ISO 8601 duration, like P10D or P1M", quoted_excerpt(time));
  if (const json::Value* outputs = read.optional("produces", Kind::array)) {
    for (std::size_t i = 0; i < outputs->array().size(); ++i) {
      const std::string place = json::pointer_join(path + "/produces", i);
      const json::Value& output = outputs->array()[i];
      if (!output.is_object()) return Error{ErrorCode::wrong_type, place, "a text by language", json::describe(output)};
      PORTAL_TRY(Text text, read_text(&output, place));
      service.outputs.push_back(std::move(text));
    }
  }
  return read_form(read.optional("form", Kind::object), path + "/form", service);
}

Result<void> CatalogueReader::bundles(const json::Value* list) {
  const auto size = out_.services.size();
  out_.service_index_.reserve(size);
  for (std::size_t i = 0; i < size; ++i) out_.service_index_.add(out_.services[i].id, i);
  out_.service_index_.seal();
  for (std::size_t i = 0; i < size; ++i)
    if (out_.service_index_.find(out_.services[i].id) != i)
      return Error{ErrorCode::duplicate_key, json::pointer_join("/services", i) + "/id", "each id once", quoted_excerpt(out_.services[i].id)};
  for (std::size_t i = 0; list != nullptr && i < list->array().size(); ++i) {
    const std::string path = json::pointer_join("/bundles", i);
    Reader read(list->array()[i], path);
    Bundle bundle;
    read.required("id", bundle.id);
    if (!bundle.id.empty() && !is_id(bundle.id)) read.fail(ErrorCode::out_of_range, "id", "letters a–z, digits, - and .", quoted_excerpt(bundle.id));
    const json::Value* name = read.required("name", Kind::object);
    const json::Value* description = read.optional("description", Kind::object);
    PORTAL_CHECK(
        references(read.optional("isGroupedBy", Kind::array), path + "/isGroupedBy", out_.event_index_, "an event of this catalogue", bundle.events));
    PORTAL_CHECK(
        references(read.required("hasPart", Kind::array), path + "/hasPart", out_.service_index_, "a service of this catalogue", bundle.services));
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(bundle.name, read_text(name, path + "/name"));
    PORTAL_TRY(bundle.description, read_text(description, path + "/description"));
    out_.bundles.push_back(std::move(bundle));
  }
  for (std::size_t i = 0; i < out_.bundles.size(); ++i) out_.bundle_index_.add(out_.bundles[i].id, i);
  out_.bundle_index_.seal();
  return {};
}

// Ids of criteria, or criteria in place: those are put behind the others.
Result<void> CatalogueReader::requirements(const json::Value* list, const std::string& path, const std::string& owner,
                                           std::vector<std::uint32_t>& out) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const json::Value& item = list->array()[i];
    const std::string place = json::pointer_join(path, i);
    if (item.is_object() && !owner.empty()) {
      if (item.find("id") != nullptr)
        return Error{ErrorCode::unknown_key, place + "/id", "no id: a criterion with one stands in the list criteria", "an id"};
      PORTAL_CHECK(criterion(item, place));
      out.push_back(static_cast<std::uint32_t>(out_.criteria.size() - 1));
      continue;
    }
    const std::size_t found = item.is_string() ? criteria_.find(item.text()) : NameIndex::none;
    if (found == NameIndex::none)
      return Error{ErrorCode::dangling_reference, place, "a criterion of this catalogue",
                   item.is_string() ? quoted_excerpt(item.text()) : json::describe(item)};
    out.push_back(static_cast<std::uint32_t>(found));
  }
  return {};
}

// What can be said only of the whole: names of criteria, concepts of facts.
Result<void> CatalogueReader::links() {
  for (std::size_t i = 0; i < out_.criteria.size(); ++i)
    if (!out_.criteria[i].id.empty()) out_.criterion_index_.add(out_.criteria[i].id, i);
  out_.criterion_index_.seal();
  out_.concept_of.assign(out_.facts.size(), nowhere);
  for (std::size_t i = 0; i < out_.concepts.size(); ++i) {
    const std::string& path = out_.concepts[i].fact;
    for (std::size_t f = 0; f < out_.facts.size(); ++f)
      if (out_.facts[f] == path) out_.concept_of[f] = i;
  }
  return {};
}

}  // namespace portal::catalogue
