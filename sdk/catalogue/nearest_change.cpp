// The nearest change that turns a decision over: few facts, then near values; every one applied before it is told.
#include <algorithm>
#include <cmath>

#include "sdk/calendar/civil_date.h"
#include "sdk/catalogue/explain.h"

namespace portal::catalogue {

using rules::Truth;

namespace {

constexpr std::size_t most_facts = 3;
constexpr std::uint32_t most_trials = 4000;

struct Candidate {
  json::Value value;
  double distance = 0;
};

struct Lever {  // a fact that may be changed
  std::string fact;
  const json::Value* known = nullptr;
  int step = 0;                       // 0: an answer, 1: a change, 2: waiting
  std::vector<Candidate> candidates;  // the nearest first
};

double distance(const json::Value* from, const json::Value& to, std::size_t place) {
  calendar::CivilDate a;
  calendar::CivilDate b;
  if (from == nullptr) return static_cast<double>(place);
  if (from->is_number() && to.is_number()) return std::fabs(from->number() - to.number());
  if (from->is_string() && to.is_string() && calendar::parse_date(from->text(), a) && calendar::parse_date(to.text(), b))
    return std::fabs(static_cast<double>(calendar::day_number(a) - calendar::day_number(b)));
  return static_cast<double>(1 + place);
}

class Search {
 public:
  Search(const Decisions& decisions, std::size_t service) : decisions_(decisions), service_(service) {
    result_.becomes = decisions.service(service) == Truth::yes ? Truth::no : Truth::yes;
    for (const std::uint32_t one : decisions.catalogue().services[service].criteria) {
      const Validity& validity = decisions.catalogue().criteria[one].validity;
      if (validity.until.empty() || decisions.today() <= validity.until) criteria_.push_back(one);
    }
    find_levers();
  }

  NearestChange run() {
    for (std::size_t count = 1; count <= most_facts && result_.changes.empty() && !result_.bounded; ++count) {
      chosen_.clear();
      best_ = -1;
      facts_ = decisions_.facts();
      extend(0, count);
    }
    return std::move(result_);
  }

 private:
  void find_levers() {
    const Catalogue& all = decisions_.catalogue();
    std::vector<std::string> facts;
    for (const std::uint32_t criterion : criteria_)
      for (const std::uint32_t read : all.criteria[criterion].facts)
        if (std::find(facts.begin(), facts.end(), all.facts[read]) == facts.end()) facts.push_back(all.facts[read]);
    facts.erase(std::remove(facts.begin(), facts.end(), "today"), facts.end());
    for (const std::string& fact : facts) add_lever(fact);
    add_waiting();
    std::stable_sort(levers_.begin(), levers_.end(), [](const Lever& a, const Lever& b) { return a.step < b.step; });
  }

  void add_lever(const std::string& fact) {
    const Catalogue& all = decisions_.catalogue();
    const auto entry = std::find_if(all.concepts.begin(), all.concepts.end(), [&](const Concept& one) { return one.fact == fact; });
    if (fact.empty() || fact.find('*') != std::string::npos || entry == all.concepts.end()) return;
    Lever lever{fact, find_fact(decisions_.facts(), fact), 0, {}};
    if (lever.known != nullptr && !entry->is_changeable) return;
    lever.step = lever.known == nullptr ? 0 : 1;
    add_candidates(lever, telling_values(decisions_, fact, criteria_));
  }

  // A later day: what a person can do about a date of birth.
  void add_waiting() {
    Lever lever{"today", decisions_.facts().find("today"), 2, {}};
    if (lever.known == nullptr) return;
    json::Array days = telling_values(decisions_, "today", criteria_);
    const auto add_bounds = [&days](const Validity& validity) {
      calendar::CivilDate until;
      if (!validity.from.empty()) days.emplace_back(validity.from);
      if (calendar::parse_date(validity.until, until) && calendar::add_duration(until, "P1D")) days.emplace_back(calendar::date_text(until));
    };
    add_bounds(decisions_.catalogue().services[service_].validity);
    for (const std::uint32_t criterion : criteria_) add_bounds(decisions_.catalogue().criteria[criterion].validity);
    const std::string_view now = decisions_.today();
    days.erase(std::remove_if(days.begin(), days.end(), [&](const json::Value& day) { return day.text() <= now; }), days.end());
    add_candidates(lever, days);
  }

