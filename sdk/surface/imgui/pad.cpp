// Edges, and repeating.
#include "sdk/surface/imgui/pad.h"

namespace portal::surface::imgui {

namespace {

constexpr double first_pause = .5;  // seconds
constexpr double pause = .125;

bool repeats(PadAct act) { return act != PadAct::press && act != PadAct::back && act != PadAct::over; }

}  // namespace

std::vector<PadAct> PadKeys::take(const PadState& state, double now) {
  std::vector<PadAct> acts;
  for (std::size_t i = 0; i < pad_acts; ++i) {
    const auto act = static_cast<PadAct>(i);
    const bool begins = state.held[i] && !before_.held[i];
    const bool again = state.held[i] && before_.held[i] && repeats(act) && now >= due_[i];
    if (!begins && !again) continue;
    acts.push_back(act);
    due_[i] = now + (begins ? first_pause : pause);
  }
  before_ = state;
  return acts;
}

}  // namespace portal::surface::imgui
