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

bool Handovers::may_try(const std::string& person) {
  const std::lock_guard lock(guard_);
  const std::int64_t since = clock_() - window;
  for (auto at = wrong_.begin(); at != wrong_.end();) {
    while (!at->second.empty() && at->second.front() <= since) at->second.pop_front();
    at = at->second.empty() ? wrong_.erase(at) : std::next(at);
  }
  const auto count = [this](const std::string& of) { return wrong_.count(of) > 0 ? wrong_[of].size() : 0; };
  return count(person) < most_wrong && count("") < most_together;
}

void Handovers::count_wrong(const std::string& person) {
  const std::lock_guard lock(guard_);
  for (const std::string& of : {person, std::string()}) wrong_[of].push_back(clock_());
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
  if (!forms_.definition(handover.form)) return problem(ProblemKind::form_not_found, visit.language);
  const std::string digits = fresh_digits();
  handover.hash = handover_hash(digits);
  handover.person = visit.person;
  handover.content = *content;
  handover.saved_at = clock_();
  handover.until = handover.saved_at + kept;
  if (auto done = storage_.keep_handover(handover); !done.ok()) return problem(ProblemKind::storage_failed, visit.language);
  return answer(201, json::Object{{"code", in_groups(digits)}, {"until", rfc3339(handover.until).substr(0, 10)}});
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
  if (!may_try(visit.person)) return problem(ProblemKind::too_many_guesses, visit.language).set("Retry-After", std::to_string(window));
  const std::string digits = handover_digits(code);
  auto found = digits.empty() ? Result<std::optional<Handover>>(std::nullopt) : storage_.handover(handover_hash(digits));
  if (!found.ok()) return problem(ProblemKind::storage_failed, visit.language);
  const std::optional<Handover>& handover = found.value();
  if (!handover || handover->form != form || handover->until < clock_()) {
    count_wrong(visit.person);
    return problem(ProblemKind::handover_not_found, visit.language);
  }
  return answer(
      200, json::Object{{"form", form}, {"version", handover->version}, {"content", handover->content}, {"savedAt", rfc3339(handover->saved_at)}});
}

}  // namespace portal::demo
