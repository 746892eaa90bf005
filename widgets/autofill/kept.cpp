// Between the page's fields and the draft's names.
#include "widgets/autofill/kept.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sdk/json/reader.h"
#include "widgets/autofill/values.h"

namespace portal::autofill {

namespace {

// Facts whose value identifies a person by itself: the page's "off" is heeded there, since some hand computers on by it.
constexpr std::string_view documents[] = {"person.snils", "person.inn", "person.passport.", "person.oms", "bank."};

bool is_off(const HostField& field) { return field.signals.autocomplete == "off"; }

bool is_secret(const HostField& field) {
  if (field.closed == "secret" || field.signals.type == "password") return true;
  const classifier::Token* token = classifier::find_token(field.decision.token);
  if (token != nullptr && token->care == classifier::Care::never) return true;
  const bool is_document =
      std::any_of(std::begin(documents), std::end(documents), [&field](std::string_view path) { return field.decision.fact.rfind(path, 0) == 0; });
  return is_document && is_off(field);
}

const json::Value& emptied() {
  static const json::Value mark = json::Object{{"blank", true}};
  return mark;
}

// As the draft keeps what stands in a field.
json::Value typed_of(const std::string& value, const std::string& base) {
  if (value == base) return std::string();
  return filling::is_blank(value) ? emptied() : json::Value(value);
}

// What the field is to hold.
std::string text_of(const json::Value& typed, const std::string& base) {
  if (typed == emptied()) return {};
  return typed.is_string() && !typed.text().empty() ? typed.text() : base;
}

std::string called(const HostField& field) {
  if (!field.signals.name.empty()) return field.signals.name;
  return field.signals.id.empty() ? field.signals.called() : field.signals.id;
}

filling::Provenance provenance_of(const HostField& field) {
  filling::Provenance out;
  out.typed = field.offer;
  out.source = field.from.source.names;
  out.verified = field.from.verified;
  out.as_of = field.from.as_of;
  return out;
}

}  // namespace

void Kept::begin(std::string form) {
  if (!form_.empty()) {
    all_.clear();
    clear();
    follow();
  }
  form_ = std::move(form);
}

bool Kept::accepts(std::size_t, const json::Value& typed) const { return typed.is_string() || typed == emptied(); }

const std::string& Kept::version() const {
  static const std::string only = "1";
  return only;
}

const json::Value& Kept::migrations() const {
  static const json::Value none;
  return none;
}

std::size_t Kept::find(std::string_view name) const {
  return static_cast<std::size_t>(std::find_if(all_.begin(), all_.end(), [name](const Entry& entry) { return entry.name == name; }) - all_.begin());
}

std::size_t Kept::at(std::int64_t field) const {
  return static_cast<std::size_t>(std::find_if(all_.begin(), all_.end(), [field](const Entry& entry) { return entry.at == field; }) - all_.begin());
}

std::string Kept::label(std::string_view name) const {
  const std::size_t index = find(name);
  return index < size() && !all_[index].label.empty() ? all_[index].label : std::string(name.substr(name.empty() ? 0 : 1));
}

// Several values stand one a line; each by the page's own word for it.
std::string Kept::told(std::string_view name, const json::Value& typed, const text::Strings& strings) const {
  const std::size_t index = find(name);
  const HostField* field = index == size() || all_[index].at < 0 ? nullptr : &model_.fields[static_cast<std::size_t>(all_[index].at)];
  const bool is_tick = field != nullptr && field->signals.type == "checkbox" && field->words.empty();
  if (is_tick) return strings.format(typed == emptied() ? "autofill.unticked" : "autofill.ticked", json::Object());
  if (!typed.is_string()) return strings.format("filling.blank", json::Object());
  if (field == nullptr || field->words.empty()) return typed.text();
  std::string out;
  for (std::size_t from = 0; from <= typed.text().size();) {
    const std::size_t end = std::min(typed.text().find('\n', from), typed.text().size());
    const std::string value = typed.text().substr(from, end - from);
    const json::Value* word = field->words.find(value);
    out += (out.empty() ? "" : ", ") + (word != nullptr && word->is_string() ? word->text() : value);
    from = end + 1;
  }
  return out;
}

Kept::Entry& Kept::entry(const std::string& name) {
  const std::size_t index = find(name);
  if (index < size()) return all_[index];
  all_.emplace_back();
  all_.back().name = name;
  return all_.back();
}

bool Kept::has_any() const {
  return std::any_of(all_.begin(), all_.end(), [](const Entry& entry) { return entry.at >= 0; });
}

bool Kept::follow() {
  bool is_asked = false;
  std::vector<bool> was_here(all_.size());
  for (std::size_t i = 0; i < all_.size(); ++i) {
    was_here[i] = all_[i].at >= 0;
    all_[i].at = -1;
  }
  for (std::size_t i = 0; i < model_.fields.size(); ++i) {
    const HostField& field = model_.fields[i];
    std::string name = "/" + called(field);
    if (name.size() == 1) continue;
    const std::string first = name;
    for (int number = 2; find(name) < size() && all_[find(name)].at >= 0; ++number) name = first + "/" + std::to_string(number);
    if (is_secret(field)) {
      if (const std::size_t index = find(name); index < size()) all_[index].filled = {std::string(), false, nullptr, nullptr};
      continue;
    }
    if (!field.closed.empty()) continue;
    Entry& kept = entry(name);
    const bool is_back = find(name) >= was_here.size() || !was_here[find(name)];
    kept.at = static_cast<std::int64_t>(i);
    kept.label = name_of_field(field.signals);
    if (is_back && come(kept, field.value)) is_asked = true;
  }
  if (is_asked) note_bases();
  return is_asked;
}

// A field is there for the first time, or again. True where its draft and the page say different things.
bool Kept::come(Entry& kept, const std::string& value) {
  const bool is_news = std::exchange(kept.waits, false);
  if (filling::is_blank(kept.filled.typed)) {
    kept.base = value;
    return false;
  }
  if (value == text_of(kept.filled.typed, kept.base)) return false;
  kept.is_due = value.empty() || value == kept.base;
  if (kept.is_due || !is_news) return false;
  json::Object conflicts = filling::members_of(&aside("conflicts"));
  filling::keep_beside(conflicts, kept.name, kept.filled.typed);
  put_aside("conflicts", std::move(conflicts));
  kept.filled.typed = value;
  kept.base.clear();
  return true;
}

void Kept::was_reset() {
  put_aside("conflicts", nullptr);
  for (Entry& kept : all_) {
    const HostField* field = field_of(kept);
    if (field == nullptr) continue;
    kept.base = field->value;
    kept.is_due = false;
    kept.filled = {std::string(), false, nullptr, nullptr};
  }
  note_bases();
}

bool Kept::changed(std::int64_t field) {
  const std::size_t index = at(field);
  if (index == size()) return false;
  Entry& kept = all_[index];
  const std::string& value = model_.fields[static_cast<std::size_t>(field)].value;
  kept.filled.typed = typed_of(value, kept.base);
  kept.filled.is_touched = true;
  kept.is_due = false;
  if (kept.filled.provenance != nullptr && !kept.filled.is_as_filled()) kept.filled.provenance = nullptr;
  note_bases();
  return true;
}

void Kept::filled_in() {
  for (Entry& kept : all_) {
    const HostField* field = field_of(kept);
    if (field == nullptr || (!field->is_filled && kept.filled.provenance == nullptr)) continue;
    kept.filled.typed = typed_of(field->value, kept.base);
    kept.filled.provenance = field->is_filled ? std::make_shared<const filling::Provenance>(provenance_of(*field)) : nullptr;
  }
  note_bases();
}

void Kept::note_bases() {
  json::Object bases;
  for (const Entry& kept : all_)
    if (!kept.base.empty() && !filling::is_blank(kept.filled.typed)) bases.set(kept.name, kept.base);
  put_aside("bases", bases.empty() ? json::Value() : json::Value(std::move(bases)));
}

void Kept::admit(const json::Value& draft) {
  const json::Object content = filling::members_of(draft.find("content"));
  const json::Object bases = filling::members_of(content.find("bases"));
  for (const json::Member& member : content) {
    if (!filling::is_name(member.key)) continue;
    Entry& kept = entry(member.key);
    const HostField* field = field_of(kept);
    const json::Value* typed = member.value.find("typed");
    if (typed == nullptr || filling::is_blank(*typed)) continue;
    const json::Value* noted = bases.find(member.key);
    const std::string base = noted != nullptr && noted->is_string() ? noted->text() : std::string();
    if (field == nullptr) {
      kept.waits = true;
      kept.base = base;
    } else if (!kept.filled.is_touched && field->value == text_of(*typed, base)) {
      kept.base = base;  // the browser itself has put the answer back: it is no value of the page
    } else if (!kept.filled.is_touched && !field->value.empty() && field->value != base) {
      kept.filled.typed = field->value;  // the page says another thing now: asked
    }
  }
}

void Kept::put(std::size_t index, json::Value typed) {
  Entry& kept = all_[index];
  kept.filled.typed = std::move(typed);
  const HostField* field = field_of(kept);
  kept.is_due = field == nullptr || field->value != text_of(kept.filled.typed, kept.base);
}

json::Array Kept::take_due() {
  json::Array out;
  for (Entry& kept : all_) {
    const HostField* field = field_of(kept);
    if (!kept.is_due || field == nullptr) continue;
    kept.is_due = false;
    out.emplace_back(json::Object{{"field", kept.at}, {"value", text_of(kept.filled.typed, kept.base)}, {"expected", field->value}});
  }
  return out;
}

bool Kept::wrote(const json::Value& reply) {
  bool has_taken = false;
  for (const WriteResult& result : model_.written_in(reply)) {
    const std::size_t index = at(static_cast<std::int64_t>(result.field));
    if (!result.ok || index == size()) continue;
    if (!filling::is_blank(all_[index].filled.typed)) has_taken = true;
    if (all_[index].filled.provenance == nullptr) continue;
    const Entry& kept = all_[index];
    HostField& field = model_.fields[result.field];
    field.is_filled = kept.filled.is_as_filled();
    field.offer = field.value;
    field.before = kept.base;
    field.from.source.names = kept.filled.provenance->source;
    field.from.verified = kept.filled.provenance->verified;
    field.from.as_of = kept.filled.provenance->as_of;
  }
  return has_taken;
}

void Kept::archive(json::Archive& state) {
  state.text("form", form_);
  json::Value content = this->content();
  json::Array entries;
  for (const Entry& kept : all_)
    entries.push_back(json::Object{{"name", kept.name},
                                   {"label", kept.label},
                                   {"base", kept.base},
                                   {"at", kept.at},
                                   {"due", kept.is_due},
                                   {"waits", kept.waits},
                                   {"touched", kept.filled.is_touched}});
  json::Value list = std::move(entries);
  state.value("content", content, json::Kind::object);
  state.value("fields", list, json::Kind::array);
  if (!state.reads()) return;
  for (const json::Value& each : list.is_array() ? list.array() : json::Array()) {
    Entry kept;
    json::Reader read(each, "");
    read.required("name", kept.name);
    read.required("label", kept.label);
    read.required("base", kept.base);
    read.required("at", kept.at);
    read.optional("due", kept.is_due);
    read.optional("waits", kept.waits);
    read.optional("touched", kept.filled.is_touched);
    if (!read.finish().ok() || kept.at < -1 || kept.at >= static_cast<std::int64_t>(model_.fields.size()))
      return state.fail("fields", "what was written");
    all_.push_back(std::move(kept));
  }
  std::vector<bool> due;
  for (const Entry& kept : all_) due.push_back(kept.is_due);
  if (!take_content(content, "").ok()) return state.fail("content", "what was written");
  for (std::size_t i = 0; i < due.size(); ++i) all_[i].is_due = due[i];
}

}  // namespace portal::autofill
