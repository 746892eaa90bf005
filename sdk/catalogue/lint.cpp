// The findings, one kind a function.
#include "sdk/catalogue/lint.h"

#include <algorithm>

#include "sdk/catalogue/decisions.h"

namespace portal::catalogue {

using rules::Truth;

namespace {

constexpr std::string_view names[] = {"unsatisfiable",  "always_true", "unknown_fact", "unused",          "missing_text",
                                      "no_requirement", "no_law",      "unanswerable", "changed_in_place"};

// Paths that a profile service gives (sdk/profile/README.md).
bool is_of_profile(const std::string& fact) {
  constexpr std::string_view roots[] = {"person.name.", "person.birth", "person.sex", "person.citizenship", "person.snils", "person.inn",
                                        "contacts.",    "address.",     "documents.", "representative.",    "children."};
  return std::any_of(std::begin(roots), std::end(roots), [&](std::string_view root) { return fact.compare(0, root.size(), root) == 0; });
}

class Linter {
 public:
  Linter(const Catalogue& all, std::string_view today) : all_(all), today_(today) {}

  std::vector<LintFinding> run(const json::Value& document) {
    for (std::size_t i = 0; i < all_.criteria.size(); ++i) criterion(i);
    facts();
    services();
    unused();
    for (const json::Member& member : all_.name.by_language) languages_.push_back(member.key);
    texts(document, "");
    return std::move(out_);
  }

 private:
  void add(LintCode code, std::string place, std::string about = {}) { out_.push_back({code, std::move(place), std::move(about)}); }

  std::string place_of(std::size_t criterion) const {
    if (!all_.criteria[criterion].id.empty()) return "criteria/" + all_.criteria[criterion].id;
    for (const Service& service : all_.services)
      if (std::find(service.criteria.begin(), service.criteria.end(), criterion) != service.criteria.end()) return "services/" + service.id;
    return "criteria/" + std::to_string(criterion);
  }

  void criterion(std::size_t index) {
    const json::Value facts = json::Object{{"today", today_}};
    const Truth truth = rules::decide(all_.criteria[index].rule, facts, &all_.domains).truth;
    if (truth == Truth::no) add(LintCode::unsatisfiable, place_of(index));
    if (truth == Truth::yes) add(LintCode::always_true, place_of(index));
  }

  void facts() {
    for (std::size_t fact = 1; fact < all_.facts.size(); ++fact) {
      const std::size_t index = all_.concept_of[fact];
      if (index == nowhere) add(LintCode::unknown_fact, "facts/" + all_.facts[fact]);
      else if (all_.concepts[index].question.empty() && all_.concepts[index].derived == nullptr && !is_of_profile(all_.facts[fact]))
        add(LintCode::unanswerable, "concepts/" + all_.facts[fact]);
    }
  }

  void services() {
    auto shared = std::shared_ptr<const Catalogue>(&all_, [](const Catalogue*) {});  // ours only for this call
    Decisions decisions(shared);
    decisions.set_facts(json::Object{{"today", today_}});
    for (std::size_t i = 0; i < all_.services.size(); ++i) {
      const Service& service = all_.services[i];
      const std::string place = "services/" + service.id;
      if (service.validity.holds(today_) && decisions.service(i) == Truth::no) add(LintCode::unsatisfiable, place);
      if (service.criteria.empty() && service.events.empty()) add(LintCode::no_requirement, place);
      const bool has_law = !service.legal.empty() || std::any_of(service.criteria.begin(), service.criteria.end(),
                                                                 [this](std::uint32_t one) { return !all_.criteria[one].legal.empty(); });
      if (!has_law) add(LintCode::no_law, place);
    }
  }

  void unused() {
    std::vector<bool> used(all_.criteria.size(), false);
    const auto mark = [&used](const std::vector<std::uint32_t>& criteria) {
      for (const std::uint32_t one : criteria) used[one] = true;
    };
    std::vector<bool> events(all_.events.size(), false);
    for (const Service& service : all_.services) {
      mark(service.criteria);
      for (const std::uint32_t event : service.events) events[event] = true;
    }
    for (const Event& event : all_.events) mark(event.criteria);
    for (const Segment& segment : all_.segments) mark(segment.criteria);
    for (std::size_t i = 0; i < used.size(); ++i)
      if (!used[i]) add(LintCode::unused, place_of(i));
    for (std::size_t i = 0; i < events.size(); ++i)
      if (!events[i]) add(LintCode::unused, "events/" + all_.events[i].id);
  }

  // A text by language: an object of texts only, one of whose keys is a language of the catalogue.
  void texts(const json::Value& value, const std::string& place) {
    if (value.is_array()) {
      for (const json::Value& item : value.array()) {
        const json::Value* id = item.find("id");
        if (id == nullptr) id = item.find("fact");
        texts(item, id != nullptr && id->is_string() ? place + "/" + id->text() : place);
      }
    }
    if (!value.is_object()) return;
    const bool is_text =
        std::any_of(languages_.begin(), languages_.end(), [&](const std::string& language) { return value.find(language) != nullptr; });
    for (const std::string& language : languages_)
      if (is_text && value.find(language) == nullptr) add(LintCode::missing_text, place.substr(std::min<std::size_t>(1, place.size())), language);
    if (!is_text)
      for (const json::Member& member : value.object()) texts(member.value, place + "/" + member.key);
  }

  const Catalogue& all_;
  const std::string today_;
  std::vector<std::string> languages_;
  std::vector<LintFinding> out_;
};

const json::Value* entry_named(const json::Value& document, const char* list, std::string_view id) {
  const json::Value* entries = document.find(list);
  for (std::size_t i = 0; entries != nullptr && entries->is_array() && i < entries->array().size(); ++i) {
    const json::Value* name = entries->array()[i].find("id");
    if (name != nullptr && name->is_string() && name->text() == id) return &entries->array()[i];
  }
  return nullptr;
}

bool same_version(const json::Value& a, const json::Value& b) {
  const json::Value* left = a.find("version");
  const json::Value* right = b.find("version");
  return left != nullptr && right != nullptr && *left == *right;
}

}  // namespace

std::string_view name_of(LintCode code) { return names[static_cast<std::size_t>(code)]; }

std::vector<LintFinding> lint(const Catalogue& catalogue, const json::Value& document, std::string_view today) {
  return Linter(catalogue, today).run(document);
}

std::vector<LintFinding> lint_versions(const json::Value& document, const json::Value& older) {
  std::vector<LintFinding> out;
  if (same_version(document, older) && document != older) out.push_back({LintCode::changed_in_place, "catalogue", document.find("version")->text()});
  for (const char* list : {"services", "criteria"}) {
    const json::Value* entries = document.find(list);
    for (std::size_t i = 0; entries != nullptr && entries->is_array() && i < entries->array().size(); ++i) {
      const json::Value& entry = entries->array()[i];
      const json::Value* id = entry.find("id");
      const json::Value* old = id != nullptr && id->is_string() ? entry_named(older, list, id->text()) : nullptr;
      if (old != nullptr && same_version(entry, *old) && entry != *old)
        out.push_back({LintCode::changed_in_place, std::string(list) + "/" + id->text(), entry.find("version")->text()});
    }
  }
  return out;
}

}  // namespace portal::catalogue
