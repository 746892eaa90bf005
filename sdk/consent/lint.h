#pragma once
// Does a text of consent have what the law of Russia demands of it (152-FZ, article 9)? For authors' tools; no page links it.
//
//   for (const consent::Finding& finding : consent::lint(text)) print(consent::advice(finding.code, "ru"), finding.excerpt);
//
// It reads Russian words by their stems and finds what is plainly absent or plainly forbidden. Silence is no legal opinion.

#include "sdk/consent/text.h"

namespace portal::consent {

enum class FindingCode : unsigned char {
#define CODE(name, clause, ru, en) name,
#include "sdk/consent/lint_codes.def"
};

struct Finding {
  FindingCode code;
  std::string excerpt;  // what in the text it is about; empty where something is absent
};

std::string_view name_of(FindingCode code);
std::string_view clause_of(FindingCode code);
std::string_view advice(FindingCode code, std::string_view language);  // "ru" or "en"

// A text by itself, in order of the codes.
std::vector<Finding> lint_words(std::string_view text);

// The Russian wording, and whether it says all that the consent's entry says. Of a proactive consent only what is true of both
// kinds is asked: who, what for, how long, how to withdraw, apart from everything else.
std::vector<Finding> lint(const Text& text);

}  // namespace portal::consent
