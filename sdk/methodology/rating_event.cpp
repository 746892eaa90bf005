// Both ways, and the check against the methodology.
#include "sdk/methodology/rating_event.h"

#include <algorithm>
#include <iterator>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::methodology {

namespace {

using json::Kind;
using json::Reader;
using json::Value;

constexpr std::size_t longest_word = 100;

struct Word {
  const char* key;
  std::string RatingEvent::*member;
  std::initializer_list<std::string_view> names;  // empty: any
  bool required;
};

const Word words[] = {
    {"channel", &RatingEvent::channel, {}, true},
    {"endpoint", &RatingEvent::endpoint, {"success", "refusal", "abandonment", "automatic_grant", "contact"}, true},
    {"client", &RatingEvent::client, {"external", "internal"}, true},
    {"asked", &RatingEvent::asked, {"offer", "link", "self"}, true},
    {"language", &RatingEvent::language, {}, true},
    {"version", &RatingEvent::version, {}, false},
    {"phase", &RatingEvent::phase, {"alpha", "beta"}, false},
    {"variant", &RatingEvent::variant, {}, false},
    {"segment", &RatingEvent::segment, {}, false},
};

bool is_hash(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void length(Reader& read, const char* key, const std::string& text, std::size_t most) {
  if (text.empty() || characters_of(text) > most)
    read.fail(ErrorCode::out_of_range, key, "from 1 to " + std::to_string(most) + " characters", std::to_string(characters_of(text)));
}

void read_words(Reader& read, const Value& data, RatingEvent& event) {
  for (const Word& word : words) {
    std::string& text = event.*word.member;
    if (word.required) read.required(word.key, text);
    else read.optional(word.key, text);
    if (!word.required && data.find(word.key) == nullptr) continue;
    length(read, word.key, text, longest_word);
    if (word.names.size() != 0 && std::find(word.names.begin(), word.names.end(), text) == word.names.end())
      read.fail(ErrorCode::unknown_name, word.key, "one of its names", quoted_excerpt(text));
  }
}

Result<void> read_target(const Value& value, RatingEvent& event) {
  Reader read(value, "/data/target");
  read.required("kind", event.target_kind);
  read.required("id", event.target_id);
  length(read, "id", event.target_id, longest_word);
  if (event.target_kind != "service" && event.target_kind != "digital_service" && event.target_kind != "portal")
    read.fail(ErrorCode::unknown_name, "kind", "service, digital_service or portal", quoted_excerpt(event.target_kind));
  return read.finish();
}

Result<void> read_answers(const Value* answers, const Value* reasons, RatingEvent& event) {
  for (const json::Member& answer : answers->object()) {
    if (!answer.value.is_integer() && !answer.value.is_string())
      return Error(ErrorCode::wrong_type, json::pointer_join("/data/answers", answer.key), "a whole number or a name", json::describe(answer.value));
    event.answers.emplace_back(answer.key, answer.value);
  }
  if (reasons == nullptr) return {};
  for (const Value& reason : reasons->array()) {
    const std::string path = json::pointer_join("/data/reasons", event.reasons.size());
    if (!reason.is_string()) return Error(ErrorCode::wrong_type, path, "a string", json::describe(reason));
    if (std::find(event.reasons.begin(), event.reasons.end(), reason.text()) != event.reasons.end())
      return Error(ErrorCode::duplicate_key, path, "each once", quoted_excerpt(reason.text()));
    event.reasons.push_back(reason.text());
  }
  return {};
}

Result<void> read_data(const Value& data, RatingEvent& event) {
  Reader read(data, "/data");
  const bool is_given = event.type == given;
  read.required("methodology", event.methodology);
  const Value* target = read.required("target", Kind::object);
  read_words(read, data, event);
  const Value* answers = is_given ? read.required("answers", Kind::object) : nullptr;
  const Value* reasons = is_given ? read.optional("reasons", Kind::array) : nullptr;
  if (is_given) read.optional("comment", event.comment);
  if (is_given) read.optional("receipt", event.receipt);
  if (!is_hash(event.methodology)) read.fail(ErrorCode::out_of_range, "methodology", "a hash of 64 digits", quoted_excerpt(event.methodology));
  if (data.find("comment") != nullptr) length(read, "comment", event.comment, longest_comment);
  if (data.find("receipt") != nullptr && !is_hash(event.receipt))
    read.fail(ErrorCode::out_of_range, "receipt", "a hash of 64 digits", "another text");
  PORTAL_CHECK(read.finish());
  PORTAL_CHECK(read_target(*target, event));
  return is_given ? read_answers(answers, reasons, event) : Result<void>();
}

}  // namespace

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Value write_rating(const RatingEvent& event) {
  json::Object data;
  data.set("methodology", event.methodology);
  data.set("target", json::Object{{"kind", event.target_kind}, {"id", event.target_id}});
  for (const Word& word : words)
    if (!(event.*word.member).empty()) data.set(word.key, event.*word.member);
  json::Object answers;
  for (const auto& [question, answer] : event.answers) answers.set(question, answer);
  if (event.type == given) data.set("answers", std::move(answers));
  if (!event.reasons.empty()) data.set("reasons", json::Array(event.reasons.begin(), event.reasons.end()));
  if (!event.comment.empty()) data.set("comment", event.comment);
  if (!event.receipt.empty()) data.set("receipt", event.receipt);
  return json::Object{{"specversion", "1.0"},      {"id", event.id},         {"source", event.source},
                      {"type", event.type},        {"time", event.time},     {"datacontenttype", "application/json"},
                      {"subject", event.target()}, {"data", std::move(data)}};
}

Result<RatingEvent> read_rating(const Value& value) {
  RatingEvent event;
  Reader read(value, "");
  std::string version;
  std::string type;
  std::string subject;
  read.required("specversion", version);
  read.required("id", event.id);
  read.required("source", event.source);
  read.required("type", event.type);
  read.required("time", event.time);
  read.required("datacontenttype", type);
  read.required("subject", subject);
  const Value* data = read.required("data", Kind::object);
  if (version != "1.0") read.fail(ErrorCode::unknown_name, "specversion", "1.0", quoted_excerpt(version));
  if (type != "application/json") read.fail(ErrorCode::unknown_name, "datacontenttype", "application/json", quoted_excerpt(type));
  if (event.type != given && event.type != offered && event.type != declined)
    read.fail(ErrorCode::unknown_name, "type", "portal.rating.given, portal.feedback.offered or portal.feedback.declined",
              quoted_excerpt(event.type));
  length(read, "id", event.id, longest_word);
  length(read, "source", event.source, 2 * longest_word);
  PORTAL_CHECK(read.finish());
  PORTAL_CHECK(read_data(*data, event));
  if (subject != event.target()) return Error(ErrorCode::dangling_reference, "/subject", "kind/id of the target", quoted_excerpt(subject));
  return event;
}

Result<void> fits(const RatingEvent& event, const Methodology& method) {
  const auto unknown = [](const std::string& path, const std::string& got) {
    return Error(ErrorCode::dangling_reference, path, "what the methodology has", quoted_excerpt(got));
  };
  if (event.methodology != method.hash()) return unknown("/data/methodology", event.methodology);
  if (!method.covers(event.target_kind)) return unknown("/data/target/kind", event.target_kind);
  if (!method.asks_at(event.endpoint)) return unknown("/data/endpoint", event.endpoint);
  if (!method.asks(event.client)) return unknown("/data/client", event.client);
  if (event.type != given) return {};
  std::size_t main = method.main().points.size();
  for (const auto& [name, answer] : event.answers) {
    const std::string path = json::pointer_join("/data/answers", name);
    const Question* question = method.question(name);
    if (question == nullptr) return unknown(path, name);
    const std::size_t point = question->point_with(wire_of({answer, {}}));
    if (point == question->points.size()) return unknown(path, wire_of({answer, {}}));
    if (question->required) main = point;
  }
  if (main == method.main().points.size())
    return Error(ErrorCode::missing_key, json::pointer_join("/data/answers", method.main().id), "the one required answer", "nothing");
  const Reasons* reasons = method.reasons_after(main);
  for (const std::string& reason : event.reasons) {
    const bool is_known =
        reasons != nullptr && std::any_of(reasons->options.begin(), reasons->options.end(), [&](const Reason& one) { return one.id == reason; });
    if (!is_known) return unknown("/data/reasons", reason);
  }
  if (!event.comment.empty() && method.comment.all().empty()) return unknown("/data/comment", "a comment");
  return {};
}

}  // namespace portal::methodology
