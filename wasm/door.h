#pragma once
// The sessions behind the door: handles to living ones, and the widget kinds this module was linked with.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/session/session.h"

namespace portal::wasm {

// Given by the module's own list, which is made from modules.json: one widget, or all.
std::span<const session::WidgetKind> widget_kinds();

class Door {
 public:
  std::string describe() const;
  Result<std::string> create(std::string_view kind, std::string_view options);
  Result<std::string> dispatch(std::uint32_t handle, std::string_view event);
  Result<std::string> snapshot(std::uint32_t handle);
  void destroy(std::uint32_t handle);

 private:
  struct Slot {
    std::uint16_t generation = 1;
    std::unique_ptr<session::Session> session;
  };
  Slot* find(std::uint32_t handle);
  static Error unknown(std::uint32_t handle);

  std::vector<Slot> slots_;
};

Door& door();

}  // namespace portal::wasm
