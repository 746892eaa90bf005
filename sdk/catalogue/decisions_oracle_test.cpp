// Decisions against a brute-force oracle on 100,000 random people with facts removed at random. Long because the oracle must be its own.
//
// The oracle is its own small interpreter of the rules and its own calendar; it tries every value of a grid for every missing fact. The
// grid of a fact holds its finite domain whole, or what the rules compare it with, today's dates among them, and the neighbours of each.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <map>
#include <optional>
#include <random>

#include "sdk/catalogue/explain.h"
#include "sdk/catalogue/test_catalogue.h"

namespace portal::catalogue {
namespace {

using rules::Truth;

struct Day {  // days since 0000-03-01, after H. Hinnant; not the room's own arithmetic
  static long number(int y, int m, int d) {
    y -= m <= 2 ? 1 : 0;
    const long era = y / 400;
    const long yoe = y - era * 400;
    const long doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy;
  }
  static std::string text(long z) {
    const long era = z / 146097;
    const long doe = z - era * 146097;
    const long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const long mp = (5 * doy + 2) / 153;
    const long m = mp + (mp < 10 ? 3 : -9);
    char out[80];
    std::snprintf(out, sizeof out, "%04ld-%02ld-%02ld", yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - (153 * mp + 2) / 5 + 1);
    return out;
  }
  static long of(const std::string& text) { return number(std::stoi(text), std::stoi(text.substr(5)), std::stoi(text.substr(8))); }
  static std::string moved(const std::string& from, const std::string& duration) {
    int y = std::stoi(from), m = std::stoi(from.substr(5)), d = std::stoi(from.substr(8)), days = 0;
    const bool back = duration[0] == '-';
    for (const char* at = duration.c_str() + (back ? 2 : 1); *at != '\0';) {
      char* end = nullptr;
      const int amount = static_cast<int>(std::strtol(at, &end, 10)) * (back ? -1 : 1);
      if (*end == 'Y') y += amount;
      if (*end == 'M') m += amount;
      if (*end == 'W') days += 7 * amount;
      if (*end == 'D') days += amount;
      at = end + 1;
    }
    while (m < 1) m += 12, --y;
    while (m > 12) m -= 12, ++y;
    const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    const int lengths[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return text(number(y, m, std::min(d, lengths[m - 1])) + days);
  }
};

bool truthy(const json::Value& v) {
  if (v.is_boolean()) return v.boolean();
  if (v.is_number()) return v.number() != 0;
  return v.is_string() && !v.text().empty();
}

struct Unsupported {};

// One rule, compiled for the oracle: a tree over fact slots.
struct Node {
  std::string op;
  std::vector<Node> kids;
  json::Value constant;
  int fact = -1;
};

class Oracle {
 public:
  explicit Oracle(const Catalogue& catalogue) : catalogue_(catalogue) {
    for (const Service& service : catalogue.services) {
      std::vector<int> nodes;
      try {
        for (const std::uint32_t criterion : service.criteria) nodes.push_back(compile_criterion(criterion));
      } catch (const Unsupported&) {
        nodes = {-1};
      }
      services_.push_back(nodes);
    }
    grids_.resize(facts_.size());
    values_.resize(facts_.size());
    known_.resize(facts_.size());
  }

  bool supports(std::size_t service) const { return services_[service].empty() || services_[service][0] >= 0; }
  const std::vector<std::string>& facts() const { return facts_; }
  const std::vector<json::Value>& grid(std::size_t fact) const { return grids_[fact]; }

  void new_day(const std::string& today) {
    if (today_ == today) return;
    today_ = today;
    for (Node& node : criteria_) compute(node);
    for (auto& grid : grids_) grid.clear();
    for (std::size_t i = 0; i < facts_.size(); ++i) finite(i);
    for (const Node& node : criteria_) collect(node);
    for (std::size_t i = 0; i < facts_.size(); ++i) complete(i);
  }
  void set(std::size_t fact, const json::Value* value) {
    known_[fact] = value != nullptr;
    if (value != nullptr) values_[fact] = *value;
  }

