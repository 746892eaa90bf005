#pragma once
// The terminal's voice: a port. espeak-ng in the terminal (espeak_speaker.h), a record in tests.

#include <string>

namespace portal::kiosk {

class Speaker {
 public:
  virtual ~Speaker() = default;
  Speaker() = default;
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  virtual void say(const std::string& text, const std::string& language, bool at_once) = 0;  // at once: what is being said is cut short
  virtual void stop() = 0;
};

}  // namespace portal::kiosk
