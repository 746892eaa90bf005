// espeak-ng as a voice.
#include "examples/kiosk/espeak_speaker.h"

#include <espeak-ng/speak_lib.h>

namespace portal::kiosk {

namespace {

constexpr int words_a_minute = 150;

class Espeak : public Speaker {
 public:
  ~Espeak() override { espeak_Terminate(); }

  void say(const std::string& text, const std::string& language, bool at_once) override {
    if (at_once) espeak_Cancel();
    if (language != language_) espeak_SetVoiceByName(language.c_str()), language_ = language;
    espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, nullptr);
  }

  void stop() override { espeak_Cancel(); }

 private:
  std::string language_;
};

}  // namespace

std::unique_ptr<Speaker> open_espeak() {
  if (espeak_Initialize(AUDIO_OUTPUT_PLAYBACK, 0, nullptr, espeakINITIALIZE_DONT_EXIT) < 0) return nullptr;
  espeak_SetParameter(espeakRATE, words_a_minute, 0);
  return std::make_unique<Espeak>();
}

}  // namespace portal::kiosk
