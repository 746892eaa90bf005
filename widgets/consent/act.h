#pragma once
// A decision on its way: pressed, but without the moment and the identifiers that only the host can make.

#include <string>
#include <vector>

#include "sdk/consent/ledger.h"
#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/consent/rows.h"

namespace portal::consent {

struct Act {
  std::string row;                    // its node; empty: all that is in force
  State state = State::given;         // given, renewed, refused, withdrawn
  std::vector<std::string> records;   // whose events come; empty: a new record is made
  std::vector<std::int64_t> waiting;  // numbers of requests without an answer
  std::vector<std::string> ids;       // as they came
  std::string time;
  json::Value ask;  // the id of the assistant's question that began it; null: the person pressed
  bool is_ready() const { return waiting.empty(); }
};

class Acts {
 public:
  // Asks for what the act needs: a moment, an id for each event, and for a new record and subject theirs.
  void begin(Act act, bool needs_subject, session::Effects& effects);
  bool is_under_way(std::string_view row) const;

  // True where the reply was for an act. A finished one is then in `done`; one that cannot be done any more is in `failed`.
  bool take(const ui::Event& reply, std::vector<Act>& done, std::vector<Act>& failed);

  void archive(json::Archive& state);

 private:
  std::vector<Act> acts_;
};

// Who says so, and how: what the page's `method` means for a record.
EventKind type_of_method(std::string_view method);

// The act's events, written into the ledger and its outbox. `text` and `row` are of a new record.
void commit(const Act& act, const Text* text, const Row* row, std::string_view locale, const std::string& method, Ledger& ledger,
            std::vector<Pending>& made);

}  // namespace portal::consent
