// One service: name, why it is here, the reasons one step away, what it takes, and what can be done with it.
#include <algorithm>

#include "sdk/text/port.h"
#include "widgets/suggestions/view.h"

namespace portal::suggestions {

using catalogue::Service;
using catalogue::ServiceKind;
using ui::Action;
using ui::Container;
using ui::Content;
using ui::Name;

namespace {

bool is_open(const Model& model, const std::string& id) { return std::find(model.open.begin(), model.open.end(), id) != model.open.end(); }

std::string legal_text(const Words& words, const catalogue::LegalResource& legal) {
  return words.of(legal.name) + (legal.article.empty() ? "" : ", " + legal.article);
}

void add_legal(Container& into, const Words& words, const std::string& id, const std::vector<catalogue::LegalResource>& legal) {
  for (std::size_t i = 0; i < legal.size(); ++i) {
    const std::string node = id + "/law" + std::to_string(i);
    const std::string text = words.say("law", {{"law", legal_text(words, legal[i])}});
    if (legal[i].url.empty()) into.paragraph(node, text);
    else into.add(Action::link(node, Name(text), legal[i].url).build());
  }
}

// Where what was looked at came from: «Госуслуги, на 12 октября 2026 года». What is worked out names the sources of what it is worked out from.
class Sources {
 public:
  Sources(const Model& model, const Words& words) : model_(model), words_(words) {}

  void add(const std::string& path) {
    if (!model_.answer_of(path).is_null()) return tell(words_.say("source.answer"));
    if (const profile::Fact* known = model_.profile_facts().best(path)) return tell(*known);
    const std::string below = path + ".";  // a list or a whole: what is known within
    for (const profile::Fact& fact : model_.profile_facts().all())
      if (fact.path.compare(0, below.size(), below) == 0) tell(fact);
    for (const catalogue::Concept& entry : model_.catalogue().concepts)
      if (entry.fact == path && entry.derived != nullptr && depth_ < 4) add_base(*entry.derived);
  }

  std::string text() const { return text_; }

 private:
  void add_base(const rules::Rule& rule) {
    ++depth_;
    for (const std::string& base : rules::facts_of(rule)) add(base);
    --depth_;
  }
  void tell(const profile::Fact& fact) {
    tell(words_.say("source", {{"source", std::string(fact.source.name(words_.locale()))}, {"date", fact.as_of}}));
  }
  void tell(std::string said) {
    if (std::find(told_.begin(), told_.end(), said) != told_.end()) return;
    text_ += (text_.empty() ? "" : "; ") + said;
    told_.push_back(std::move(said));
  }

  const Model& model_;
  const Words& words_;
  std::string text_;
  std::vector<std::string> told_;
  int depth_ = 0;  // a rule's facts may be worked out themselves
};

std::string sources(const Model& model, const Words& words, const catalogue::Reasons& why) {
  Sources sources(model, words);
  for (const catalogue::CriterionReason& reason : why.criteria)
    for (const std::uint32_t fact : model.catalogue().criteria[reason.criterion].facts) sources.add(model.catalogue().facts[fact]);
  return sources.text();
}

ui::NodePtr why_node(const Model& model, const Words& words, const std::string& id, std::size_t service) {
  const catalogue::Catalogue& all = model.catalogue();
  Container node = Container::disclosure(id, Name(words.say("why")), is_open(model, id));
  if (!is_open(model, id)) return node.build();  // a list of many would pay for reasons that nobody reads
  const catalogue::Reasons why = catalogue::reasons(*model.decisions(), service);
  node.paragraph(id + "/code", words.say("reason." + std::string(name_of(why.code))));
  if (!why.criteria.empty()) {
    Container list = Container::list(id + "/criteria", Name(words.say("criteria")));
    for (std::size_t i = 0; i < why.criteria.size(); ++i) {
      const std::string item = id + "/c" + std::to_string(i);
      const std::string mark = words.say("mark." + std::string(rules::name_of(why.criteria[i].truth)));
      Container entry = Container::item(item);
      entry.text(mark + " " + std::string(catalogue::sentence(all, why.criteria[i], words.locale())));
      add_legal(entry, words, item, all.criteria[why.criteria[i].criterion].legal);
      list.add(entry.build());
    }
    node.add(list.build());
  }
  node.paragraph(id + "/change", words.change(catalogue::nearest_change(*model.decisions(), service)));
  const std::string from = sources(model, words, why);
  if (!from.empty()) node.paragraph(id + "/sources", words.say("sources", {{"sources", from}}));
  add_legal(node, words, id, all.services[service].legal);
  node.paragraph(id + "/version", words.say(all.is_illustrative ? "version.illustrative" : "version",
                                            {{"service", all.services[service].version}, {"catalogue", all.version}, {"date", model.today()}}));
  return node.build();
}

std::string cost_text(const Words& words, const catalogue::Cost& cost) {
  if (cost.value == 0) return words.say("cost.free");
  const std::string amount = words.say("cost", {{"value", text::format_number(words.locale(), cost.value)}, {"currency", cost.currency}});
  return cost.description.empty() ? amount : amount + " (" + words.of(cost.description) + ")";
}

template <class Items, class Say>
std::string joined(const Items& items, Say say) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ", ") + say(item);
  return out;
}

