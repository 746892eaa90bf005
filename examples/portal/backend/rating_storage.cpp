// What needs no database: names of states, and counting by reading.
#include "examples/portal/backend/rating_storage.h"

#include <map>

#include "sdk/json/json.h"
#include "sdk/text/port.h"

namespace portal::demo {

std::string_view name_of(Moderation state) {
  constexpr std::string_view names[] = {"none", "waiting", "held", "published", "refused"};
  return names[static_cast<std::size_t>(state)];
}

namespace {

std::string wire_of(const json::Value& answer) { return answer.is_string() ? answer.text() : json::write(answer); }

using Key = std::vector<std::string>;

void tally(const methodology::RatingEvent& event, const std::string& row, std::map<Key, std::int64_t>& answers,
           std::map<Key, std::int64_t>& reasons) {
  for (const auto& [question, answer] : event.answers) {
    ++answers[{event.methodology, event.target(), row, event.channel, question, wire_of(answer)}];
    for (const std::string& reason : event.reasons) ++reasons[{event.methodology, event.target(), reason, question, wire_of(answer)}];
  }
}

}  // namespace

Result<Tallies> RatingStorage::tallies(TallyBy by, std::string_view zone) {
  std::map<Key, std::int64_t> answers;
  std::map<Key, std::int64_t> reasons;
  std::map<Key, std::int64_t> offers;
  for (std::int64_t after = 0;;) {
    PORTAL_TRY(const std::vector<KeptRating> block, ratings(after, 1000));
    if (block.empty()) break;
    after = block.back().sequence;
    for (const KeptRating& rating : block) {
      const methodology::RatingEvent& event = rating.event;
      if (event.type == "portal.feedback.offered") ++offers[{event.methodology, event.target()}];
      if (event.type != "portal.rating.given") continue;
      tally(event, by == TallyBy::version ? event.version : text::civil_time(zone, event.time).substr(0, 7), answers, reasons);
    }
  }
  Tallies out;
  for (const auto& [key, n] : answers) out.answers.push_back({key[0], key[1], key[2], key[3], key[4], key[5], n});
  for (const auto& [key, n] : reasons) out.reasons.push_back({key[0], key[1], key[2], key[3], key[4], n});
  for (const auto& [key, n] : offers) out.offers.push_back({key[0], key[1], n});
  return out;
}

}  // namespace portal::demo
