// Requests to the engine by their names; each reads its own members and nothing else.
#include "sdk/text/engine/engine.h"

#include "sdk/json/json.h"
#include "sdk/json/reader.h"
#include "sdk/text/dictation/dictation.h"
#include "sdk/text/writing/fold.h"
#include "sdk/text/writing/names.h"
#include "sdk/text/writing/transliterate.h"

namespace portal::text {
namespace {

constexpr std::size_t most_text = 1000000;

using Answer = Result<json::Value>;

json::Array list_of(const std::vector<std::string>& values) {
  json::Array list;
  for (const std::string& value : values) list.emplace_back(value);
  return list;
}

Result<std::string> text_of(json::Reader& read) {
  std::string text;
  read.required("text", text);
  if (text.size() > most_text) read.fail(ErrorCode::too_large, "text", "at most a million bytes", std::to_string(text.size()));
  PORTAL_CHECK(read.finish());
  return text;
}

Result<std::vector<std::string>> texts_of(const json::Value* list, const std::string& path) {
  std::vector<std::string> texts;
  if (list == nullptr) return texts;
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const json::Value& item = list->array()[i];
    if (!item.is_string()) return Error{ErrorCode::wrong_type, path + "/" + std::to_string(i), "a string", json::describe(item)};
    texts.push_back(item.text());
  }
  return texts;
}

Answer hear_request(json::Reader& read) {
  std::string kind_name, locale = "ru", today;
  std::int64_t length = 0;
  Listening listening;
  Kind kind{};
  read.required("kind", kind_name);
  read.optional("locale", locale);
  read.optional("today", today);
  read.optional("length", length);
  const json::Value* options = read.optional("options", json::Kind::array);
  PORTAL_TRY(const std::string text, text_of(read));
  if (!kind_named(kind_name, kind)) return Error{ErrorCode::unknown_name, "/kind", "a kind of dictation.h", quoted_excerpt(kind_name)};
  if (!today.empty() && !calendar::parse_date(today, listening.today))
    return Error{ErrorCode::out_of_range, "/today", "a date", quoted_excerpt(today)};
  if (length < 0 || length > 100) return Error{ErrorCode::out_of_range, "/length", "0 to 100", std::to_string(length)};
  PORTAL_TRY(const std::vector<std::string> choices, texts_of(options, "/options"));
  listening.locale = locale;
  listening.options = choices;
  listening.length = static_cast<std::size_t>(length);
  const Heard heard = hear(kind, text, listening);
  return json::Value(json::Object{{"values", list_of(heard.values)}, {"doubt", std::string(name_of(heard.doubt))}});
}

Answer one_text(json::Reader& read, std::string (*make)(std::string_view)) {
  PORTAL_TRY(const std::string text, text_of(read));
  return json::Value(json::Object{{"text", make(text)}});
}

Answer latin(json::Reader& read) { return one_text(read, passport_latin); }
Answer layout(json::Reader& read) { return one_text(read, layout_correction); }
Answer fold(json::Reader& read) { return one_text(read, search_fold); }

Answer cyrillic(json::Reader& read) {
  PORTAL_TRY(const std::string text, text_of(read));
  return json::Value(json::Object{{"values", list_of(cyrillic_candidates(text))}});
}

Answer name(json::Reader& read) {
  PORTAL_TRY(const std::string text, text_of(read));
  std::string normalised = normalised_name(text);
  const FullName full = split_name(normalised);
  return json::Value(json::Object{{"repaired", repaired_name(normalised)},
                                  {"mixed", mixes_alphabets(normalised)},
                                  {"last", full.last},
                                  {"first", full.first},
                                  {"patronymic", full.patronymic},
                                  {"gender", std::string(name_of(full.gender))},
                                  {"certain", full.certain},
                                  {"normalised", std::move(normalised)}});
}

Answer decline(json::Reader& read) {
  std::string case_name;
  Case grammatical_case{};
  read.required("case", case_name);
  PORTAL_TRY(const std::string text, text_of(read));
  if (!case_named(case_name, grammatical_case)) return Error{ErrorCode::unknown_name, "/case", "a case of names.h", quoted_excerpt(case_name)};
  const FullName full = split_name(text);
  return json::Value(json::Object{{"text", full.last.empty() && full.first.empty() ? text : declined(full, grammatical_case)}});
}

struct Request {
  std::string_view ask;
  Answer (*answer)(json::Reader& read);
};
constexpr Request requests[] = {{"hear", hear_request}, {"latin", latin},     {"cyrillic", cyrillic}, {"layout", layout},
                                {"name", name},         {"decline", decline}, {"fold", fold}};

}  // namespace

Result<std::string> answer(std::string_view request) {
  PORTAL_TRY(const json::Value value, json::parse(request));
  json::Reader read(value, "");
  std::string ask;
  read.required("ask", ask);
  for (const Request& known : requests) {
    if (known.ask != ask) continue;
    PORTAL_TRY(const json::Value reply, known.answer(read));
    return json::write(reply);
  }
  read.fail(ErrorCode::unknown_name, "ask", "hear, latin, cyrillic, layout, name, decline or fold", quoted_excerpt(ask));
  return read.finish().error();
}

}  // namespace portal::text