  Truth decide(std::size_t service) {
    const Service& of = catalogue_.services[service];
    if (!of.validity.holds(today_)) return Truth::no;
    std::vector<int> missing;
    for (const int node : services_[service]) missing_of(criteria_[node], missing);
    yes_ = no_ = false;
    every(service, missing, 0);
    return yes_ && no_ ? Truth::unknown : yes_ ? Truth::yes : Truth::no;
  }

 private:
  int compile_criterion(std::uint32_t criterion) {
    const auto found = compiled_.find(criterion);
    if (found != compiled_.end()) return found->second;
    criteria_.push_back(compile(catalogue_.criteria[criterion].logic));
    return compiled_[criterion] = static_cast<int>(criteria_.size()) - 1;
  }

  Node compile(const json::Value& logic) {
    Node node;
    if (!logic.is_object()) {
      node.op = "constant";
      node.constant = logic;
      return node;
    }
    const json::Member& member = *logic.object().begin();
    static const char* known[] = {"var", "and", "or", "!", "<", "<=", ">", ">=", "===", "!==", "==", "!=", "in", "date_add"};
    node.op = member.key;
    if (std::find(std::begin(known), std::end(known), node.op) == std::end(known)) throw Unsupported();
    if (node.op == "var") {
      if (!member.value.is_string()) throw Unsupported();
      node.fact = slot(member.value.text());
      return node;
    }
    if (!member.value.is_array()) node.kids.push_back(compile(member.value));
    else
      for (const json::Value& item : member.value.array()) node.kids.push_back(compile(item));
    const bool facts_on_both = node.kids.size() == 2 && node.kids[0].fact >= 0 && node.kids[1].fact >= 0;
    if (facts_on_both && (!is_finite(node.kids[0].fact) || !is_finite(node.kids[1].fact))) throw Unsupported();
    if (node.op == "date_add" && (node.kids[0].fact != 0 || node.kids[1].op != "constant")) throw Unsupported();
    return node;
  }

  int slot(const std::string& fact) {
    if (facts_.empty()) facts_.push_back("today");
    const auto found = std::find(facts_.begin(), facts_.end(), fact);
    if (found != facts_.end()) return static_cast<int>(found - facts_.begin());
    facts_.push_back(fact);
    return static_cast<int>(facts_.size()) - 1;
  }

  const rules::Domain* domain(int fact) const {
    for (const rules::Domain& one : catalogue_.domains)
      if (one.fact == facts_[fact]) return &one;
    return nullptr;
  }
  bool is_finite(int fact) const {
    const rules::Domain* of = domain(fact);
    return of != nullptr && (!of->values.empty() || of->type == rules::Domain::Type::boolean ||
                             (of->type == rules::Domain::Type::integer && of->minimum.is_integer() && of->maximum.is_integer() &&
                              of->maximum.integer() - of->minimum.integer() < 32));
  }

  void add(std::size_t fact, const json::Value& value) {
    std::vector<json::Value>& grid = grids_[fact];
    const rules::Domain* of = domain(static_cast<int>(fact));
    if (of != nullptr && of->minimum.is_string() && value.text() < of->minimum.text()) return;
    if (of != nullptr && of->maximum.is_string() && value.text() > of->maximum.text()) return;
    if (of != nullptr && of->minimum.is_number() && value.number() < of->minimum.number()) return;
    if (of != nullptr && of->maximum.is_number() && value.number() > of->maximum.number()) return;
    if (std::find(grid.begin(), grid.end(), value) == grid.end()) grid.push_back(value);
  }
  void finite(std::size_t fact) {
    const rules::Domain* of = domain(static_cast<int>(fact));
    if (of == nullptr || !is_finite(static_cast<int>(fact))) return;
    if (!of->values.empty()) grids_[fact] = of->values;
    else if (of->type == rules::Domain::Type::boolean) grids_[fact] = {false, true};
    else
      for (long long i = of->minimum.integer(); i <= of->maximum.integer(); ++i) grids_[fact].emplace_back(i);
  }
  void collect(const Node& node) {
    for (std::size_t i = 0; i < node.kids.size(); ++i) {
      const Node& kid = node.kids[i];
      collect(kid);
      if (kid.fact <= 0 || is_finite(kid.fact) || node.kids.size() != 2) continue;
      const json::Value& other = value(node.kids[1 - i]);
      if (other.is_array())
        for (const json::Value& item : other.array()) around(static_cast<std::size_t>(kid.fact), item);
      else around(static_cast<std::size_t>(kid.fact), other);
    }
  }
  void around(std::size_t fact, const json::Value& value) {
    if (value.is_string() && value.text().size() == 10 && value.text()[4] == '-') {
      for (long day = Day::of(value.text()) - 1; day <= Day::of(value.text()) + 1; ++day) add(fact, Day::text(day));
    } else if (value.is_number()) {
      for (int i = -1; i <= 1; ++i) add(fact, value.number() + i);
    } else {
      add(fact, value);
    }
  }
  void complete(std::size_t fact) {
    const rules::Domain* of = domain(static_cast<int>(fact));
    if (of != nullptr && of->type == rules::Domain::Type::text && of->values.empty()) add(fact, "another"), add(fact, "");
    if (of != nullptr && of->type == rules::Domain::Type::date) add(fact, "1950-05-05"), add(fact, "2030-01-01");
    if (grids_[fact].empty()) grids_[fact] = {false, true};
  }

