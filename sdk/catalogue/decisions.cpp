// Deciding: rules that criteria share once, then services from them; after a change only what it concerns.
#include "sdk/catalogue/decisions.h"

#include <algorithm>

#include "sdk/json/json.h"

namespace portal::catalogue {

using rules::Truth;

Decisions::Decisions(std::shared_ptr<const Catalogue> catalogue, rules::Limits limits) : catalogue_(std::move(catalogue)), limits_(limits) { link(); }

// Criteria with the same rule share one condition.
void Decisions::link() {
  const Catalogue& all = *catalogue_;
  std::vector<std::string> texts(all.criteria.size());
  NameIndex same;
  same.reserve(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i] = json::write(all.criteria[i].logic);
    same.add(texts[i], i);
  }
  same.seal();
  condition_of_.resize(texts.size());
  readers_.resize(all.facts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::size_t first = same.find(texts[i]);
    if (first != i) {
      condition_of_[i] = condition_of_[first];
      continue;
    }
    condition_of_[i] = static_cast<std::uint32_t>(conditions_.size());
    Condition condition;
    condition.rule = &all.criteria[i].rule;
    condition.facts = all.criteria[i].facts;
    for (const std::uint32_t fact : condition.facts) readers_[fact].push_back(condition_of_[i]);
    conditions_.push_back(std::move(condition));
  }
  for (std::size_t i = 0; i < all.services.size(); ++i)
    for (const std::uint32_t criterion : all.services[i].criteria) {
      std::vector<std::uint32_t>& services = conditions_[condition_of_[criterion]].services;
      if (services.empty() || services.back() != i) services.push_back(static_cast<std::uint32_t>(i));
    }
  known_.assign(all.facts.size(), false);
  services_.resize(all.services.size());
  declared_.assign(all.events.size(), 0);
  stale_conditions_.assign(conditions_.size(), 0);
  stale_services_.assign(services_.size(), 0);
}

std::string_view Decisions::today() const {
  const json::Value* today = facts_.find("today");
  return today != nullptr && today->is_string() ? std::string_view(today->text()) : std::string_view();
}

// Facts that are computed from others, where no source gives them; a later one may read an earlier one.
void Decisions::derive() {
  facts_ = given_;
  rules::Options options;
  options.evaluation = rules::Evaluation::three_valued;
  options.limits = limits_;
  for (const Concept& entry : catalogue_->concepts) {
    if (entry.derived == nullptr || find_fact(facts_, entry.fact) != nullptr) continue;
    auto outcome = rules::evaluate(*entry.derived, facts_, options);
    if (outcome.ok() && outcome.value().has_value) put_fact(facts_, entry.fact, std::move(outcome.value().value));
  }
  for (std::size_t i = 0; i < known_.size(); ++i) known_[i] = find_fact(facts_, catalogue_->facts[i]) != nullptr;
}

void Decisions::set_facts(json::Value facts) {
  given_ = std::move(facts);
  derive();
  for (auto& [key, joint] : joints_) joint.is_current = false;
  for (std::uint32_t i = 0; i < conditions_.size(); ++i) decide_condition(i);
  for (std::size_t i = 0; i < services_.size(); ++i) decide_service(i);
}

void Decisions::set_fact(std::string_view path, json::Value value) {
  put_fact(given_, path, std::move(value));
  changed(path);
}

void Decisions::forget_fact(std::string_view path) {
  remove_fact(given_, path);
  changed(path);
}

void Decisions::changed(std::string_view path) {
  std::vector<std::pair<std::string, json::Value>> derived;
  for (const Concept& entry : catalogue_->concepts)
    if (entry.derived != nullptr) {
      const json::Value* value = find_fact(facts_, entry.fact);
      derived.emplace_back(entry.fact, value == nullptr ? json::Value() : *value);
    }
  derive();
  std::vector<std::string_view> paths{path};
  for (const auto& [fact, before] : derived) {
    const json::Value* value = find_fact(facts_, fact);
    if ((value == nullptr ? json::Value() : *value) != before) paths.push_back(fact);
  }
  std::vector<std::uint32_t> conditions;
  for (std::size_t fact = 0; fact < readers_.size(); ++fact) {
    const bool touched = std::any_of(paths.begin(), paths.end(), [&](std::string_view one) { return concerns(catalogue_->facts[fact], one); });
    if (!touched) continue;
    for (const std::uint32_t condition : readers_[fact]) {
      if (stale_conditions_[condition] == 0) conditions.push_back(condition);
      stale_conditions_[condition] = 1;
    }
  }
  for (auto& [key, joint] : joints_)
    if (std::any_of(key.begin(), key.end(), [this](std::uint32_t condition) { return stale_conditions_[condition] != 0; })) joint.is_current = false;
  const bool dated = concerns("today", path);
  for (const std::uint32_t condition : conditions) decide_condition(condition);
  if (dated) std::fill(stale_services_.begin(), stale_services_.end(), std::uint8_t{1});
  for (const std::uint32_t condition : conditions) {
    stale_conditions_[condition] = 0;
    for (const std::uint32_t service : conditions_[condition].services) stale_services_[service] = 1;
  }
  for (std::size_t i = 0; i < services_.size(); ++i)
    if (stale_services_[i] != 0) decide_service(i);
  std::fill(stale_services_.begin(), stale_services_.end(), std::uint8_t{0});
}

