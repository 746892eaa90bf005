#pragma once
// The answers: what is typed in each field, what it means, what is shown and required because of it. No word of a surface here.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/name_index.h"
#include "widgets/form/definition.h"
#include "widgets/form/input.h"

namespace portal::form {

// Where a filled value came from, kept while it or its origin is of interest.
struct Provenance {
  json::Value typed;    // as it was filled in
  json::Object source;  // name by language
  bool verified = false;
  std::string as_of;  // civil date
};

json::Value write_provenance(const Provenance& from);
Result<Provenance> read_provenance(const json::Value& value, const std::string& path);

// Numbers of fields, in a state: false where one is none of `fields` many.
bool read_fields(const json::Value& list, std::size_t fields, std::vector<std::size_t>& out);

struct FieldState {
  json::Value typed;     // never null: "", false or [] where nothing is typed
  json::Value value;     // null where there is none
  Complaint unreadable;  // the typed text is no value
  Complaint shown;       // the complaint the person sees; keyword empty: none
  bool is_visible = true;
  bool is_enabled = true;
  bool is_required = false;
  bool is_touched = false;  // by the person, now or in a draft: never overwritten
  std::shared_ptr<const Provenance> provenance;
  std::shared_ptr<const json::Value> before_fill;  // what stood there before a fill, for undo
};

// What a part of the form did with an event.
enum class Outcome : unsigned char { not_mine, done, answers_changed };

class Model {
 public:
  explicit Model(std::shared_ptr<const Definition> definition);

  const Definition& definition() const { return *definition_; }
  const FieldState& field(std::size_t index) const { return fields_[index]; }
  std::size_t size() const { return fields_.size(); }
  // The field whose node id or pointer this is; size() where there is none.
  std::size_t field_with_id(std::string_view id) const;
  std::size_t field_with_pointer(std::string_view pointer) const;

  // The person's own act: provenance stays for comparison, a complaint stays until the field is left.
  void type(std::size_t index, json::Value typed);
  // A fill from the profile, and back.
  void fill(std::size_t index, const Provenance& from);
  void undo_fill(std::size_t index);
  void refill(std::size_t index);
  // Takes over typed values, of a draft or another definition.
  void restore(std::size_t index, json::Value typed, bool touched, std::shared_ptr<const Provenance> provenance);
  void clear();

  // Everything typed, by pointer, blank fields left out: {"/child/name":{"typed","touched"?,"from"?}}, and "attempt" as below.
  // Reading it back takes what fits; fields the definition no longer has come back by pointer, so that nothing is lost in silence.
  json::Object content() const;
  Result<std::vector<std::string>> take_content(const json::Value& content, const std::string& path, bool keep_touched);

  // What is shown as wrong, by pointer.
  json::Value complaints() const;
  bool take_complaints(const json::Value& complaints);

  // What is wrong with a field now, whether or not it is shown.
  Complaint examine(std::size_t index) const;
  // Shows or hides a field's complaint; blank fields keep quiet until all are checked.
  void check(std::size_t index);
  // Shows every complaint; the fields that have one, in reading order.
  std::vector<std::size_t> check_all();
  void complain(std::size_t index, Complaint complaint);
  // Problems of the whole data that belong to no visible field.
  const std::vector<schema::Problem>& loose_problems() const { return loose_; }

  // What was sent from these answers while nobody knows whether it arrived: the request "application.submit", null otherwise.
  // It goes with the content, so that a reload does not forget it.
  const json::Value& attempt() const { return attempt_; }
  void keep_attempt(json::Value attempt) { attempt_ = std::move(attempt); }

  // What is sent: only what is visible, without groups that hold nothing (unless the schema asks for the group).
  json::Value answers() const;
  std::size_t answered() const;

  bool is_visible(std::size_t element) const { return element_visible_[element]; }
  bool is_enabled(std::size_t element) const { return element_enabled_[element]; }

  // Elements whose own node may look different since the last call.
  std::vector<std::size_t> take_changed();
  void touch_all();

 private:
  void set_typed(std::size_t index, json::Value typed);
  void settle();
  void tidy(std::size_t index);
  void apply_rule(std::size_t element);
  void spread(std::size_t element, bool visible, bool enabled);
  void write_data(std::size_t index);
  Complaint clash(std::size_t index) const;
  void update_required();
  void mark(std::size_t element) { changed_.push_back(element); }

  std::shared_ptr<const Definition> definition_;
  std::vector<FieldState> fields_;
  std::vector<char> element_visible_;
  std::vector<char> element_enabled_;
  NameIndex by_id_;
  NameIndex by_pointer_;
  NameIndex dependents_;  // pointer → elements whose rule reads it
  json::Value data_;      // only what is visible; the objects above visible fields are always there, for their own `required`
  json::Value attempt_;
  std::vector<schema::Problem> loose_;
  std::vector<std::size_t> changed_;
  std::vector<std::string_view> pending_;  // pointers whose readers must decide again
  bool required_is_stale_ = false;
};

}  // namespace portal::form
