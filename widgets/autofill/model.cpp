// Fields and their fill.
#include "widgets/autofill/model.h"

#include <algorithm>

#include "sdk/json/reader.h"
#include "widgets/autofill/values.h"

namespace portal::autofill {

namespace {

constexpr std::string_view any_child = "children.*.";
constexpr std::string_view name_of_any_child = "children.*.name.given";

bool is_of_child(const HostField& field) { return field.decision.fact.rfind(any_child, 0) == 0; }

// A page states a child's fact by its path alone; it is written like the same fact of a person.
void find_token_of_child(HostField& field) {
  if (!is_of_child(field) || !field.decision.token.empty()) return;
  const std::string rest = field.decision.fact.substr(any_child.size());
  const classifier::Token* token = classifier::token_for_fact("person." + rest);
  if (token == nullptr) token = classifier::token_for_fact(rest);
  if (token != nullptr) field.decision.token = token->name;
}

// "value", "closed" and "words" are the host's own words; the rest are signals.
Result<HostField> read_field(const json::Value& entry, const std::string& path) {
  HostField out;
  if (!entry.is_object()) return Error{ErrorCode::wrong_type, path, "a field", json::describe(entry)};
  json::Object signals = entry.object();
  for (const char* key : {"value", "closed"}) {
    const json::Value* text = entry.find(key);
    if (text == nullptr) continue;
    if (!text->is_string()) return Error{ErrorCode::wrong_type, path + "/" + key, "a text", json::describe(*text)};
    (std::string_view(key) == "value" ? out.value : out.closed) = text->text();
    signals.erase(key);
  }
  if (const json::Value* words = entry.find("words")) {
    if (!words->is_object()) return Error{ErrorCode::wrong_type, path + "/words", "an object", json::describe(*words)};
    out.words = words->object();
    signals.erase("words");
  }
  PORTAL_TRY(auto read, classifier::read_signals(json::Array{std::move(signals)}, path));
  out.signals = std::move(read.front());
  return out;
}

// Signs of a mask that waits ("+7 (___) ___-__-__", "__.__.____") are no answer.
bool has_answer(const HostField& field) {
  std::string rest;
  for (const char sign : field.value)
    if ((sign & 0x80) != 0 || (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z')) rest += sign;
  const bool is_phone = field.decision.token.rfind("tel", 0) == 0;
  return !rest.empty() && !(is_phone && (rest == "7" || rest == "8") && field.value.front() == (rest == "7" ? '+' : '8'));
}

bool is_same(const HostField& one, const HostField& other) {
  if (one.is_marked != other.is_marked || one.signals.name != other.signals.name || one.signals.id != other.signals.id) return false;
  return !one.signals.name.empty() || !one.signals.id.empty() || one.signals.called() == other.signals.called();
}

}  // namespace

Result<void> Model::take(const json::Value& form, const std::string& path) {
  json::Reader read(form, path);
  const json::Value* list = read.required("fields", json::Kind::array);
  const json::Value* marked = read.optional("marked", json::Kind::array);
  read.ignore("form");
  read.ignore("reset");
  PORTAL_CHECK(read.finish());
  std::vector<HostField> fresh;
  std::vector<classifier::Signals> signals;
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    PORTAL_TRY(auto field, read_field(list->array()[i], path + "/fields/" + std::to_string(i)));
    signals.push_back(field.signals);
    fresh.push_back(std::move(field));
  }
  const std::vector<classifier::Decision> decisions = classifier::classify(classifier::own_model(), signals);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    fresh[i].decision = decisions[i];
    find_token_of_child(fresh[i]);
  }
  for (std::size_t i = 0; marked != nullptr && i < marked->array().size(); ++i) {
    PORTAL_TRY(auto field, read_field(marked->array()[i], path + "/marked/" + std::to_string(i)));
    field.is_marked = true;
    fresh.push_back(std::move(field));
  }
  carry_over(fresh);
  fields = std::move(fresh);
  const bool has_preview = children > 1 || std::any_of(fields.begin(), fields.end(), [](const HostField& field) { return field.is_proposed; });
  if (phase == Phase::waiting || (phase == Phase::preview && !has_preview)) phase = Phase::offered;
  return {};
}

// A page may build its form anew at any moment, also under a preview: what a person looks at does not go with the old controls.
void Model::carry_over(std::vector<HostField>& fresh) const {
  std::vector<bool> is_used(fields.size());
  for (HostField& field : fresh) {
    std::size_t at = 0;
    while (at < fields.size() && (is_used[at] || !is_same(fields[at], field))) ++at;
    if (at == fields.size()) continue;
    is_used[at] = true;
    const HostField& known = fields[at];
    const bool is_filled = known.is_filled && known.offer == field.value;
    const bool is_proposed = known.is_proposed && may_fill(field) && known.decision.fact == field.decision.fact;
    if (!is_filled && !is_proposed) continue;
    field.is_filled = is_filled;
    field.is_proposed = is_proposed;
    field.is_chosen = known.is_chosen;
    field.is_repeated = known.is_repeated;
    field.offer = known.offer;
    field.also = known.also;
    field.from = known.from;
    field.before = known.before;
  }
}

void Model::forget_fills() {
  for (HostField& field : fields) field.is_filled = field.is_proposed = false;
  forget_children();
  if (phase != Phase::waiting) phase = Phase::offered;
}

void Model::change(std::int64_t field, std::string value) {
  if (field < 0 || field >= static_cast<std::int64_t>(fields.size())) return;
  HostField& found = fields[static_cast<std::size_t>(field)];
  found.value = std::move(value);
  if (found.is_filled && found.value != found.offer) found.is_filled = false;  // the person's word stands
}

bool Model::may_fill(const HostField& field) const {
  if (!field.closed.empty() || has_answer(field) || field.decision.fact.empty()) return false;
  const classifier::Token* token = classifier::find_token(field.decision.token);
  if (token != nullptr && token->care == classifier::Care::never) return false;
  const bool is_own = field.decision.fact.rfind("organization.", 0) != 0 && field.decision.fact.rfind("bank.", 0) != 0;
  return field.decision.is_stated || !is_own || !is_about_another(field.signals);
}

std::vector<std::string> Model::wanted() const {
  std::vector<std::string> out;
  for (const HostField& field : fields)
    if (may_fill(field) && std::find(out.begin(), out.end(), field.decision.fact) == out.end()) out.push_back(field.decision.fact);
  return out;
}

bool Model::must_name_children(const profile::Facts& facts) const {
  const std::vector<std::string> asked = wanted();
  return facts.items("children") > 1 &&
         std::any_of(fields.begin(), fields.end(), [this](const HostField& field) { return is_of_child(field) && may_fill(field); }) &&
         std::find(asked.begin(), asked.end(), name_of_any_child) == asked.end();
}

std::string Model::path_of(const HostField& field) const {
  if (!is_of_child(field)) return field.decision.fact;
  return child == 0 ? std::string() : "children." + std::to_string(child - 1) + "." + field.decision.fact.substr(any_child.size());
}

void Model::propose(const profile::Facts& facts) {
  std::vector<std::string> about{std::string(name_of_any_child)};
  for (const HostField& field : fields)
    if (is_of_child(field) && may_fill(field)) about.push_back(field.decision.fact);
  const profile::Facts known = about.size() > 1 ? facts.subset(about) : profile::Facts();
  children = static_cast<std::int64_t>(known.items("children"));
  child = children == 1 ? 1 : 0;
  of_children = children > 0 ? known.to_json() : json::Value();
  propose(facts, false);
  propose(known, true);
}

bool Model::choose_child(std::int64_t number) {
  const auto known = profile::Facts::read(of_children);
  if (number < 1 || number > children || !known.ok()) return false;
  child = number;
  propose(known.value(), true);
  return true;
}

void Model::forget_children() {
  children = child = 0;
  of_children = nullptr;
}

std::vector<std::string> Model::names_of_children() const {
  std::vector<std::string> out;
  const auto known = profile::Facts::read(of_children);
  for (std::int64_t i = 0; i < children; ++i) {
    const profile::Fact* name = known.ok() ? known.value().best("children." + std::to_string(i) + ".name.given") : nullptr;
    out.push_back(name != nullptr && name->value.is_string() ? name->value.text() : std::string());
  }
  return out;
}

void Model::propose(const profile::Facts& facts, bool of_child) {
  std::vector<std::string> seen;
  for (HostField& field : fields) {
    if (is_of_child(field) != of_child) continue;
    field.is_proposed = false;
    const std::string path = path_of(field);
    const profile::Fact* fact = path.empty() ? nullptr : facts.best(path);
    if (!may_fill(field) || fact == nullptr) continue;
    const Written written = written_value(field.signals, field.decision.token, fact->value);
    if (written.value.empty()) continue;
    field.is_proposed = true;
    field.is_repeated = std::find(seen.begin(), seen.end(), field.decision.fact) != seen.end();
    field.is_chosen = !field.is_repeated;
    field.offer = written.value;
    field.also = written.also;
    field.from = *fact;
    seen.push_back(field.decision.fact);
  }
}

std::int64_t Model::chosen() const {
  return std::count_if(fields.begin(), fields.end(), [](const HostField& field) { return field.is_proposed && field.is_chosen; });
}

std::int64_t Model::filled() const {
  return std::count_if(fields.begin(), fields.end(), [](const HostField& field) { return field.is_filled; });
}

json::Array Model::to_write() const {
  json::Array out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const HostField& field = fields[i];
    if (!field.is_proposed || !field.is_chosen || has_answer(field)) continue;  // typed meanwhile: the person's word stands
    json::Object entry{{"field", i}, {"value", field.offer}};
    if (!field.also.empty()) entry.set("also", json::Array(field.also.begin(), field.also.end()));
    out.emplace_back(std::move(entry));
  }
  return out;
}

