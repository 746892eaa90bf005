// The native face of text::Pattern: ECMA-262 translated, then searched by ICU within a bound of time.
#include <unicode/regex.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "sdk/text/native/ecma_pattern.h"
#include "sdk/text/port.h"

namespace portal::text {
namespace {

constexpr int32_t kStepLimit = 500;  // of 10 000 choices each, some tenths of a second; the same on every machine

// Comparing with a capture costs its length and is one choice to ICU: with references, long texts get fewer steps.
int32_t steps_for(const icu::RegexMatcher& matcher, int32_t length) {
  return matcher.groupCount() == 0 ? kStepLimit : std::max(1, kStepLimit / (1 + length / 1000));
}

icu::RegexPattern* pattern_of(std::uintptr_t handle) { return reinterpret_cast<icu::RegexPattern*>(handle); }

}  // namespace

Result<Pattern> Pattern::compile(std::string_view source) {
  PORTAL_TRY(const std::string translated, icu_pattern_of(source));
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  std::unique_ptr<icu::RegexPattern> pattern(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(translated), where, status));
  if (U_FAILURE(status)) {
    const bool lookbehind = status == U_REGEX_LOOK_BEHIND_LIMIT;
    return Error{ErrorCode::invalid_expression, "", lookbehind ? "a lookbehind of bounded length" : "a pattern that can be compiled",
                 quoted_excerpt(source)};
  }
  return Pattern(reinterpret_cast<std::uintptr_t>(pattern.release()));
}

bool Pattern::search(std::string_view text) const {
  const auto subject = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher(pattern_of(handle_)->matcher(subject, status));
  if (U_FAILURE(status)) return false;
  matcher->setTimeLimit(steps_for(*matcher, subject.length()), status);
  return matcher->find(status) && U_SUCCESS(status);
}

Pattern::Pattern(Pattern&& other) noexcept : handle_(std::exchange(other.handle_, 0)) {}

Pattern& Pattern::operator=(Pattern&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}

Pattern::~Pattern() { delete pattern_of(handle_); }

}  // namespace portal::text
