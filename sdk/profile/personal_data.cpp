// A scanner over runs of digits, and over "@".
#include "sdk/profile/personal_data.h"

#include <string>

namespace portal::profile {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.'; }

bool has_email(std::string_view text) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (at == 0 || !is_word(text[at - 1])) continue;
    std::size_t end = at + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    const std::string_view host = text.substr(at + 1, end - at - 1);
    const std::size_t dot = host.find('.');
    if (dot != std::string_view::npos && dot > 0 && dot + 2 < host.size()) return true;
  }
  return false;
}

// СНИЛС, 11 digits with the control number of two (sdk/profile/identifiers.h has the source).
bool is_snils(std::string_view digits) {
  if (digits.size() != 11 || digits.substr(0, 9) <= "001001998") return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += static_cast<int>(9 - i) * (digits[i] - '0');
  return sum % 101 % 100 == 10 * (digits[9] - '0') + (digits[10] - '0');
}

// Eleven digits from +7 or 8, or ten from 9 (mobile).
bool is_phone(std::string_view digits) {
  if (digits.size() == 11) return (digits[0] == '7' || digits[0] == '8') && digits[1] != '0' && digits[1] != '1';
  return digits.size() == 10 && digits[0] == '9';
}

// The separators that may stand between two digits of one number: one or two of them, no longer way.
std::size_t separator(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && length < 3) {
    const bool is_space = text.substr(length, 2) == "\xC2\xA0";
    if (!is_space && std::string_view(" -()").find(text[length]) == std::string_view::npos) break;
    length += is_space ? 2 : 1;
  }
  return length;
}

}  // namespace

std::string_view name_of(PersonalData kind) {
  constexpr std::string_view names[] = {"email", "phone", "snils"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<PersonalData> find_personal_data(std::string_view text) {
  bool phone = false;
  bool snils = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::string digits;
    while (at < text.size() && is_digit(text[at])) {
      digits += text[at++];
      const std::size_t skip = separator(text.substr(at));
      if (at + skip < text.size() && is_digit(text[at + skip])) at += skip;
    }
    snils = snils || is_snils(digits);
    phone = phone || (is_phone(digits) && !is_snils(digits));
  }
  std::vector<PersonalData> found;
  if (has_email(text)) found.push_back(PersonalData::email);
  if (phone) found.push_back(PersonalData::phone);
  if (snils) found.push_back(PersonalData::snils);
  return found;
}

}  // namespace portal::profile
