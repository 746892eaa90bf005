#pragma once
// The answers: what is typed in each field, what it means, what is shown and required because of it. No word of a surface here.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/name_index.h"
#include "sdk/filling/fields.h"
#include "widgets/form/definition.h"
#include "widgets/form/input.h"
#include "widgets/form/question.h"

namespace portal::form {

using filling::Outcome;
using filling::Provenance;

// The number of a field, in a state, or several: false where one is none of `fields` many.
bool read_field(const json::Value& number, std::size_t fields, std::size_t& out);
bool read_fields(const json::Value& list, std::size_t fields, std::vector<std::size_t>& out);

// The same numbers after Model::take_renumbering, without the fields that are gone.
void renumber_fields(std::vector<std::size_t>& fields, const std::vector<std::size_t>& now);

// What the person let stand although it was asked about.
struct Overruled {
  json::Value typed;
  std::string reason;  // of the question
};

struct FieldState : filling::Filled {
  std::shared_ptr<const Provenance> lent;  // what another answer of this form, or the profile, says of it, while it is blank
  json::Value value;                       // null where there is none
  Complaint unreadable;                    // the typed text is no value
  Complaint shown;                         // the complaint the person sees; keyword empty: none
  bool is_visible = true;
  bool is_enabled = true;
  bool is_required = false;
  bool is_demanded = false;                    // by its requiredIf
  std::shared_ptr<const Question> question;    // asked below the field
  std::shared_ptr<const Overruled> overruled;  // not asked about again
  std::shared_ptr<const json::Array> offered;  // proposals for the text, while the field has the focus
  bool is_why_open = false;                    // the person reads why it is asked

  bool is_overruled() const { return overruled != nullptr && overruled->typed == typed; }
};

class Model final : public filling::Fields {
 public:
  explicit Model(std::shared_ptr<const Definition> definition);

  const Definition& definition() const { return *definition_; }
  const FieldState& field(std::size_t index) const { return fields_[index]; }
  // As a list of fields that is filled and kept in drafts; the pointer is the name.
  const std::string& form() const override { return definition_->id; }
  const std::string& version() const override { return definition_->version; }
  const json::Value& migrations() const override { return definition_->migrations; }
  std::size_t size() const override { return fields_.size(); }
  std::size_t find(std::string_view pointer) const override { return field_with_pointer(pointer); }
  const std::string& name(std::size_t index) const override { return definition_->fields[index].pointer; }
  const filling::Filled& filled(std::size_t index) const override { return fields_[index]; }
  bool accepts(std::size_t index, const json::Value& typed) const override { return form::accepts(definition_->fields[index], typed); }
  bool is_items(std::size_t index) const override { return definition_->fields[index].kind == FieldDefinition::Kind::list; }
  bool is_answer(std::size_t index) const override { return definition_->fields[index].kind == FieldDefinition::Kind::answer && !is_derived(index); }
  bool is_derived(std::size_t index) const override { return is_computed(definition_->fields[index]); }

  // The field whose node id or pointer this is; size() where there is none.
  std::size_t field_with_id(std::string_view id) const;
  std::size_t field_with_pointer(std::string_view pointer) const;

  // The field whose value stands at this place in the data: the one that is shown, where alternatives share the place.
  std::size_t field_at(std::string_view place) const;

  // Other items in a list: what stands in items that stay goes with them. All numbers of fields and elements change.
  void set_items(std::size_t list, json::Array keys) { type(list, std::move(keys)); }
  std::size_t items(std::size_t list) const { return fields_[list].typed.array().size(); }
  // Whether numbers have changed since the last call; then `now[old]` is a field's new number, none where it is gone.
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  bool take_renumbering(std::vector<std::size_t>& now);

  // The day in the person's zone ("2026-11-25"), for bounds of dates and rules; empty: not known, and nothing is decided by it.
  const std::string& today() const { return today_; }
  void set_today(std::string today);
  // Whether it would decide anything.
  bool reads_today() const;

  // The fact that answers this field, of the person whom another answer names where one does; "": none.
  const std::string& fact(std::size_t index) const;

  // What another answer, or the profile, says of this field; null: nothing.
  void lend(std::size_t index, std::shared_ptr<const Provenance> from);
  // Whether the authority takes no other answer here, unless the person disputes it.
  bool is_locked(std::size_t index) const;
  void dispute(std::size_t index);

  // What is shown as wrong, by pointer.
  json::Value complaints() const;
  bool take_complaints(const json::Value& complaints);

