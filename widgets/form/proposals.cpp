// A cheap look at what was typed, and what comes of the engine's answer.
#include "widgets/form/proposals.h"

#include <algorithm>

namespace portal::form {

namespace {

struct Letters {
  bool latin = false, cyrillic = false, other = false, digits = false, odd = false;  // odd: doubled spaces, and what is no letter of these
};

// UTF-8 by its first bytes: D0–D3 begin Cyrillic letters, C3–C6 Latin ones.
Letters letters_of(std::string_view text) {
  Letters out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x80 && c < 0xC0) continue;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    out.latin = out.latin || letter || (c >= 0xC3 && c <= 0xC6);
    out.cyrillic = out.cyrillic || (c >= 0xD0 && c <= 0xD3);
    out.other = out.other || c > 0xD3 || (c > 0xC6 && c < 0xD0);
    out.digits = out.digits || (c >= '0' && c <= '9');
    const bool blank_after = i > 0 && c == ' ' && (text[i - 1] == ' ' || text[i - 1] == '-');
    const bool blank_before = c == '-' && i > 0 && text[i - 1] == ' ';
    const bool expected = letter || c == ' ' || c == '-' || c == '\'' || c == '.' || (c >= 0xC3 && c <= 0xC6) || (c >= 0xD0 && c <= 0xD3);
    out.odd = out.odd || blank_after || blank_before || !expected;
  }
  return out;
}

// Day and month may have changed places: 03/04/2026.
bool may_be_swapped(std::string_view text) {
  int parts[3] = {0, 0, 0};
  int part = 0;
  for (const char c : text) {
    if (c == '/') ++part;
    else if (c < '0' || c > '9' || part > 2) return false;
    else parts[part] = std::min(parts[part] * 10 + (c - '0'), 9999);
    if (part > 2) return false;
  }
  return part == 2 && parts[0] != parts[1] && parts[0] > 0 && parts[0] <= 12 && parts[1] > 0 && parts[1] <= 12 && parts[2] > 31;
}

bool looks_odd(std::string_view kind, const FieldState& field, std::string_view text, const Words& words) {
  const Letters letters = letters_of(text);
  const bool russian = words.definition().language.rfind("en", 0) != 0;
  if (kind == "date" && may_be_swapped(text)) return true;
  if (kind == "name") return letters.odd || (letters.latin && (letters.cyrillic || russian)) || (letters.cyrillic && !russian);
  if (kind == "text") return !letters.other && ((letters.latin && letters.cyrillic) || (russian ? letters.latin : letters.cyrillic));
  if (kind == "email") return letters.cyrillic;
  return !field.unreadable.keyword.empty();
}

}  // namespace

std::string_view engine_kind(const FieldDefinition& field) {
  if (!field.choices.empty()) return "choice";
  if (field.role == ui::Role::date_field) return "date";
  if (field.role == ui::Role::number_field) return "number";
  if (field.identifier != nullptr) {
    const std::string_view name = field.identifier->name;
    if (name == "ru-phone" || name == "ru-snils" || name == "ru-passport") return name.substr(3);
    return profile::digits_only(*field.identifier) ? "digits" : "text";
  }
  if (field.format == "email" || field.format == "idn-email") return "email";
  const std::string_view token = field.autocomplete;
  const std::string& fact = field.fact.empty() && has_fact(field) ? field.extras->facts.front().second : field.fact;
  if (fact.find(".name.") != std::string::npos || token == "name" || token.ends_with("-name")) return "name";
  return "text";
}

void Proposals::look(std::size_t index, const json::Value& typed, const Model& model, const Words& words, session::Effects& effects) {
  const FieldDefinition& definition = model.definition().fields[index];
  const FieldState& field = model.field(index);
  const bool is_text = definition.choices.empty() && definition.role != ui::Role::checkbox && definition.role != ui::Role::file_field;
  if (!is_text || !field.is_visible || !field.is_enabled || field.question != nullptr || is_blank(field.typed)) return;
  if (!typed.is_string() || !field.typed.is_string() || typed.text().size() > 2000) return;  // long texts are nobody's slip of the keyboard
  if (field.is_as_filled() || field.is_overruled()) return;
  const std::string_view kind = engine_kind(definition);
  if ((definition.format == "uri" || definition.format == "url") || !looks_odd(kind, field, typed.text(), words)) return;
  pointer_ = definition.pointer;
  text_ = field.typed.text();
  request_ = effects.request("text.propose", {{"answer", kind}, {"text", typed.text()}, {"locale", words.locale()}});
}

bool Proposals::reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  if (request == 0 || request != request_) return false;
  request_ = 0;
  const std::size_t index = model.field_with_pointer(pointer_);
  const json::Value* values = value.find("values");
  const std::string reason = value.text_at("reason");
  if (!ok || index == model.size() || values == nullptr || !values->is_array() || reason.empty()) return true;
  if (!model.field(index).typed.is_string() || model.field(index).typed.text() != text_) return true;  // it has been corrected meanwhile
  const FieldDefinition& field = model.definition().fields[index];
  Question question{reason};
  for (const json::Value& each : values->array()) {
    if (!each.is_string()) continue;
    const json::Value meant = typed_of(field, each.text());
    if (!read_typed(field, meant).complaint.keyword.empty()) continue;  // the field would refuse it as well
    if (reason == "order" || meant != model.field(index).typed) question.values.push_back(each.text());
  }
  if (question.values.empty() || !words.strings().has("form.ask." + question.reason)) return true;
  model.ask(index, question);
  if (model.field(index).question != nullptr) effects.announce(question_text(field, question, words));
  return true;
}

void Proposals::archive(json::Archive& state) {
  state.number("request", request_);
  state.text("pointer", pointer_);
  state.text("text", text_);
}

}  // namespace portal::form
