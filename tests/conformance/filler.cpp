// Candidates are typed one by one; the form itself says which it takes.
#include "tests/conformance/filler.h"

#include <algorithm>
#include <cmath>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "tests/conformance/pattern_samples.h"

namespace portal::conformance {

namespace {

using form::FieldDefinition;
using ui::Role;

constexpr int most_rounds = 4000;
constexpr std::size_t most_answers = 12;   // to one question
constexpr std::size_t most_within = 2;     // items around a list that is filled without being asked for
constexpr std::size_t most_fields = 1500;  // of a form that grows while it is filled in
constexpr std::size_t most_paired = 8;     // choices of which every two are tried together
constexpr std::size_t most_varied = 60;    // answers to one question of a list that is wrong as a whole

const json::Value* keyword(const std::vector<const json::Value*>& schemas, std::string_view key) {
  for (const json::Value* schema : schemas)
    if (const json::Value* found = schema->find(key)) return found;
  return nullptr;
}

std::size_t shortest_of(const std::vector<const json::Value*>& schemas) {
  const json::Value* least = keyword(schemas, "minLength");
  return least != nullptr && least->is_integer() ? static_cast<std::size_t>(std::clamp<std::int64_t>(least->integer(), 0, 5000)) : 0;
}

void add_texts(std::vector<json::Value>& out, const FieldDefinition& field, const std::vector<const json::Value*>& schemas) {
  for (const json::Value* schema : schemas) {
    const json::Value* pattern = schema->find("pattern");
    if (pattern != nullptr && pattern->is_string())
      for (std::string& text : pattern_samples(pattern->text(), 40, shortest_of(schemas))) out.emplace_back(std::move(text));
    for (const char* key : {"default", "example"})
      if (const json::Value* given = schema->find(key); given != nullptr && given->is_string() && !given->text().empty()) out.push_back(*given);
  }
  for (const char* text : {"Anna",
                           "anna@example.org",
                           "2020-01-15",
                           "https://example.org/",
                           "www.example.org",
                           "123456789",
                           "5555555555",
                           "12345",
                           "01632 960 001",
                           "XX",
                           "US",
                           "2020",
                           "1",
                           "12",
                           "123",
                           "1234",
                           "123456",
                           "1234567",
                           "12345678",
                           "555-55-5555",
                           "SW1A 1AA",
                           "10:30",
                           "2020-01-15T10:30:00Z",
                           "127.0.0.1",
                           "e6c3a1f2-7b0d-4c55-9a1e-0123456789ab",
                           "/a",
                           "P1D",
                           "10:30:00Z",
                           "::1",
                           "a@b.co"})
    out.emplace_back(text);
  const std::size_t shortest = std::max<std::size_t>(shortest_of(schemas), 1);
  out.emplace_back(std::string(shortest, 'a'));
  out.emplace_back(std::string(shortest, '1'));
  if (shortest > 1) add_texts_of(out, shortest);
  if (field.max_length > 0) out.emplace_back(std::string(static_cast<std::size_t>(std::min<std::int64_t>(field.max_length, 5000)), 'a'));
}

void add_numbers(std::vector<json::Value>& out, const std::vector<const json::Value*>& schemas) {
  for (const char* key : {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "default"})
    if (const json::Value* bound = keyword(schemas, key); bound != nullptr && bound->is_number())
      for (const double more : {0.0, 1.0, -1.0}) out.emplace_back(json::number_text(bound->number() + more));
  const json::Value* step = keyword(schemas, "multipleOf");
  for (const char* key : {"minimum", "maximum"})
    if (const json::Value* bound = keyword(schemas, key); step != nullptr && bound != nullptr && bound->is_number() && step->is_number())
      for (const double more : {0.0, 1.0, -1.0})
        out.emplace_back(json::number_text((std::round(bound->number() / step->number()) + more) * step->number()));
  for (const char* number : {"1", "0", "2", "5", "10", "100", "1000", "2020", "0.5", "-1", "12345", "123456789"}) out.emplace_back(number);
}

// A list within items of items: what contains itself has no end.
bool is_far_within(const FieldDefinition& field) {
  std::size_t items = 0;
  for (std::size_t at = field.pointer.find("/n1"); at != std::string::npos; at = field.pointer.find("/n1", at + 1)) ++items;
  return items >= most_within && field.kind == FieldDefinition::Kind::list;
}

// What is named somewhere in a schema as a value: constants, and texts that a pattern takes.
void gather_constants(const json::Value& schema, std::vector<json::Value>& out, int depth) {
  if (depth > 8) return;
  if (schema.is_array()) {
    for (const json::Value& each : schema.array()) gather_constants(each, out, depth + 1);
    return;
  }
  if (!schema.is_object()) return;
  for (const json::Member& member : schema.object()) {
    if (member.key == "const") out.push_back(member.value);
    else if (member.key == "enum" && member.value.is_array()) out.insert(out.end(), member.value.array().begin(), member.value.array().end());
    else if (member.key == "pattern" && member.value.is_string())
      for (std::string& text : pattern_samples(member.value.text(), 4)) out.emplace_back(std::move(text));
    else gather_constants(member.value, out, depth + 1);
  }
}

void add_lists(std::vector<json::Value>& out, std::size_t count, const json::Value& name) {
  json::Array names;
  for (std::size_t i = 1; i <= count; ++i) {
    names.push_back(name.is_null() ? json::Value("n" + std::to_string(i)) : json::Value(name.text() + std::to_string(i) + ".pdf"));
    out.emplace_back(names);
  }
}

}  // namespace

void add_texts_of(std::vector<json::Value>& out, std::size_t length) {
  constexpr std::string_view host = "@example.org";
  if (length > host.size()) out.emplace_back(std::string(length - host.size(), 'a') + std::string(host));
  std::string words;
  while (words.size() + 1 < length) words += words.size() % 9 == 8 ? ' ' : 'a';
  out.emplace_back(words + 'a');
  if (length > 4) out.emplace_back("www." + std::string(length - std::min<std::size_t>(length, 8), 'a') + ".org");
}

std::vector<json::Value> Filler::candidates(std::size_t number) const {
  const FieldDefinition& field = model_.definition().fields[number];
  const auto schemas = model_.definition().schema->describe(field.path);
  std::vector<json::Value> out;
  if (field.kind == FieldDefinition::Kind::list) {
    json::Array keys = model_.field(number).typed.is_array() ? model_.field(number).typed.array() : json::Array();
    for (std::int64_t i = static_cast<std::int64_t>(keys.size()); i < std::max<std::int64_t>(field.fewest, 1); ++i)
      keys.emplace_back("n" + std::to_string(i + 1));
    out.emplace_back(std::move(keys));
    return out;
  }
  if (field.is_list && field.choices.empty()) {
    add_lists(out, 5, "scan");
  } else if (field.is_list) {
    json::Array chosen;
    for (const form::Choice& choice : field.choices) out.emplace_back(json::Array{choice.wire});
    for (const form::Choice& choice : field.choices) {
      chosen.emplace_back(choice.wire);
      out.emplace_back(chosen);
    }
    for (std::size_t i = 0; i < field.choices.size() && field.choices.size() <= most_paired; ++i)
      for (std::size_t k = i + 1; k < field.choices.size(); ++k) out.emplace_back(json::Array{field.choices[i].wire, field.choices[k].wire});
  } else if (!field.choices.empty()) {
    for (const form::Choice& choice : field.choices) out.emplace_back(choice.wire);
    for (const form::Choice& choice : field.choices) out.emplace_back(json::Array{choice.wire});  // as a combobox tells a chosen one
  } else if (field.role == Role::checkbox) {
    out = {true, false};
  } else if (field.role == Role::file_field) {
    add_lists(out, 1, "scan");
    out.emplace_back("scan.pdf");
  } else if (field.role == Role::number_field) {
    add_numbers(out, schemas);
  } else {
    if (field.format == "date") out = {"2020-01-15", today, "1980-06-01", "2027-03-01", "2030-01-01"};
    add_texts(out, field, schemas);
    add_numbers(out, schemas);
  }
  return out;
}

bool Filler::take(std::size_t number, const json::Value& typed) {
  const FieldDefinition& field = model_.definition().fields[number];
  if (!form::accepts(field, typed)) return false;
  const std::string id = field.id;
  const std::string pointer = field.pointer;
  model_.type(number, typed);
  std::vector<std::size_t> unused;
  (void)model_.take_renumbering(unused);
  const std::size_t now = model_.field_with_pointer(pointer);
  if (now == model_.size() || !model_.examine(now).keyword.empty()) return false;
  typed_.erase(std::remove_if(typed_.begin(), typed_.end(), [&id](const auto& each) { return each.first == id; }), typed_.end());
  typed_.emplace_back(id, typed);
  return true;
}

bool Filler::answer(std::size_t number) {
  const std::string pointer = model_.definition().fields[number].pointer;
  std::size_t& times = answered_[pointer];
  if (++times > most_answers) return false;
  std::vector<json::Value> offered = candidates(number);
  if (!offered.empty()) std::rotate(offered.begin(), offered.begin() + static_cast<std::ptrdiff_t>((times - 1) % offered.size()), offered.end());
  for (const json::Value& typed : offered) {
    const std::size_t now = model_.field_with_pointer(pointer);
    if (now == model_.size()) return true;  // it is gone
    if (!form::is_blank(typed) && take(now, typed)) return true;
  }
  return false;
}

// A list that is wrong as a whole, because its items are alike or none is what it must contain: other answers within it.
bool Filler::vary_within(std::size_t list) {
  const std::string place = model_.definition().fields[list].place;
  std::vector<json::Value> wanted;
  for (const json::Value* schema : model_.definition().schema->describe(model_.definition().fields[list].path))
    if (const json::Value* contains = schema->find("contains")) gather_constants(*contains, wanted, 0);
  for (std::size_t i = model_.size(); i-- > 0;) {
    const FieldDefinition& field = model_.definition().fields[i];
    if (field.kind != FieldDefinition::Kind::answer || field.place.rfind(place + "/", 0) != 0 || !model_.field(i).is_visible) continue;
    const json::Value before = model_.field(i).typed;
    std::vector<json::Value> offered = candidates(i);
    offered.insert(offered.begin(), wanted.begin(), wanted.end());
    if (offered.size() > most_varied) offered.resize(most_varied);
    for (const json::Value& typed : offered)
      if (typed != before && take(i, typed) && model_.examine(model_.field_at(place)).keyword.empty()) return true;
    if (!form::is_blank(before)) take(i, before);
  }
  return false;
}

// Something of the whole is wrong and belongs to no field: alternatives that ask for one of several answers.
bool Filler::answer_one_more() {
  for (std::size_t i = 0; i < model_.size(); ++i) {
    const form::FieldState& state = model_.field(i);
    const bool is_asked = state.is_visible && state.is_enabled && model_.definition().fields[i].fixed.is_null();
    if (!is_asked || !form::is_blank(state.typed) || is_far_within(model_.definition().fields[i]) ||
        !tried_.insert(model_.definition().fields[i].pointer).second)
      continue;
    if (answer(i)) return true;
  }
  return false;
}

// What takes nothing within one alternative may take something in another.
bool Filler::choose_another(const std::string& place) {
  for (std::size_t i = 0; i < model_.size(); ++i) {
    const FieldDefinition& field = model_.definition().fields[i];
    const bool is_around = place == field.place || place.rfind(field.place + "/", 0) == 0;
    if (field.kind == FieldDefinition::Kind::alternative && model_.field(i).is_visible && is_around && answer(i)) return true;
  }
  return false;
}

bool Filler::fill() {
  stuck_.clear();
  for (int round = 0; round < most_rounds; ++round) {
    const std::vector<std::size_t> wrong = model_.check_all();
    bool moved = false;
    stuck_.clear();
    for (const std::size_t field : wrong) {
      const std::string place = model_.definition().fields[field].place;
      const bool is_list = model_.definition().fields[field].kind == FieldDefinition::Kind::list;
      if (is_list ? vary_within(field) || answer(field) : answer(field)) {
        moved = true;
        break;  // numbers of fields may be others now
      }
      stuck_.push_back(place);
    }
    for (std::size_t i = 0; i < stuck_.size() && !moved; ++i) moved = choose_another(stuck_[i]);
    if (moved) continue;
    if (wrong.empty() && model_.loose_problems().empty()) return true;
    if (!answer_one_more()) break;
  }
  for (const schema::Problem& problem : model_.loose_problems()) stuck_.push_back(problem.instance + " (" + problem.keyword + ")");
  return false;
}

std::vector<std::string> Filler::unanswered() const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < model_.size(); ++i) {
    const FieldDefinition& field = model_.definition().fields[i];
    const form::FieldState& state = model_.field(i);
    const bool is_asked = state.is_visible && state.is_enabled && field.fixed.is_null() && !field.is_nothing;
    if (is_asked && field.kind == FieldDefinition::Kind::answer && form::is_blank(state.typed)) out.push_back(field.place);
  }
  return out;
}