void Decisions::forget() {
  given_ = facts_ = json::Object();
  for (Condition& condition : conditions_) condition.decision = {};
  for (ServiceState& state : services_) state = {};
  for (auto& [key, joint] : joints_) joint.is_current = false, joint.decision = {};
  std::fill(declared_.begin(), declared_.end(), std::uint8_t{0});
  known_.assign(known_.size(), false);
}

void Decisions::declare_event(std::size_t event, bool is_there) { declared_[event] = is_there ? 1 : 0; }

void Decisions::decide_condition(std::uint32_t index) {
  ++count_.criteria;
  Condition& condition = conditions_[index];
  condition.decision = rules::decide(*condition.rule, facts_, &catalogue_->domains, limits_);
  count_.bounded += condition.decision.bounded ? 1 : 0;
}

void Decisions::decide_service(std::size_t index) {
  ++count_.services;
  const Service& service = catalogue_->services[index];
  ServiceState& state = services_[index];
  state = {Truth::yes, false};
  const std::string_view now = today();
  if (!service.validity.holds(now)) {
    state.truth = Truth::no;
    return;
  }
  std::size_t open = 0;
  for (const std::uint32_t criterion : service.criteria) {
    const Truth truth = conditions_[condition_of_[criterion]].decision.truth;
    if (truth == Truth::yes || !catalogue_->criteria[criterion].validity.holds(now)) continue;
    state.truth = truth;
    if (truth == Truth::no) return;
    ++open;
  }
  if (open > 0) state.truth = open == 1 ? Truth::unknown : open_together(service.criteria, state.conflicts);
}

bool Decisions::share_a_missing_fact(std::uint32_t a, std::uint32_t b) const {
  for (const std::uint32_t left : conditions_[a].facts)
    for (const std::uint32_t right : conditions_[b].facts)
      if (!known_[left] && (left == right || concerns(catalogue_->facts[left], catalogue_->facts[right]))) return true;
  return false;
}

// `open[from]` and all that hangs together with it by missing facts.
std::vector<std::uint32_t> Decisions::open_group(const std::vector<std::uint32_t>& open, std::size_t from, std::vector<bool>& taken) const {
  std::vector<std::uint32_t> group{open[from]};
  taken[from] = true;
  for (std::size_t next = 0; next < group.size(); ++next)
    for (std::size_t i = 0; i < open.size(); ++i)
      if (!taken[i] && share_a_missing_fact(group[next], open[i])) {
        taken[i] = true;
        group.push_back(open[i]);
      }
  std::sort(group.begin(), group.end());
  group.erase(std::unique(group.begin(), group.end()), group.end());
  return group;
}

Joint& Decisions::joint_of(const std::vector<std::uint32_t>& conditions) const {
  const auto found = joints_.find(conditions);
  if (found != joints_.end()) return found->second;
  json::Array parts;
  for (const std::uint32_t condition : conditions) {
    const auto criterion = static_cast<std::size_t>(std::find(condition_of_.begin(), condition_of_.end(), condition) - condition_of_.begin());
    parts.push_back(catalogue_->criteria[criterion].logic);
  }
  auto compiled = rules::Rule::compile(json::Object{{"and", std::move(parts)}});
  if (!compiled.ok()) compiled = rules::Rule::compile(json::Object{{"throw", "together too large"}});  // stays open, as it must
  return joints_.emplace(conditions, Joint{std::move(compiled).value()}).first->second;
}

