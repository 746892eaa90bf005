#pragma once
// Filling from the profile: asked for by the person, shown before it is applied, never over what the person typed, undone
// for one field or for all. Requests "profile.load" with the facts of the fields that are shown and blank, and no others.
//
// What is filled stands in a list of its own, closed at first, with an undo for each value: by keyboard it is one stop on the way
// through the form, not one a field. The same undo below its field is there for the mouse and for reading aloud (Attribute::aside).

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

class Autofill {
 public:
  enum class Phase : unsigned char { offered, loading, preview, filled, nothing_found, failed };

  Outcome press(const std::string& node, Model& model, const Words& words, session::Effects& effects);
  bool choose(const std::string& node, bool on);  // a tick in the preview
  bool has_node(const std::string& node) const;
  bool reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects);

  ui::NodePtr view(const Model& model, const Words& words) const;  // null where no field has a fact

  void archive(json::Archive& state, const Model& model);
  void reset();
  void renumber(const std::vector<std::size_t>& now);  // as Model::take_renumbering gives it
  void resume(const Model& model);                     // a draft came back, perhaps with filled values
  bool toggle(const std::string& node, bool open);

 private:
  struct Proposal {
    std::size_t field = 0;
    Provenance from;
    bool chosen = true;
  };

  void load(const Model& model, session::Effects& effects);
  void take(const json::Value& reply, Model& model, const Words& words, session::Effects& effects);
  void apply(Model& model, const Words& words, session::Effects& effects);
  void undo_all(Model& model, const Words& words, session::Effects& effects);
  json::Value write_proposals() const;
  bool read_proposals(json::Value& list, std::size_t fields);
  ui::NodePtr preview(const Model& model, const Words& words) const;
  ui::NodePtr filled_list(const Model& model, const Words& words, std::int64_t count) const;

  Phase phase_ = Phase::offered;
  std::int64_t request_ = 0;
  std::vector<Proposal> proposals_;
  std::vector<std::size_t> kept_;       // fields with a fact that the person has filled otherwise
  std::vector<std::size_t> ambiguous_;  // several candidates: the person must choose
  bool is_list_open_ = false;
};

}  // namespace portal::form
