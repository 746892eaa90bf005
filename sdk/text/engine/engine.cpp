// Requests to the engine by their names; each reads its own members and nothing else.
#include "sdk/text/engine/engine.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/reader.h"
#include "sdk/text/dictation/dictation.h"
#include "sdk/text/engine/propose.h"
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

// What "hear" and "propose" share.
struct Spoken {
  std::string text, locale = "ru", kind_name, today;
  Kind kind{};
  Listening listening;
  std::vector<std::string> choices, also;
};

Result<void> read_spoken(json::Reader& read, Spoken& spoken) {
  std::int64_t length = 0;
  read.required("kind", spoken.kind_name);
  read.optional("locale", spoken.locale);
  read.optional("today", spoken.today);
  read.optional("length", length);
  const json::Value* options = read.optional("options", json::Kind::array);
  const json::Value* also = read.optional("also", json::Kind::array);
  PORTAL_TRY(spoken.text, text_of(read));
  if (!kind_named(spoken.kind_name, spoken.kind))
    return Error{ErrorCode::unknown_name, "/kind", "a kind of dictation.h", quoted_excerpt(spoken.kind_name)};
  if (!spoken.today.empty() && !calendar::parse_date(spoken.today, spoken.listening.today))
    return Error{ErrorCode::out_of_range, "/today", "a date", quoted_excerpt(spoken.today)};
  if (length < 0 || length > 100) return Error{ErrorCode::out_of_range, "/length", "0 to 100", std::to_string(length)};
  PORTAL_TRY(spoken.choices, texts_of(options, "/options"));
  PORTAL_TRY(spoken.also, texts_of(also, "/also"));
  spoken.listening.locale = spoken.locale;
  spoken.listening.options = spoken.choices;
  spoken.listening.length = static_cast<std::size_t>(length);
  return {};
}

constexpr std::size_t most_readings = 5;

// The recogniser's other hearings stand behind the first one's readings; where it says nothing, they are all there is, with a doubt.
Answer hear_request(json::Reader& read) {
  Spoken spoken;
  PORTAL_CHECK(read_spoken(read, spoken));
  Heard heard = hear(spoken.kind, spoken.text, spoken.listening);
  for (const std::string& other : spoken.also) {
    const Heard another = hear(spoken.kind, other, spoken.listening);
    if (heard.values.empty() && !another.values.empty()) heard.doubt_by(Doubt::words);
    for (const std::string& value : another.values)
      if (heard.values.size() < most_readings && std::find(heard.values.begin(), heard.values.end(), value) == heard.values.end())
        heard.values.push_back(value);
  }
  return json::Value(json::Object{{"values", list_of(heard.values)}, {"doubt", std::string(name_of(heard.doubt))}});
}

Answer propose_request(json::Reader& read) {
  Spoken spoken;
  PORTAL_CHECK(read_spoken(read, spoken));
  const Proposed proposed = propose(spoken.kind, spoken.text, spoken.listening);
  return json::Value(json::Object{{"values", list_of(proposed.values)}, {"reason", std::string(proposed.reason)}});
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
constexpr Request requests[] = {{"hear", hear_request}, {"propose", propose_request}, {"latin", latin}, {"cyrillic", cyrillic}, {"layout", layout},
                                {"name", name},         {"decline", decline},         {"fold", fold}};

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
  read.fail(ErrorCode::unknown_name, "ask", "hear, propose, latin, cyrillic, layout, name, decline or fold", quoted_excerpt(ask));
  return read.finish().error();
}

}  // namespace portal::text
