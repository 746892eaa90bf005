#pragma once
// What the portal keeps: drafts and applications of people. An interface, so that a city puts its own database behind it.
//
// Every method is atomic, safe to call from several threads, and durable when it returns: what it acknowledged survives a
// killed process. Errors are storage_failed (a disk or a database that does not answer); nothing was changed then.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::demo {

struct DraftKey {
  std::string person;
  std::string form;
  std::string draft;
};

struct Draft {
  std::string draft;
  std::string version;  // of the form it was written for
  json::Value content;
  std::int64_t saved_at = 0;  // seconds, UTC
  std::int64_t revision = 0;  // never given twice in one storage, not even after a deletion
};

// A write goes through only where what is stored is what the writer believes.
struct Precondition {
  enum class Kind : unsigned char { none, absent, revision } kind = Kind::none;
  std::int64_t revision = 0;
};

struct DraftOutcome {
  bool done = false;             // false: the precondition did not hold
  bool created = false;          // of a put
  std::optional<Draft> current;  // what is stored now
};

struct Application {
  std::string number;  // receipt.h
  std::string person;
  std::string key;  // Idempotency-Key, unique for the person
  std::string form;
  std::string version;
  json::Value data;
  std::int64_t received_at = 0;          // seconds, UTC
  std::string status;                    // "received"; the authority's later ones come with cases
  json::Value warnings = json::Array();  // what the person was asked about and let stand: [{"pointer","keyword"}]
};

// Answers on their way to another device (handovers.h).
struct Handover {
  std::string hash;  // of the code
  std::string person;
  std::string form;
  std::string version;
  json::Value content;
  std::int64_t saved_at = 0, until = 0;  // seconds, UTC
};

// Somebody tries a code (handovers.h): counted before it is looked at, so that tries at once do not slip through together.
struct CodeTry {
  std::string person;
  std::int64_t at = 0, since = 0;  // seconds, UTC; tries up to `since` are forgotten
  std::int64_t most = 0;           // of this person, and …
  std::int64_t most_together = 0;  // … of all
};

class Storage {
 public:
  virtual ~Storage() = default;

  virtual Result<std::optional<Draft>> draft(const DraftKey& key) = 0;
  virtual Result<std::vector<Draft>> drafts(std::string_view person, std::string_view form) = 0;  // newest first, without content
  virtual Result<DraftOutcome> put_draft(const DraftKey& key, const Draft& draft, const Precondition& precondition) = 0;
  virtual Result<DraftOutcome> delete_draft(const DraftKey& key, const Precondition& precondition) = 0;

  // Gives the application its number from the sequence, in `year`, and keeps it; an application that has the person's key
  // already comes back as it is (compare `form`, `version`, `data`, `warnings`). Nothing where the key is closed.
  virtual Result<std::optional<Application>> add_application(const Application& application, int year) = 0;
  // The application that has this key; without one the key is closed for good, so that none that comes late is kept.
  virtual Result<std::optional<Application>> close_key(std::string_view person, std::string_view key) = 0;
  virtual Result<std::optional<Application>> application_with_key(std::string_view person, std::string_view key) = 0;
  virtual Result<std::optional<Application>> application(std::string_view person, std::string_view number) = 0;
  virtual Result<std::vector<Application>> applications(std::string_view person) = 0;  // newest first, without data

  // In place of the former one of this person and form; those whose time is over at its `saved_at` go.
  virtual Result<void> keep_handover(const Handover& handover) = 0;
  virtual Result<std::optional<Handover>> handover(std::string_view hash) = 0;
  // The number of this try; nothing, and not counted, where there were too many since.
  virtual Result<std::optional<std::int64_t>> begin_try(const CodeTry& tried) = 0;
  virtual Result<void> forgive_try(std::int64_t id) = 0;  // the code was right
};

// A folder: SQLite, one file in it. Other URLs are refused until their storage is written.
Result<std::unique_ptr<Storage>> open_storage(const std::string& folder);

}  // namespace portal::demo