  // A question below the field (question.h), unless it was overruled for this text; goes when the text changes.
  void ask(std::size_t index, Question question);
  void close_question(std::size_t index);
  void overrule(std::size_t index);
  // It goes with the content, under "overruled": a draft that comes back is not asked about anew.
  void recall_overruled();
  json::Array let_stand() const;         // as it is sent: [{"pointer","keyword"}]
  bool hears() const { return hears_; }  // the host can recognise speech: fields offer it
  void set_hears(bool on) { hears_ = on; }
  json::Value questions() const;  // by pointer, for a state
  bool take_questions(const json::Value& questions);
  // Shows or shuts why a field is asked.
  void open_why(std::size_t index, bool open);
  // What is offered for a field's text; empty ends it.
  void offer(std::size_t index, json::Array options);

  // What is wrong with a field now, whether or not it is shown.
  Complaint examine(std::size_t index) const;
  // Shows or hides a field's complaint; blank fields keep quiet until all are checked.
  void check(std::size_t index);
  // Whether a field stands below an element: on a page.
  bool is_within(std::size_t index, std::size_t element) const;
  // Shows every complaint; the fields that have one, in reading order.
  std::vector<std::size_t> check_all();
  // The same of what stands below one element.
  std::vector<std::size_t> check_within(std::size_t element);
  void complain(std::size_t index, Complaint complaint);
  // Problems of the whole data that belong to no visible field.
  const std::vector<schema::Problem>& loose_problems() const { return loose_; }

  // What was sent from these answers while nobody knows whether it arrived: the request "application.submit", null otherwise.
  // It goes with the content, so that a reload does not forget it.
  const json::Value& attempt() const { return aside("attempt"); }
  void keep_attempt(json::Value attempt) { put_aside("attempt", std::move(attempt)); }

  // What is sent: only what is visible, without groups that hold nothing (unless the schema asks for the group).
  json::Value answers() const;
  // The other way: data of the form's shape, items and alternatives included. What has no field stays out.
  void take_answers(const json::Value& data);

  bool is_visible(std::size_t element) const { return element_visible_[element]; }
  bool is_enabled(std::size_t element) const { return element_enabled_[element]; }

  // Elements whose own node may look different since the last call.
  std::vector<std::size_t> take_changed();

 protected:
  filling::Filled& hold(std::size_t index) override { return fields_[index]; }
  json::Value nothing(std::size_t index) const override { return nothing_typed(definition_->fields[index]); }
  void put(std::size_t index, json::Value typed) override;
  void forgive(std::size_t index) override { fields_[index].shown = {}; }

 private:
  static json::Value nothing_typed(const FieldDefinition& field);
  void begin();
  void adopt(std::shared_ptr<const Definition> definition);
  json::Object all_items() const;
  std::string meant(const FieldDefinition& chooser, const json::Value& data) const;
  bool needs_answer(std::size_t index) const;
  void write_list(std::size_t index);
  void make_object(std::string_view place);
  void take_out(std::string_view place, std::size_t held);
  bool rule_holds(const Rule& rule) const;
  Complaint unchosen(std::size_t index) const;
  Complaint complaint_of(std::size_t index, const schema::Problem& problem) const;
  bool find_in_alternative(std::size_t index, std::vector<Complaint>& found) const;
  void settle();
  void tidy(std::size_t index);
  void apply_rule(std::size_t element);
  void add_readers();
  void apply_logic(std::size_t index);
  void demand(std::size_t index, bool demanded);
  void compute(std::size_t index);
  void spread(std::size_t element, bool visible, bool enabled);
  void write_data(std::size_t index);
  Complaint clash(std::size_t index) const;
  void update_required();
  void mark(std::size_t element) { changed_.push_back(element); }
  void mark_field(std::size_t index) { mark(definition_->fields[index].element); }

  std::shared_ptr<const Definition> definition_;
  std::vector<std::shared_ptr<const Definition>> former_;  // words of this step may still be of them
  std::vector<std::size_t> renumbered_;
  bool is_renumbered_ = false;
  std::vector<FieldState> fields_;
  std::vector<char> element_visible_;
  std::vector<char> element_enabled_;
  NameIndex by_id_;
  NameIndex by_pointer_;
  NameIndex by_place_;
  NameIndex dependents_;  // place → elements whose rule reads it; past them, fields with rules of their own
  std::string today_;
  json::Value data_;  // only what is visible; objects that must be there are, even empty ones, for their own `required`
  std::vector<schema::Problem> loose_;
  std::vector<std::size_t> changed_;
  std::vector<std::string_view> pending_;  // places whose readers must decide again
  bool required_is_stale_ = false;
  bool hears_ = false;
};

}  // namespace portal::form
