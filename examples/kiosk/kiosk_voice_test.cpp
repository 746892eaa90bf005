// What the terminal says reaches a synthesiser and comes out of it as sound: espeak-ng into a file, with the phonemes that it spoke.
#include <espeak-ng/speak_lib.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "examples/kiosk/espeak_speaker.h"
#include "examples/kiosk/visit_fixture.h"

namespace portal::kiosk {
namespace {

using surface::imgui::Key;

class NoCourier : public Courier {
 public:
  std::int64_t send(Letter) override { return 1; }
  std::optional<std::pair<std::int64_t, Answer>> take_answer() override { return std::nullopt; }
};

std::string content_of(std::FILE* file) {
  std::string all;
  std::rewind(file);
  for (int letter = std::fgetc(file); letter != EOF; letter = std::fgetc(file)) all.push_back(static_cast<char>(letter));
  return all;
}

std::uint32_t number_at(const std::string& bytes, std::size_t at, int width) {
  std::uint32_t value = 0;
  for (int i = width - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

// What the synthesiser makes of a text, asked for by itself.
std::string phonemes_of(const std::string& text, const char* language) {
  espeak_SetVoiceByName(language);
  const void* rest = text.c_str();
  std::string out;
  while (rest != nullptr)
    if (const char* part = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, espeakPHONEMES_IPA)) out += part;
  return out;
}

// EN 301 549, 5.1.3.2: speech, by keys alone.
TEST(Voice, what_is_said_at_the_terminal_is_spoken_by_the_synthesiser) {
  const std::string path = (std::filesystem::temp_directory_path() / ("kiosk-voice-" + std::to_string(getpid()) + ".wav")).string();
  std::FILE* phonemes = std::tmpfile();
  ASSERT_NE(phonemes, nullptr);
  std::unique_ptr<Speaker> speaker = open_espeak_file(path);
  ASSERT_NE(speaker, nullptr) << "espeak-ng has no data";
  espeak_SetPhonemeTrace(espeakPHONEMES_SHOW | espeakPHONEMES_IPA, phonemes);
  {
    const Library library = demo_library();
    NoCourier courier;
    Visit visit(courier, library, speaker.get());
    visit.screen.key(Key::tab);
    visit.step();
    for (int tabs = 0; tabs < 20 && visit.kiosk.main().focused() != "home/rate"; ++tabs) visit.screen.key(Key::tab), visit.step();
    EXPECT_EQ(visit.kiosk.main().focused(), "home/rate");
    visit.tap(visit.kiosk.bar(), "bar/language");
  }
  std::fflush(phonemes);
  espeak_SetPhonemeTrace(0, nullptr);
  const std::string button = phonemes_of("Оценить обслуживание. кнопка", "ru");
  const std::string title = phonemes_of("What would you like to do", "en");
  speaker.reset();
  const std::string spoken = content_of(phonemes);
  std::fclose(phonemes);
  std::FILE* file = std::fopen(path.c_str(), "rb");
  ASSERT_NE(file, nullptr);
  const std::string wav = content_of(file);
  std::fclose(file);
  std::filesystem::remove(path);
  ASSERT_GT(std::min(button.size(), title.size()), 20U);
  EXPECT_NE(spoken.find(button), std::string::npos) << button;
  EXPECT_NE(spoken.find(title), std::string::npos) << title;
  ASSERT_GT(wav.size(), 44U);
  EXPECT_EQ(wav.substr(0, 4) + wav.substr(8, 8), "RIFFWAVEfmt ");
  EXPECT_EQ(number_at(wav, 40, 4), wav.size() - 44);
  const std::uint32_t rate = number_at(wav, 24, 4);
  std::size_t loud = 0;
  for (std::size_t at = 44; at + 1 < wav.size(); at += 2)
    if (std::abs(static_cast<std::int16_t>(number_at(wav, at, 2))) > 1000) ++loud;
  const std::size_t seconds = (wav.size() - 44) / 2 / rate;
  std::printf("voice: %zu s of sound, %zu s of it loud\n", seconds, loud / rate);
  EXPECT_GT(seconds, 20U);
  EXPECT_GT(loud / rate, 5U);
}

}  // namespace
}  // namespace portal::kiosk
