#pragma once
// What a person can decide, one row for each text and scope, and how each stands now. Pure: records and a moment in, rows out.

#include "sdk/consent/ledger.h"
#include "widgets/consent/definition.h"

namespace portal::consent {

enum class RowState : unsigned char {
  none,     // never asked, or only asked
  valid,    // given, and in force
  covered,  // not given itself, but a wider consent is in force and says the same
  ended,    // refused, withdrawn or invalidated
  expired,
};

struct Row {
  std::size_t text = 0;  // index in Definition::texts
  Scope scope;
  std::string node;  // fit for an id: "offers/service/kindergarten"; injective
  RowState state = RowState::none;
  Status status;                     // of the record that decides
  std::vector<const Record*> valid;  // in force: what a withdrawal ends
  const Record* record = nullptr;    // decides the state; none: nullptr
  bool can_renew = false;            // it runs out within 30 days, or has run out, and the text is still the same
  bool is_outdated = false;          // in force, but agreed to in other words than the text's present ones
};

// Of each text in turn: all, the bundles, the services, as far as the text offers them.
std::vector<Row> rows_of(const Definition& definition, const Ledger& ledger, const std::string& now);

}  // namespace portal::consent
