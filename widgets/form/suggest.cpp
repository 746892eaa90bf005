// Finding, asking, choosing.
#include "widgets/form/suggest.h"

#include <algorithm>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/text/writing/fold.h"
#include "widgets/form/references.h"

namespace portal::form {

namespace {

constexpr std::size_t most_offered = 12;  // a list that is moved through by arrows and heard one by one

// Whether each word of `asked` begins a word of `text`; both folded.
bool fits(std::string_view text, std::string_view asked) {
  while (!asked.empty()) {
    const std::size_t space = asked.find(' ');
    const std::string_view word = asked.substr(0, space);
    asked = space == std::string_view::npos ? std::string_view() : asked.substr(space + 1);
    std::size_t at = text.find(word);
    while (at != std::string_view::npos && at != 0 && text[at - 1] != ' ') at = text.find(word, at + 1);
    if (at == std::string_view::npos) return false;
  }
  return true;
}

json::Object option(std::string value, std::string label) {
  json::Object out;
  out.set("value", std::move(value));
  out.set("label", std::move(label));
  return out;
}

std::string text_in(const FieldState& state) { return state.typed.is_string() ? state.typed.text() : std::string(); }

}  // namespace

bool offers(const FieldDefinition& field, const session::Context& context) {
  return field.role == ui::Role::combobox || (field.extras != nullptr && !field.extras->suggest.empty() && context.host_can(field.extras->suggest));
}

void Suggesting::come(std::size_t index, Model& model, const Words& words) {
  const FieldDefinition& field = model.definition().fields[index];
  if (field.role != ui::Role::combobox) return;
  pointer_ = field.pointer;
  session::Effects unsaid;
  search(index, text_in(model.field(index)), model, words, unsaid);
  told_ = -1;
}

void Suggesting::look(std::size_t index, const session::Context& context, Model& model, const Words& words, session::Effects& effects) {
  const FieldDefinition& field = model.definition().fields[index];
  if (!offers(field, context)) return;
  if (std::exchange(pointer_, field.pointer) != field.pointer) told_ = -1;
  const std::string text = text_in(model.field(index));
  if (field.role == ui::Role::combobox) return search(index, text, model, words, effects);
  if (text.size() < 2) return offer({}, 0, model, words, effects);
  if (request_ != 0) next_ = text;
  else if (text != asked_) ask(text, field, effects);
}

void Suggesting::ask(const std::string& text, const FieldDefinition& field, session::Effects& effects) {
  asked_ = text;
  next_.clear();
  request_ = effects.request((field.extras->suggest + ".suggest").c_str(), {{"text", text}});
}

bool Suggesting::reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  if (request_ == 0 || request != request_) return false;
  request_ = 0;
  const std::size_t index = model.field_with_pointer(pointer_);
  if (pointer_.empty() || index == model.size()) return true;
  if (!next_.empty() && next_ != asked_) {
    ask(std::string(next_), model.definition().fields[index], effects);
    return true;
  }
  const json::Value* list = ok ? value.find("suggestions") : nullptr;
  proposed_ = list != nullptr && list->is_array() ? list->array() : json::Array();
  json::Array options;
  for (const json::Value& proposal : proposed_)
    if (const std::string label = proposal.text_at("label"); !label.empty() && options.size() < most_offered)
      options.emplace_back(option(label, label));
  const std::size_t count = options.size();
  offer(std::move(options), count, model, words, effects);
  return true;
}

void Suggesting::search(std::size_t index, std::string_view text, Model& model, const Words& words, session::Effects& effects) {
  fold_choices(index, model, words);
  const FieldDefinition& field = model.definition().fields[index];
  const std::string asked = text::search_fold(text);
  std::vector<std::size_t> begin, others;  // those that begin with the text come first
  std::size_t count = 0;
  for (std::size_t i = 0; i < folded_.size(); ++i) {
    if (!fits(folded_[i], asked)) continue;
    ++count;
    std::vector<std::size_t>& part = folded_[i].rfind(asked, 0) == 0 ? begin : others;
    if (part.size() < most_offered) part.push_back(i);
  }
  begin.insert(begin.end(), others.begin(), others.end());
  if (begin.size() > most_offered) begin.resize(most_offered);
  json::Array options;
  for (const std::size_t i : begin) options.emplace_back(option(field.choices[i].wire, words.choice(field, field.choices[i])));
  offer(std::move(options), count, model, words, effects);
}

