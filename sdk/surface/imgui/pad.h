#pragma once
// A gamepad, or switches on a box that the machine takes for one: what is held down becomes acts, once when it begins and again while it is held.
//
// Directions go through what is there, one button presses. Where an on-screen keyboard is shown, it has the pad to itself (Pane::pad).

#include <array>
#include <cstddef>
#include <vector>

namespace portal::surface::imgui {

enum class PadAct : unsigned char {
  up,
  down,
  left,
  right,
  press,     // the lower button; a switch's first
  back,      // the right button: out of a list, out of the keyboard
  next,      // right shoulder; a switch's second: the next stop, wherever one is
  previous,  // left shoulder
  over,      // start: as Escape
};
inline constexpr std::size_t pad_acts = 9;

struct PadState {
  std::array<bool, pad_acts> held{};  // by PadAct; a stick counts as its direction
  static PadState of(PadAct act) {
    PadState state;
    state.held[static_cast<std::size_t>(act)] = true;
    return state;
  }
};

class PadKeys {
 public:
  // What has begun by now, or begins again: directions, next and previous after half a second, then eight times a second.
  std::vector<PadAct> take(const PadState& state, double now);

 private:
  PadState before_;
  std::array<double, pad_acts> due_{};
};

}  // namespace portal::surface::imgui
