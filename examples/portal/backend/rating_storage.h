#pragma once
// What the portal keeps of ratings: events as they came, each once; which of the comments may be shown; what was answered to whom.
//
// An interface over any database: nothing of it knows SQL, a person, or a token (receipts are hashes, the token is the person's alone).
// Every method is atomic, safe to call from several threads, and durable when it returns. Errors are storage_failed; nothing was
// changed then.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/methodology/rating_event.h"

namespace portal::demo {

// What became of a comment. held: something in it looks like personal data, a person looks before anybody else does.
enum class Moderation : unsigned char { none, waiting, held, published, refused };
std::string_view name_of(Moderation state);

struct KeptRating {
  std::int64_t sequence = 0;  // in the order of arrival, ascending, never given twice
  methodology::RatingEvent event;
  std::int64_t received_at = 0;  // seconds, UTC
  Moderation moderation = Moderation::none;
};

// Of an event handed in: kept now · there already, the same · there already under its source and id, but another one (the first stays).
enum class Kept : unsigned char { added, repeated, different };

// What was answered to one receipt: "we looked into it", "it is done".
struct Reply {
  std::string key;     // the same key again changes nothing
  std::string status;  // planned, working, done, declined
  json::Object text;   // by language
  std::int64_t at = 0;
};

struct Feedback {
  KeptRating rating;
  std::vector<Reply> replies;  // oldest first
};

// What was answered how often: counts and no events, whatever the database.
struct Tallies {
  struct Answer {
    std::string methodology, target, row, channel, question, answer;  // row: a month of the authority, or a version of the service
    std::int64_t n = 0;
  };
  // A reason with each answer that was given beside it.
  struct Reason {
    std::string methodology, target, reason, question, answer;
    std::int64_t n = 0;
  };
  struct Offer {
    std::string methodology, target;
    std::int64_t n = 0;
  };
  std::vector<Answer> answers;
  std::vector<Reason> reasons;
  std::vector<Offer> offers;
};
enum class TallyBy : unsigned char { month, version };

class RatingStorage {
 public:
  virtual ~RatingStorage() = default;

  // All or nothing; one outcome for each, in their order. `sequence` is given here.
  virtual Result<std::vector<Kept>> add(const std::vector<KeptRating>& ratings) = 0;

  // Those behind `after`, ascending, at most `limit`: for whoever counts.
  virtual Result<std::vector<KeptRating>> ratings(std::int64_t after, int limit) = 0;
  virtual Result<std::int64_t> count() = 0;

  // Of all ratings. Months begin in `zone`, an IANA name. This one reads every event; a database that can count does it there.
  virtual Result<Tallies> tallies(TallyBy by, std::string_view zone);

  // By receipt, which is the hash of a token.
  virtual Result<std::optional<Feedback>> feedback(std::string_view receipt) = 0;
  virtual Result<bool> reply(std::string_view receipt, const Reply& reply) = 0;                       // false: no such receipt
  virtual Result<bool> moderate(std::string_view source, std::string_view id, Moderation state) = 0;  // false: no such comment
};

// SQLite: ratings.sqlite in the folder.
Result<std::unique_ptr<RatingStorage>> open_rating_storage(const std::string& folder);

}  // namespace portal::demo