json::Array Model::to_undo(std::size_t field) const {
  json::Array out;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].is_filled && (field == fields.size() || field == i)) out.emplace_back(json::Object{{"field", i}, {"value", fields[i].before}});
  return out;
}

std::vector<WriteResult> Model::written_in(const json::Value& reply) const {
  std::vector<WriteResult> out;
  const json::Value* written = reply.find("written");
  if (written == nullptr || !written->is_array()) return out;
  for (const json::Value& result : written->array()) {
    const json::Value* number = result.find("field");
    const json::Value* ok = result.find("ok");
    const json::Value* value = result.find("value");
    if (number == nullptr || !number->is_integer() || ok == nullptr || !ok->is_boolean() || value == nullptr || !value->is_string()) continue;
    if (number->integer() < 0 || number->integer() >= static_cast<std::int64_t>(fields.size())) continue;
    out.push_back({static_cast<std::size_t>(number->integer()), ok->boolean(), value->text()});
  }
  return out;
}

std::vector<std::string> Model::wrote(const json::Value& reply, bool is_undo) {
  std::vector<std::string> refused;
  for (WriteResult& result : written_in(reply)) {
    HostField& field = fields[result.field];
    if (!result.ok) {
      refused.push_back(name_of_field(field.signals));
    } else if (is_undo) {
      field.is_filled = false;
    } else {
      field.before = field.value;
      field.is_filled = true;
      field.offer = result.value;  // a mask of the page may have put signs in
    }
    field.is_proposed = false;
    field.value = std::move(result.value);
  }
  return refused;
}

std::vector<std::string> Model::restored(const json::Value& reply) {
  std::vector<std::string> refused;
  for (WriteResult& result : written_in(reply)) {
    HostField& field = fields[result.field];
    field.value = std::move(result.value);
    if (!result.ok) refused.push_back(name_of_field(field.signals));
  }
  return refused;
}

}  // namespace portal::autofill
