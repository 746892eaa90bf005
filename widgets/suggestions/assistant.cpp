// Questions of an assistant, each answered by what the picture shows, too.
#include "widgets/suggestions/assistant.h"

namespace portal::suggestions {

namespace {

json::Value problem(const char* name) { return json::Object{{"problem", name}}; }

json::Value named(const Model& model, const Words& words, std::size_t service) {
  return json::Object{{"id", model.catalogue().services[service].id}, {"name", words.name(service)}};
}

json::Value search(const json::Value& question, Model& model, const Words& words) {
  model.search(question.text_at("query"));
  json::Array services;
  json::Array events;
  for (const catalogue::Found& found : model.found()) services.push_back(named(model, words, found.service));
  for (const std::uint32_t event : model.situations())
    events.emplace_back(json::Object{{"id", model.catalogue().events[event].id}, {"name", words.of(model.catalogue().events[event].name)}});
  return json::Object{{"services", std::move(services)}, {"events", std::move(events)}};
}

json::Value missing(const json::Value& question, const Model& model, const Words& words) {
  std::vector<std::size_t> among;
  const std::size_t service = model.catalogue().service_named(question.text_at("service"));
  if (service != catalogue::nowhere) among.push_back(service);
  const catalogue::Question next = catalogue::next_question(*model.decisions(), model.skipped, among);
  if (next.concept_index == catalogue::nowhere) return json::Object();
  const catalogue::Concept& entry = model.catalogue().concepts[next.concept_index];
  json::Object out{{"fact", entry.fact}, {"question", words.of(entry.question)}, {"settles", next.settles}};
  json::Array choices;
  for (const catalogue::Choice& choice : entry.choices) choices.emplace_back(json::Object{{"value", choice.value}, {"name", words.of(choice.name)}});
  if (!choices.empty()) out.set("choices", std::move(choices));
  return out;
}

json::Value offers(const Model& model, const Words& words) {
  json::Array services;
  json::Array bundles;
  for (const Offer& offer : model.is_asked ? model.mine() : model.offers()) {
    json::Array parts;
    for (const catalogue::Ranked& ranked : offer.parts) {
      json::Value entry = named(model, words, ranked.service);
      entry.object().set("reason", words.rank_reason(ranked, services.empty()));
      parts.emplace_back(model.catalogue().services[ranked.service].id);
      services.push_back(std::move(entry));
    }
    if (offer.bundle == catalogue::nowhere) continue;
    const catalogue::Bundle& bundle = model.catalogue().bundles[offer.bundle];
    bundles.emplace_back(json::Object{{"id", bundle.id}, {"name", words.of(bundle.name)}, {"services", std::move(parts)}});
  }
  json::Object out{{"services", std::move(services)}};
  if (!bundles.empty()) out.set("bundles", std::move(bundles));
  return out;
}

}  // namespace

bool begins(const json::Value& question) {
  const json::Value* by_person = question.find("byPerson");
  return by_person != nullptr && by_person->is_boolean() && by_person->boolean();
}

json::Value answer_question(const json::Value& question, Model& model, const Words& words, session::Effects& effects) {
  const std::string what = question.text_at("do");
  if (what == "search") return search(question, model, words);
  if (what == "consent") {
    const std::string act = question.text_at("act");
    if (act != "give" && act != "withdraw") return problem("unknown");
    effects.emit("portal-consent-wanted", {{"act", act}, {"kind", question.text_at("kind")}});
    return json::Object();
  }
  if (what != "explain" && what != "missing" && what != "answer" && what != "offers") return problem("unknown");
  if (model.decisions() == nullptr) return problem("consent-needed");
  if (what == "missing") return missing(question, model, words);
  if (what == "offers") return offers(model, words);
  if (what == "explain") {
    const std::size_t service = model.catalogue().service_named(question.text_at("service"));
    return service == catalogue::nowhere ? problem("unknown") : catalogue::explanation_json(*model.decisions(), service, words.locale());
  }
  const json::Value* value = question.find("value");
  const std::string fact = question.text_at("fact");
  if (value == nullptr || fact.empty() || !model.accepts(fact, *value)) return problem("unknown");
  model.answer(fact, *value);
  return json::Object{{"open", static_cast<long long>(model.open_count())}};
}

}  // namespace portal::suggestions
