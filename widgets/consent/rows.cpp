// One row a text and scope.
#include "widgets/consent/rows.h"

#include "sdk/ui/node.h"

namespace portal::consent {

namespace {

constexpr calendar::Instant soon = 30 * 86400 * calendar::per_second;

class Rows {
 public:
  Rows(const Definition& definition, const Ledger& ledger, const std::string& now) : definition_(definition), ledger_(ledger) {
    calendar::parse_instant(now, now_);
  }

  std::vector<Row> build() {
    for (std::size_t i = 0; i < definition_.texts.size(); ++i) {
      const Text& text = definition_.texts[i];
      if (text.offers(ScopeType::all)) add(i, {});
      if (text.offers(ScopeType::bundle))
        for (const Named& bundle : definition_.bundles) add(i, {ScopeType::bundle, bundle.id});
      if (text.offers(ScopeType::service))
        for (const Named& service : definition_.services) add(i, {ScopeType::service, service.id});
    }
    return std::move(rows_);
  }

 private:
  void add(std::size_t index, Scope scope) {
    const Text& text = definition_.texts[index];
    Row row;
    row.text = index;
    row.node = ui::node_id(text.id) + "/" + std::string(name_of(scope.type));
    if (!scope.id.empty()) row.node += "/" + ui::node_id(scope.id);
    row.scope = std::move(scope);
    for (const Record& record : ledger_.records)
      if (record.kind == text.kind && record.scope == row.scope) consider(record, row);
    decide(text, row);
    rows_.push_back(std::move(row));
  }

  // A valid record decides; of several, and where none is valid, the one with the latest news.
  void consider(const Record& record, Row& row) const {
    const Status status = status_of(record, now_);
    if (status.is_valid()) row.valid.push_back(&record);
    if (row.record != nullptr && row.status.is_valid() && !status.is_valid()) return;
    const bool is_better = row.record == nullptr || (status.is_valid() && !row.status.is_valid()) || is_later(status.since, row.status.since);
    if (!is_better) return;
    row.record = &record;
    row.status = status;
  }

  void decide(const Text& text, Row& row) const {
    if (!row.valid.empty()) row.state = RowState::valid;
    else if (is_allowed(ledger_.records, text.kind, definition_.target_of(row.scope), now_)) row.state = RowState::covered;
    else if (row.record == nullptr || row.status.state == State::requested) row.state = RowState::none;
    else row.state = row.status.state == State::expired ? RowState::expired : RowState::ended;
    if (row.record == nullptr) return;
    const bool is_same = is_present_wording(text, row.record->notice);
    row.is_outdated = row.state == RowState::valid && !is_same;
    calendar::Instant until = 0;
    const bool ends_soon = row.state == RowState::valid && calendar::parse_instant(row.status.valid_until, until) && until - now_ <= soon;
    row.can_renew = is_same && (ends_soon || row.state == RowState::expired);
  }

  static bool is_present_wording(const Text& text, const Notice& notice) {
    for (const Wording& wording : text.wordings)
      if (wording.language == notice.language) return notice_of(text, wording).sha256 == notice.sha256;
    return false;
  }

  static bool is_later(const std::string& a, const std::string& b) {
    calendar::Instant first = 0;
    calendar::Instant second = 0;
    calendar::parse_instant(a, first);
    calendar::parse_instant(b, second);
    return first > second;
  }

  const Definition& definition_;
  const Ledger& ledger_;
  calendar::Instant now_ = 0;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<Row> rows_of(const Definition& definition, const Ledger& ledger, const std::string& now) { return Rows(definition, ledger, now).build(); }

}  // namespace portal::consent
