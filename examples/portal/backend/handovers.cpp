// Codes made, hashed, guessed at.
#include "examples/portal/backend/handovers.h"

#include <random>

#include "examples/portal/backend/answers.h"
#include "examples/portal/backend/problem.h"
#include "sdk/base/sha256.h"
#include "sdk/json/reader.h"

namespace portal::demo {
namespace {

constexpr std::size_t code_digits = 16;
constexpr int hash_rounds = 4000;  // a guess costs milliseconds, also who has stolen the database

std::string fresh_digits() {
  std::random_device random;
  std::uniform_int_distribution<int> digit(0, 9);
  std::string digits;
  for (std::size_t i = 0; i < code_digits; ++i) digits += static_cast<char>('0' + digit(random));
  return digits;
}

// "4821-9935-0176-2284"
std::string in_groups(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += digits[i];
  }
  return out;
}

}  // namespace

std::string handover_digits(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') digits += c;
    else if (c != ' ' && c != '-') return {};
  }
  return digits.size() == code_digits ? digits : std::string();
}

std::string handover_hash(std::string_view digits) {
  std::string hash = sha256("portal handover " + std::string(digits));
  for (int round = 1; round < hash_rounds; ++round) hash = sha256(hash);
  return hash;
}

Handovers::Made Handovers::make(Handover handover) {
  if (!forms_.definition(handover.form)) return {ProblemKind::form_not_found, {}, 0};
  const std::string digits = fresh_digits();
  handover.hash = handover_hash(digits);
  handover.saved_at = clock_();
  handover.until = handover.saved_at + kept;
  if (!storage_.keep_handover(handover).ok()) return {ProblemKind::storage_failed, {}, 0};
  return {std::nullopt, in_groups(digits), handover.until};
}

Response Handovers::make(const Request& request, const Visit& visit) {
  json::Value body;
  if (auto wrong = read_body(request, visit.language, body)) return *wrong;
  Handover handover;
  json::Reader read(body, "");
  read.required("form", handover.form);
  read.required("version", handover.version);
  const json::Value* content = read.required("content", json::Kind::object);
  if (auto all = read.finish(); !all.ok()) return problem(ProblemKind::body_malformed, visit.language, all.error());
  handover.person = visit.person;
  handover.content = *content;
  const Made made = make(std::move(handover));
  if (made.wrong) return problem(*made.wrong, visit.language);
  return answer(201, json::Object{{"code", made.code}, {"until", rfc3339(made.until).substr(0, 10)}});
}

Handovers::Opened Handovers::open(const std::string& person, const std::string& form, std::string_view code) {
  const std::int64_t now = clock_();
  const auto tried = storage_.begin_try({person, now, now - window, most_wrong, most_together});
  if (!tried.ok()) return {ProblemKind::storage_failed, {}};
  if (!tried.value()) return {ProblemKind::too_many_guesses, {}};
  const std::string digits = handover_digits(code);
  if (digits.empty()) return {ProblemKind::handover_not_found, {}};
  auto found = storage_.handover(handover_hash(digits));
  if (!found.ok()) return {ProblemKind::storage_failed, {}};
  std::optional<Handover>& handover = found.value();
  if (!handover || handover->form != form || handover->until < now) return {ProblemKind::handover_not_found, {}};
  if (!storage_.forgive_try(*tried.value()).ok()) return {ProblemKind::storage_failed, {}};
  return {std::nullopt, std::move(*handover)};
}

Response Handovers::open(const Request& request, const Visit& visit) {
  json::Value body;
  if (auto wrong = read_body(request, visit.language, body)) return *wrong;
  std::string form;
  std::string code;
  json::Reader read(body, "");
  read.required("form", form);
  read.required("code", code);
  if (auto all = read.finish(); !all.ok()) return problem(ProblemKind::body_malformed, visit.language, all.error());
  Opened opened = open(visit.person, form, code);
  if (opened.wrong) {
    Response refusal = problem(*opened.wrong, visit.language);
    return opened.wrong == ProblemKind::too_many_guesses ? refusal.set("Retry-After", std::to_string(window)) : refusal;
  }
  const Handover& handover = opened.handover;
  return answer(200,
                json::Object{{"form", form}, {"version", handover.version}, {"content", handover.content}, {"savedAt", rfc3339(handover.saved_at)}});
}

}  // namespace portal::demo
