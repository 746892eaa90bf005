#pragma once
// Filling from the profile: asked for by the person, shown before it is applied, never over what the person typed, undone
// for one field or for all. Requests "profile.load" with the facts of the fields that are shown and blank, and no others; then, for those that
// the profile does not know, with what they may be made of (sdk/profile/derived.h); an age asks for the day as well.
//
// A field may come to be asked after that, because of an answer: of a person who has agreed to a fill before, the profile is asked for its fact, and
// it is offered below the field. So it stands there before focus comes and is read with the field; nothing happens when it comes. Where the
// answer says of whom the facts are, those of another person go: what was filled is undone and told, what was typed stays.
//
// Where the profile knows several answers the person chooses, nothing is chosen beforehand. A fact "children.*.birthDate" is of one child,
// the same in the whole form, another one in each item of a list: with several children the person says which. What is typed here answers other
// fields of the same fact, or of one that follows from it: they offer it (Model::lend).
//
// What is filled stands in a list of its own, closed at first, with an undo for each value: by keyboard it is one stop on the way
// through the form, not one a field. The same undo below its field is there for the mouse and for reading aloud (Attribute::aside).

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/profile/facts.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

class Autofill {
 public:
  enum class Phase : unsigned char { offered, loading, preview, filled, nothing_found, failed };

  Outcome press(const std::string& node, Model& model, const Words& words, session::Effects& effects);
  bool input(const std::string& node, const json::Value& value, const Model& model);  // a choice in the preview; false: no such one
  bool has_node(const std::string& node) const;
  bool reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects);
  void left(std::size_t field, Model& model, const Words& words);  // what was typed there may answer other questions
  // After each event: other questions, or other people. Whether an answer has changed.
  bool follow(Model& model, const Words& words, session::Effects& effects);
  // "take/…": an offer below a field; "dispute/…": the person knows better than the authority.
  bool press_offer(const std::string& node, Model& model, const Words& words, session::Effects& effects);
  bool wants_day() const { return wants_day_; }
  void day_came(Model& model, const Words& words, session::Effects& effects);  // or will not come

  ui::NodePtr view(const Model& model, const Words& words) const;  // null where no field has a fact

  void archive(json::Archive& state, Model& model);
  void reset();
  void renumber(const std::vector<std::size_t>& now);  // as Model::take_renumbering gives it
  void resume(const Model& model);                     // a draft came back, perhaps with filled values
  bool toggle(const std::string& node, bool open);

 private:
  struct Proposal {
    std::size_t field = 0;
    std::vector<Provenance> candidates;  // each another value
    std::size_t picked = 0;              // candidates.size(): none
    bool is_chosen() const { return picked < candidates.size(); }
  };

  void load(const Model& model, session::Effects& effects);
  void request(json::Array facts, session::Effects& effects);
  void load_sources(const Model& model, session::Effects& effects);
  bool add_known(bool ok, const json::Value& value);
  void take(Model& model, const Words& words, session::Effects& effects);
  void propose(const profile::Facts& facts, const Model& model);
  std::vector<Provenance> candidates_for(std::size_t field, const profile::Facts& facts, const Model& model) const;
  std::string path_of(std::size_t field, const Model& model) const;
  void offer_late(Model& model, const Words& words, session::Effects& effects);
  bool part_from_others(Model& model, const Words& words, session::Effects& effects);
  bool has_undecided(const Model& model) const;
  void archive_asked(json::Archive& state);
  void apply(Model& model, const Words& words, session::Effects& effects);
  void undo_all(Model& model, const Words& words, session::Effects& effects);
  json::Value write_proposals() const;
  bool read_proposals(json::Value& list, std::size_t fields);
  ui::NodePtr proposal_view(const Proposal& proposal, const Model& model, const Words& words) const;
  void add_children(ui::Container& box, const Model& model, const Words& words) const;
  bool choose_child(const std::string& subject, const json::Value& value, const Model& model);
  std::int64_t child_of(const std::string& subject) const;  // from 1; 0: none is chosen
  bool is_taken(std::int64_t child, const std::string& by_another_than) const;
  // Whether it must be said which child is meant somewhere.
  bool asks_child() const { return children_ > 1 || (children_ == 1 && subjects_.size() > 1); }
  ui::NodePtr preview(const Model& model, const Words& words) const;
  ui::NodePtr filled_list(const Model& model, const Words& words, std::int64_t count) const;

  Phase phase_ = Phase::offered;
  std::int64_t request_ = 0;
  bool wants_day_ = false;
  json::Value known_;  // what the profile said, while something is to be chosen; null otherwise
  std::int64_t children_ = 0;
  // Of whom the form speaks, and which of the profile's children that is: "" the form itself, "/children/n1" an item.
  std::vector<std::pair<std::string, std::int64_t>> subjects_;
  std::vector<Proposal> proposals_;
  std::vector<std::size_t> kept_;  // fields with a fact that the person has filled otherwise
  bool is_list_open_ = false;
  bool has_looked_ = false;             // the person has asked for the profile and taken what it said
  bool is_late_ = false;                // what is loaded is offered below its fields
  std::vector<std::string> asked_;      // facts that the profile was asked for …
  std::vector<std::string> round_;      // … the last time
  std::vector<std::string> undecided_;  // of those, where the person must say which answer or which child
};

}  // namespace portal::form
