// The sentences themselves: which key, with which arguments, told in the manner of the field.
#include "widgets/form/words.h"

#include <algorithm>
#include <utility>

#include "sdk/profile/facts.h"

namespace portal::form {

namespace {

// Complaints that are said differently for kinds of fields: "form.error.required.choice".
std::string_view manner_of(const FieldDefinition& field) {
  if (field.kind == FieldDefinition::Kind::list) return "list";
  switch (field.role) {
    case ui::Role::checkbox: return "checkbox";
    case ui::Role::combobox:
    case ui::Role::select:
    case ui::Role::radio_group:
    case ui::Role::checkbox_group: return "choice";
    case ui::Role::date_parts:
    case ui::Role::date_field: return "date";
    case ui::Role::file_field: return "file";
    default: return "text";
  }
}

// A hint of one sentence needs no stop, until another follows it.
bool ends_sentence(std::string_view text) { return std::string_view(".!?:;").find(text.back()) != std::string_view::npos || text.ends_with("…"); }

}  // namespace

std::size_t period_of(const Definition& definition, const FieldDefinition& field) {
  std::size_t at = field.element;
  while (at != 0 && !definition.elements[at].is_period) at = definition.elements[at].parent;
  return at;
}

std::string Words::label_of(std::string_view pointer) const {
  for (const FieldDefinition& field : definition_.fields)
    if (field.pointer == pointer) return full_label(field);
  const std::string key = key_of(pointer);
  return own(key + ".label", key);  // of an earlier version, whose texts the author may have kept
}

std::string Words::told(std::string_view pointer, const json::Value& typed) const {
  for (const FieldDefinition& field : definition_.fields)
    if (field.pointer == pointer) return shown(field, typed);
  return shown(FieldDefinition(), typed);
}

std::string Words::own(const std::string& key, const std::string& otherwise) const { return definition_.text(locale(), key, otherwise); }

std::string Words::label(const FieldDefinition& field) const {
  if (field.kind == FieldDefinition::Kind::alternative) return own(field.key + ".alternative", say("form.alternative"));
  std::string text = own(field.key + ".label", field.label);
  if (!text.empty() || field.extras == nullptr || field.extras->end == Extras::End::none) return text.empty() ? field.label : text;
  return say(field.extras->end == Extras::End::first ? "form.period.first" : "form.period.last");
}

std::string Words::in_items(const FieldDefinition& field, std::string text) const {
  for (std::size_t at = field.element; at != 0; at = definition_.elements[at].parent) {
    const Element& around = definition_.elements[at];
    if (around.kind != Element::Kind::item && !around.is_period) continue;
    text = say("form.autofill.preview.item", "label", around.is_period ? group_label(around) : item_label(at), "value", text);
  }
  return text;
}

std::string Words::question_label(const FieldDefinition& field) const {
  const std::size_t period = period_of(definition_, field);
  if (period == 0) return full_label(field);
  std::string text = group_label(definition_.elements[period]);
  for (std::size_t at = period; at != 0; at = definition_.elements[at].parent)
    if (definition_.elements[at].kind == Element::Kind::item) text = say("form.autofill.preview.item", "label", item_label(at), "value", text);
  return text;
}

std::string Words::group_label(const Element& group) const {
  std::string text = own(group.key + ".label", group.text);
  return text.empty() ? group.text : text;
}

std::string Words::item_label(std::size_t element) const {
  const Element& item = definition_.elements[element];
  const Element& list = definition_.elements[item.parent];
  const FieldDefinition& field = definition_.fields[list.field];
  std::string text = own(list.key + ".itemLabel", item.text);
  if (text.empty()) text = label(field);
  if (field.is_single) return text;
  const auto place = std::find(list.children.begin(), list.children.end(), element) - list.children.begin();
  return say("form.list.item", "label", text, "number", static_cast<long long>(place) + 1);
}

std::string Words::hint(const FieldDefinition& field) const {
  std::string text = own(field.key + ".description", field.hint);
  const std::string example = own(field.key + ".example", field.example);
  const auto add = [&text](const std::string& more) {
    if (!more.empty() && !text.empty()) text += ends_sentence(text) ? " " : ". ";
    text += more;
  };
  add(example);
  if (field.role == ui::Role::text_area && field.max_length > 0) add(say("form.hint.room", "limit", field.max_length));
  if (field.extras == nullptr) return text;
  add(own(field.key + ".whereToFind", field.extras->where));
  add(own(field.key + ".statement", field.extras->statement));
  if (field.extras->max_size > 0) add(say("form.hint.size", "size", size(field.extras->max_size)));
  return text;
}

std::string Words::why(const FieldDefinition& field) const {
  return field.extras == nullptr ? std::string() : own(field.key + ".why", field.extras->why);
}

std::string Words::size(std::int64_t bytes) const {
  const bool large = bytes >= 1000000;
  const double number = large ? static_cast<double>(bytes / 100000) / 10 : static_cast<double>((bytes + 999) / 1000);
  return say(large ? "form.size.mb" : "form.size.kb", "size", number);
}

std::string Words::choice(const FieldDefinition& field, const Choice& choice) const {
  std::string text = own(field.key + "." + choice.wire, choice.title);
  if (text.empty() && choice.constant.is_boolean()) return say(choice.constant.boolean() ? "form.yes" : "form.no");
  return text.empty() ? choice.title : text;
}

std::string Words::complaint(const FieldDefinition& field, const Complaint& complaint) const {
  const std::string label_text = label(field);
  const std::string written = own(field.key + ".error." + complaint.keyword, std::string());
  if (!written.empty()) return written;
  json::Object arguments = complaint.parameters;
  arguments.set("label", label_text);
  const std::string key = "form.error." + complaint.keyword;
  std::string detail;
  if (complaint.keyword == "required" || field.kind == FieldDefinition::Kind::list) detail = manner_of(field);
  else if (const json::Value* kind = complaint.parameters.find("kind"); kind != nullptr && kind->is_string()) detail = kind->text();
  else if (const json::Value* format = complaint.parameters.find("format"); format != nullptr && format->is_string()) detail = format->text();
  if (field.is_constant_true) return say(std::string_view("form.error.required.checkbox"), arguments);
  if (!detail.empty() && strings().has(key + "." + detail)) return say(key + "." + detail, arguments);
  return say(strings().has(key) ? std::string_view(key) : "form.error.other", arguments);
}

std::string Words::source(const Provenance& provenance) const {
  profile::Source source;
  source.names = provenance.source;
  const std::string name(source.name(locale()));
  if (provenance.derived == "answer") return say("form.source.answer", "label", name);
  std::string text = say(provenance.verified ? "form.source.verified" : "form.source.stated", "source", name, "date", provenance.as_of);
  if (provenance.derived.empty()) return text;
  return say("form.source.derived", "how", provenance.derived) + " " + text;
}

std::string Words::shown(const FieldDefinition& field, const json::Value& typed) const {
  const auto one = [&](const json::Value& item) {
    const bool has_unit = field.extras != nullptr && !field.extras->unit.empty() && field.choices.empty() && !is_blank(item);
    if (item.is_string() && has_unit) return item.text() + "\u00a0" + own(field.key + ".unit", field.extras->unit);
    for (const Choice& entry : field.choices)
      if (item.is_string() && entry.wire == item.text()) return choice(field, entry);
    return item.is_string() ? item.text() : item.text_at("name");
  };
  if (typed.is_boolean()) return say(typed.boolean() ? "form.yes" : "form.no");
  if (!typed.is_array()) return one(typed);
  std::string out;
  for (const json::Value& item : typed.array()) out += (out.empty() ? "" : ", ") + one(item);
  return out;
}

}  // namespace portal::form
