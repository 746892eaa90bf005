// Going back is beginning anew: a session cannot be undone, but it can be repeated.
#include "sdk/session/replay.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sdk/json/json.h"

namespace portal::session {

namespace {

json::Value parsed(const std::string& update) {
  auto value = json::parse(update);
  return value.ok() ? std::move(value).value() : json::Value();
}

}  // namespace

Replay::Replay(const WidgetKind& kind, Log log, json::Value options) : kind_(kind), log_(std::move(log)), options_(std::move(options)) {}

Result<std::unique_ptr<Replay>> Replay::create(const WidgetKind& kind, Log log, const json::Value& strings) {
  json::Value options = log.options;
  if (options.find("strings") == nullptr) options.object().set("strings", strings);
  std::unique_ptr<Replay> replay(new Replay(kind, std::move(log), std::move(options)));
  PORTAL_CHECK(replay->begin());
  replay->go(replay->size());
  return replay;
}

Result<void> Replay::begin() {
  PORTAL_TRY(session_, Session::create(kind_, options_));
  position_ = 0;
  keep(0, {parsed(session_->first_update()), std::nullopt, false});
  return {};
}

void Replay::step() {
  const LogStep& next = log_.steps[position_];
  Moment moment;
  auto update = session_->dispatch(next.event);
  if (update.ok()) moment.update = parsed(update.value());
  else moment.fault = std::move(update).error();
  moment.differs = !next.update.is_null() && moment.update != next.update;
  ++position_;
  keep(position_, std::move(moment));
}

void Replay::keep(std::size_t position, Moment moment) {
  if (position < moments_.size()) return;  // it was here before, and nothing else can have come of it
  if (const json::Value* asked = moment.update.find("requests"); asked != nullptr && asked->is_array()) {
    for (const json::Value& one : asked->array()) {
      const json::Value* id = one.find("id");
      requests_.push_back({id != nullptr && id->is_integer() ? id->integer() : 0, one.text_at("kind"), position, one});
    }
  }
  moments_.push_back(std::move(moment));
}

void Replay::go(std::size_t position) {
  const std::size_t goal = std::min(position, size());
  if (goal < position_) (void)begin();  // it began once from the same options
  while (position_ < goal) step();
}

void Replay::append(LogStep step) {
  const std::size_t here = position_;
  log_.steps.push_back(std::move(step));
  if (moments_.size() > size()) return;
  go(size());
  if (here + 1 < size()) go(here);
}

const Moment& Replay::branch(ui::Event event) {
  log_.steps.resize(position_);
  moments_.resize(position_ + 1);
  const auto later = [this](const AskedRequest& one) { return one.position > position_; };
  requests_.erase(std::remove_if(requests_.begin(), requests_.end(), later), requests_.end());
  log_.steps.push_back({{}, -1, std::move(event), {}});
  step();
  return moments_[position_];
}

void Replay::take_back() {
  assert(position_ == size() && moments_.back().fault);
  log_.steps.pop_back();
  moments_.pop_back();
  --position_;
}

const AskedRequest* Replay::request(std::int64_t id) const {
  for (const AskedRequest& one : requests_)
    if (one.id == id) return &one;
  return nullptr;
}

std::size_t Replay::refused() const {
  return static_cast<std::size_t>(std::count_if(moments_.begin(), moments_.end(), [](const Moment& one) { return one.fault.has_value(); }));
}

std::size_t Replay::different() const {
  return static_cast<std::size_t>(std::count_if(moments_.begin(), moments_.end(), [](const Moment& one) { return one.differs; }));
}

}  // namespace portal::session