void Suggesting::fold_choices(std::size_t index, const Model& model, const Words& words) {
  const FieldDefinition& field = model.definition().fields[index];
  std::string name = field.pointer + " " + words.locale();
  if (name == folded_of_) return;
  folded_of_ = std::move(name);
  folded_.clear();
  folded_.reserve(field.choices.size());
  for (const Choice& choice : field.choices) folded_.push_back(text::search_fold(words.choice(field, choice)));
}

// How many there are is said once they are others: nobody who does not see the list could know.
void Suggesting::offer(json::Array options, std::size_t count, Model& model, const Words& words, session::Effects& effects) {
  const std::size_t index = model.field_with_pointer(pointer_);
  const auto number = static_cast<std::int64_t>(count);
  const bool has_text = !text_in(model.field(index)).empty();
  if (has_text && number != told_) effects.announce(words.say("form.offered", "count", number, "shown", static_cast<std::int64_t>(options.size())));
  told_ = has_text ? number : -1;
  model.offer(index, std::move(options));
}

void Suggesting::leave(std::size_t index, Model& model, const Words& words) {
  if (model.field(index).offered != nullptr) model.offer(index, {});
  pointer_.clear();
  const FieldDefinition& field = model.definition().fields[index];
  const std::string text = text_in(model.field(index));
  if (field.role != ui::Role::combobox || text.empty()) return;
  fold_choices(index, model, words);
  const std::string asked = text::search_fold(text);
  const auto found = std::find(folded_.begin(), folded_.end(), asked);
  if (found == folded_.end() || std::find(found + 1, folded_.end(), asked) != folded_.end()) return;  // none, or which of two?
  model.type(index, json::Array{field.choices[static_cast<std::size_t>(found - folded_.begin())].wire});
}

void Suggesting::settle(Model& model, const Words& words) {
  for (std::size_t i = 0; i < model.size(); ++i)
    if (model.definition().fields[i].role == ui::Role::combobox && !text_in(model.field(i)).empty()) leave(i, model, words);
}

bool Suggesting::take(std::size_t index, const std::string& label, Model& model, const Words& words, session::Effects& effects) {
  const FieldDefinition& field = model.definition().fields[index];
  const auto found = std::find_if(proposed_.begin(), proposed_.end(), [&](const json::Value& each) { return each.text_at("label") == label; });
  if (field.extras == nullptr || pointer_ != field.pointer || found == proposed_.end()) return false;
  const json::Value proposal = *found;
  model.type(index, label);
  model.offer(index, {});
  std::string filled;
  for (const auto& [part, reference] : field.extras->parts) {
    const std::size_t other = field_beside(model, field, reference);
    const json::Value* parts = proposal.find("parts");
    const json::Value* value = parts != nullptr ? parts->find(part) : nullptr;
    if (other == model.size() || value == nullptr || !accepts(model.definition().fields[other], *value)) continue;
    model.type(other, *value);
    filled += (filled.empty() ? "" : ", ") + words.label(model.definition().fields[other]);
  }
  if (!filled.empty()) effects.announce(words.say("form.offer.parts", "fields", filled));
  return true;
}

void Suggesting::archive(json::Archive& state, Model& model) {
  state.text("field", pointer_);
  state.text("asked", asked_);
  state.text("next", next_);
  state.number("request", request_);
  state.number("told", told_);
  json::Value proposed = proposed_;
  const std::size_t index = pointer_.empty() ? model.size() : model.field_with_pointer(pointer_);
  json::Value offered = index < model.size() && model.field(index).offered != nullptr ? *model.field(index).offered : json::Array();
  state.value("proposed", proposed, json::Kind::array);
  state.value("offered", offered, json::Kind::array);
  if (!state.reads()) return;
  proposed_ = proposed.array();
  const std::size_t now = pointer_.empty() ? model.size() : model.field_with_pointer(pointer_);
  if (now < model.size() && !offered.array().empty()) model.offer(now, offered.array());
}

}  // namespace portal::form
