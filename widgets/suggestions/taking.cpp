// Facts go to the host alone; the page hears of forms and their addresses.
#include "widgets/suggestions/taking.h"

#include "widgets/suggestions/view.h"

namespace portal::suggestions {

namespace {

constexpr long long undo_window = 10000;  // ms

const catalogue::Service& service_of(const Model& model, const std::string& id) {
  return model.catalogue().services[model.catalogue().service_named(id)];
}

std::string name_of(const Model& model, const Words& words) {
  const Accepted& taken = model.accepted;
  if (taken.bundle.empty()) return words.name(model.catalogue().service_named(taken.services.front()));
  return words.of(model.catalogue().bundles[model.catalogue().bundle_named(taken.bundle)].name);
}

void tell_page(const Model& model, const Words& words, session::Effects& effects) {
  const Accepted& taken = model.accepted;
  for (const std::string& id : taken.services) {
    const catalogue::Service& service = service_of(model, id);
    if (service.form.empty()) continue;
    const json::Value* page = taken.pages.find(id);
    effects.emit("portal-offer-accepted",
                 {{"service", id}, {"definition", service.form}, {"href", page == nullptr ? json::Value() : *page}, {"now", taken.is_now}});
  }
  effects.announce(words.say("announce.ready", {{"name", name_of(model, words)}}));
}

void handed(Model& model, const Words& words, const ui::Event& reply, session::Effects& effects) {
  Accepted& taken = model.accepted;
  taken.state = reply.flag ? Taking::open : Taking::failed;
  if (!reply.flag) {
    effects.announce(words.say("accepted.failed"), true);
    return;
  }
  const json::Value* parts = reply.value.find("parts");
  for (std::size_t i = 0; parts != nullptr && parts->is_array() && i < parts->array().size(); ++i) {
    const json::Value* service = parts->array()[i].find("service");
    const json::Value* page = parts->array()[i].find("href");
    if (service != nullptr && service->is_string() && page != nullptr && page->is_string()) taken.pages.object().set(service->text(), *page);
  }
  tell_page(model, words, effects);
}

}  // namespace

void take_offer(Model& model, const Words& words, const Offer& offer, session::Effects& effects) {
  Accepted taken;
  bool has_form = false;
  if (offer.bundle != catalogue::nowhere) taken.bundle = model.catalogue().bundles[offer.bundle].id;
  for (const catalogue::Ranked& part : offer.parts) {
    taken.services.push_back(model.catalogue().services[part.service].id);
    has_form = has_form || !model.catalogue().services[part.service].form.empty();
  }
  taken.state = has_form ? Taking::window : Taking::open;
  const char* said = !has_form ? "announce.steps" : taken.bundle.empty() ? "announce.accepted" : "announce.bundle";
  if (has_form) taken.request = effects.request("timer", {{"after", undo_window}});
  model.accepted = std::move(taken);
  effects.announce(words.say(said, {{"name", name_of(model, words)}}));
  effects.focus("accepted");
}

void take_back(Model& model, const Words& words, session::Effects& effects) {
  if (model.accepted.state == Taking::handing) return;  // it has left
  if (model.accepted.state == Taking::window) effects.announce(words.say("announce.taken-back"));
  model.accepted = {};
}

void hand_over(Model& model, const Words& words, const session::Context& context, bool is_now, session::Effects& effects) {
  Accepted& taken = model.accepted;
  if (taken.state != Taking::window && taken.state != Taking::failed) return;
  taken.request = 0;
  taken.is_now = is_now;
  taken.state = Taking::open;
  if (!context.host_can("offers")) return tell_page(model, words, effects);
  json::Array parts;
  for (const std::string& id : taken.services) {
    const catalogue::Service& service = service_of(model, id);
    if (service.form.empty()) continue;
    json::Array facts;
    for (auto& [path, value] : handed_facts(model, service)) facts.emplace_back(json::Object{{"path", path}, {"value", std::move(value)}});
    parts.emplace_back(json::Object{{"service", id}, {"version", service.version}, {"definition", service.form}, {"facts", std::move(facts)}});
  }
  taken.state = Taking::handing;
  taken.request = effects.request("offer.accept", {{"parts", std::move(parts)}});
}

bool reply_to_taking(Model& model, const Words& words, const session::Context& context, const ui::Event& reply, session::Effects& effects) {
  Accepted& taken = model.accepted;
  if (reply.request == 0 || reply.request != taken.request) return false;
  taken.request = 0;
  if (taken.state == Taking::window) hand_over(model, words, context, false, effects);
  else if (taken.state == Taking::handing) handed(model, words, reply, effects);
  return true;
}

}  // namespace portal::suggestions