// Each is open. Those that share no missing fact cannot decide one another: together they are open. The others are looked at as one.
Truth Decisions::open_together(const std::vector<std::uint32_t>& criteria, bool& conflicts) {
  std::vector<std::uint32_t> open;
  const std::string_view now = today();
  for (const std::uint32_t criterion : criteria) {
    const std::uint32_t condition = condition_of_[criterion];
    if (conditions_[condition].decision.truth == Truth::unknown && catalogue_->criteria[criterion].validity.holds(now)) open.push_back(condition);
  }
  std::vector<bool> taken(open.size(), false);
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (taken[i]) continue;
    const std::vector<std::uint32_t> group = open_group(open, i, taken);
    if (group.size() < 2) continue;
    Joint& joint = joint_of(group);
    if (!joint.is_current) {
      ++count_.joint;
      joint.decision = rules::decide(joint.rule, facts_, &catalogue_->domains, limits_);
      joint.is_current = true;
      count_.bounded += joint.decision.bounded ? 1 : 0;
    }
    if (joint.decision.truth == Truth::no) {
      conflicts = true;
      return Truth::no;
    }
  }
  return Truth::unknown;
}

Truth Decisions::criterion(std::size_t index) const { return conditions_[condition_of_[index]].decision.truth; }
bool Decisions::criterion_failed(std::size_t index) const { return conditions_[condition_of_[index]].decision.failed; }

Truth Decisions::all_of(const std::vector<std::uint32_t>& criteria) const {
  Truth together = Truth::yes;
  for (const std::uint32_t one : criteria) {
    const Truth truth = in_force(one) ? criterion(one) : Truth::yes;
    if (truth == Truth::no) return truth;
    if (truth == Truth::unknown) together = truth;
  }
  return together;
}

Truth Decisions::event(std::size_t index) const {
  if (declared_[index] != 0) return Truth::yes;
  const std::vector<std::uint32_t>& criteria = catalogue_->events[index].criteria;
  return criteria.empty() ? Truth::unknown : all_of(criteria);
}

Truth Decisions::segment(std::size_t index) const {
  const std::vector<std::uint32_t>& criteria = catalogue_->segments[index].criteria;
  return criteria.empty() ? Truth::unknown : all_of(criteria);
}

bool Decisions::applies(std::size_t index) const {
  const Service& service = catalogue_->services[index];
  if (services_[index].truth != Truth::yes) return false;
  return !service.criteria.empty() ||
         std::any_of(service.events.begin(), service.events.end(), [this](std::uint32_t one) { return event(one) == Truth::yes; });
}

std::vector<std::string> Decisions::missing(std::size_t index) const {
  std::vector<std::string> out;
  if (services_[index].truth != Truth::unknown) return out;
  rules::Options options;
  options.evaluation = rules::Evaluation::three_valued;
  options.domains = &catalogue_->domains;
  options.limits = limits_;
  for (const std::uint32_t one : catalogue_->services[index].criteria) {
    if (!in_force(one) || criterion(one) != Truth::unknown) continue;
    auto outcome = rules::evaluate(catalogue_->criteria[one].rule, facts_, options);
    if (!outcome.ok()) continue;
    for (std::string& fact : outcome.value().missing)
      if (std::find(out.begin(), out.end(), fact) == out.end()) out.push_back(std::move(fact));
  }
  return out;
}

Truth Decisions::service_with(std::size_t index, const json::Value& facts, std::span<const std::string_view> changed, bool together) const {
  const Service& service = catalogue_->services[index];
  const json::Value* day = facts.find("today");
  const std::string_view now = day != nullptr && day->is_string() ? std::string_view(day->text()) : std::string_view();
  if (!service.validity.holds(now)) return Truth::no;
  const auto reads_changed = [&](std::uint32_t criterion) {
    for (const std::uint32_t fact : catalogue_->criteria[criterion].facts)
      for (const std::string_view path : changed)
        if (concerns(catalogue_->facts[fact], path)) return true;
    return false;
  };
  std::vector<std::uint32_t> open;
  for (const std::uint32_t one : service.criteria) {
    if (!catalogue_->criteria[one].validity.holds(now)) continue;
    const Truth truth =
        reads_changed(one) ? rules::decide(catalogue_->criteria[one].rule, facts, &catalogue_->domains, limits_).truth : criterion(one);
    if (truth == Truth::no) return truth;
    if (truth == Truth::unknown) open.push_back(condition_of_[one]);
  }
  if (open.empty()) return Truth::yes;
  std::sort(open.begin(), open.end());
  open.erase(std::unique(open.begin(), open.end()), open.end());
  if (open.size() < 2 || !together) return Truth::unknown;
  return rules::decide(joint_of(open).rule, facts, &catalogue_->domains, limits_).truth == Truth::no ? Truth::no : Truth::unknown;
}

}  // namespace portal::catalogue
