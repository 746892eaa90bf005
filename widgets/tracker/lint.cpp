// One check a function; each looks at the whole scenario.
#include "widgets/tracker/lint.h"

#include <algorithm>

#include "widgets/tracker/lint_words.h"

namespace portal::tracker {

namespace {

struct Code {
  std::string_view name;
  int requirement;
  std::string_view ru;
  std::string_view en;
};

constexpr Code codes[] = {
#define CODE(name, requirement, ru, en) {#name, requirement, ru, en},
#include "widgets/tracker/lint_codes.def"
};

class Linter {
 public:
  explicit Linter(const Scenario& scenario) : scenario_(scenario) {}

  std::vector<Finding> run() {
    ends();
    for (std::size_t i = 0; i < scenario_.stages.size(); ++i) {
      reach(i);
      order(i);
      acting(i);
      terms(i);
      facts(i);
    }
    for (const Document& document : scenario_.documents) registry(document);
    services();
    lint_texts(scenario_, found_);
    return std::move(found_);
  }

 private:
  void add(FindingCode code, std::string path, std::string excerpt = {}) { found_.push_back({code, std::move(path), std::move(excerpt)}); }
  std::string path_of(std::size_t stage) const { return "stages." + scenario_.stages[stage].id; }

  void ends() {
    const auto has = [this](EndKind kind) {
      return std::any_of(scenario_.ends.begin(), scenario_.ends.end(), [kind](const End& end) { return end.kind == kind; });
    };
    if (!has(EndKind::success)) add(FindingCode::no_exit, "ends");
    if (!has(EndKind::refusal)) add(FindingCode::no_refusal_end, "ends");
    if (!has(EndKind::withdrawal)) add(FindingCode::no_withdrawal_end, "ends");
  }

  void reach(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    if (stage.mode == Mode::some && stage.count > stage.children.size())
      add(FindingCode::impossible_group, path_of(i), std::to_string(stage.count) + " > " + std::to_string(stage.children.size()));
    if (stage.applies == nullptr) return;
    rules::Options options;
    options.evaluation = rules::Evaluation::three_valued;
    const auto outcome = rules::evaluate(*stage.applies, json::Object(), options);
    if (outcome.ok() && outcome.value().truth == rules::Truth::no) add(FindingCode::unreachable, path_of(i));
  }

  bool lies_in(std::size_t i, std::size_t group) const {
    for (; i != nowhere; i = scenario_.stages[i].parent)
      if (i == group) return true;
    return false;
  }

  // Waiting from outside for one member of a group of which not all are needed.
  void order(std::size_t i) {
    for (const std::size_t before : scenario_.stages[i].after)
      for (std::size_t at = before; scenario_.stages[at].parent != nowhere; at = scenario_.stages[at].parent) {
        const std::size_t group = scenario_.stages[at].parent;
        if (scenario_.stages[group].mode != Mode::all && !lies_in(i, group))
          add(FindingCode::waits_for_alternative, path_of(i), scenario_.stages[before].id);
      }
  }

  void acting(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    if (stage.kind != StageKind::task || stage.actor != Actor::client) return;
    if (stage.actions.empty() && stage.channels.empty()) add(FindingCode::no_way_to_act, path_of(i));
    const bool electronic =
        std::all_of(stage.channels.begin(), stage.channels.end(), [](const std::string& name) { return name == "online" || name == "app"; });
    if (electronic && (!stage.channels.empty() || !stage.actions.empty())) add(FindingCode::only_electronic, path_of(i));
  }

  static bool is_known_mark(const Moment& moment) {
    if (moment.stage == nowhere) return moment.mark == "opened";
    static constexpr std::string_view derived[] = {"ready", "arrived", "called", "served", "mentioned", "answered", "appealed"};
    for (int i = 0; i < status_names; ++i)
      if (status_name(i) == moment.mark) return true;
    return std::find(std::begin(derived), std::end(derived), moment.mark) != std::end(derived);
  }

