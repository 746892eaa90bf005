#pragma once
// The voice by espeak-ng, a library in the same process: nothing that is said leaves the terminal. Plays on the default device: the headphones.

#include <memory>
#include <string>

#include "examples/kiosk/speaker.h"

namespace portal::kiosk {

// nullptr where the library has no sound device or no data.
std::unique_ptr<Speaker> open_espeak();

// Everything that is said, one after another, into a WAV file, which is whole when the speaker ends: for whoever checks a terminal without a
// sound device. nullptr where the file cannot be written or the library has no data.
std::unique_ptr<Speaker> open_espeak_file(const std::string& path);

}  // namespace portal::kiosk
