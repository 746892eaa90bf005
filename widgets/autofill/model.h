#pragma once
// The host's form as the widget knows it: fields, what each asks for, what a profile offers for it, what was written.

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/classifier/classifier.h"
#include "sdk/json/archive.h"
#include "sdk/profile/facts.h"

namespace portal::autofill {

enum class Phase : unsigned char { waiting, offered, loading, preview, writing, filled, nothing_found, failed };

struct HostField {
  classifier::Signals signals;
  classifier::Decision decision;
  std::string value;   // what stands in it
  std::string closed;  // why it is never filled: hidden, password …; empty: it may be
  // A checkbox, a group of them, radio buttons, a slider: kept in drafts, never classified or filled. Of several values: one a line.
  bool is_marked = false;
  json::Object words;  // what its values are called on the page, where that is not what they are
  // Of a fill:
  bool is_proposed = false;
  bool is_chosen = false;
  bool is_repeated = false;  // the form asks for the same again: perhaps of somebody else
  std::string offer;         // what would be written
  std::vector<std::string> also;
  profile::Fact from;
  bool is_filled = false;
  std::string before;  // what stood there
};

// What a host has done with one field.
struct WriteResult {
  std::size_t field = 0;
  bool ok = false;
  std::string value;  // as the field shows it now
};

class Model {
 public:
  Phase phase = Phase::waiting;
  std::vector<HostField> fields;
  // Of fields about a child ("children.*.birthDate"): a form is about one, and where the profile knows several, the person says which.
  std::int64_t children = 0;  // how many to choose among; 0: the form asks about none
  std::int64_t child = 0;     // counted from 1; 0: not said yet
  json::Value of_children;    // what the profile answered about them: null or as profile::Facts reads it

  // Takes what the host says of its form; what was filled, and what is proposed, stays with fields that are the same. Errors with paths
  // below `path`.
  Result<void> take(const json::Value& form, const std::string& path);
  void change(std::int64_t field, std::string value);  // the person's own act in the host's form
  void forget_fills();                                 // the form was reset: nothing in it is of the profile any more

  std::vector<std::string> wanted() const;                     // facts of blank fields that may be filled, each once
  bool must_name_children(const profile::Facts& facts) const;  // several, and the form did not ask for their names
  void propose(const profile::Facts& facts);
  bool choose_child(std::int64_t number);  // false where there is none such; the other proposals stay as they are
  void forget_children();
  std::vector<std::string> names_of_children() const;  // of each; empty where it is not known
  std::int64_t chosen() const;
  std::int64_t filled() const;
  json::Array to_write() const;                  // the proposals that are chosen
  json::Array to_undo(std::size_t field) const;  // field == fields.size(): all
  // The answer to "fields.write"; what of it is not as a host says it is left out.
  std::vector<WriteResult> written_in(const json::Value& reply) const;
  // What the host has done; gives the names of fields that did not take their value.
  std::vector<std::string> restored(const json::Value& reply);  // the same of values that a draft has put back
  std::vector<std::string> wrote(const json::Value& reply, bool is_undo);

 private:
  bool may_fill(const HostField& field) const;
  std::string path_of(const HostField& field) const;
  void propose(const profile::Facts& facts, bool of_child);
  void carry_over(std::vector<HostField>& fresh) const;
};

}  // namespace portal::autofill
