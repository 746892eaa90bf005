// Receipts: what the record says, in two forms.
#include "widgets/consent/receipt.h"

#include "sdk/json/json.h"

namespace portal::consent {

namespace {

// The wording that was agreed to; nullptr where the portal has other words by now.
const Wording* wording_of(const Record& record, const Definition& definition) {
  const Text* text = definition.text(record.notice.id);
  if (text == nullptr) return nullptr;
  for (const Wording& wording : text->wordings)
    if (notice_of(*text, wording).sha256 == record.notice.sha256) return &wording;
  return nullptr;
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& item : list) out += (out.empty() ? "" : "; ") + item;
  return out;
}

}  // namespace

std::string receipt_json(const Record& record, const Definition& definition, const std::string& now) {
  calendar::Instant instant = 0;
  calendar::parse_instant(now, instant);
  json::Object out{{"receipt_id", record.record_id}, {"issued_at", now}, {"record", write_record(record)}};
  if (const Wording* wording = wording_of(record, definition)) out.set("text", json::Array(wording->text.begin(), wording->text.end()));
  out.set("dpv", to_dpv(record, instant));
  return json::write(out);
}

std::vector<std::string> receipt_paragraphs(const Record& record, const Definition& definition, const Words& words, const std::string& now) {
  const Process& process = record.process;
  std::vector<std::string> out = {words.say("receipt.title", {{"title", words.title(record)}, {"scope", words.scope(record.scope)}})};
  out.push_back(words.say("receipt.number", {{"id", record.record_id}, {"time", now}}));
  for (const Event& event : record.events) out.push_back(words.event(record, event));
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) out.push_back(words.say(key) + ": " + value);
  };
  add("legal.controller", process.controller.name + ", " + process.controller.address);
  add("legal.purpose", process.purpose);
  add("legal.data", joined(process.personal_data));
  add("legal.actions", joined(process.actions));
  add("legal.basis", process.legal_basis);
  add("legal.storage", process.storage);
  add("legal.recipients", joined(process.recipients));
  add("legal.retention", process.retention);
  add("legal.withdrawal", process.withdrawal_method);
  if (const Wording* wording = wording_of(record, definition)) {
    out.push_back(words.say("receipt.text"));
    out.insert(out.end(), wording->text.begin(), wording->text.end());
  }
  out.push_back(words.say("legal.version", {{"version", record.notice.version}, {"hash", record.notice.sha256}}));
  return out;
}

std::string receipt_name(const Record& record, std::string_view ending) {
  return "consent-" + record.record_id.substr(0, 8) + "." + std::string(ending);
}

}  // namespace portal::consent
