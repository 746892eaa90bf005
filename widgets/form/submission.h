#pragma once
// Sending: everything is checked first, mistakes are listed with links, the application goes once whatever the network does,
// and a receipt stays. Request "application.submit" with {"form","version","data","key"} and, where the person let stand
// what was asked about below a field (question.h), "warnings": [{"pointer","keyword"}], so that nobody need ask again.
//
// Where no answer came (connection, timeout, 5xx), nobody knows whether the application arrived: it stays as Model::attempt().
// The same answers are sent again as they were, under the same key, which makes no second application. Other answers wait
// until the former attempt is settled: request "application.outcome" {"key"} closes that key for good and says what came of it,
// {"receipt":{"number","receivedAt"}|null}. With a receipt that is the application, and the receipt says which later
// corrections are not in it; without one the new answers are sent under a new key. A host that cannot settle (no "outcome"
// among its abilities) gets the former attempt again, unchanged: rather the earlier answers than two applications.
//
// Where there is no connection, a host that can tell when it is back ("connection") makes the attempt an outbox: it waits, with the draft,
// also over a restart, and is sent as it is once "connection.watch" says {"online":true}. The key makes it one application, whatever was
// tried before. An edit takes it out again, unless it may have arrived. Where the host has an outbox of the whole portal ("outbox"), a copy is
// handed to it (form.cpp: "outbox.put" {"key","form","draft","send","words"}, "outbox.drop" {"key"}), and any page sends it under its key.

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

class Submission {
 public:
  enum class Phase : unsigned char { editing, sending, failed, sent };
  Phase phase() const { return phase_; }
  bool would_go(const Model& model) const;  // by itself, once there is a connection

  void start(const session::Context& context, session::Effects& effects);
  bool press(const std::string& node, const session::Context& context, Model& model, const Words& words, session::Effects& effects);
  // answers_changed: what is kept with the answers did, or the application is sent.
  Outcome reply(std::int64_t request, bool ok, const json::Value& value, const session::Context& context, Model& model, const Words& words,
                session::Effects& effects);
  // Other answers, or a newer form: nothing was sent of them but an attempt whose end nobody knows, which resume() finds.
  void reset(Model& model);
  void edited(Model& model, const Words& words, session::Effects& effects);
  // A draft came back: perhaps with an attempt that nobody knows the end of, or that still waits.
  void resume(const Model& model, const Words& words, session::Effects& effects);

  // A page cannot be left yet: what is wrong on it, listed as when sending.
  void hold_back(std::vector<std::size_t> wrong, const Words& words, session::Effects& effects);
  void forget_wrong();
  const std::vector<std::size_t>& wrong() const { return wrong_; }

  // Null where nothing is wrong. `element`: what is shown; mistakes elsewhere get a button "goto/…" instead of a link.
  ui::NodePtr summary_view(const Model& model, const Words& words, std::size_t element) const;
  // is_kept: what is typed survives the page; goes_anywhere: any page of the portal sends what waits.
  ui::NodePtr failure_view(bool is_kept, bool goes_anywhere, const Words& words) const;
  void add_submit(ui::Container& actions, const Words& words, const Definition& definition) const;
  ui::NodePtr receipt_view(const Model& model, const Words& words) const;  // instead of the questions, once sent

  void renumber(const std::vector<std::size_t>& now) { renumber_fields(wrong_, now); }  // as Model::take_renumbering gives it
  void archive(json::Archive& state, const Model& model);

 private:
  void check_and_send(const session::Context& context, Model& model, const Words& words, session::Effects& effects);
  void send(json::Value attempt, Model& model, const Words& words, session::Effects& effects);
  void settle(const session::Context& context, const Model& model, const Words& words, session::Effects& effects);
  void take_receipt(const json::Value& receipt, const Model& model, const Words& words, session::Effects& effects);
  void list_wrong(std::vector<std::size_t> wrong, const Words& words, session::Effects& effects);
  void refuse(std::vector<std::size_t> wrong, bool loose, const Words& words, session::Effects& effects);
  bool send_queued(const Model& model, const Words& words, session::Effects& effects);
  void leave_queue(Model& model);
  const char* failure_text(bool is_kept, bool goes_anywhere) const;
  ui::NodePtr later_view(const Model& model, const Words& words) const;
  void take_problem(const json::Value& problem, Model& model, const Words& words, session::Effects& effects);

  Phase phase_ = Phase::editing;
  bool has_loose_ = false;  // something is wrong that belongs to no field
  bool is_offline_ = false;
  bool is_queued_ = false;  // Model::attempt() goes by itself when the connection is back
  bool can_wait_ = false;   // the host tells when that is
  bool is_online_ = true;
  bool is_unknown_ = false;    // whether Model::attempt() arrived
  bool is_settling_ = false;   // while sending: the question is only what came of the attempt
  std::int64_t attempts_ = 0;  // keys used
  std::int64_t request_ = 0;
  std::int64_t watch_ = 0;
  std::vector<std::size_t> wrong_;  // as of the last attempt, in reading order
  std::string number_;
  std::string received_at_;
};

}  // namespace portal::form
