// A bundle as one offer, and what was taken.
#include <algorithm>

#include "widgets/suggestions/view.h"

namespace portal::suggestions {

using catalogue::Service;
using catalogue::ServiceKind;
using ui::Action;
using ui::Container;
using ui::Content;
using ui::Name;

namespace {

// Parts that do not apply, or nobody knows yet: they belong to the bundle and have their reasons, too.
ui::NodePtr rest_of_bundle(const Model& model, const Words& words, Kept& kept, std::string_view list, const std::string& id, const Offer& offer) {
  std::vector<std::size_t> rest;
  for (const std::uint32_t service : model.catalogue().bundles[offer.bundle].services) {
    const bool is_there = std::any_of(offer.parts.begin(), offer.parts.end(), [&](const catalogue::Ranked& part) { return part.service == service; });
    const bool is_unasked = list == "offer";
    if (!is_there && model.decisions()->service(service) != rules::Truth::yes && (!is_unasked || model.is_allowed(service))) rest.push_back(service);
  }
  if (rest.empty()) return nullptr;
  const std::string node = id + "/rest";
  const bool open = std::find(model.open.begin(), model.open.end(), node) != model.open.end();
  Container more = Container::disclosure(node, Name(words.say("bundle.rest", {{"count", static_cast<long long>(rest.size())}})), open);
  if (!open) return more.build();
  Container items = Container::list(node + "/list", Name(words.say("bundle.rest.list")));
  Place place{list};
  place.is_part = true;
  for (const std::size_t service : rest) items.add(service_item(model, words, kept, service, place));
  return more.add(items.build()).build();
}

ui::NodePtr bundle_item(const Model& model, const Words& words, Kept& kept, std::string_view list, const Offer& offer, bool is_first) {
  const catalogue::Bundle& bundle = model.catalogue().bundles[offer.bundle];
  const std::string id = std::string(list) + "-bundle/" + bundle.id;
  const std::string name = words.of(bundle.name);
  Container item = Container::item(id);
  item.add(Content::heading(id + "/name", Name(name), 4).build());
  item.paragraph(id + "/rank", words.rank_reason(offer.parts.front(), is_first));
  if (const std::string about = words.of(bundle.description); !about.empty()) item.paragraph(id + "/about", about);
  item.paragraph(id + "/count", words.say("bundle", {{"count", static_cast<long long>(offer.parts.size())}}));
  Container parts = Container::list(id + "/parts", Name(words.say("bundle.list", {{"name", name}})));
  bool can_accept = false;
  for (const catalogue::Ranked& part : offer.parts) {
    can_accept = can_accept || model.catalogue().services[part.service].kind != ServiceKind::automatic;
    Place place{list, &part};
    place.is_part = true;
    parts.add(service_item(model, words, kept, part.service, place));
  }
  item.add(parts.build()).add(rest_of_bundle(model, words, kept, list, id, offer));
  if (can_accept) {
    auto accept = Action::button(id + "/accept", Name(words.say("accept.bundle", {{"name", name}})), "primary");
    if (model.accepted.is_busy()) accept.unavailable(words.say("accept.busy"));
    item.add(Container::actions(id + "/actions").add(accept.build()).build());
  }
  if (list == "offer") item.add(put_away_node(model, words, id));
  return item.build();
}

void add_call(Container& into, const Words& words, const std::string& id, const std::string& name, const std::string& phone) {
  if (phone.empty()) return;
  into.add(Action::link(id, Name(words.say("steps.call", {{"name", name}, {"phone", phone}})), parts::dial_address(phone)).build());
}

// A service that cannot be applied for from here: what to prepare and where to go, without a promise.
void add_steps(Container& into, const Model& model, const Words& words, const std::string& id, const Service& service) {
  into.paragraph(id + "/about", words.say("steps"));
  Container terms = Container::terms(id + "/steps", Name(words.say("steps.list")));
  terms.term(id + "/documents", words.say("steps.documents"), documents_text(model, words, service));
  std::string where;
  for (const catalogue::Channel& channel : service.channels)
    if (channel.type != "portal") where += (where.empty() ? "" : ", ") + words.of(channel.name);
  const bool has_authority = service.authority != catalogue::nowhere;
  if (has_authority) {
    const std::string authority = words.of(model.catalogue().authorities[service.authority].name);
    where = where.empty() ? authority : authority + ": " + where;
  }
  if (!where.empty()) terms.term(id + "/where", words.say("steps.where"), where);
  into.add(terms.build());
  for (std::size_t i = 0; i < service.channels.size(); ++i) {
    const catalogue::Channel& channel = service.channels[i];
    const std::string node = id + "/channel" + std::to_string(i);
    if (!channel.url.empty()) into.add(Action::link(node, Name(words.of(channel.name)), channel.url).build());
    else add_call(into, words, node, words.of(channel.name), channel.phone);
  }
  if (!has_authority) return;
  const catalogue::Authority& authority = model.catalogue().authorities[service.authority];
  add_call(into, words, id + "/call", words.of(authority.name), authority.phone);
}

void add_facts(Container& into, const Model& model, const Words& words, const std::string& id, const Service& service) {
  const auto facts = handed_facts(model, service);
  into.paragraph(id + "/about", words.say(facts.empty() ? "accepted.nothing" : "accepted.facts"));
  if (facts.empty()) return;
  Container terms = Container::terms(id + "/facts", Name(words.say("accepted.list", {{"name", words.of(service.name)}})));
  for (const auto& [path, value] : facts) terms.term(ui::node_id(id + "/fact/" + path), words.fact_name(path), words.value(path, value));
  into.add(terms.build());
}

std::string title_of(const Model& model, const Words& words, bool has_form) {
  const Accepted& taken = model.accepted;
  const std::size_t bundle = taken.bundle.empty() ? catalogue::nowhere : model.catalogue().bundle_named(taken.bundle);
  const std::string name = bundle != catalogue::nowhere ? words.of(model.catalogue().bundles[bundle].name)
                                                        : words.name(model.catalogue().service_named(taken.services.front()));
  if (!has_form || (taken.state == Taking::open && bundle != catalogue::nowhere)) return words.say("accepted.steps.title", {{"name", name}});
  if (taken.state == Taking::open) return words.say("accepted.open.title", {{"name", name}});
  return words.say(bundle != catalogue::nowhere ? "accepted.bundle.title" : "accepted.title", {{"name", name}});
}

}  // namespace

std::vector<std::pair<std::string, json::Value>> handed_facts(const Model& model, const Service& service) {
  std::vector<std::pair<std::string, json::Value>> out;
  for (const std::string& path : service.form_facts) {
    const json::Value typed = model.answer_of(path);
    const profile::Fact* known = model.profile_facts().best(path);
    if (!typed.is_null()) out.emplace_back(path, typed);
    else if (known != nullptr && !known->value.is_null()) out.emplace_back(path, known->value);
  }
  return out;
}

ui::NodePtr offer_item(const Model& model, const Words& words, Kept& kept, std::string_view list, const Offer& offer, bool is_first) {
  if (offer.bundle != catalogue::nowhere) return bundle_item(model, words, kept, list, offer, is_first);
  return service_item(model, words, kept, offer.parts.front().service, {list, &offer.parts.front(), is_first, false});
}

ui::NodePtr accepted_node(const Model& model, const Words& words) {
  const Accepted& taken = model.accepted;
  if (taken.state == Taking::none) return nullptr;
  bool has_form = false;
  for (const std::string& id : taken.services) has_form = has_form || !model.catalogue().services[model.catalogue().service_named(id)].form.empty();
  Container notice = Container::notice("accepted", "success", Name(title_of(model, words, has_form)), 3);
  if (taken.state == Taking::window) notice.paragraph("accepted/window", words.say("accepted.window"));
  if (taken.state == Taking::handing) notice.paragraph("accepted/handing", words.say("accepted.handing"));
  if (taken.state == Taking::failed) notice.paragraph("accepted/failed", words.say("accepted.failed"));
  for (const std::string& name : taken.services) {
    const Service& service = model.catalogue().services[model.catalogue().service_named(name)];
    const std::string id = "accepted/" + service.id;
    if (!taken.bundle.empty()) notice.add(Content::heading(id + "/name", Name(words.of(service.name)), 4).build());
    if (service.kind == ServiceKind::automatic) notice.paragraph(id + "/about", words.say("automatic"));
    else if (service.form.empty()) add_steps(notice, model, words, id, service);
    else add_facts(notice, model, words, id, service);
    const json::Value* page = taken.pages.find(service.id);
    if (page != nullptr && page->is_string())
      notice.add(Action::link(id + "/page", Name(words.say("accepted.page", {{"name", words.of(service.name)}})), page->text()).build());
  }
  Container actions = Container::actions("accepted/actions");
  if (taken.state == Taking::window) actions.button("accepted/open", words.say("accepted.open"), "primary");
  if (taken.state == Taking::failed) actions.button("accepted/open", words.say("accepted.again"), "primary");
  if (taken.state != Taking::handing) actions.button("accepted/undo", words.say(taken.state == Taking::window ? "accepted.undo" : "accepted.close"));
  return notice.add(taken.state == Taking::handing ? nullptr : actions.build()).build();
}

}  // namespace portal::suggestions
