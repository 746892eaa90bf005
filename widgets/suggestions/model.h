#pragma once
// What the widget knows, and the gate: nothing is worked out about a person without a consent or their own act.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/catalogue/explain.h"
#include "sdk/catalogue/ranking.h"
#include "sdk/catalogue/search.h"
#include "sdk/consent/ledger.h"
#include "sdk/json/archive.h"
#include "sdk/profile/facts.h"
#include "widgets/suggestions/keeping.h"

namespace portal::suggestions {

enum class Profile : unsigned char { none, loading, loaded, failed };

// One thing put before a person: a service, or a bundle with those of its parts that apply.
struct Offer {
  std::size_t bundle = catalogue::nowhere;
  std::vector<catalogue::Ranked> parts;  // best first; one where it is no bundle
};

// An offer that was taken, whole: nothing has left yet while the window is open.
enum class Taking : unsigned char { none, window, handing, open, failed };
struct Accepted {
  Taking state = Taking::none;
  std::string bundle;                  // empty: one service
  std::vector<std::string> services;   // its parts
  json::Value pages = json::Object();  // by service: the address of its application, from the host
  bool is_now = false;                 // the person did not wait for the window
  std::int64_t request = 0;            // the timer of the window, then what was handed over
  bool is_busy() const { return state == Taking::window || state == Taking::handing; }
};

// How often something was worked out, and on whose initiative: the instrument of the gate.
struct Counters {
  std::int64_t proactive = 0;
  std::int64_t by_person = 0;
};

class Model {
 public:
  Model(std::shared_ptr<const catalogue::Catalogue> catalogue, std::string zone);

  const catalogue::Catalogue& catalogue() const { return *catalogue_; }

  // The clock and the consents have come: may services be offered unasked?
  void set_now(std::string instant);
  const std::string& now() const { return now_; }
  const std::string& today() const { return today_; }  // in the catalogue's zone
  bool set_consents(const json::Value& record);        // false: unreadable, so nothing is allowed
  bool is_any_allowed() const;
  bool is_allowed(std::size_t service) const;
  calendar::Instant next_expiry() const;

  // May anything be worked out now: by consent (and not told to be quiet), or because the person began it.
  bool may_evaluate() const { return !today_.empty() && (is_asked || (is_any_allowed() && !keeping.is_quiet)); }
  std::vector<std::string> wanted_facts() const;
  void take_profile(profile::Facts facts);
  void evaluate();       // all anew, counted
  void forget_person();  // facts, answers and everything derived from them
  void answer(const std::string& fact, json::Value value);
  const catalogue::Decisions* decisions() const { return is_decided_ ? decisions_.get() : nullptr; }
  const profile::Facts& profile_facts() const { return facts_; }

  // Worked out once and kept until touch(): whatever may change them is followed by it.
  const std::vector<Offer>& offers() const;  // unasked: allowed, not put away; best first
  const std::vector<Offer>& mine() const;    // asked for: all that applies
  const catalogue::Question& question() const;
  std::size_t open_count() const;  // services that hang on what is not known
  void touch() { derived_ = {}; }
  bool read_typed(const catalogue::Concept& entry, json::Value& value) const;  // what stands in the question's field; false: no answer to it
  bool accepts(std::string_view fact, const json::Value& value) const;         // a concept's value, within its bounds
  json::Value answer_of(std::string_view fact) const;

  const std::vector<catalogue::Found>& found() const { return found_; }
  const std::vector<std::uint32_t>& situations() const { return situations_; }
  void search(std::string query);
  const std::string& query() const { return query_; }

  void archive(json::Archive& state);

  Keeping keeping;
  std::vector<std::string> dismissed;  // for this visit
  Profile profile = Profile::none;
  bool is_asked = false;  // the person began: «Что мне положено?»
  bool shows_all = false;
  std::vector<std::string> open;                 // disclosures
  bool opens_within(std::string_view id) const;  // one of them is `id` or stands below it
  std::vector<std::string> skipped;
  json::Value typed;  // in the question's field
  bool is_wrong = false;
  Accepted accepted;
  Counters counters;
  std::string undo_words;  // what can be taken back, in words; empty: nothing
  std::string undo_service;
  Keeping before;
  std::vector<std::string> dismissed_before;

 private:
  void take_undo(const json::Value& back);
  std::vector<Offer> grouped(const std::vector<catalogue::Ranked>& ranked) const;
  void archive_accepted(json::Archive& state);

  struct Derived {
    bool has_offers = false, has_mine = false, has_question = false;
    std::vector<Offer> offers, mine;
    catalogue::Question question;
  };
  mutable Derived derived_;
  std::vector<std::vector<std::string>> bundles_;  // by service
  std::vector<std::size_t> first_bundle_;          // by service, or nowhere
  std::vector<consent::Record> records_;
  calendar::Instant instant_ = 0;
  std::string now_, today_, zone_;
  std::shared_ptr<const catalogue::Catalogue> catalogue_;
  std::unique_ptr<catalogue::SearchIndex> index_;    // made at the first search
  std::unique_ptr<catalogue::Decisions> decisions_;  // made at the first evaluation
  bool is_decided_ = false;                          // it holds decisions about the person
  profile::Facts facts_;
  json::Value answers_ = json::Object();  // by path
  json::Value consents_;                  // as they came
  std::string query_;
  std::vector<catalogue::Found> found_;
  std::vector<std::uint32_t> situations_;
};

std::size_t services_in(const std::vector<Offer>& offers);

}  // namespace portal::suggestions
