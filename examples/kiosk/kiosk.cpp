// What people do, and what time does.
#include "examples/kiosk/kiosk.h"

#include <algorithm>
#include <cmath>

#include "examples/kiosk/spoken.h"

namespace portal::kiosk {

using surface::imgui::Surface;

Kiosk::Kiosk(surface::imgui::Fonts& fonts, surface::imgui::Screen& screen, Courier& courier, Speaker* speaker, const Library& library,
             Settings settings)
    : fonts_(fonts), screen_(screen), courier_(courier), speaker_(speaker), library_(library), settings_(std::move(settings)), outbox_(courier),
      bar_(std::make_unique<Surface>(fonts)), main_(std::make_unique<Surface>(fonts)), warning_(std::make_unique<Surface>(fonts)),
      keyboard_(std::make_unique<surface::imgui::Keyboard>(fonts, screen)), keys_(std::make_unique<TerminalKeys>()) {
  finish();
}

Kiosk::~Kiosk() { screen_.set_panes({}); }

void Kiosk::finish() {
  session_.reset();
  timers_.clear();
  replies_.clear();
  submitting_.clear();
  submit_request_ = lookup_ = 0;
  wipe(number_);
  screen_.clear_clipboard();
  warning_ends_ = 0;
  others_open_ = false;
  page_ = Page::home;
  fresh_main();
  dress();
  show_bar();
  show_page(home_page(library_, library_.languages[language_], others_open_), {});
}

void Kiosk::work() {
  if (!chose_speech_ && screen_.last_was_key()) set_speaking(true);  // whoever uses keys may not see the button
  hear();
  take_answers();
  watch_time();
  watch_idle();
  arrange();
  speak_focus();
}

void Kiosk::hear() {
  if (keys_->take_escape()) {
    finish();
    return speak(words().format("finished"), true);
  }
  while (hear_surface(is_warning() ? *warning_ : *bar_) || (!is_warning() && hear_surface(*main_))) {
  }
  if (!keyboard_->take_done()) return;
  if (screen_.last_was_pad()) screen_.pad(surface::imgui::PadAct::next);  // a pad has to stand somewhere
  else main_->leave();
}

// True where something came of it: then there may be more.
bool Kiosk::hear_surface(Surface& surface) {
  for (ui::Announcement& said : surface.take_announcements()) news_.push_back(std::move(said));
  (void)surface.take_wishes();  // a terminal opens no other pages and takes no files
  const std::vector<ui::Event> events = surface.take_events();
  for (const ui::Event& event : events) {
    const bool is_mine = &surface != main_.get() || session_ == nullptr;
    if (!is_mine) {
      dispatch(event);
      if (session_ == nullptr) return true;  // what the rest was for is gone
    } else if (event.type == ui::EventType::press) {
      press(event.node);
      return true;
    } else if (event.type == ui::EventType::input && event.node == "track/number" && event.value.is_string()) {
      number_ = event.value.text();
    } else if (event.type == ui::EventType::toggle && event.node == "home/others") {
      others_open_ = event.flag;
    }
  }
  return !events.empty();
}

void Kiosk::press(const std::string& node) {
  if (node == "bar/home" || node == "home/finish" || node == "idle/finish") {
    finish();
    return speak(words().format("finished"), false);
  }
  if (node == "bar/language") return change_language();
  if (node == "bar/speech") return set_speaking(!is_speaking_);
  if (node == "bar/contrast") {
    is_large_ = !is_large_;
    dress();
    return show_bar();
  }
  if (node == "idle/stay") {
    warning_ends_ = 0;
    return speak(spoken_page(main_->tree()), true);
  }
  if (node == "home/track") return open_number({}, {}, false);
  if (node == "home/rate") return open_rating();
  if (node == "submit" && page_ == Page::number) return ask_number();
  for (const Service& service : library_.services)
    if (!service.definition.empty() && node == "apply/" + ui::node_id(service.id)) return open_form(service);
}

void Kiosk::watch_time() {
  const double now = screen_.now();
  for (std::size_t i = 0; i < timers_.size();) {
    if (timers_[i].due > now) {
      ++i;
      continue;
    }
    const std::int64_t request = timers_[i].request;
    timers_.erase(timers_.begin() + static_cast<std::ptrdiff_t>(i));
    reply(request, true, nullptr);
  }
  outbox_.tick(now);
}

bool Kiosk::is_untouched() const { return page_ == Page::home && language_ == 0 && !is_large_ && !is_speaking_ && !others_open_; }

void Kiosk::watch_idle() {
  const double now = screen_.now();
  if (!is_warning()) {
    if (is_untouched() || screen_.idle_seconds() < settings_.idle) return;
    warning_ends_ = now + settings_.warning;
    warning_seconds_ = 0;
    (void)warning_->take_events();
  }
  const int left = static_cast<int>(std::ceil(warning_ends_ - now));
  if (left <= 0) {
    language_ = 0;
    is_large_ = false;
    set_speaking(false);
    chose_speech_ = false;
    return finish();
  }
  if (left == warning_seconds_) return;
  const bool begins = warning_seconds_ == 0;
  warning_seconds_ = left;
  (void)warning_->apply(update_of(idle_page(words(), left), ++version_, begins ? "idle/stay" : ""));
  (void)warning_->take_events();
  if (begins || left == 10) speak(words().format("idle.title") + " " + words().format("idle.text", "seconds", left), true);
}

double Kiosk::patience() const {
  const double now = screen_.now();
  double due = now + 3600;
  for (const Timer& timer : timers_) due = std::min(due, timer.due);
  due = std::min(due, outbox_.next_turn());
  if (is_warning()) due = std::min(due, warning_ends_ - warning_seconds_ + 1);
  else if (!is_untouched()) due = std::min(due, now + settings_.idle - screen_.idle_seconds());
  return std::max(due - now, 0.01);
}

}  // namespace portal::kiosk
