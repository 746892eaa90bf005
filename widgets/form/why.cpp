// The story of each field, from the end: what stands in it, else the first thing that kept a value away.
#include "widgets/form/why.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sdk/json/pointer.h"
#include "sdk/profile/facts.h"
#include "widgets/form/autofill_fields.h"
#include "widgets/form/definition.h"
#include "widgets/form/input.h"

namespace portal::form {

namespace {

using session::Why;

// A request for the profile up to now, and its answer.
struct Asking {
  const session::AskedRequest* asked = nullptr;
  const session::LogStep* answer = nullptr;
  std::optional<profile::Facts> facts;
  bool was_applied = false;  // after the answer the person agreed to the fill
};

Asking asking_of(const session::Replay& replay, const session::AskedRequest& asked) {
  Asking out;
  out.asked = &asked;
  for (std::size_t i = 0; i < replay.position(); ++i) {
    const ui::Event& event = replay.log().steps[i].event;
    if (event.type == ui::EventType::reply && event.request == asked.id) out.answer = &replay.log().steps[i];
    if (event.type == ui::EventType::press && event.node == "autofill-apply" && out.answer != nullptr) out.was_applied = true;
  }
  if (out.answer == nullptr || !out.answer->event.flag) return out;
  if (auto facts = profile::Facts::read(out.answer->event.value); facts.ok()) out.facts = std::move(facts).value();
  return out;
}

std::vector<Asking> askings_of(const session::Replay& replay) {
  std::vector<Asking> out;
  for (const session::AskedRequest& one : replay.requests())
    if (one.kind == "profile.load" && one.position <= replay.position()) out.push_back(asking_of(replay, one));
  return out;
}

bool asked_for(const session::AskedRequest& asked, const std::string& fact) {
  const json::Value* facts = asked.what.find("facts");
  return facts != nullptr && facts->is_array() && std::find(facts->array().begin(), facts->array().end(), json::Value(fact)) != facts->array().end();
}

std::string source_words(const json::Value& from, const std::string& locale) {
  const json::Value* source = from.find("source");
  if (source == nullptr || !source->is_object() || source->object().empty()) return "?";
  if (const std::string own = source->text_at(locale); !own.empty()) return own;
  const json::Value& first = source->object().begin()->value;
  return first.is_string() ? first.text() : std::string("?");
}

bool may_ask(const session::Replay& replay) {
  const json::Value* host = replay.log().options.find("host");
  if (host == nullptr || !host->is_array()) return false;
  return std::find(host->array().begin(), host->array().end(), json::Value("profile")) != host->array().end();
}

// Why the profile did not fill a blank field that is shown.
Why unfilled(const FieldDefinition& field, const std::string& fact, const std::vector<Asking>& askings, bool has_profile) {
  const json::Object about{{"fact", fact}};
  if (fact.empty()) return {{}, {}, "form.no_fact", {}, {}};
  if (!has_profile) return {{}, {}, "form.no_profile", about, {}};
  if (askings.empty()) return {{}, {}, "form.not_asked", about, {}};
  // The last answer about this fact; a later request may be about what it can be made of.
  const auto asks = [&](const Asking& one) { return asked_for(*one.asked, fact); };
  auto last = std::find_if(askings.rbegin(), askings.rend(), [&](const Asking& one) { return one.answer != nullptr && asks(one); });
  if (last == askings.rend()) last = std::find_if(askings.rbegin(), askings.rend(), asks);
  if (last == askings.rend()) return {{}, {}, "form.not_in_request", about, {}};
  const Asking& asking = *last;
  if (asking.answer == nullptr) return {{}, {}, "form.waiting", about, {}};
  if (!asking.facts) return {{}, {}, "form.failed", {{"fact", fact}, {"problem", asking.answer->event.value.text_at("title")}}, {}};
  const auto candidates = asking.facts->candidates(fact);
  if (candidates.empty()) return {{}, {}, "form.unknown", about, {}};
  const profile::Fact& best = candidates.front();
  const auto differs = [&](const profile::Fact& other) { return other.value != best.value; };
  if (std::any_of(candidates.begin() + 1, candidates.end(), differs))
    return {{}, {}, "form.ambiguous", {{"fact", fact}, {"count", static_cast<long long>(candidates.size())}}, {}};
  if (!suits(field, show_value(field, best.value))) return {{}, {}, "form.unsuitable", {{"fact", fact}, {"source", best.source.id}}, {}};
  return {{}, {}, asking.was_applied ? "form.not_chosen" : "form.not_applied", about, {}};
}

// What keeps a field out of sight: the rules of its element and of those around it.
std::vector<Why> hiding(const Definition& definition, const FieldDefinition& field) {
  std::vector<Why> out;
  std::size_t at = field.element;
  while (true) {
    const Element& element = definition.elements[at];
    if (element.rule != 0) {
      const Rule& rule = definition.rules[element.rule - 1];
      const bool shows = rule.effect == Effect::show || rule.effect == Effect::enable;
      out.push_back({{},
                     {},
                     shows ? "form.rule.show" : "form.rule.hide",
                     {{"pointer", rule.chooser != 0 ? definition.fields[rule.chooser - 1].pointer : rule.place}},
                     {}});
    }
    if (at == element.parent) return out;
    at = element.parent;
  }
}

bool is_in_tree(const std::vector<const ui::Node*>& nodes, const std::string& id) {
  return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node* node) { return node->id() == id; });
}

}  // namespace

