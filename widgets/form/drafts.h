#pragma once
// Drafts: saved as one types, given back after a reload, listed, deleted. Requests draft.load, draft.list, draft.save,
// draft.delete and timer; the host keeps them encrypted on the device, or on the portal's server where it says so.
// At most `autosave_after` milliseconds of typing are not yet saved.
//
// One draft has one writer. Where another page has it (draft.load says "elsewhere": true, or draft.save fails with about:conflict
// or status 412), what is written here goes into a draft of its own, and the person is told that there are two.

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

class Drafts {
 public:
  static constexpr std::int64_t autosave_after = 1000;

  void start(const session::Context& context, const Model& model, std::string draft, session::Effects& effects);
  void changed(session::Effects& effects);                       // something was typed, filled or undone
  void save_now(const Model& model, session::Effects& effects);  // what must not wait: an application is on its way
  void forget(const Model& model, session::Effects& effects);    // the application is sent: the draft goes

  Outcome press(const std::string& node, Model& model, const Words& words, session::Effects& effects);
  Outcome reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects);

  bool toggle(const std::string& node, bool open);

  ui::NodePtr restored_view(const Words& words) const;  // above the questions, after a draft came back, or was parted
  ui::NodePtr status_view(const Words& words) const;    // beside the button that sends
  ui::NodePtr list_view(const Words& words) const;      // null where there is nothing to list

  void archive(json::Archive& state);

 private:
  struct Entry {
    std::string draft;
    std::string saved_at;
    std::int64_t count = 0;
  };

  void wait(std::int64_t milliseconds, session::Effects& effects);
  void save(const Model& model, session::Effects& effects);
  void load(const Model& model, session::Effects& effects);
  void ask_list(const Model& model, session::Effects& effects);
  Outcome take_draft(const json::Value& value, Model& model, const Words& words, session::Effects& effects);
  void take_list(const json::Value& value);
  void part();
  std::string unused_name() const;

  bool is_on_ = false;
  bool is_unsaved_ = false;
  bool is_failing_ = false;
  bool is_announced_ = false;
  bool is_list_open_ = false;
  bool is_elsewhere_ = false;  // another page writes this draft
  bool is_parted_ = false;     // and what was written here is in a draft of its own
  std::string draft_;
  std::string own_name_;  // that nobody else uses, for such a draft
  std::string saved_at_;
  std::string stored_;            // "device", "memory", "server"
  std::string restored_at_;       // of the draft that came back; empty: none did
  std::int64_t lost_fields_ = 0;  // in that draft, of an older version of the form
  std::string confirming_;        // the draft whose deletion awaits a second press
  std::int64_t timer_ = 0;
  std::int64_t save_request_ = 0;
  std::int64_t load_request_ = 0;
  std::int64_t list_request_ = 0;
  std::vector<Entry> list_;
};

}  // namespace portal::form
