#pragma once
// Drafts: saved as one types, given back after a reload, listed, deleted, merged. Requests draft.load, draft.list, draft.save,
// draft.delete and timer; the host keeps them encrypted on the device, or on the portal's server where it says so.
// At most `autosave_after` milliseconds of typing are not yet saved.
//
// Two pages of one device: one draft has one writer. Where another page has it (draft.load says "elsewhere": true, or draft.save fails
// with about:conflict), what is written here goes into a draft of its own, and the person is told that there are two.
//
// Two devices: a save that fails with status 412 brings the stored draft as "current" (null: it was deleted), the content that both began
// with as "base", and as "sent" what a save held whose answer was lost; the two are merged (merge.h), what both changed is asked, and the
// result is saved. A device that was offline gets both from draft.load:
//   {"draft": {"content","version","savedAt","stored","until"?}|null, "base"?: content, "theirs"?: {"content","version"}, "elsewhere"?: true}
//
// What the first load brings is merged with what is typed meanwhile, too; until it has come, saves go into a draft beside it, since nobody
// may write over what was not read. A draft of an earlier version is migrated (migrate.h).

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/filling/fields.h"
#include "sdk/filling/words.h"
#include "sdk/json/archive.h"
#include "sdk/session/widget.h"

namespace portal::filling {

// Takes over what was written elsewhere without having begun with what stands here: {"version","content"}. What only they have is taken, what
// both have differently is asked. How many answers came.
std::int64_t take_over(const json::Value& draft, Fields& fields);

class Drafts {
 public:
  static constexpr std::int64_t autosave_after = 1000;

  // `keeps_nothing`: on a computer that others use, too; then nothing is asked of the host.
  void start(const session::Context& context, const Fields& fields, std::string draft, bool keeps_nothing, session::Effects& effects);
  void changed(session::Effects& effects);                         // something was typed, filled or undone
  void save_now(const Fields& fields, session::Effects& effects);  // what must not wait: an application is on its way
  void forget(const Fields& fields, session::Effects& effects);    // the application is sent: the draft goes
  void leave(const Fields& fields, session::Effects& effects);     // another form stands there now: what is not yet saved is saved
  void came_back(const Words& words, session::Effects& effects);   // answers of the loaded draft have got to their fields only now

  Outcome press(const std::string& node, Fields& fields, const Words& words, session::Effects& effects);
  Outcome reply(std::int64_t request, bool ok, const json::Value& value, Fields& fields, const Words& words, session::Effects& effects);
  bool toggle(const std::string& node, bool open);

  // Whether something waits for the person's choice; its notice has the id "conflicts".
  static bool has_conflicts(const Fields& fields) { return fields.aside("conflicts").is_object(); }
  const std::string& name() const { return draft_; }
  bool is_kept() const { return is_on_ && stored_ != "memory"; }  // what is typed survives the page

  // Above the questions: what must be chosen, that a draft came back or was parted, what the form no longer asks for. Null where there is none.
  static ui::NodePtr conflicts_view(const Fields& fields, const Words& words);
  ui::NodePtr restored_view(const Words& words) const;
  static ui::NodePtr lost_view(const Fields& fields, const Words& words);  // the values, to be copied by hand
  ui::NodePtr status_view(const Words& words) const;                       // beside the button that sends
  ui::NodePtr list_view(const Words& words) const;                         // null where there is nothing to list

  void archive(json::Archive& state);

 private:
  struct Entry {
    std::string draft;
    std::string saved_at;
    std::int64_t count = 0;
  };

  void wait(std::int64_t milliseconds, session::Effects& effects);
  void save(const Fields& fields, session::Effects& effects);
  void load(const Fields& fields, session::Effects& effects);
  void ask_list(const Fields& fields, session::Effects& effects);
  Outcome take_draft(const json::Value& value, Fields& fields, const Words& words, session::Effects& effects);
  Outcome take_saved(bool ok, const json::Value& value, Fields& fields, const Words& words, session::Effects& effects);
  bool merge_current(const json::Value& problem, Fields& fields, const Words& words, session::Effects& effects);
  bool settle(const std::string& node, Fields& fields, const Words& words, session::Effects& effects);
  void take_list(const json::Value& value);
  void open(std::string draft, Fields& fields);
  void part();
  std::string unused_name() const;

  bool is_on_ = false;
  bool keeps_nothing_ = false;
  bool is_unsaved_ = false;
  bool is_read_ = true;      // what the draft held is known
  bool has_beside_ = false;  // something was saved before that
  bool is_failing_ = false;
  bool is_announced_ = false;
  bool is_list_open_ = false;
  bool is_elsewhere_ = false;  // another page writes this draft
  bool is_parted_ = false;     // and what was written here is in a draft of its own
  std::string draft_;
  std::string own_name_;  // that nobody else uses, for such a draft
  std::string saved_at_;
  std::string stored_;       // "device", "memory", "server"
  std::string until_;        // civil date: the last day that the draft is kept; empty: nobody said
  std::string loaded_at_;    // of the draft that was loaded; empty: there was none
  std::string restored_at_;  // the same, once something of it stands in the fields
  std::int64_t taken_ = 0;   // answers that came from another device
  std::string confirming_;   // the draft whose deletion awaits a second press
  std::int64_t timer_ = 0;
  std::int64_t save_request_ = 0;
  std::int64_t load_request_ = 0;
  std::int64_t list_request_ = 0;
  std::vector<Entry> list_;
};

}  // namespace portal::filling
