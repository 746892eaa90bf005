#pragma once
// Where consents are kept: on the device, shared with every widget and tab, and at the portal's backend, told when there is a connection.
//
// The ledger here is always the union of what is known: nothing that another tab or device wrote is lost, and a store that comes
// late, twice or with a conflict changes nothing but what is new.

#include "sdk/consent/ledger.h"
#include "sdk/json/archive.h"
#include "sdk/session/widget.h"

namespace portal::consent {

enum class Storage : unsigned char { fine, failed, unreadable };

class Keeping {
 public:
  void start(const session::Context& context, session::Effects& effects);

  const Ledger& ledger() const { return ledger_; }
  Ledger& ledger() { return ledger_; }
  bool is_loaded() const { return is_loaded_; }  // the device has said what it keeps
  Storage storage() const { return storage_; }
  std::size_t unsent() const { return sends_ ? ledger_.outbox.size() : 0; }
  bool is_unsent(std::string_view record_id) const;
  bool is_refused() const { return is_refused_; }  // the backend has said no, not merely nothing

  // Events that were just made: already in the ledger.
  void made(std::vector<Pending> events, session::Effects& effects);
  void send_now(session::Effects& effects);

  enum class Taken : unsigned char { no, yes, changed };  // changed: others' events came in
  Taken take(const ui::Event& reply, session::Effects& effects);

  void archive(json::Archive& state);

 private:
  Taken take_store(const ui::Event& reply, session::Effects& effects);
  void take_put(const ui::Event& reply, session::Effects& effects);
  Taken take_list(const ui::Event& reply, session::Effects& effects);
  void take_sent(const ui::Event& reply, session::Effects& effects);
  void save(session::Effects& effects);
  void send(session::Effects& effects);

  Ledger ledger_;
  bool keeps_ = false;  // the host has a store
  bool sends_ = false;  // the host can tell the backend
  bool is_loaded_ = false;
  bool is_refused_ = false;
  bool needs_save_ = false;
  Storage storage_ = Storage::fine;
  std::vector<Pending> unsaved_;        // made here, not yet in the store's outbox
  std::vector<std::string> confirmed_;  // told to the backend, not yet out of the store's outbox
  std::string sent_;                    // id of the event that is on its way to the backend
  std::int64_t revision_ = 0;           // of the store, as last heard
  std::int64_t base_ = 0;               // that the put under way starts from
  std::int64_t saved_events_ = 0;       // how many of unsaved_ and confirmed_ it carries
  std::int64_t saved_confirmed_ = 0;
  std::int64_t watching_ = 0, putting_ = 0, listing_ = 0, sending_ = 0, timer_ = 0;
};

inline constexpr std::int64_t retry_after = 30000;  // milliseconds

}  // namespace portal::consent
