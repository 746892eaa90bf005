// WCAG 2.2, 1.3.5 Identify Input Purpose: browsers fill in, and symbols are shown, only for tokens of the HTML standard (4.10.18.7.1).
#include <algorithm>

#include "accessibility/audit/audit.h"

namespace portal::accessibility::audit {

namespace {

constexpr std::string_view tokens[] = {"off",
                                       "on",
                                       "name",
                                       "honorific-prefix",
                                       "given-name",
                                       "additional-name",
                                       "family-name",
                                       "honorific-suffix",
                                       "nickname",
                                       "username",
                                       "new-password",
                                       "current-password",
                                       "one-time-code",
                                       "organization-title",
                                       "organization",
                                       "street-address",
                                       "address-line1",
                                       "address-line2",
                                       "address-line3",
                                       "address-level4",
                                       "address-level3",
                                       "address-level2",
                                       "address-level1",
                                       "country",
                                       "country-name",
                                       "postal-code",
                                       "cc-name",
                                       "cc-given-name",
                                       "cc-additional-name",
                                       "cc-family-name",
                                       "cc-number",
                                       "cc-exp",
                                       "cc-exp-month",
                                       "cc-exp-year",
                                       "cc-csc",
                                       "cc-type",
                                       "transaction-currency",
                                       "transaction-amount",
                                       "language",
                                       "bday",
                                       "bday-day",
                                       "bday-month",
                                       "bday-year",
                                       "sex",
                                       "url",
                                       "photo",
                                       "tel",
                                       "tel-country-code",
                                       "tel-national",
                                       "tel-area-code",
                                       "tel-local",
                                       "tel-extension",
                                       "email",
                                       "impp",
                                       "shipping",
                                       "billing",
                                       "home",
                                       "work",
                                       "mobile",
                                       "fax",
                                       "pager",
                                       "webauthn"};

bool is_token(std::string_view word) {
  return word.substr(0, 8) == "section-" || std::find(std::begin(tokens), std::end(tokens), word) != std::end(tokens);
}

}  // namespace

void input_purpose(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    std::string_view rest = item->text(ui::Attribute::autocomplete);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (const std::string_view word = rest.substr(0, end); !word.empty() && !is_token(word))
        inspection.report(*item, "expected a token of the HTML standard; got " + quoted_excerpt(word));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

}  // namespace portal::accessibility::audit
