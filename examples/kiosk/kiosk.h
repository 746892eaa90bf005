#pragma once
// The terminal: one page at a time, a bar above it, a keyboard below where it is needed. Everything of one person ends with finish().
//
//   Kiosk kiosk(fonts, *screen, courier, speaker, library, {});
//   while (screen->wait(kiosk.patience())) { kiosk.work(); screen->draw(); }

#include <memory>
#include <string>
#include <vector>

#include "examples/kiosk/courier.h"
#include "examples/kiosk/library.h"
#include "examples/kiosk/outbox.h"
#include "examples/kiosk/pages.h"
#include "examples/kiosk/speaker.h"
#include "examples/kiosk/terminal_keys.h"
#include "sdk/session/session.h"
#include "sdk/surface/imgui/keyboard.h"
#include "sdk/surface/imgui/screen.h"
#include "sdk/surface/imgui/surface.h"

namespace portal::kiosk {

struct Settings {
  double idle = 60;                   // seconds without a person until they are asked
  int warning = 20;                   // seconds that they have to answer; WCAG 2.2.1 wants 20 at least
  std::string (*now)() = nullptr;     // RFC 3339; for clock.now
  std::string (*new_id)() = nullptr;  // a random name that is never given twice
  std::string zone = "Asia/Krasnoyarsk";
};

class Kiosk {
 public:
  // All are borrowed. `speaker` may be nullptr: then there is no voice.
  Kiosk(surface::imgui::Fonts& fonts, surface::imgui::Screen& screen, Courier& courier, Speaker* speaker, const Library& library, Settings settings);
  ~Kiosk();
  Kiosk(const Kiosk&) = delete;
  Kiosk& operator=(const Kiosk&) = delete;

  void work();              // what people did, what came back, what time it is
  double patience() const;  // seconds until something is due

  enum class Page : unsigned char { home, form, kept, number, tracker, rating, problem };
  Page page() const { return page_; }
  bool is_warning() const { return warning_ends_ > 0; }
  std::size_t waiting() const { return outbox_.size(); }
  surface::imgui::Surface& main() { return *main_; }
  surface::imgui::Surface& bar() { return *bar_; }
  surface::imgui::Surface& warning() { return *warning_; }
  surface::imgui::Keyboard& keyboard() { return *keyboard_; }
  bool shows_keyboard() const { return has_keyboard_; }
  bool is_speaking() const { return is_speaking_; }
  ui::Theme theme() const;
  const std::string& language() const { return library_.languages[language_].tag; }
  void finish();  // the person is done: everything of theirs is erased

 private:
  struct Timer {
    double due = 0;
    std::int64_t request = 0;
  };

  // kiosk.cpp
  const text::Strings& words() const { return library_.languages[language_].words; }
  void hear();
  bool hear_surface(surface::imgui::Surface& surface);
  void press(const std::string& node);
  bool is_untouched() const;  // as the last person left it
  void watch_idle();
  void watch_time();
  // kiosk_look.cpp
  void arrange();
  void dress();
  void show_bar();
  void show_page(const ui::NodePtr& root, const std::string& focus);
  void fresh_main();
  void speak_focus();
  bool speak_news(const std::string& next);
  void speak_widget();
  void speak(const std::string& text, bool at_once, std::string_view lang = {});  // of what is said; absent: the terminal's
  void set_speaking(bool on);
  void change_language();
  // kiosk_widgets.cpp
  void open_form(const Service& service);
  void open_rating();
  void open_number(const std::string& number, const std::string& error, bool asking);
  void ask_number();
  void show_application(const Answer& answer);
  void open_widget(Page page, std::string_view kind, json::Value properties, json::Array host);
  void dispatch(const ui::Event& event);
  void take_update(const std::string& update);
  void answer_request(const json::Value& request);
  void reply(std::int64_t request, bool ok, json::Value value);
  void take_answers();
  void submit(const json::Value& request);

  surface::imgui::Fonts& fonts_;
  surface::imgui::Screen& screen_;
  Courier& courier_;
  Speaker* speaker_;
  const Library& library_;
  Settings settings_;
  Outbox outbox_;

  std::unique_ptr<surface::imgui::Surface> bar_, main_, warning_;
  std::unique_ptr<surface::imgui::Keyboard> keyboard_;
  std::unique_ptr<TerminalKeys> keys_;
  Page page_ = Page::home;
  std::size_t language_ = 0;
  bool is_large_ = false;
  bool is_speaking_ = false;
  bool chose_speech_ = false;
  bool others_open_ = false;
  bool has_keyboard_ = false;
  std::int64_t version_ = 0;

  std::unique_ptr<session::Session> session_;
  std::vector<Timer> timers_;
  std::vector<ui::Event> replies_;
  std::string submitting_;  // the key of the application on its way
  std::int64_t submit_request_ = 0;
  std::string number_;
  std::int64_t lookup_ = 0;  // the courier's number of the question for an application
  double warning_ends_ = 0;
  int warning_seconds_ = 0;
  std::vector<ui::Announcement> news_;  // not said yet
  std::string spoken_of_;               // where focus was when it was last read
  std::string marked_key_;              // of the keyboard on the screen, by a pad
  std::string last_said_;               // of it; of a field what it held
};

}  // namespace portal::kiosk