  void missing_of(const Node& node, std::vector<int>& out) const {
    if (node.fact > 0 && !known_[node.fact] && std::find(out.begin(), out.end(), node.fact) == out.end()) out.push_back(node.fact);
    for (const Node& kid : node.kids) missing_of(kid, out);
  }

  void every(std::size_t service, const std::vector<int>& missing, std::size_t at) {
    if (yes_ && no_) return;
    if (at == missing.size()) {
      bool holds = true;
      for (std::size_t i = 0; i < services_[service].size() && holds; ++i)
        if (catalogue_.criteria[catalogue_.services[service].criteria[i]].validity.holds(today_)) holds = test(criteria_[services_[service][i]]);
      (holds ? yes_ : no_) = true;
      return;
    }
    for (const json::Value& one : grids_[missing[at]]) {
      values_[missing[at]] = one;
      every(service, missing, at + 1);
    }
  }

  // What is computed of today is computed once a day.
  void compute(Node& node) {
    if (node.fact == 0) node.constant = today_;
    if (node.op == "date_add") node.constant = Day::moved(today_, node.kids[1].constant.text());
    for (Node& kid : node.kids) compute(kid);
  }

  const json::Value& value(const Node& node) const {
    static const json::Value truths[] = {false, true};
    if (node.fact > 0) return values_[node.fact];
    return node.fact == 0 || node.op == "constant" || node.op == "date_add" ? node.constant : truths[test(node) ? 1 : 0];
  }

  bool test(const Node& node) const {
    if (node.op == "and") return std::all_of(node.kids.begin(), node.kids.end(), [this](const Node& kid) { return test(kid); });
    if (node.op == "or") return std::any_of(node.kids.begin(), node.kids.end(), [this](const Node& kid) { return test(kid); });
    if (node.op == "!") return !test(node.kids[0]);
    if (node.fact >= 0 || node.kids.empty()) return truthy(value(node));
    const json::Value& left = value(node.kids[0]);
    const json::Value& right = value(node.kids[1]);
    if (node.op == "in") return std::find(right.array().begin(), right.array().end(), left) != right.array().end();
    if (node.op[0] == '=') return left == right;
    if (node.op[0] == '!') return left != right;
    const int order = left.is_string() ? left.text().compare(right.text()) : left.number() < right.number() ? -1 : left.number() > right.number();
    if (node.op == "<") return order < 0;
    if (node.op == "<=") return order <= 0;
    return node.op == ">" ? order > 0 : order >= 0;
  }

