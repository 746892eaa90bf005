// Reading texts, their hash and their term.
#include "sdk/consent/text.h"

#include <algorithm>

#include "sdk/base/sha256.h"
#include "sdk/calendar/civil_date.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::consent {

namespace {

Result<Wording> read_wording(const json::Value& value, const std::string& language, const std::string& path) {
  Wording wording;
  wording.language = language;
  json::Reader read(value, path);
  read.required("title", wording.title);
  read.required("plain", wording.plain);
  const json::Value* text = read.required("text", json::Kind::array);
  const json::Value* process = read.required("process", json::Kind::object);
  if (wording.title.empty()) read.fail(ErrorCode::out_of_range, "title", "a title", "nothing");
  if (text != nullptr)
    for (const json::Value& paragraph : text->array()) {
      if (paragraph.is_string()) wording.text.push_back(paragraph.text());
      else read.fail(ErrorCode::wrong_type, "text", "a list of strings", json::describe(paragraph));
    }
  if (text != nullptr && wording.text.empty()) read.fail(ErrorCode::out_of_range, "text", "at least one paragraph", "none");
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(wording.process, read_process(*process, path + "/process"));
  return wording;
}

void read_scopes(const json::Value& list, json::Reader& read, std::vector<ScopeType>& out) {
  for (const json::Value& item : list.array()) {
    const std::string name = item.is_string() ? item.text() : std::string();
    bool is_known = false;
    for (const ScopeType type : {ScopeType::all, ScopeType::bundle, ScopeType::service})
      if (name_of(type) == name) {
        out.push_back(type);
        is_known = true;
      }
    if (!is_known) read.fail(ErrorCode::unknown_name, "scopes", "of: all, bundle, service", json::describe(item));
  }
  if (out.empty()) read.fail(ErrorCode::out_of_range, "scopes", "at least one scope", "none");
}

}  // namespace

Result<Text> read_text(const json::Value& value, const std::string& path) {
  Text text;
  std::string kind;
  json::Reader read(value, path);
  read.required("id", text.id);
  read.required("version", text.version);
  read.required("kind", kind);
  if (!kind_named(kind, text.kind)) read.fail(ErrorCode::unknown_name, "kind", "one of: proactive, personal_data", quoted_excerpt(kind));
  if (const json::Value* scopes = read.required("scopes", json::Kind::array)) read_scopes(*scopes, read, text.scopes);
  read.optional("term", text.term);
  calendar::Duration term;
  if (!text.term.empty() && (!calendar::parse_duration(text.term, term) || term.seconds != 0))
    read.fail(ErrorCode::out_of_range, "term", "a duration of whole months and days (ISO 8601)", quoted_excerpt(text.term));
  const json::Value* wording = read.required("wording", json::Kind::object);
  if (wording != nullptr && wording->object().empty()) read.fail(ErrorCode::out_of_range, "wording", "at least one language", "none");
  PORTAL_CHECK(read.finish());
  for (const json::Member& member : wording->object()) {
    PORTAL_TRY(Wording words, read_wording(member.value, member.key, json::pointer_join(path + "/wording", member.key)));
    text.wordings.push_back(std::move(words));
  }
  return text;
}

const Wording& Text::in(std::string_view locale) const {
  const std::string_view language = locale.substr(0, locale.find('-'));
  for (const Wording& wording : wordings)
    if (wording.language == language) return wording;
  return wordings.front();
}

bool Text::offers(ScopeType type) const { return std::find(scopes.begin(), scopes.end(), type) != scopes.end(); }

std::string whole(const Wording& wording) {
  std::string out;
  for (const std::string& paragraph : wording.text) out += (out.empty() ? "" : "\n\n") + paragraph;
  return out;
}

Notice notice_of(const Text& text, const Wording& wording) { return {text.id, text.version, wording.language, sha256(whole(wording))}; }

std::string valid_until(const std::string& given, const std::string& term) {
  calendar::Instant instant = 0;
  calendar::CivilDate date;
  if (term.empty() || !calendar::parse_instant(given, instant)) return {};
  const std::string utc = calendar::instant_text(instant);
  if (!calendar::parse_date(std::string_view(utc).substr(0, 10), date) || !calendar::add_duration(date, term)) return {};
  return calendar::date_text(date) + utc.substr(10);
}

}  // namespace portal::consent
