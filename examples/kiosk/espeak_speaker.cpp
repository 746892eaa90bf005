// espeak-ng as a voice.
#include "examples/kiosk/espeak_speaker.h"

#include <espeak-ng/speak_lib.h>

#include <array>
#include <cstdint>
#include <cstdio>

namespace portal::kiosk {

namespace {

constexpr int words_a_minute = 150;

void synthesise(const std::string& text, const std::string& language, std::string& last_language, void* whom) {
  if (language != last_language) espeak_SetVoiceByName(language.c_str()), last_language = language;
  espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, whom);
}

class Espeak : public Speaker {
 public:
  ~Espeak() override { espeak_Terminate(); }

  void say(const std::string& text, const std::string& language, bool at_once) override {
    if (at_once) espeak_Cancel();
    synthesise(text, language, language_, nullptr);
  }

  void stop() override { espeak_Cancel(); }

 private:
  std::string language_;
};

class EspeakFile : public Speaker {
 public:
  EspeakFile(std::FILE* file, int rate) : file_(file), rate_(rate) {
    write_header();
    espeak_SetSynthCallback(&EspeakFile::take);
  }
  ~EspeakFile() override {
    espeak_Terminate();
    std::rewind(file_);
    write_header();
    std::fclose(file_);
  }
  EspeakFile(const EspeakFile&) = delete;
  EspeakFile& operator=(const EspeakFile&) = delete;

  void say(const std::string& text, const std::string& language, bool) override { synthesise(text, language, language_, this); }
  void stop() override {}

 private:
  static int take(short* samples, int count, espeak_EVENT* events) {
    auto* self = static_cast<EspeakFile*>(events->user_data);
    if (self == nullptr || samples == nullptr || count <= 0) return 0;
    self->bytes_ += 2 * static_cast<std::uint32_t>(std::fwrite(samples, 2, static_cast<std::size_t>(count), self->file_));
    return 0;
  }

  // RIFF, one channel of 16 bits.
  void write_header() {
    std::array<unsigned char, 44> header{};
    std::size_t at = 0;
    const auto word = [&](const char* letters) {
      for (int i = 0; i < 4; ++i) header[at++] = static_cast<unsigned char>(letters[i]);
    };
    const auto number = [&](std::uint32_t value, int width) {
      for (int i = 0; i < width; ++i) header[at++] = static_cast<unsigned char>(value >> (8 * i));
    };
    const auto rate = static_cast<std::uint32_t>(rate_);
    word("RIFF"), number(36 + bytes_, 4), word("WAVE"), word("fmt "), number(16, 4), number(1, 2), number(1, 2);
    number(rate, 4), number(2 * rate, 4), number(2, 2), number(16, 2), word("data"), number(bytes_, 4);
    std::fwrite(header.data(), 1, header.size(), file_);
  }

  std::FILE* file_;
  int rate_;
  std::uint32_t bytes_ = 0;
  std::string language_;
};

int begin(espeak_AUDIO_OUTPUT output) {
  const int rate = espeak_Initialize(output, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (rate > 0) espeak_SetParameter(espeakRATE, words_a_minute, 0);
  return rate;
}

}  // namespace

std::unique_ptr<Speaker> open_espeak() {
  if (begin(AUDIO_OUTPUT_PLAYBACK) < 0) return nullptr;
  return std::make_unique<Espeak>();
}

std::unique_ptr<Speaker> open_espeak_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return nullptr;
  const int rate = begin(AUDIO_OUTPUT_SYNCHRONOUS);
  if (rate > 0) return std::make_unique<EspeakFile>(file, rate);
  std::fclose(file);
  return nullptr;
}

}  // namespace portal::kiosk
