// Written and read by one list of members.
#include "sdk/filling/provenance.h"

#include "sdk/json/reader.h"

namespace portal::filling {

json::Value write_provenance(const Provenance& from) {
  json::Object out;
  out.set("typed", from.typed);
  out.set("source", from.source);
  out.set("verified", from.verified);
  out.set("asOf", from.as_of);
  if (!from.derived.empty()) out.set("derived", from.derived);
  if (from.locked) out.set("locked", true);
  if (!from.fact.empty()) out.set("fact", from.fact);
  return out;
}

Result<Provenance> read_provenance(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  Provenance from;
  const json::Value* typed = read.any("typed");
  const json::Value* source = read.required("source", json::Kind::object);
  read.optional("verified", from.verified);
  read.required("asOf", from.as_of);
  read.optional("derived", from.derived);
  read.optional("locked", from.locked);
  read.optional("fact", from.fact);
  if (typed == nullptr) read.fail(ErrorCode::missing_key, "typed", "a value", "nothing");
  PORTAL_CHECK(read.finish());
  from.typed = *typed;
  from.source = source->object();
  return from;
}

}  // namespace portal::filling
