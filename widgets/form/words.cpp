// The sentences themselves: which key, with which arguments, told in the manner of the field.
#include "widgets/form/words.h"

#include <utility>

#include "sdk/profile/facts.h"

namespace portal::form {

namespace {

// Complaints that are said differently for kinds of fields: "form.error.required.choice".
std::string_view manner_of(const FieldDefinition& field) {
  switch (field.role) {
    case ui::Role::checkbox: return "checkbox";
    case ui::Role::select:
    case ui::Role::radio_group:
    case ui::Role::checkbox_group: return "choice";
    case ui::Role::date_field: return "date";
    case ui::Role::file_field: return "file";
    default: return "text";
  }
}

}  // namespace

std::string Words::label_of(std::string_view pointer) const {
  for (const FieldDefinition& field : definition_.fields)
    if (field.pointer == pointer) return label(field);
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
  std::string text = own(field.key + ".label", field.label);
  return text.empty() ? field.label : text;
}

std::string Words::hint(const FieldDefinition& field) const {
  std::string text = own(field.key + ".description", field.hint);
  const std::string example = own(field.key + ".example", field.example);
  if (!example.empty()) text += (text.empty() ? "" : " ") + example;
  return text;
}

std::string Words::choice(const FieldDefinition& field, const Choice& choice) const {
  std::string text = own(field.key + "." + choice.wire, choice.title);
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
  if (complaint.keyword == "required") detail = manner_of(field);
  else if (const json::Value* kind = complaint.parameters.find("kind"); kind != nullptr && kind->is_string()) detail = kind->text();
  else if (const json::Value* format = complaint.parameters.find("format"); format != nullptr && format->is_string()) detail = format->text();
  if (field.is_constant_true) return say(std::string_view("form.error.required.checkbox"), arguments);
  if (!detail.empty() && strings().has(key + "." + detail)) return say(key + "." + detail, arguments);
  return say(strings().has(key) ? std::string_view(key) : "form.error.other", arguments);
}

std::string Words::source(const Provenance& provenance) const {
  profile::Source source;
  source.names = provenance.source;
  return say(provenance.verified ? "form.source.verified" : "form.source.stated", "source", source.name(locale()), "date", provenance.as_of);
}

std::string Words::shown(const FieldDefinition& field, const json::Value& typed) const {
  const auto one = [&](const json::Value& item) {
    for (const Choice& entry : field.choices)
      if (item.is_string() && entry.wire == item.text()) return choice(field, entry);
    return item.is_string() ? item.text() : std::string();
  };
  if (typed.is_boolean()) return say(typed.boolean() ? "form.yes" : "form.no");
  if (!typed.is_array()) return one(typed);
  std::string out;
  for (const json::Value& item : typed.array()) out += (out.empty() ? "" : ", ") + one(item);
  return out;
}

}  // namespace portal::form