ui::NodePtr details_node(const Model& model, const Words& words, const std::string& id, const Service& service) {
  Container node = Container::disclosure(id, Name(words.say("details")), is_open(model, id));
  Container terms = Container::terms(id + "/terms", Name(words.say("details")));
  const auto add = [&](const char* what, const std::string& value) {
    if (!value.empty()) terms.term(id + "/" + what, words.say(std::string("term.") + what), value);
  };
  if (service.authority != catalogue::nowhere) add("authority", words.of(model.catalogue().authorities[service.authority].name));
  add("documents", documents_text(model, words, service));
  add("cost", joined(service.costs, [&](const catalogue::Cost& cost) { return cost_text(words, cost); }));
  const calendar::Duration& time = service.processing_time;
  if (time.days > 0 && time.months == 0 && time.seconds == 0) add("time", words.say("days", {{"days", time.days}}));
  add("channels", joined(service.channels, [&](const catalogue::Channel& channel) { return words.of(channel.name); }));
  add("outputs", joined(service.outputs, [&](const catalogue::Text& output) { return words.of(output); }));
  return node.add(terms.build()).build();
}

// What is done with a service: taken, or first looked at whether it fits.
ui::NodePtr actions_node(const Model& model, const Words& words, std::string_view list, const std::string& id, std::size_t index) {
  const Service& service = model.catalogue().services[index];
  if (service.kind == ServiceKind::automatic) return nullptr;
  const bool decided = model.decisions() != nullptr;
  const bool is_out = decided && service.form.empty() && model.decisions()->service(index) == rules::Truth::no;
  Container actions = Container::actions(id + "/actions");
  if (!is_out) {
    const char* key = service.form.empty() ? "accept.steps" : "accept";
    auto accept =
        Action::button(id + "/accept", Name(words.say(key, {{"name", words.of(service.name)}})), service.form.empty() ? "secondary" : "primary");
    if (model.accepted.is_busy()) accept.unavailable(words.say("accept.busy"));
    actions.add(accept.build());
  }
  if (list != "offer" && !decided) actions.button(id + "/check", words.say("check", {{"name", words.of(service.name)}}));
  return is_out ? nullptr : actions.build();
}

}  // namespace

std::string documents_text(const Model& model, const Words& words, const Service& service) {
  std::string own;
  std::string asked;
  for (const std::uint32_t index : service.evidence) {
    const catalogue::EvidenceType& type = model.catalogue().evidence[index];
    std::string& into = type.is_interagency ? asked : own;
    into += (into.empty() ? "" : ", ") + words.of(type.name);
  }
  if (own.empty()) return asked.empty() ? words.say("documents.none") : words.say("documents.ours", {{"ours", asked}});
  return asked.empty() ? own : words.say("documents.both", {{"yours", own}, {"ours", asked}});
}

ui::NodePtr put_away_node(const Model& model, const Words& words, const std::string& id) {
  const std::string node = id + "/away";
  Container away = Container::disclosure(node, Name(words.say("away")), is_open(model, node));
  Container actions = Container::actions(node + "/actions");
  for (const char* how : {"dismiss", "later", "never"}) actions.button(id + "/" + how, words.say(std::string("away.") + how), "quiet");
  return away.add(actions.build()).build();
}

namespace {

// All that a closed item depends on, besides the catalogue and the words.
std::string look_of(const Model& model, std::size_t index, const Place& place) {
  std::string look = model.accepted.is_busy() ? "b" : "-";
  if (model.decisions() != nullptr) look += name_of(model.decisions()->service(index));
  if (place.ranked == nullptr) return look;
  const catalogue::Ranked& ranked = *place.ranked;
  look += place.is_first ? " first " : " ";
  look += name_of(ranked.key);
  for (const std::size_t number : {static_cast<std::size_t>(ranked.days_left), ranked.event, ranked.segment}) look += " " + std::to_string(number);
  return look + " " + ranked.deadline;
}

ui::NodePtr build_item(const Model& model, const Words& words, const std::string& id, std::size_t index, const Place& place) {
  const Service& service = model.catalogue().services[index];
  const bool decided = model.decisions() != nullptr;
  Container item = Container::item(id);
  item.add(Content::heading(id + "/name", Name(words.of(service.name)), place.is_part ? 5 : 4).build());
  if (place.ranked != nullptr) item.paragraph(id + "/rank", words.rank_reason(*place.ranked, place.is_first));
  if (place.ranked == nullptr && decided)
    item.paragraph(id + "/truth", words.say("truth." + std::string(rules::name_of(model.decisions()->service(index)))));
  item.paragraph(id + "/about", words.of(service.description));
  if (service.kind == ServiceKind::automatic) item.paragraph(id + "/automatic", words.say("automatic"));
  if (decided) item.add(why_node(model, words, id + "/why", index));
  item.add(details_node(model, words, id + "/details", service));
  if (place.is_part) return item.build();
  item.add(actions_node(model, words, place.list, id, index));
  if (place.list == "offer") item.add(put_away_node(model, words, id));
  return item.build();
}

}  // namespace

const ui::NodePtr* Kept::find(const std::string& id, const std::string& look) const {
  const auto found = nodes_.find(id);
  return found == nodes_.end() || found->second.first != look ? nullptr : &found->second.second;
}

void Kept::keep(const std::string& id, std::string look, ui::NodePtr node) {
  constexpr std::size_t most = 200;  // what stands on a page at once, and more
  if (nodes_.size() >= most) nodes_.clear();
  nodes_[id] = {std::move(look), std::move(node)};
}

ui::NodePtr service_item(const Model& model, const Words& words, Kept& kept, std::size_t index, const Place& place) {
  const std::string id = std::string(place.list) + (place.is_part ? "-part/" : "/") + model.catalogue().services[index].id;
  if (model.opens_within(id + "/")) return build_item(model, words, id, index, place);
  std::string look = look_of(model, index, place);
  if (const ui::NodePtr* node = kept.find(id, look)) return *node;
  ui::NodePtr node = build_item(model, words, id, index, place);
  kept.keep(id, std::move(look), node);
  return node;
}

}  // namespace portal::suggestions
