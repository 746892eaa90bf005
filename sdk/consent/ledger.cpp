// Reading, writing, finding.
#include "sdk/consent/ledger.h"

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::consent {

const Record* Ledger::find(std::string_view record_id) const {
  for (const Record& record : records)
    if (record.record_id == record_id) return &record;
  return nullptr;
}

Record* Ledger::find(std::string_view record_id) { return const_cast<Record*>(static_cast<const Ledger*>(this)->find(record_id)); }

Result<Ledger> read_ledger(const json::Value& value, const std::string& path) {
  Ledger ledger;
  if (value.is_null()) return ledger;
  std::int64_t version = 0;
  json::Reader read(value, path);
  read.required("version", version);
  if (version != 1) read.fail(ErrorCode::unknown_name, "version", "1", std::to_string(version));
  read.required("subject", ledger.subject);
  const json::Value* records = read.required("records", json::Kind::array);
  const json::Value* outbox = read.required("outbox", json::Kind::array);
  PORTAL_CHECK(read.finish());
  for (std::size_t i = 0; i < records->array().size(); ++i) {
    PORTAL_TRY(Record record, read_record(records->array()[i], json::pointer_join(path + "/records", i)));
    ledger.records.push_back(std::move(record));
  }
  for (std::size_t i = 0; i < outbox->array().size(); ++i) {
    Pending pending;
    json::Reader item(outbox->array()[i], json::pointer_join(path + "/outbox", i));
    item.required("record_id", pending.record_id);
    item.required("event_id", pending.event_id);
    PORTAL_CHECK(item.finish());
    ledger.outbox.push_back(std::move(pending));
  }
  return ledger;
}

json::Value write_ledger(const Ledger& ledger) {
  json::Array records;
  for (const Record& record : ledger.records) records.push_back(write_record(record));
  json::Array outbox;
  for (const Pending& pending : ledger.outbox) outbox.push_back(json::Object{{"record_id", pending.record_id}, {"event_id", pending.event_id}});
  return json::Object{{"version", 1}, {"subject", ledger.subject}, {"records", std::move(records)}, {"outbox", std::move(outbox)}};
}

}  // namespace portal::consent