bool Filler::fill_all() {
  bool holds = fill();
  for (int round = 0; round < most_rounds && holds && model_.size() < most_fields && answer_one_more(); ++round) holds = fill();
  return holds;
}

std::size_t Filler::choices(std::size_t number) const {
  const FieldDefinition& field = model_.definition().fields[number];
  const bool is_choice = !field.choices.empty() || field.role == Role::checkbox || field.role == Role::number_field;
  return is_choice && model_.field(number).is_visible ? std::min<std::size_t>(candidates(number).size(), 24) : 0;
}

bool Filler::choose(std::size_t number, std::size_t choice) { return take(number, candidates(number)[choice]); }

bool Filler::set(std::string_view place, const std::vector<json::Value>& first, const std::function<bool(const json::Value*)>& is_right) {
  const std::size_t field = model_.field_at(place);
  if (field >= model_.size() || !model_.field(field).is_visible) return false;
  const auto is_there = [&] {
    const json::Value answers = model_.answers();
    return is_right(json::at(answers, place));
  };
  if (is_there()) return true;
  std::vector<json::Value> offered = first;
  for (json::Value& each : candidates(field)) offered.push_back(std::move(each));
  for (const json::Value& typed : offered)
    if (take(field, typed) && is_there()) return true;
  return false;
}

std::vector<std::size_t> Filler::pages() const {
  std::vector<std::size_t> out;
  const auto& pages = model_.definition().pages;
  for (std::size_t i = 0; i < pages.size(); ++i)
    if (model_.is_visible(pages[i])) out.push_back(i);
  return out;
}

}  // namespace portal::conformance
