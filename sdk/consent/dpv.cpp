// The Data Privacy Vocabulary 2 (https://w3id.org/dpv), shaped as its guide "Consent Records and Receipts as per ISO/IEC TS 27560" has it.
#include "sdk/consent/decision.h"

namespace portal::consent {

namespace {

json::Object typed(const char* type, const char* property, const std::string& text) { return json::Object{{"@type", type}, {property, text}}; }

json::Array described(const char* type, const std::vector<std::string>& texts) {
  json::Array out;
  for (const std::string& text : texts) out.push_back(typed(type, "dct:description", text));
  return out;
}

json::Object instant(const std::string& text) { return json::Object{{"@type", "xsd:dateTime"}, {"@value", text}}; }

json::Value checksum(const std::string& hex) {
  return json::Object{{"@type", "spdx:Checksum"}, {"spdx:algorithm", "spdx:checksumAlgorithm_sha256"}, {"spdx:checksumValue", hex}};
}

json::Value party(const Controller& controller) {
  json::Object out{{"@type", "dpv:DataController"}, {"dpv:hasName", controller.name}, {"dpv:hasAddress", controller.address}};
  if (!controller.contact.empty()) out.set("dpv:hasContact", controller.contact);
  return out;
}

json::Value processing(const Record& record) {
  const Process& process = record.process;
  std::string scope(name_of(record.scope.type));
  if (!record.scope.id.empty()) scope += ":" + record.scope.id;
  return json::Object{{"@type", "dpv:Process"},
                      {"dpv:hasScope", typed("dpv:Scope", "dct:identifier", scope)},
                      {"dpv:hasPurpose", typed("dpv:Purpose", "dct:description", process.purpose)},
                      {"dpv:hasPersonalData", described("dpv:PersonalData", process.personal_data)},
                      {"dpv:hasProcessing", described("dpv:Processing", process.actions)},
                      {"dpv:hasDataController", party(process.controller)},
                      {"dpv:hasLegalBasis", json::Object{{"@type", "dpv:ExplicitlyExpressedConsent"}, {"dct:description", process.legal_basis}}},
                      {"dpv:hasStorageCondition", typed("dpv:StorageCondition", "dct:description", process.storage)},
                      {"dpv:hasDuration", typed("dpv:StorageDuration", "dct:description", process.retention)},
                      {"dpv:hasRecipient", described("dpv:Recipient", process.recipients)},
                      {"dpv:hasConsentControl", typed("dpv:WithdrawConsent", "dct:description", process.withdrawal_method)}};
}

json::Value status(const Event& event) {
  json::Object out{{"@type", dpv_of(event.state)},
                   {"dct:identifier", event.event_id},
                   {"dpv:isIndicatedBy", event.actor},
                   {"dpv:isIndicatedAtTime", instant(event.time)},
                   {"dpv:hasIndicationMethod", event.method}};
  if (!event.valid_until.empty()) out.set("dct:valid", instant(event.valid_until));
  return out;
}

}  // namespace

json::Value to_dpv(const Record& record, calendar::Instant now) {
  json::Array events;
  for (const Event& event : record.events) events.push_back(status(event));
  return json::Object{{"@context", json::Object{{"dpv", "https://w3id.org/dpv#"},
                                                {"dct", "http://purl.org/dc/terms/"},
                                                {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                                                {"spdx", "http://spdx.org/rdf/terms#"}}},
                      {"@id", "urn:uuid:" + record.record_id},
                      {"@type", "dpv:ConsentRecord"},
                      {"dct:conformsTo", "https://w3id.org/dpv/schema/dpv-27560#record"},
                      {"dct:identifier", record.record_id},
                      {"dct:type", name_of(record.kind)},
                      {"dpv:hasDataSubject", json::Object{{"@id", record.subject}, {"@type", "dpv:DataSubject"}}},
                      {"dpv:hasProcess", processing(record)},
                      {"dpv:hasNotice", json::Object{{"@type", "dpv:ConsentNotice"},
                                                     {"dct:identifier", record.notice.id},
                                                     {"dct:hasVersion", record.notice.version},
                                                     {"dct:language", record.notice.language},
                                                     {"spdx:checksum", checksum(record.notice.sha256)}}},
                      {"dpv:hasConsentStatus", std::move(events)},
                      {"dpv:hasStatus", dpv_of(status_of(record, now).state)}};
}

}  // namespace portal::consent
