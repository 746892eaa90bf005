#pragma once
// A copy of a record for the person to keep: for machines (the record, its text, DPV), and to read and print.

#include "widgets/consent/words.h"

namespace portal::consent {

// {"receipt_id","issued_at","record","text"?,"dpv"}; the text only where it is still word for word the one agreed to.
std::string receipt_json(const Record& record, const Definition& definition, const std::string& now);

// Paragraphs, the first is the title.
std::vector<std::string> receipt_paragraphs(const Record& record, const Definition& definition, const Words& words, const std::string& now);

std::string receipt_name(const Record& record, std::string_view ending);  // "consent-1a2b3c4d.json"

}  // namespace portal::consent
