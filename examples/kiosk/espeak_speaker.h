#pragma once
// The voice by espeak-ng, a library in the same process: nothing that is said leaves the terminal. Plays on the default device: the headphones.

#include <memory>

#include "examples/kiosk/speaker.h"

namespace portal::kiosk {

// nullptr where the library has no sound device or no data.
std::unique_ptr<Speaker> open_espeak();

}  // namespace portal::kiosk
