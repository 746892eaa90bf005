// The whole: offers, search, what was asked for, and where the rest stands.
#include "widgets/suggestions/view.h"

#include <algorithm>

namespace portal::suggestions {

using rules::Truth;
using ui::Action;
using ui::Container;
using ui::Content;
using ui::Field;
using ui::Name;

namespace {

constexpr std::size_t first_offers = 3;
constexpr std::size_t most_listed = 20;

// Where a list is longer than what is shown of it, it says so: the rest is found by searching.
void tell_rest(Container& into, const Words& words, const char* id, std::size_t all) {
  if (all <= most_listed) return;
  into.paragraph(std::string(id) + "/rest",
                 words.say("listed", {{"count", static_cast<long long>(most_listed)}, {"all", static_cast<long long>(all)}}));
}

ui::NodePtr undo_node(const Model& model, const Words& words) {
  if (model.undo_words.empty()) return nullptr;
  Container notice = Container::notice("undo", "info");
  notice.paragraph("undo/words", model.undo_words);
  return notice.add(Action::button("undo/press", Name(words.say("undo"))).build()).build();
}

ui::NodePtr offers_node(const Model& model, const Words& words, Kept& kept, const std::vector<Offer>& offers) {
  if (offers.empty()) return nullptr;
  Container section = Container::section("offers", Name(words.say("offers", {{"count", static_cast<long long>(services_in(offers))}})), 3);
  section.hint(words.say("offers.hint"));
  Container list = Container::list("offers/list", Name(words.say("offers.list")));
  const std::size_t shown = model.shows_all ? offers.size() : std::min(offers.size(), first_offers);
  for (std::size_t i = 0; i < shown; ++i) list.add(offer_item(model, words, kept, "offer", offers[i], i == 0));
  section.add(list.build());
  Container actions = Container::actions("offers/actions");
  if (shown < offers.size()) actions.button("offers/more", words.say("offers.more", {{"count", static_cast<long long>(offers.size() - shown)}}));
  actions.button("quiet/on", words.say("quiet.on"), "quiet");
  return section.add(actions.build()).build();
}

ui::NodePtr search_node(const Model& model, const Words& words, Kept& kept) {
  Container section = Container::section("search", Name(words.say("search")), 3);
  section.add(
      Field::make(ui::Role::text_field, "query", Name(words.say("search.label"))).hint(words.say("search.hint")).value(model.query()).build());
  if (model.query().empty()) {
    if (!model.catalogue().events.empty()) {
      section.paragraph("events/about", words.say("search.events"));
      Container actions = Container::actions("events");
      for (const catalogue::Event& event : model.catalogue().events) actions.button("event/" + event.id, words.of(event.name));
      section.add(actions.build());
    }
    return section.build();
  }
  const auto& found = model.found();
  section.paragraph("found/count", words.say("search.found", {{"count", static_cast<long long>(found.size())}}));
  if (!found.empty()) {
    Container list = Container::list("found", Name(words.say("search.list")));
    for (const catalogue::Found& one : found) list.add(service_item(model, words, kept, one.service, {"found"}));
    section.add(list.build());
  }
  section.add(Action::button("query/clear", Name(words.say("search.clear")), "quiet").build());
  return section.build();
}

ui::NodePtr question_field(const Model& model, const Words& words, const catalogue::Concept& entry) {
  const std::string id = ui::node_id("question/" + entry.fact);
  const Name name(words.of(entry.question));
  using Type = rules::Domain::Type;
  std::vector<ui::Option> options;
  for (std::size_t i = 0; i < entry.choices.size(); ++i) options.push_back({std::to_string(i), words.of(entry.choices[i].name), {}});
  if (entry.domain.type == Type::boolean && options.empty()) options = {{"true", words.say("yes"), {}}, {"false", words.say("no"), {}}};
  const ui::Role role = !options.empty()                  ? (options.size() > 6 ? ui::Role::select : ui::Role::radio_group)
                        : entry.domain.type == Type::date ? ui::Role::date_field
                        : entry.domain.type == Type::text ? ui::Role::text_field
                                                          : ui::Role::number_field;
  Field field = options.empty() ? Field::make(role, id, name) : Field::choice(role, id, name, ui::options_json(options));
  field.hint(words.of(entry.hint)).value(model.typed.is_null() ? json::Value("") : model.typed);
  if (role == ui::Role::date_field) field.with(ui::Attribute::mask, "99.99.9999");
  if (model.is_wrong)
    field.error(words.say(role == ui::Role::date_field ? "question.wrong.date" : options.empty() ? "question.wrong" : "question.wrong.choice"));
  return field.build();
}

ui::NodePtr question_node(const Model& model, const Words& words, std::size_t open) {
  const catalogue::Question& question = model.question();
  if (question.concept_index == catalogue::nowhere)
    return open == 0 ? nullptr : Content::paragraph("question-none", words.say("question.none")).build();
  Container section = Container::section("question", Name(words.say("question")), 4);
  section.hint(words.say("question.hint", {{"count", static_cast<long long>(question.stands_before)}}));
  section.add(question_field(model, words, model.catalogue().concepts[question.concept_index]));
  Container actions = Container::actions("question/actions");
  actions.button("question/answer", words.say("question.answer"), "primary");
  actions.button("question/skip", words.say("question.skip"), "quiet");
  return section.add(actions.build()).build();
}

ui::NodePtr rest_node(const Model& model, const Words& words, Kept& kept, Truth truth, const char* id) {
  const bool open = std::find(model.open.begin(), model.open.end(), id) != model.open.end();
  std::vector<std::size_t> services;
  for (std::size_t i = 0; i < model.catalogue().services.size(); ++i)
    if (model.decisions()->service(i) == truth) services.push_back(i);
  if (services.empty()) return nullptr;
  Container node = Container::disclosure(id, Name(words.say(id, {{"count", static_cast<long long>(services.size())}})), open);
  if (!open) return node.build();
  Container list = Container::list(std::string(id) + "/list", Name(words.say(std::string(id) + ".list")));
  for (std::size_t i = 0; i < services.size() && i < most_listed; ++i) list.add(service_item(model, words, kept, services[i], {id}));
  node.add(list.build());
  tell_rest(node, words, id, services.size());
  return node.build();
}

ui::NodePtr mine_node(const Model& model, const Words& words, Kept& kept, const ViewOptions& options) {
  Container section = Container::section("mine", Name(words.say("mine")), 3);
  if (!model.is_asked) {
    section.paragraph("mine/about", words.say(options.can_profile ? "mine.about" : "mine.about.questions"));
    return section.add(Action::button("mine/start", Name(words.say("mine.start")), "primary").build()).build();
  }
  if (model.profile == Profile::loading) return section.add(Content::paragraph("mine/loading", words.say("mine.loading")).build()).build();
  if (model.profile == Profile::failed)
    section.add(Container::notice("mine/failed", "attention").paragraph("mine/failed/words", words.say("mine.failed")).build());
  if (model.decisions() == nullptr) return section.build();
  const std::vector<Offer>& mine = model.mine();
  const std::size_t open = model.open_count();
  section.paragraph("mine/count",
                    words.say("mine.count", {{"count", static_cast<long long>(services_in(mine))}, {"open", static_cast<long long>(open)}}));
  section.add(question_node(model, words, open));
  if (!mine.empty()) {
    Container list = Container::list("mine/list", Name(words.say("mine.list")));
    for (std::size_t i = 0; i < mine.size() && i < most_listed; ++i) list.add(offer_item(model, words, kept, "mine", mine[i], i == 0));
    section.add(list.build());
    tell_rest(section, words, "mine", mine.size());
  }
  section.add(rest_node(model, words, kept, Truth::unknown, "open"));
  section.add(rest_node(model, words, kept, Truth::no, "not"));
  return section.add(Action::button("mine/forget", Name(words.say("mine.forget")), "quiet").build()).build();
}

}  // namespace

parts::Desk desk_of(const Model& model, const Words& words) {
  parts::Desk desk;
  for (const catalogue::Authority& authority : model.catalogue().authorities)
    if (!authority.phone.empty()) desk.phones.push_back({words.of(authority.name), authority.phone});
  if (!model.query().empty()) desk.handover.push_back({"query", words.say("help.query"), model.query()});
  std::string taken;
  for (const std::string& id : model.accepted.services) taken += (taken.empty() ? "" : ", ") + words.name(model.catalogue().service_named(id));
  if (!taken.empty()) desk.handover.push_back({"services", words.say("help.services"), taken});
  return desk;
}

ui::NodePtr view_of(const Model& model, const Words& words, const parts::Help& help, Kept& kept, const ViewOptions& options) {
  const std::vector<Offer>& offers = model.offers();
  Container root = Container::region("suggestions", Name(words.say("title")));
  const bool nothing = offers.empty() && model.undo_words.empty() && model.accepted.state == Taking::none;
  if (options.only_offers && nothing) return root.hidden(true).build();
  root.add(accepted_node(model, words));
  root.add(undo_node(model, words));
  root.add(offers_node(model, words, kept, offers));
  if (options.only_offers) return root.build();
  if (model.keeping.is_quiet && model.is_any_allowed()) {
    root.paragraph("quiet/about", words.say("quiet"));
    root.add(Action::button("quiet/off", Name(words.say("quiet.off")), "quiet").build());
  } else if (!model.now().empty() && !model.is_any_allowed()) {
    root.paragraph("gate", words.say("gate"));
  }
  root.add(search_node(model, words, kept));
  root.add(mine_node(model, words, kept, options));
  root.add(help.view(desk_of(model, words), words.strings()));
  if (model.catalogue().is_illustrative) root.paragraph("illustrative", words.say("illustrative"));
  return root.build();
}

}  // namespace portal::suggestions
