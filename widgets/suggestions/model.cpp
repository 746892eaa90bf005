// The gate and what passes it.
#include "widgets/suggestions/model.h"

#include <algorithm>

#include "sdk/calendar/civil_date.h"
#include "sdk/json/json.h"
#include "sdk/text/port.h"

namespace portal::suggestions {

using catalogue::Decisions;
using catalogue::Ranked;
using rules::Truth;

namespace {

constexpr std::size_t most_found = 10;

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

json::Value texts_json(const std::vector<std::string>& texts) {
  json::Array out;
  for (const std::string& text : texts) out.emplace_back(text);
  return out;
}

void archive_texts(json::Archive& state, const char* key, std::vector<std::string>& texts) {
  json::Value list = texts_json(texts);
  state.value(key, list, json::Kind::array);
  if (!state.reads()) return;
  texts.clear();
  for (const json::Value& item : list.array())
    if (item.is_string()) texts.push_back(item.text());
}

}  // namespace

Model::Model(std::shared_ptr<const catalogue::Catalogue> catalogue, std::string zone) : zone_(std::move(zone)), catalogue_(std::move(catalogue)) {
  if (!catalogue_->zone.empty()) zone_ = catalogue_->zone;
  bundles_.resize(catalogue_->services.size());
  first_bundle_.resize(catalogue_->services.size(), catalogue::nowhere);
  for (std::size_t i = catalogue_->bundles.size(); i-- > 0;)
    for (const std::uint32_t service : catalogue_->bundles[i].services) {
      bundles_[service].insert(bundles_[service].begin(), catalogue_->bundles[i].id);
      first_bundle_[service] = i;
    }
}

bool Model::opens_within(std::string_view id) const {
  return std::any_of(open.begin(), open.end(), [&](const std::string& one) { return one.compare(0, id.size(), id) == 0; });
}

std::size_t services_in(const std::vector<Offer>& offers) {
  std::size_t count = 0;
  for (const Offer& offer : offers) count += offer.parts.size();
  return count;
}

// A bundle of which two parts apply or more stands where the best of them would; a service in several belongs to the first.
std::vector<Offer> Model::grouped(const std::vector<Ranked>& ranked) const {
  std::vector<Offer> out;
  std::vector<std::size_t> parts(catalogue_->bundles.size(), 0);
  std::vector<std::size_t> place(catalogue_->bundles.size(), catalogue::nowhere);
  for (const Ranked& one : ranked)
    if (const std::size_t bundle = first_bundle_[one.service]; bundle != catalogue::nowhere) ++parts[bundle];
  for (const Ranked& one : ranked) {
    const std::size_t bundle = first_bundle_[one.service];
    if (bundle == catalogue::nowhere || parts[bundle] < 2) {
      out.push_back({catalogue::nowhere, {one}});
      continue;
    }
    if (place[bundle] == catalogue::nowhere) {
      place[bundle] = out.size();
      out.push_back({bundle, {}});
    }
    out[place[bundle]].parts.push_back(one);
  }
  return out;
}

void Model::set_now(std::string instant) {
  now_ = std::move(instant);
  if (!calendar::parse_instant(now_, instant_)) instant_ = 0;
  today_ = text::civil_day(zone_, now_);
}

bool Model::set_consents(const json::Value& record) {
  records_.clear();
  consents_ = record;
  auto ledger = consent::read_ledger(record, "/value");
  if (ledger.ok()) records_ = std::move(ledger.value().records);
  return ledger.ok();
}

bool Model::is_any_allowed() const { return instant_ != 0 && consent::is_any_allowed(records_, consent::Kind::proactive, instant_); }

bool Model::is_allowed(std::size_t service) const {
  return instant_ != 0 && consent::is_allowed(records_, consent::Kind::proactive, {catalogue_->services[service].id, bundles_[service]}, instant_);
}

calendar::Instant Model::next_expiry() const {
  const calendar::Instant next = instant_ == 0 ? 0 : consent::next_expiry(records_, instant_);
  return next == 0 ? 0 : next - instant_;
}

// What rules, derived facts and forms read; what is only computed is not asked for.
std::vector<std::string> Model::wanted_facts() const {
  std::vector<std::string> out;
  for (const std::string& fact : catalogue_->facts) add_once(out, fact);
  const auto add_all = [&out](const rules::Rule* rule) {
    if (rule == nullptr) return;
    for (const std::string& fact : rules::facts_of(*rule)) add_once(out, fact);
  };
  for (const catalogue::Concept& entry : catalogue_->concepts) add_all(entry.derived.get());
  for (const catalogue::Service& service : catalogue_->services) {
    add_all(service.deadline.get());
    for (const std::string& fact : service.form_facts) add_once(out, fact);
  }
  out.erase(std::remove_if(out.begin(), out.end(), [](const std::string& fact) { return fact.empty() || fact == "today"; }), out.end());
  return out;
}

void Model::take_profile(profile::Facts facts) {
  facts_ = std::move(facts);
  profile = Profile::loaded;
}

void Model::evaluate() {
  if (!may_evaluate()) return;
  json::Value facts = json::Object{{"today", today_}};
  for (const profile::Fact& fact : facts_.all())
    if (catalogue::find_fact(facts, fact.path) == nullptr) catalogue::put_fact(facts, fact.path, fact.value);  // the best candidate stands first
  for (const json::Member& answer : answers_.object()) catalogue::put_fact(facts, answer.key, answer.value);
  if (decisions_ == nullptr) decisions_ = std::make_unique<Decisions>(catalogue_);
  decisions_->set_facts(std::move(facts));
  is_decided_ = true;
  touch();
  ++(is_asked ? counters.by_person : counters.proactive);
}

void Model::forget_person() {
  touch();
  if (decisions_ != nullptr) decisions_->forget();
  is_decided_ = false;
  facts_ = profile::Facts();
  answers_ = json::Object();
  profile = Profile::none;
  is_asked = false;
  typed = nullptr;
  is_wrong = false;
  skipped.clear();
  accepted = {};
  open.clear();
}

void Model::answer(const std::string& fact, json::Value value) {
  answers_.object().set(fact, value);
  typed = nullptr;
  is_wrong = false;
  touch();
  if (is_decided_) decisions_->set_fact(fact, std::move(value));
}

json::Value Model::answer_of(std::string_view fact) const {
  const json::Value* value = answers_.find(fact);
  return value == nullptr ? json::Value() : *value;
}

bool Model::accepts(std::string_view fact, const json::Value& value) const {
  using Type = rules::Domain::Type;
  for (const catalogue::Concept& entry : catalogue_->concepts) {
    if (entry.fact != fact) continue;
    const rules::Domain& domain = entry.domain;
    if (!domain.values.empty()) return std::find(domain.values.begin(), domain.values.end(), value) != domain.values.end();
    calendar::CivilDate date;
    if (domain.type == Type::boolean) return value.is_boolean();
    if (domain.type == Type::integer || domain.type == Type::number) {
      if (!value.is_number() || (domain.type == Type::integer && !value.is_integer())) return false;
      return !(domain.minimum.is_number() && value.number() < domain.minimum.number()) &&
             !(domain.maximum.is_number() && value.number() > domain.maximum.number());
    }
    if (!value.is_string() || value.text().empty()) return false;
    if (domain.type == Type::text) return true;
    if (!calendar::parse_date(value.text(), date)) return false;
    return !(domain.minimum.is_string() && value.text() < domain.minimum.text()) &&
           !(domain.maximum.is_string() && value.text() > domain.maximum.text());
  }
  return false;
}

bool Model::read_typed(const catalogue::Concept& entry, json::Value& value) const {
  using Type = rules::Domain::Type;
  if (!typed.is_string() || typed.text().empty()) return false;
  const std::string& text = typed.text();
  if (!entry.choices.empty()) {
    for (std::size_t i = 0; i < entry.choices.size(); ++i)
      if (std::to_string(i) == text) value = entry.choices[i].value;
  } else if (entry.domain.type == Type::boolean) {
    if (text == "true" || text == "false") value = text == "true";
  } else if (entry.domain.type == Type::integer || entry.domain.type == Type::number) {
    std::string number = text;
    std::replace(number.begin(), number.end(), ',', '.');
    auto parsed = json::parse(number);
    if (parsed.ok()) value = std::move(parsed).value();
  } else {
    value = text;
  }
  return accepts(entry.fact, value);
}

const std::vector<Offer>& Model::offers() const {
  if (derived_.has_offers) return derived_.offers;
  derived_.has_offers = true;
  if (!is_decided_ || keeping.is_quiet || !is_any_allowed()) return derived_.offers;
  std::vector<Ranked> out = catalogue::rank(*decisions_);
  out.erase(std::remove_if(out.begin(), out.end(),
                           [this](const Ranked& one) {
                             const std::string& id = catalogue_->services[one.service].id;
                             return !is_allowed(one.service) || keeping.hides(id, today_) ||
                                    std::find(dismissed.begin(), dismissed.end(), id) != dismissed.end();
                           }),
            out.end());
  derived_.offers = grouped(out);
  return derived_.offers;
}

const std::vector<Offer>& Model::mine() const {
  if (!derived_.has_mine && is_decided_ && is_asked) derived_.mine = grouped(catalogue::rank(*decisions_));
  derived_.has_mine = true;
  return derived_.mine;
}

const catalogue::Question& Model::question() const {
  if (!derived_.has_question && is_decided_ && is_asked) derived_.question = catalogue::next_question(*decisions_, skipped);
  derived_.has_question = true;
  return derived_.question;
}

std::size_t Model::open_count() const {
  std::size_t count = 0;
  for (std::size_t i = 0; is_decided_ && i < catalogue_->services.size(); ++i) count += decisions_->service(i) == Truth::unknown ? 1 : 0;
  return count;
}

void Model::search(std::string query) {
  query_ = std::move(query);
  if (index_ == nullptr) index_ = std::make_unique<catalogue::SearchIndex>(catalogue_);
  catalogue::SearchIndex::Hits hits = index_->look(query_, most_found);
  found_ = std::move(hits.services);
  situations_ = std::move(hits.situations);
}

void Model::take_undo(const json::Value& back) {
  const json::Value* words = back.find("words");
  const json::Value* service = back.find("service");
  const json::Value* kept = back.find("before");
  const json::Value* list = back.find("dismissed");
  if (words == nullptr || !words->is_string() || service == nullptr || !service->is_string() || kept == nullptr || list == nullptr ||
      !list->is_array())
    return;
  auto read = read_keeping(*kept);
  if (!read.ok()) return;
  undo_words = words->text();
  undo_service = service->text();
  before = std::move(read).value();
  for (const json::Value& item : list->array())
    if (item.is_string()) dismissed_before.push_back(item.text());
}

void Model::archive_accepted(json::Archive& state) {
  static constexpr std::string_view names[] = {"none", "window", "handing", "open", "failed"};
  state.name("taking", accepted.state, names);
  state.text("bundle", accepted.bundle);
  archive_texts(state, "accepted", accepted.services);
  state.value("pages", accepted.pages, json::Kind::object);
  state.flag("atOnce", accepted.is_now);
  state.number("awaited", accepted.request);
}

void Model::archive(json::Archive& state) {
  json::Value facts = facts_.to_json();
  json::Value kept = write_keeping(keeping);
  auto phase = static_cast<unsigned char>(profile);
  static constexpr std::string_view phases[] = {"none", "loading", "loaded", "failed"};
  json::Value consents = json::Object{{"record", consents_}};
  json::Value field = json::Object{{"typed", typed}};
  std::string query = query_;
  bool is_decided = is_decided_;
  state.text("now", now_);
  state.value("consents", consents, json::Kind::object);
  state.value("keeping", kept, json::Kind::object);
  state.value("facts", facts, json::Kind::object);
  state.value("answers", answers_, json::Kind::object);
  state.name("profile", phase, phases);
  state.flag("asked", is_asked);
  state.flag("decided", is_decided);
  state.flag("all", shows_all);
  state.value("field", field, json::Kind::object);
  state.flag("wrong", is_wrong);
  state.text("query", query);
  archive_accepted(state);
  state.number("proactive", counters.proactive);
  state.number("byPerson", counters.by_person);
  archive_texts(state, "dismissed", dismissed);
  archive_texts(state, "open", open);
  archive_texts(state, "skipped", skipped);
  json::Value back =
      json::Object{{"words", undo_words}, {"service", undo_service}, {"before", write_keeping(before)}, {"dismissed", texts_json(dismissed_before)}};
  state.value("undo", back, json::Kind::object);
  if (!state.reads()) return;
  auto read_facts = profile::Facts::read(facts, "/facts");
  auto read_kept = read_keeping(kept);
  const json::Value* record = consents.find("record");
  const json::Value* in_field = field.find("typed");
  if (!read_facts.ok() || !read_kept.ok() || record == nullptr || in_field == nullptr) return state.fail("facts", "what was written");
  set_now(now_);
  set_consents(*record);
  keeping = std::move(read_kept).value();
  facts_ = std::move(read_facts).value();
  profile = static_cast<Profile>(phase);
  typed = *in_field;
  take_undo(back);
  if (!query.empty()) search(query);
  const Counters counted = counters;
  if (is_decided) evaluate();
  counters = counted;
}

}  // namespace portal::suggestions
