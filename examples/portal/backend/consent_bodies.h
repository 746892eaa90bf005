#pragma once
// For tests: a record of consent as a widget sends it.

#include <string>
#include <vector>

#include "sdk/consent/record.h"
#include "sdk/json/json.h"

namespace portal::demo {

inline std::string consent_uuid(int number) {
  const std::string digits = std::to_string(number);
  return "00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

inline consent::Record consent_record(int id, const std::vector<std::pair<int, consent::State>>& events) {
  consent::Record record;
  record.record_id = consent_uuid(id);
  record.subject = "urn:uuid:" + consent_uuid(900);
  record.process = {
      "предлагать услуги", {"дата рождения"}, {"использование"}, {"Администрация", "660049", ""}, "закон", "на устройстве", {}, "1 год", "кнопкой"};
  record.notice = {"offers", "1", "ru", std::string(64, 'a')};
  for (const auto& [event, state] : events)
    record.events.push_back({consent_uuid(event), "2026-11-22T00:00:0" + std::to_string(event % 10) + "Z", state, consent::EventKind::explicit_act,
                             "subject", "portal", ""});
  return record;
}

inline std::string consent_body(const consent::Record& record) { return json::write(json::Object{{"record", write_record(record)}}); }

}  // namespace portal::demo