  const Catalogue& catalogue_;
  std::vector<std::string> facts_;
  std::deque<Node> criteria_;
  std::map<std::uint32_t, int> compiled_;
  std::vector<std::vector<int>> services_;
  std::vector<std::vector<json::Value>> grids_;
  std::vector<json::Value> values_;
  std::vector<bool> known_;
  std::string today_;
  bool yes_ = false, no_ = false;
};

// A catalogue at random: numbers, truths, choices and dates, criteria that share facts, and some with dates of their own.
json::Value random_catalogue(unsigned seed) {
  std::mt19937 random(seed);
  const auto pick = [&random](std::size_t count) { return random() % count; };
  const auto var = [](const std::string& fact) { return json::Value(json::Object{{"var", fact}}); };
  const auto call = [](const char* op, json::Array operands) { return json::Value(json::Object{{op, std::move(operands)}}); };
  static constexpr const char* orders[] = {"<", "<=", ">", ">=", "===", "!=="};
  static constexpr const char* durations[] = {"-P1Y", "-P3Y", "-P18Y", "-P60Y", "-P1M", "P0D", "-P14D"};
  json::Array concepts;
  const auto add_concept = [&](const std::string& fact, const char* type, json::Object more) {
    json::Object entry{{"fact", fact}, {"type", type}, {"name", json::Object{{"ru", "x"}}}, {"question", json::Object{{"ru", "x?"}}}};
    for (const json::Member& member : more) entry.set(member.key, member.value);
    concepts.emplace_back(std::move(entry));
  };
  for (int i = 0; i < 4; ++i) add_concept("n" + std::to_string(i), "integer", {{"minimum", 0}, {"maximum", 5}});
  for (int i = 0; i < 3; ++i) add_concept("b" + std::to_string(i), "boolean", {});
  for (int i = 0; i < 3; ++i) add_concept("d" + std::to_string(i), "date", {{"minimum", "1900-01-01"}});
  for (int i = 0; i < 2; ++i) add_concept("t" + std::to_string(i), "text", {});
  const auto atom = [&] {
    const std::string place = std::to_string(pick(3));
    switch (pick(5)) {
      case 0: return call(orders[pick(6)], {var("n" + place), json::Value(static_cast<int>(pick(6)))});
      case 1: return var("b" + place);
      case 2: return call(orders[pick(4)], {var("d" + place), call("date_add", {var("today"), durations[pick(7)]})});
      case 3: return call("in", {var("t" + std::to_string(pick(2))), json::Value(json::Array{"a", pick(2) == 0 ? "b" : "c"})});
      default: return call(orders[pick(6)], {var("n" + place), var("n3")});
    }
  };
  const json::Object words{{"ru", "x"}};
  json::Array criteria;
  for (int i = 0; i < 60; ++i) {
    json::Value rule = atom();
    if (pick(3) == 0) rule = call(pick(2) == 0 ? "and" : "or", {rule, atom()});
    if (pick(6) == 0) rule = call("!", {rule});
    json::Object entry{{"id", "c" + std::to_string(i)}, {"rule", rule}, {"holds", words}, {"fails", words}, {"missing", words}};
    if (pick(8) == 0) entry.set(pick(2) == 0 ? "validFrom" : "validUntil", "2024-03-01");
    criteria.emplace_back(std::move(entry));
  }
  json::Array services;
  for (int i = 0; i < 30; ++i) {
    json::Array needs;
    for (std::size_t n = 0, count = 1 + pick(4); n < count; ++n) needs.emplace_back("c" + std::to_string(pick(60)));
    json::Object entry{{"id", "s" + std::to_string(i)}, {"version", "1"},           {"kind", "offer"}, {"name", words},
                       {"description", words},          {"holdsRequirement", needs}};
    if (pick(10) == 0) entry.set("validFrom", "2024-02-29");
    services.emplace_back(std::move(entry));
  }
  return json::Object{{"id", "random"},       {"version", "1"},       {"zone", "UTC"},       {"name", words},
                      {"concepts", concepts}, {"criteria", criteria}, {"services", services}};
}

std::string random_day(std::mt19937& random) {
  static const char* special[] = {"2024-02-29", "2023-02-28", "2023-03-01", "2024-03-01", "2025-12-31", "2026-01-01", "2026-11-24"};
  return random() % 2 == 0 ? special[random() % 7] : Day::text(Day::number(2020, 1, 1) + static_cast<long>(random() % 3000));
}

struct Tally {
  std::uint64_t people = 0, decided = 0, open = 0, wrong = 0, undecided = 0, bounded = 0, changes = 0, no_change = 0, skipped = 0, incremental = 0;
};

void check_changes(const std::shared_ptr<const Catalogue>& catalogue, const Decisions& decisions, Tally& run) {
  for (std::size_t i = 0; i < decisions.catalogue().services.size(); ++i) {
    const NearestChange nearest = nearest_change(decisions, i);
    run.no_change += nearest.changes.empty() ? 1 : 0;
    if (nearest.changes.empty()) continue;
    ++run.changes;
    ASSERT_NE(decisions.service(i), nearest.becomes);
    Decisions changed(catalogue);
    changed.set_facts(decisions.facts());
    for (const Change& change : nearest.changes) changed.set_fact(change.fact, change.to);
    ASSERT_EQ(changed.service(i), nearest.becomes) << json::write(explanation_json(decisions, i, "ru"));
  }
}

// One person after another; each is checked whole, some of them also by changing one fact of the person before.
Tally examine(std::shared_ptr<const Catalogue> catalogue, std::uint64_t people, unsigned seed) {
  std::mt19937 random(seed);
  Oracle oracle(*catalogue);
  Decisions decisions(catalogue);
  Tally run;
  std::string today;
  for (std::size_t i = 0; i < catalogue->services.size(); ++i) run.skipped += oracle.supports(i) ? 0 : 1;
  for (; run.people < people && !testing::Test::HasFailure(); ++run.people) {
    if (run.people % 25 == 0) today = random_day(random);
    oracle.new_day(today);
    json::Value facts = json::Object{{"today", today}};
    const unsigned removed = random() % 4;  // of four
    std::string last;
    for (std::size_t fact = 1; fact < oracle.facts().size(); ++fact) {
      const std::vector<json::Value>& grid = oracle.grid(fact);
      const json::Value value = grid[random() % grid.size()];
      const bool there = random() % 4 >= removed;
      oracle.set(fact, there ? &value : nullptr);
      if (there) put_fact(facts, oracle.facts()[fact], value);
      if (there) last = oracle.facts()[fact];
    }
    if (run.people % 10 == 0 && !last.empty()) {  // the same by one change
      json::Value without = facts;
      remove_fact(without, last);
      decisions.set_facts(std::move(without));
      decisions.set_fact(last, *find_fact(facts, last));
      ++run.incremental;
    } else {
      decisions.set_facts(std::move(facts));
    }
    for (std::size_t i = 0; i < catalogue->services.size(); ++i) {
      if (!oracle.supports(i)) continue;
      const Truth want = oracle.decide(i);
      const Truth got = decisions.service(i);
      (want == Truth::unknown ? run.open : run.decided) += 1;
      if (want == got) continue;
      (got == Truth::unknown ? run.undecided : run.wrong) += 1;
      if (run.wrong + run.undecided <= 3)
        ADD_FAILURE() << "want " << rules::name_of(want) << json::write(explanation_json(decisions, i, "ru")) << json::write(decisions.facts());
    }
    if (run.people % 200 == 0) check_changes(catalogue, decisions, run);
  }
  run.bounded = decisions.count().bounded;
  return run;
}

void print(const char* name, const Tally& run) {
  std::printf(
      "%s: %llu people, %llu decided, %llu open; wrong %llu, left open %llu, bound hit %llu; %llu by one change; "
      "%llu nearest changes applied, %llu without one; %llu services the oracle does not read\n",
      name, (unsigned long long)run.people, (unsigned long long)run.decided, (unsigned long long)run.open, (unsigned long long)run.wrong,
      (unsigned long long)run.undecided, (unsigned long long)run.bounded, (unsigned long long)run.incremental, (unsigned long long)run.changes,
      (unsigned long long)run.no_change, (unsigned long long)run.skipped);
}

// [R 15]
TEST(DecisionsOracle, EqualsBruteForceOnRandomPeopleOfRandomCatalogues) {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    const Tally result = examine(read_catalogue(random_catalogue(seed)), 10000, seed * 7919);
    print("random catalogue", result);
    EXPECT_EQ(result.wrong, 0U);
    EXPECT_EQ(result.undecided, 0U);
    EXPECT_GT(result.changes, 100U);
  }
}

// [R 15]
TEST(DecisionsOracle, EqualsBruteForceOnRandomPeopleOfTheDemoCatalogue) {
  const Tally result = examine(read_catalogue(demo_document()), 100000, 20261124);
  print("demo catalogue", result);
  EXPECT_EQ(result.wrong, 0U);
  EXPECT_EQ(result.undecided, 0U);
}

}  // namespace
}  // namespace portal::catalogue
