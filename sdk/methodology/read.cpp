// Reading a methodology strictly, part by part.
#include <algorithm>
#include <span>

#include "sdk/base/sha256.h"
#include "sdk/json/canonical.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/methodology/methodology.h"

namespace portal::methodology {

namespace {

using json::Kind;
using json::Reader;
using json::Value;

using Names = std::span<const std::string_view>;
constexpr std::string_view construct_names[] = {
#define X(name, meaning) #name,
#include "sdk/methodology/constructs.def"
#undef X
};
constexpr std::string_view target_names[] = {"service", "digital_service", "portal"};
constexpr std::string_view endpoint_names[] = {"success", "refusal", "abandonment", "automatic_grant", "contact"};
constexpr std::string_view client_names[] = {"external", "internal"};
constexpr std::string_view order_names[] = {"best_first", "worst_first"};
constexpr std::string_view anchor_names[] = {"all", "ends"};
constexpr std::string_view mark_names[] = {"none", "stars", "faces", "thumbs"};

std::string listed(Names names) {
  std::string out = "one of:";
  for (const std::string_view name : names) out += " " + std::string(name);
  return out;
}

Result<void> known(const std::string& name, Names names, const std::string& path) {
  if (std::find(names.begin(), names.end(), name) != names.end()) return {};
  return Error(ErrorCode::unknown_name, path, listed(names), quoted_excerpt(name));
}

// A text in each of `languages`; where these are empty, the text itself says which there are.
Result<Texts> read_texts(const Value* value, const std::string& path, const Texts* languages) {
  Texts out;
  for (const json::Member& member : value->object()) {
    const std::string at = json::pointer_join(path, member.key);
    if (!member.value.is_string()) return Error(ErrorCode::wrong_type, at, "a string", json::describe(member.value));
    if (member.value.text().empty()) return Error(ErrorCode::out_of_range, at, "a text that is not empty", "an empty one");
    if (languages != nullptr && languages->find(member.key) == nullptr)
      return Error(ErrorCode::unknown_key, at, "a language that the title has", quoted_excerpt(member.key));
    out.add(member.key, member.value.text());
  }
  if (languages == nullptr && out.all().empty()) return Error(ErrorCode::missing_key, path, "a text in one language or more", "none");
  if (languages == nullptr) return out;
  for (const auto& [language, title] : languages->all())
    if (out.find(language) == nullptr)
      return Error(ErrorCode::missing_key, json::pointer_join(path, language), "a text in each language of the title", "nothing");
  return out;
}

Result<std::vector<std::string>> read_names(const Value* value, Names names, const std::string& path) {
  std::vector<std::string> out;
  for (const Value& item : value->array()) {
    const std::string at = json::pointer_join(path, out.size());
    if (!item.is_string()) return Error(ErrorCode::wrong_type, at, "a string", json::describe(item));
    PORTAL_CHECK(known(item.text(), names, at));
    if (std::find(out.begin(), out.end(), item.text()) != out.end())
      return Error(ErrorCode::duplicate_key, at, "each once", quoted_excerpt(item.text()));
    out.push_back(item.text());
  }
  if (out.empty()) return Error(ErrorCode::out_of_range, path, "one or more", "none");
  return out;
}

Result<Point> read_point(const Value& value, const std::string& path, const Texts& languages) {
  Reader read(value, path);
  Point point;
  const Value* answer = read.any("value");
  const Value* anchor = read.required("anchor", Kind::object);
  PORTAL_CHECK(read.finish());
  if (answer == nullptr) return Error(ErrorCode::missing_key, path + "/value", "a whole number or a name", "nothing");
  if (!answer->is_integer() && !answer->is_string())
    return Error(ErrorCode::wrong_type, path + "/value", "a whole number or a name", json::describe(*answer));
  point.value = *answer;
  PORTAL_TRY(point.anchor, read_texts(anchor, path + "/anchor", &languages));
  return point;
}

Result<void> read_scale(const Value& value, const std::string& path, const Texts& languages, Question& question) {
  Reader read(value, path);
  std::string order;
  read.required("order", order);
  const Value* points = read.required("points", Kind::array);
  PORTAL_CHECK(read.finish());
  PORTAL_CHECK(known(order, order_names, path + "/order"));
  question.best_first = order == order_names[0];
  for (const Value& item : points->array()) {
    PORTAL_TRY(Point point, read_point(item, json::pointer_join(path + "/points", question.points.size()), languages));
    if (question.point_with(wire_of(point)) < question.points.size())
      return Error(ErrorCode::duplicate_key, path + "/points", "each value once", quoted_excerpt(wire_of(point)));
    question.points.push_back(std::move(point));
  }
  if (question.points.size() < 2 || question.points.size() > 11)
    return Error(ErrorCode::out_of_range, path + "/points", "from 2 to 11 points", std::to_string(question.points.size()));
  return {};
}

Result<void> read_wording(const Value& value, const std::string& path, const Methodology& method, Question& question) {
  for (const json::Member& member : value.object()) {
    const std::string at = json::pointer_join(path, member.key);
    if (member.key != "any" && !method.covers(member.key))
      return Error(ErrorCode::unknown_name, at, "any, or one of the targets", quoted_excerpt(member.key));
    if (!member.value.is_object()) return Error(ErrorCode::wrong_type, at, "an object", json::describe(member.value));
    PORTAL_TRY(Texts texts, read_texts(&member.value, at, &method.title));
    question.wording.emplace_back(member.key, std::move(texts));
  }
  const bool for_all = question.wording.size() == 1 && question.wording.front().first == "any";
  const bool has_any = std::any_of(question.wording.begin(), question.wording.end(), [](const auto& one) { return one.first == "any"; });
  if (for_all || (!has_any && question.wording.size() == method.targets.size())) return {};
  return Error(ErrorCode::missing_key, path, "any alone, or each of the targets", "something between");
}

Result<Question> read_question(const Value& value, const std::string& path, const Methodology& method) {
  Reader read(value, path);
  Question question;
  std::string construct;
  std::string formula;
  read.required("id", question.id);
  read.required("construct", construct);
  read.optional("required", question.required);
  const Value* wording = read.required("wording", Kind::object);
  const Value* scale = read.required("scale", Kind::object);
  read.required("formula", formula);
  PORTAL_CHECK(read.finish());
  PORTAL_CHECK(known(construct, construct_names, path + "/construct"));
  question.construct = static_cast<Construct>(std::find(std::begin(construct_names), std::end(construct_names), construct) - construct_names);
  PORTAL_CHECK(read_wording(*wording, path + "/wording", method, question));
  PORTAL_CHECK(read_scale(*scale, path + "/scale", method.title, question));
  const auto named = statistics::formula_named(formula);
  if (!named) return Error(ErrorCode::unknown_name, path + "/formula", "a known formula", quoted_excerpt(formula));
  question.formula = *named;
  if (auto fits = statistics::values_of(*named, question.points.size()); !fits.ok())
    return Error(ErrorCode::out_of_range, path + "/formula", "a formula for a scale of this length", quoted_excerpt(formula));
  return question;
}

Result<void> read_questions(const Value& list, Methodology& method) {
  std::size_t required = 0;
  for (const Value& item : list.array()) {
    const std::string path = json::pointer_join("/questions", method.questions.size());
    PORTAL_TRY(Question question, read_question(item, path, method));
    if (method.question(question.id) != nullptr) return Error(ErrorCode::duplicate_key, path + "/id", "each once", quoted_excerpt(question.id));
    required += question.required ? 1 : 0;
    method.questions.push_back(std::move(question));
  }
  if (required != 1) return Error(ErrorCode::out_of_range, "/questions", "exactly one required question", std::to_string(required));
  return {};
}

Result<void> read_reasons(const Value& value, const std::string& path, Methodology& method) {
  Reader read(value, path);
  Reasons reasons;
  read.required("from", reasons.from);
  read.required("to", reasons.to);
  const Value* wording = read.required("wording", Kind::object);
  const Value* options = read.required("options", Kind::array);
  PORTAL_CHECK(read.finish());
  const auto points = static_cast<std::int64_t>(method.main().points.size());
  if (reasons.from < 1 || reasons.to < reasons.from || reasons.to > points)
    return Error(ErrorCode::out_of_range, path, "points of the main question's scale",
                 std::to_string(reasons.from) + " to " + std::to_string(reasons.to));
  PORTAL_TRY(reasons.wording, read_texts(wording, path + "/wording", &method.title));
  for (const Value& item : options->array()) {
    const std::string at = json::pointer_join(path + "/options", reasons.options.size());
    Reader option(item, at);
    Reason reason;
    option.required("id", reason.id);
    const Value* label = option.required("label", Kind::object);
    PORTAL_CHECK(option.finish());
    PORTAL_TRY(reason.label, read_texts(label, at + "/label", &method.title));
    reasons.options.push_back(std::move(reason));
  }
  if (reasons.options.empty()) return Error(ErrorCode::out_of_range, path + "/options", "one or more", "none");
  method.reasons.push_back(std::move(reasons));
  return {};
}

Result<void> read_voice(const Value& value, Methodology& method) {
  Reader read(value, "/channels/voice");
  read.required("anchors", method.voice.anchors);
  const Value* keypad = read.required("keypad", Kind::object);
  PORTAL_CHECK(read.finish());
  PORTAL_CHECK(known(method.voice.anchors, anchor_names, "/channels/voice/anchors"));
  method.has_voice = true;
  std::vector<bool> met(method.main().points.size());
  for (const json::Member& key : keypad->object()) {
    const std::string at = json::pointer_join("/channels/voice/keypad", key.key);
    const std::size_t point = method.main().point_with(wire_of({key.value, {}}));
    if (key.key.size() != 1 || key.key[0] < '0' || key.key[0] > '9') return Error(ErrorCode::out_of_range, at, "one digit", quoted_excerpt(key.key));
    if (point == met.size() || met[point]) return Error(ErrorCode::dangling_reference, at, "a value of the main question, each once", "another");
    met[point] = true;
    method.voice.keypad.emplace_back(key.key, wire_of({key.value, {}}));
  }
  if (std::find(met.begin(), met.end(), false) != met.end())
    return Error(ErrorCode::missing_key, "/channels/voice/keypad", "a key for each point", "fewer");
  return {};
}

Result<void> read_channels(const Value& value, Methodology& method) {
  Reader read(value, "/channels");
  const Value* screen = read.required("screen", Kind::object);
  const Value* voice = read.optional("voice", Kind::object);
  const Value* paper = read.optional("paper", Kind::object);
  PORTAL_CHECK(read.finish());
  Reader on_screen(*screen, "/channels/screen");
  on_screen.required("anchors", method.screen.anchors);
  on_screen.required("marks", method.screen.marks);
  PORTAL_CHECK(on_screen.finish());
  PORTAL_CHECK(known(method.screen.anchors, anchor_names, "/channels/screen/anchors"));
  PORTAL_CHECK(known(method.screen.marks, mark_names, "/channels/screen/marks"));
  if (voice != nullptr) PORTAL_CHECK(read_voice(*voice, method));
  if (paper == nullptr) return {};
  Reader on_paper(*paper, "/channels/paper");
  on_paper.required("anchors", method.paper.anchors);
  const Value* instruction = on_paper.required("instruction", Kind::object);
  PORTAL_CHECK(on_paper.finish());
  PORTAL_CHECK(known(method.paper.anchors, anchor_names, "/channels/paper/anchors"));
  PORTAL_TRY(method.paper.instruction, read_texts(instruction, "/channels/paper/instruction", &method.title));
  method.has_paper = true;
  return {};
}

// {"a": number, "b": number}, each at least `least`.
Result<void> read_pair(const Value& value, const std::string& path, const char* first, std::int64_t& a, const char* second, std::int64_t& b,
                       std::int64_t least) {
  Reader read(value, path);
  read.required(first, a);
  if (second != nullptr) read.required(second, b);
  PORTAL_CHECK(read.finish());
  if (a < least || b < least)
    return Error(ErrorCode::out_of_range, path, "numbers of at least " + std::to_string(least), std::to_string(std::min(a, b)));
  return {};
}

Result<void> read_when(const Value* trigger, const Value* eligibility, Methodology& method) {
  Reader when(*trigger, "/trigger");
  const Value* endpoints = when.required("endpoints", Kind::array);
  PORTAL_CHECK(when.finish());
  PORTAL_TRY(method.endpoints, read_names(endpoints, endpoint_names, "/trigger/endpoints"));
  Reader who(*eligibility, "/eligibility");
  const Value* clients = who.required("clients", Kind::array);
  PORTAL_CHECK(who.finish());
  PORTAL_TRY(method.clients, read_names(clients, client_names, "/eligibility/clients"));
  return {};
}

}  // namespace

Result<Methodology> Methodology::read(const Value& document) {
  Methodology method;
  Reader read(document, "");
  std::string format;
  read.ignore("$schema");
  read.ignore("source");  // where it came from, in words
  read.required("format", format);
  read.required("id", method.id);
  read.required("version", method.version);
  const Value* title = read.required("title", Kind::object);
  const Value* targets = read.required("targets", Kind::array);
  const Value* questions = read.required("questions", Kind::array);
  const Value* reasons = read.optional("reasons", Kind::array);
  const Value* comment = read.optional("comment", Kind::object);
  const Value* trigger = read.required("trigger", Kind::object);
  const Value* eligibility = read.required("eligibility", Kind::object);
  const Value* sampling = read.required("sampling", Kind::object);
  const Value* throttle = read.required("throttle", Kind::object);
  const Value* channels = read.required("channels", Kind::object);
  const Value* suppression = read.required("suppression", Kind::object);
  PORTAL_CHECK(read.finish());
  if (format != "rating-methodology-1") return Error(ErrorCode::unknown_name, "/format", "rating-methodology-1", quoted_excerpt(format));
  PORTAL_TRY(method.title, read_texts(title, "/title", nullptr));
  PORTAL_TRY(method.targets, read_names(targets, target_names, "/targets"));
  PORTAL_CHECK(read_questions(*questions, method));
  if (reasons != nullptr)
    for (const Value& item : reasons->array()) PORTAL_CHECK(read_reasons(item, json::pointer_join("/reasons", method.reasons.size()), method));
  if (comment != nullptr) {
    PORTAL_TRY(method.comment, read_texts(comment, "/comment", &method.title));
  }
  PORTAL_CHECK(read_when(trigger, eligibility, method));
  PORTAL_CHECK(read_pair(*sampling, "/sampling", "one_in", method.one_in, nullptr, method.one_in, 1));
  PORTAL_CHECK(read_pair(*throttle, "/throttle", "shows", method.shows, "days_after_taken", method.days_after_taken, 1));
  PORTAL_CHECK(read_channels(*channels, method));
  PORTAL_CHECK(read_pair(*suppression, "/suppression", "minimum", method.minimum, "few", method.few, 1));
  method.document_ = document;
  PORTAL_TRY(const std::string text, json::canonical(document));
  method.hash_ = sha256(text);
  return method;
}

}  // namespace portal::methodology