  void add_candidates(Lever& lever, const json::Array& values) {
    for (std::size_t i = 0; i < values.size(); ++i)
      if (lever.known == nullptr || *lever.known != values[i]) lever.candidates.push_back({values[i], distance(lever.known, values[i], i)});
    std::stable_sort(lever.candidates.begin(), lever.candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
    if (!lever.candidates.empty()) levers_.push_back(std::move(lever));
  }

  // Levers stand by step, so of as many facts the first set that works is the best; within it the nearest values are.
  void extend(std::size_t from, std::size_t count) {
    for (std::size_t i = from; i < levers_.size() && result_.changes.empty() && !result_.bounded; ++i) {
      chosen_.push_back(i);
      picked_.resize(chosen_.size());
      if (chosen_.size() == count && !reaches_all()) {
        chosen_.pop_back();
        continue;
      }
      if (chosen_.size() == count) {
        paths_.clear();
        for (const std::size_t lever : chosen_) paths_.push_back(levers_[lever].fact);
        try_values(0, 0);
      } else extend(i + 1, count);
      if (best_ >= 0) keep();
      chosen_.pop_back();
    }
  }

  // For a "yes" every criterion that does not hold must read one of the chosen facts; dates of validity are reached by waiting.
  bool reaches_all() const {
    if (result_.becomes == Truth::no) return true;
    const Catalogue& all = decisions_.catalogue();
    for (const std::uint32_t one : criteria_) {
      if (decisions_.criterion(one) == Truth::yes || !decisions_.in_force(one)) continue;
      bool reached = false;
      for (const std::size_t lever : chosen_) {
        const std::string& fact = levers_[lever].fact;
        reached |= fact == "today" && !all.criteria[one].validity.until.empty();
        for (const std::uint32_t read : all.criteria[one].facts) reached |= concerns(all.facts[read], fact);
      }
      if (!reached) return false;
    }
    return true;
  }

  void try_values(std::size_t at, double so_far) {
    const Lever& lever = levers_[chosen_[at]];
    for (std::size_t i = 0; i < lever.candidates.size(); ++i) {
      const double total = so_far + lever.candidates[i].distance;
      if (best_ >= 0 && total >= best_) break;
      picked_[at] = i;
      put_fact(facts_, lever.fact, lever.candidates[i].value);
      if (at + 1 < chosen_.size()) try_values(at + 1, total);
      else trial(total);
      if (result_.bounded) break;
    }
    if (lever.known == nullptr) remove_fact(facts_, lever.fact);
    else put_fact(facts_, lever.fact, *lever.known);
  }

  void trial(double total) {
    if (++trials_ > most_trials) {
      result_.bounded = true;
      return;
    }
    if (decisions_.service_with(service_, facts_, paths_) != result_.becomes) return;
    best_ = total;
    best_picked_ = picked_;
  }

  void keep() {
    if (!result_.changes.empty()) return;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const Lever& lever = levers_[chosen_[i]];
      result_.changes.push_back(
          {lever.fact, lever.known == nullptr ? json::Value() : *lever.known, lever.known != nullptr, lever.candidates[best_picked_[i]].value});
    }
  }

  const Decisions& decisions_;
  const std::size_t service_;
  std::vector<std::uint32_t> criteria_;
  std::vector<Lever> levers_;
  NearestChange result_;
  json::Value facts_;
  std::vector<std::size_t> chosen_, picked_, best_picked_;
  std::vector<std::string_view> paths_;  // of the chosen levers
  double best_ = -1;
  std::uint32_t trials_ = 0;
};

}  // namespace

NearestChange nearest_change(const Decisions& decisions, std::size_t service) { return Search(decisions, service).run(); }

}  // namespace portal::catalogue
