// Handles: the slot in the low half, its generation in the high half, so that an old handle never opens a new session.
#include "wasm/door.h"

#include "sdk/json/json.h"

namespace portal::wasm {

Door& door() {
  static Door only;
  return only;
}

Error Door::unknown(std::uint32_t handle) { return {ErrorCode::unknown_handle, "", "the handle of a living session", std::to_string(handle)}; }

Door::Slot* Door::find(std::uint32_t handle) {
  const std::size_t slot = handle & 0xFFFFU;
  if (slot >= slots_.size() || slots_[slot].generation != handle >> 16U || slots_[slot].session == nullptr) return nullptr;
  return &slots_[slot];
}

std::string Door::describe() const {
  std::string out = "{\"widgets\":";
  char before = '[';
  for (const session::WidgetKind& kind : widget_kinds()) {
    out += before;
    out += kind.contract;
    before = ',';
  }
  return out + "]}";
}

Result<std::string> Door::create(std::string_view name, std::string_view options) {
  const session::WidgetKind* kind = nullptr;
  for (const session::WidgetKind& candidate : widget_kinds())
    if (candidate.name == name) kind = &candidate;
  if (kind == nullptr) return Error{ErrorCode::unknown_name, "/kind", "a widget of this module", quoted_excerpt(name)};
  PORTAL_TRY(const json::Value read, json::parse(options));
  PORTAL_TRY(auto session, session::Session::create(*kind, read));
  std::size_t slot = 0;
  while (slot < slots_.size() && slots_[slot].session != nullptr) ++slot;
  if (slot > 0xFFFF) return Error{ErrorCode::too_large, "", "at most 65536 sessions", "one more"};
  if (slot == slots_.size()) slots_.emplace_back();
  slots_[slot].session = std::move(session);
  const std::uint32_t handle = static_cast<std::uint32_t>(slots_[slot].generation) << 16U | static_cast<std::uint32_t>(slot);
  return "{\"handle\":" + std::to_string(handle) + ",\"update\":" + slots_[slot].session->first_update() + "}";
}

Result<std::string> Door::dispatch(std::uint32_t handle, std::string_view event) {
  Slot* slot = find(handle);
  if (slot == nullptr) return unknown(handle);
  return slot->session->dispatch(event);
}

Result<std::string> Door::snapshot(std::uint32_t handle) {
  Slot* slot = find(handle);
  if (slot == nullptr) return unknown(handle);
  return slot->session->snapshot();
}

void Door::destroy(std::uint32_t handle) {
  Slot* slot = find(handle);
  if (slot == nullptr) return;
  slot->session = nullptr;
  if (++slot->generation == 0) slot->generation = 1;
}

}  // namespace portal::wasm
