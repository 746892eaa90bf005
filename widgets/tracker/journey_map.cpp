// Counts over cases; what is good and what is a problem follows from the same deviations that conformance lists.
#include <algorithm>

#include "widgets/tracker/conformance.h"

namespace portal::tracker {

namespace {

class Counter {
 public:
  void add(const std::string& key, long long by = 1) {
    for (auto& [name, count] : counts_)
      if (name == key) {
        count += by;
        return;
      }
    counts_.emplace_back(key, by);
  }
  // Most first; equal ones by name.
  std::vector<std::pair<std::string, long long>> ranked() const {
    auto out = counts_;
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    return out;
  }

 private:
  std::vector<std::pair<std::string, long long>> counts_;
};

class Mapper {
 public:
  Mapper(const Scenario& scenario, std::string_view language) : scenario_(scenario), language_(language) {}

  void add(const Case& its, const Circumstances& at) {
    for (const CaseEvent* event : its.log.events()) event_of(*event);
    for (std::size_t i = 0; i < scenario_.stages.size(); ++i) {
      const StageProgress& stage = its.progress.stages[i];
      if (stage.promised.has_value() && !stage.promised->is_overdue) positives_.add("inTime/" + scenario_.stages[i].id);
    }
    for (const Deviation& deviation : conformance(its, at)) problems_.add(std::string(name_of(deviation.code)) + "/" + deviation.stage);
  }

  json::Value map(std::size_t cases) const {
    json::Array services;
    for (const Service& service : scenario_.services)
      services.push_back(json::Object{
          {"id", service.id}, {"title", text("services." + service.id + ".title")}, {"authority", text("services." + service.id + ".authority")}});
    return json::Object{{"scenario", scenario_.id},
                        {"version", scenario_.version},
                        {"lifeEvent", scenario_.life_event},
                        {"cases", cases},
                        {"profile", text("segment")},
                        {"needs", text("need")},
                        {"actions", actions()},
                        {"services", std::move(services)},
                        {"touchpoints", listed(touchpoints_, "channel")},
                        {"positives", observed(positives_)},
                        {"problems", observed(problems_)}};
  }

 private:
  std::string text(const std::string& key) const { return std::string(scenario_.text(language_, key)); }

  void event_of(const CaseEvent& event) {
    if (!event.channel.empty()) touchpoints_.add(event.channel);
    if (event.kind == EventKind::changed && event.stage_index != nowhere && (!event.has_by || event.by == Actor::client) &&
        event.status != Status::returned)
      actions_.add(scenario_.stages[event.stage_index].id);
    if (event.kind == EventKind::document && event.document_status == DocumentStatus::received) {
      const std::size_t document = scenario_.document_named(event.name);
      if (document != nowhere && scenario_.documents[document].resolves) positives_.add("documentCameByItself/" + event.name);
      if (document != nowhere && scenario_.documents[document].source == Source::client) actions_.add("document:" + event.name);
    }
    if (event.kind != EventKind::rated) return;
    if (event.score >= 4) positives_.add("ratedWell/" + event.stage);
    if (event.score <= 2) problems_.add("ratedPoorly/" + event.stage);
  }

  json::Value actions() const {
    json::Array out;
    for (const auto& [id, count] : actions_.ranked()) {
      const bool is_document = id.compare(0, 9, "document:") == 0;
      const std::string key = is_document ? "documents." + id.substr(9) + ".title" : "stages." + id + ".title";
      out.push_back(json::Object{{"id", id}, {"title", text(key)}, {"count", count}});
    }
    return out;
  }

  static json::Value listed(const Counter& counter, const char* name) {
    json::Array out;
    for (const auto& [id, count] : counter.ranked()) {
      json::Object item;
      item.set(name, id);
      item.set("count", count);
      out.push_back(std::move(item));
    }
    return out;
  }

  // "late/review" → {"kind": "late", "stage": "review", "title": …, "count": …}
  json::Value observed(const Counter& counter) const {
    json::Array out;
    for (const auto& [id, count] : counter.ranked()) {
      const std::size_t slash = id.find('/');
      const std::string about = id.substr(slash + 1);
      json::Object item{{"kind", id.substr(0, slash)}};
      std::string title = text("stages." + about + ".title");
      if (title.empty()) title = text("documents." + about + ".title");
      if (!about.empty()) item.set("about", about);
      if (!title.empty()) item.set("title", title);
      item.set("count", count);
      out.push_back(std::move(item));
    }
    return out;
  }

  const Scenario& scenario_;
  std::string_view language_;
  Counter actions_;
  Counter touchpoints_;
  Counter positives_;
  Counter problems_;
};

}  // namespace

json::Value journey_map(const std::vector<const Case*>& cases, const Circumstances& at, std::string_view language) {
  if (cases.empty()) return json::Object();
  Mapper mapper(cases.front()->log.scenario(), language);
  for (const Case* its : cases) mapper.add(*its, at);
  return mapper.map(cases.size());
}

}  // namespace portal::tracker
