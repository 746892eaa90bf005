#pragma once
// A client scenario as it is defined: the stages from a need to its satisfaction, across services and authorities.
//
//   PORTAL_TRY(auto scenario, Scenario::read(json));    // std::shared_ptr<const Scenario>, immutable
//
// The JSON is scenario.schema.json; every member is explained in README.md. Stages stand in one flat list, parents before children,
// in the order of the text; they refer to each other by index. What is read hangs together: every reference leads somewhere and
// no stage waits for itself. What is merely unwise is the linter's (lint.h).

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/calendar/duration.h"
#include "sdk/json/value.h"
#include "sdk/rules/rules.h"

namespace portal::tracker {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

enum class StageKind : unsigned char { task, milestone, wait, decision, group };
enum class Actor : unsigned char { client, authority, third_party };
enum class Mode : unsigned char { all, any, some };
enum class ActionKind : unsigned char { open, upload, book, pay, sign, consult, rate };
enum class EndKind : unsigned char { success, refusal, withdrawal };
enum class Source : unsigned char { client, registry, interagency };

std::string_view name_of(StageKind kind);
std::string_view name_of(Actor actor);  // "client", "authority", "thirdParty"
std::string_view name_of(Mode mode);
std::string_view name_of(ActionKind kind);
std::string_view name_of(EndKind kind);
std::string_view name_of(Source source);
bool actor_named(std::string_view name, Actor& actor);

// "case.opened", or a stage and what happened to it: "apply.submitted", "apply.ready" (all it waited for is done).
struct Moment {
  std::size_t stage = nowhere;  // nowhere: the case itself
  std::string mark;
};

// A term: how long, counted in what, from when, and where that is written.
struct Term {
  std::string written;  // "P10D"
  calendar::Duration duration;
  bool is_working = false;  // days are working days
  bool moves = false;       // in calendar days: ends on a day off → moves to the next working day
  Moment from;
  std::string basis;
};

struct Clock {
  std::string id;
  Term term;
  Moment until;
};

struct Estimate {
  calendar::Duration p50;
  calendar::Duration p90;
  std::string basis;
};

struct ActionDefinition {
  std::string id;
  ActionKind kind = ActionKind::open;
  std::string href;
  std::int64_t amount = 0;  // of a payment, in kopecks; 0: not said
};

struct Stage {
  std::string id;
  StageKind kind = StageKind::task;
  Actor actor = Actor::client;
  Mode mode = Mode::all;  // of a group
  std::size_t count = 0;  // how many of a group must be done, of mode `some`
  std::size_t parent = nowhere;
  std::size_t depth = 0;
  std::vector<std::size_t> children;
  std::vector<std::size_t> after;
  bool is_optional = false;
  std::shared_ptr<const rules::Rule> applies;  // null: always
  std::size_t service = nowhere;
  std::vector<std::size_t> documents;
  std::optional<Term> deadline;
  std::optional<Estimate> estimate;
  std::vector<ActionDefinition> actions;
  std::vector<std::string> channels;
  std::vector<Clock> clocks;
  std::vector<std::string> choices;  // of a decision: known to rules as the fact decision.<id>
};

struct Document {
  std::string id;
  Source source = Source::client;
  bool resolves = false;  // comes by itself, the person does nothing
  std::string registry;   // who holds it already, in words; for the linter
};

struct Service {
  std::string id;
  std::string authority;
  std::string href;
  std::vector<std::string> needs;  // services that must come before
};

struct End {
  std::string id;
  EndKind kind = EndKind::success;
  std::string href;
};

struct Migration {
  std::string from;                                         // the version it leads away from, to the version at hand
  std::vector<std::pair<std::string, std::string>> stages;  // old id → new id; "" : no longer there
};

class Scenario {
 public:
  // Errors have paths below "/scenario".
  static Result<std::shared_ptr<const Scenario>> read(const json::Value& source);

  std::string id;
  std::string version;
  std::string language;
  std::string phase;  // "alpha", "beta", "" where live
  std::string life_event;
  std::string support_phone;
  std::vector<Service> services;
  std::vector<Document> documents;
  std::vector<std::pair<std::string, std::string>> facts;  // path, title
  std::vector<Stage> stages;
  std::vector<std::size_t> roots;  // stages of the first level
  std::vector<std::size_t> order;  // 2 * stage for its begin, 2 * stage + 1 for its end: each after all that it waits for
  std::vector<End> ends;
  std::vector<Migration> migrations;
  json::Value source;  // as it was read: for texts and for caches

  std::size_t stage_named(std::string_view id) const;     // nowhere
  std::size_t document_named(std::string_view id) const;  // nowhere
  std::size_t service_named(std::string_view id) const;
  std::size_t end_named(std::string_view id) const;

  // A text by its key ("title", "stages.apply.title", "ends.done.text"), in `locale` where translated; "" where there is none.
  // The keys are listed in README.md.
  std::string_view text(std::string_view locale, std::string_view key) const;
  std::string_view title_of(std::string_view locale, std::size_t stage) const;

  // Leads an id of an older version to one of this; "" : dropped. `known` is false where no migration says anything of `version`.
  std::string_view migrated(std::string_view version, std::string_view stage, bool& known) const;

  using Texts = std::vector<std::pair<std::string, std::string>>;  // key, text; sorted
  const Texts& texts() const { return texts_; }
  const std::vector<std::pair<std::string, Texts>>& translations() const { return translations_; }  // by language

 private:
  friend class ScenarioReader;
  Texts texts_;
  std::vector<std::pair<std::string, Texts>> translations_;
};

}  // namespace portal::tracker