  void terms(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    const auto check = [this](const Moment& moment, const std::string& path) {
      if (!is_known_mark(moment)) add(FindingCode::unknown_mark, path, moment.mark);
    };
    if (stage.kind == StageKind::wait && stage.actor == Actor::authority && !stage.deadline.has_value()) add(FindingCode::no_deadline, path_of(i));
    if (stage.deadline.has_value()) {
      check(stage.deadline->from, path_of(i) + ".deadline");
      if (scenario_.text(scenario_.language, path_of(i) + ".deadline.basis").empty()) add(FindingCode::no_basis, path_of(i) + ".deadline");
    }
    for (const Clock& clock : stage.clocks) {
      check(clock.term.from, path_of(i) + ".clocks." + clock.id);
      check(clock.until, path_of(i) + ".clocks." + clock.id);
    }
  }

  void facts(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    if (stage.applies == nullptr) return;
    for (const std::string& path : rules::facts_of(*stage.applies)) {
      const bool is_decision = path.compare(0, 9, "decision.") == 0 && scenario_.stage_named(std::string_view(path).substr(9)) != nowhere;
      const bool is_named = std::any_of(scenario_.facts.begin(), scenario_.facts.end(), [&path](const auto& fact) { return fact.first == path; });
      if (!is_decision && !is_named) add(FindingCode::unnamed_fact, path_of(i), path);
    }
  }

  void registry(const Document& document) {
    if (document.source != Source::client) return;
    const std::string_view title = scenario_.text(scenario_.language, "documents." + document.id + ".title");
    const std::string_view known = document.registry.empty() ? registry_that_has(title) : std::string_view(document.registry);
    if (!known.empty()) add(FindingCode::document_in_registry, "documents." + document.id, std::string(title) + " → " + std::string(known));
  }

  // A service that needs another: every stage of it must come after some stage of that one.
  void services() {
    for (std::size_t s = 0; s < scenario_.services.size(); ++s)
      for (const std::string& needed : scenario_.services[s].needs) {
        const std::size_t other = scenario_.service_named(needed);
        if (!is_chained(s, other)) add(FindingCode::service_not_chained, "services." + scenario_.services[s].id, needed);
      }
  }

  bool is_chained(std::size_t service, std::size_t needed) const {
    if (needed == nowhere) return false;
    for (std::size_t i = 0; i < scenario_.stages.size(); ++i)
      if (scenario_.stages[i].service == service && !comes_after(i, needed)) return false;
    return true;
  }

  bool comes_after(std::size_t stage, std::size_t service) const {
    std::vector<std::size_t> open{stage};
    std::vector<bool> seen(scenario_.stages.size(), false);
    while (!open.empty()) {
      const std::size_t i = open.back();
      open.pop_back();
      if (seen[i]) continue;
      seen[i] = true;
      if (i != stage && scenario_.stages[i].service == service) return true;
      for (const std::size_t before : scenario_.stages[i].after) open_with_members(before, open);
      if (scenario_.stages[i].parent != nowhere) open.push_back(scenario_.stages[i].parent);
    }
    return false;
  }

  void open_with_members(std::size_t i, std::vector<std::size_t>& open) const {
    open.push_back(i);
    for (const std::size_t child : scenario_.stages[i].children) open_with_members(child, open);
  }

  const Scenario& scenario_;
  std::vector<Finding> found_;
};

}  // namespace

std::string_view name_of(FindingCode code) { return codes[static_cast<unsigned char>(code)].name; }
int requirement_of(FindingCode code) { return codes[static_cast<unsigned char>(code)].requirement; }
std::string_view advice(FindingCode code, std::string_view language) {
  const Code& entry = codes[static_cast<unsigned char>(code)];
  return language == "ru" ? entry.ru : entry.en;
}

std::vector<Finding> lint(const json::Value& source) {
  auto scenario = Scenario::read(source);
  if (scenario.ok()) return Linter(*scenario.value()).run();
  const Error& error = scenario.error();
  const bool is_circle = error.code == ErrorCode::cyclic_reference;
  return {{is_circle ? FindingCode::cycle : FindingCode::unreadable, error.path, is_circle ? error.got : error.text()}};
}

}  // namespace portal::tracker
