// Most events come last and correct nothing: those are put at the end; any other makes the order anew.
#include "widgets/tracker/case_log.h"

#include <algorithm>

#include "sdk/json/json.h"

namespace portal::tracker {

namespace {

bool earlier(const CaseEvent* a, const CaseEvent* b) { return a->before(*b); }

}  // namespace

void CaseLog::look_up(CaseEvent& event) const {
  if (event.stage.empty()) return;
  bool known = true;
  const std::string_view id = version_.empty() ? std::string_view(event.stage) : scenario_->migrated(version_, event.stage, known);
  event.stage_index = id.empty() ? nowhere : scenario_->stage_named(id);
}

bool CaseLog::add(CaseEvent event) {
  std::unique_ptr<CaseEvent>& place = all_[{event.source, event.id}];
  if (place != nullptr) {
    if (event.wire == place->wire || json::write(event.wire) <= json::write(place->wire)) return false;
    is_settled_ = false;
  }
  const bool is_last = is_settled_ && (ordered_.empty() || ordered_.back()->before(event));
  const bool is_plain = event.kind != EventKind::corrected && event.kind != EventKind::opened && !has_corrections_;
  if (event.kind == EventKind::corrected) has_corrections_ = true;
  place = std::make_unique<CaseEvent>(std::move(event));
  if (is_settled_ && is_plain) {
    look_up(*place);
    if (!is_last) ++generation_;
    ordered_.insert(is_last ? ordered_.end() : std::lower_bound(ordered_.begin(), ordered_.end(), place.get(), earlier), place.get());
  } else {
    is_settled_ = false;
  }
  return true;
}

void CaseLog::settle() const {
  if (is_settled_) return;
  is_settled_ = true;
  ++generation_;
  ordered_.clear();
  problems_.clear();
  replaced_.clear();
  std::map<Key, const CaseEvent*> corrections;
  const CaseEvent* opened = nullptr;
  for (const auto& [key, event] : all_) {
    if (event->kind == EventKind::opened && (opened == nullptr || opened->before(*event))) opened = event.get();
    if (event->kind != EventKind::corrected) continue;
    const CaseEvent*& winner = corrections[{event->target_source, event->target_id}];
    if (winner == nullptr || winner->before(*event)) winner = event.get();
  }
  version_ = opened != nullptr ? opened->version : std::string();
  for (const auto& [key, event] : all_) {
    look_up(*event);
    const auto correction = corrections.find(key);
    if (event->kind == EventKind::corrected || correction == corrections.end()) {
      ordered_.push_back(event.get());
    } else if (!correction->second->data.is_null()) {
      auto made = corrected_event(*event, correction->second->data);
      if (!made.ok()) {
        problems_.push_back(made.error().text());
        ordered_.push_back(event.get());
        continue;
      }
      std::unique_ptr<CaseEvent>& kept = replaced_[key];
      kept = std::make_unique<CaseEvent>(std::move(made).value());
      look_up(*kept);
      ordered_.push_back(kept.get());
    }
  }
  std::sort(ordered_.begin(), ordered_.end(), earlier);
}

const std::vector<const CaseEvent*>& CaseLog::events() const {
  settle();
  return ordered_;
}

const std::vector<std::string>& CaseLog::problems() const {
  settle();
  return problems_;
}

json::Array CaseLog::wire() const {
  json::Array out;
  out.reserve(all_.size());
  for (const auto& [key, event] : all_) out.push_back(event->wire);
  return out;
}

}  // namespace portal::tracker
