#pragma once
// Every service of a catalogue decided for one person, on the device: yes, no, or not known yet.
//
//   catalogue::Decisions decisions(catalogue);
//   decisions.set_facts(facts);                           // {"today": "2026-11-24", "person": {…}}: all services are decided
//   decisions.service(i) → rules::Truth::unknown
//   decisions.set_fact("family.childrenCount", 3);        // only what reads that fact is decided anew
//
// A service is "yes" where every criterion in force holds, "no" where one fails or its own dates do not hold, else unknown. Unknown
// means that the missing facts could still give both: criteria that are each open but cannot hold together make a "no". `today` is a
// fact like any other, a civil date in the catalogue's zone: nothing here knows a clock. Same facts, same catalogue: same answers.

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/catalogue/catalogue.h"

namespace portal::catalogue {

// Reading and writing a fact by its path ("children.0.birthDate") in {"children": [{"birthDate": …}]}.
const json::Value* find_fact(const json::Value& facts, std::string_view path);
void put_fact(json::Value& facts, std::string_view path, json::Value value);  // lists grow by empty objects
void remove_fact(json::Value& facts, std::string_view path);

// Whether a rule that reads `read` ("children.*.age") sees a change of `path`: one is the other, or lies in it.
bool concerns(std::string_view read, std::string_view path);

struct Joint {  // criteria that are open each for itself, looked at together
  rules::Rule rule;
  bool is_current = false;
  rules::Decision decision = {};
};

class Decisions {
 public:
  explicit Decisions(std::shared_ptr<const Catalogue> catalogue, rules::Limits limits = {});

  void set_facts(json::Value facts);
  void set_fact(std::string_view path, json::Value value);
  void forget_fact(std::string_view path);
  void forget();                                         // all facts and all that came of them; what the catalogue alone gives stays
  void declare_event(std::size_t event, bool is_there);  // the person said so

  const Catalogue& catalogue() const { return *catalogue_; }
  const json::Value& facts() const { return facts_; }  // with the derived ones
  std::string_view today() const;                      // "" where it is not among the facts

  rules::Truth service(std::size_t index) const { return services_[index].truth; }
  rules::Truth criterion(std::size_t index) const;
  bool criterion_failed(std::size_t index) const;  // its rule stopped with an error
  bool in_force(std::size_t criterion) const { return catalogue_->criteria[criterion].validity.holds(today()); }
  rules::Truth event(std::size_t index) const;  // there by the facts, or declared
  rules::Truth segment(std::size_t index) const;
  bool conflicts(std::size_t service) const { return services_[service].conflicts; }  // "no" only because criteria exclude one another

  // What may be put before a person: yes; and of services that ask for nothing, those of a situation that is there.
  bool applies(std::size_t service) const;

  // The paths that stand in the way of an unknown service, each once, in the order met.
  std::vector<std::string> missing(std::size_t service) const;

  // How the truth of a service would be with `facts`, which differ from facts() at most at the paths `changed`; nothing is kept.
  // `together` false: what is open each for itself stays open, which is enough for an estimate.
  rules::Truth service_with(std::size_t service, const json::Value& facts, std::span<const std::string_view> changed, bool together = true) const;

  // Counted since creation, for tests and benches: criteria and services decided, answers left open by a bound.
  struct Count {
    std::uint64_t criteria = 0, services = 0, joint = 0, bounded = 0;
  };
  const Count& count() const { return count_; }

 private:
  struct Condition {  // a rule that criteria share, decided once
    const rules::Rule* rule = nullptr;
    rules::Decision decision;
    std::vector<std::uint32_t> facts;
    std::vector<std::uint32_t> services;
  };
  struct ServiceState {
    rules::Truth truth = rules::Truth::unknown;
    bool conflicts = false;
  };

  void link();
  void derive();
  void decide_condition(std::uint32_t index);
  void decide_service(std::size_t index);
  rules::Truth open_together(const std::vector<std::uint32_t>& criteria, bool& conflicts);
  void changed(std::string_view path);
  std::vector<std::uint32_t> open_group(const std::vector<std::uint32_t>& open, std::size_t from, std::vector<bool>& taken) const;
  bool share_a_missing_fact(std::uint32_t a, std::uint32_t b) const;
  rules::Truth all_of(const std::vector<std::uint32_t>& criteria) const;
  Joint& joint_of(const std::vector<std::uint32_t>& conditions) const;

  std::shared_ptr<const Catalogue> catalogue_;
  rules::Limits limits_;
  json::Value given_ = json::Object();  // as told; facts_ has the derived ones besides
  json::Value facts_ = json::Object();
  std::vector<Condition> conditions_;
  std::vector<std::uint32_t> condition_of_;          // by criterion
  std::vector<std::vector<std::uint32_t>> readers_;  // by fact: the conditions that read it
  std::vector<bool> known_;                          // by fact
  std::vector<ServiceState> services_;
  std::vector<std::uint8_t> declared_;
  mutable std::map<std::vector<std::uint32_t>, Joint> joints_;
  std::vector<std::uint8_t> stale_conditions_, stale_services_;
  Count count_;
};

}  // namespace portal::catalogue