std::vector<Why> why(session::Replay& replay) {
  const json::Value state = replay.session().widget().state();
  const json::Value* source = replay.log().options.find("properties");
  source = source == nullptr ? nullptr : source->find("definition");
  for (std::size_t i = 0; i < replay.position(); ++i)
    if (const ui::Event& event = replay.log().steps[i].event; event.type == ui::EventType::set && event.name == "definition") source = &event.value;
  if (source == nullptr) return {};
  auto read = Definition::read(*source);
  if (!read.ok()) return {};
  const std::shared_ptr<const Definition> definition = std::move(read).value();
  const json::Value* strings = replay.log().options.find("strings");
  const std::string locale = strings == nullptr ? definition->language : strings->text_at("locale");
  const std::vector<Asking> askings = askings_of(replay);
  std::vector<const ui::Node*> nodes;
  ui::flatten(replay.session().tree(), nodes);
  Model model(definition);
  const json::Value* content = state.find("content");
  if (content != nullptr) (void)model.take_content(*content, "");  // a fact may be of whom an answer names
  std::vector<Why> out;
  for (const FieldDefinition& field : definition->fields) {
    const std::size_t index = model.field_with_pointer(field.pointer);
    const json::Value* kept = content == nullptr ? nullptr : content->find(field.pointer);
    const json::Value* from = kept == nullptr ? nullptr : kept->find("from");
    Why entry;
    if (!is_in_tree(nodes, field.id)) entry = {{}, {}, "form.hidden", {}, hiding(*definition, field)};
    else if (kept == nullptr) entry = unfilled(field, index < model.size() ? model.fact(index) : field.fact, askings, may_ask(replay));
    else if (from == nullptr) entry = {{}, {}, "form.typed", {}, {}};
    else {
      const json::Value* typed = kept->find("typed");
      const json::Value* filled = from->find("typed");
      const bool is_same = typed != nullptr && (filled == nullptr || *typed == *filled);
      const json::Value* verified = from->find("verified");
      entry = {{},
               {},
               is_same ? "form.filled" : "form.changed",
               {{"source", source_words(*from, locale)},
                {"date", from->text_at("asOf")},
                {"verified", verified != nullptr && verified->is_boolean() && verified->boolean() ? "yes" : "no"}},
               {}};
    }
    entry.node = field.id;
    entry.subject = definition->text(locale, field.key + ".label", field.label);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace portal::form
