// Where things stand, how they look, and what is said.
#include <algorithm>
#include <cmath>

#include "accessibility/preferences.h"
#include "examples/kiosk/kiosk.h"
#include "examples/kiosk/spoken.h"
#include "sdk/ui/shown.h"

namespace portal::kiosk {

using surface::imgui::Box;
using surface::imgui::Keyboard;
using surface::imgui::Surface;
using surface::imgui::SurfaceOptions;

namespace {

// One button changes both: yellow on black, half as large again, targets that a trembling hand hits.
ui::Theme theme_of(bool is_large) {
  accessibility::Preferences mine;
  mine.choose(accessibility::Preference::targets, "large");
  if (is_large) {
    mine.choose(accessibility::Preference::scheme, "yellow_on_black");
    mine.choose(accessibility::Preference::text_size, "150");
  }
  ui::Theme theme = accessibility::look_of(mine).theme;
  if (!is_large) theme.colours = accessibility::solve({}).theme.colours;
  // What is quiet elsewhere is as strong as the rest: hints are read, and a choice that is not taken is seen.
  if (is_large)
    for (const ui::Token quiet : {ui::Token::quiet_text, ui::Token::border}) theme[quiet] = theme[ui::Token::text];
  return theme;
}

}  // namespace

ui::Theme Kiosk::theme() const { return theme_of(is_large_); }

void Kiosk::dress() {
  const ui::Theme theme = this->theme();
  SurfaceOptions options;
  options.words = {words().format("file.choose"), words().format("select.nothing")};
  options.medium = std::clamp(std::round(screen_.width() / 45), 16.F, 24.F);
  options.centred = true;
  options.margin = 32;  // the frame of a screen stands out and hides what is beside it
  for (Surface* surface : {bar_.get(), main_.get(), warning_.get()}) {
    options.is_bar = surface == bar_.get();
    options.wide_buttons = !options.is_bar;
    surface->set_options(options);
    surface->set_theme(theme);
  }
  keyboard_->set_theme(theme);
  keyboard_->set_names({words().format("key.erase"), words().format("key.space"), words().format("key.done"), words().format("key.digits"),
                        words().format("key.letters")});
  screen_.set_ground(theme[ui::Token::ground]);
}

void Kiosk::arrange() {
  const float width = screen_.width(), height = screen_.height();
  if (is_warning()) {
    warning_->set_area({0, 0, width, height});
    screen_.set_panes({warning_.get(), keys_.get()});
    if (screen_.focused() != warning_.get()) screen_.give_focus(*warning_);
    return;
  }
  bar_->set_area({0, 0, width, bar_->area().height});
  const float bar = std::min(bar_->content_height(), height * .4F);
  bar_->set_area({0, 0, width, bar});
  // Whoever has a keyboard of keys needs none on the screen; whoever has a pad does.
  const bool wants = main_->is_editing() && (!screen_.last_was_key() || screen_.last_was_pad());
  const float keyboard = wants ? keyboard_->wanted_height(width) : 0;
  if (wants && !has_keyboard_) {
    const ui::Node* node = main_->focused_node();
    const bool digits =
        node != nullptr && (node->role() == ui::Role::number_field || node->role() == ui::Role::date_field || node->role() == ui::Role::date_parts ||
                            node->text(ui::Attribute::input_mode) == "numeric" || node->text(ui::Attribute::input_mode) == "tel");
    keyboard_->set_layout(digits ? Keyboard::Layout::digits : language_ == 0 ? Keyboard::Layout::russian : Keyboard::Layout::english);
  }
  const Box area{0, bar, width, height - bar - keyboard};
  const bool moved = !(area == main_->area());
  main_->set_area(area);
  keyboard_->set_area({0, height - keyboard, width, keyboard});
  keyboard_->set_marking(wants && screen_.last_was_pad());
  has_keyboard_ = wants;
  if (wants) screen_.set_panes({bar_.get(), main_.get(), keys_.get(), keyboard_.get()});
  else screen_.set_panes({bar_.get(), main_.get(), keys_.get()});
  if (moved && wants) main_->focus(main_->focused());
  if (screen_.focused() == nullptr || screen_.focused() == warning_.get()) screen_.give_focus(*main_);
}

void Kiosk::show_bar() { (void)bar_->apply(update_of(bar_page(words(), {is_large_, is_speaking_, page_ == Page::home}), ++version_)); }

void Kiosk::show_page(const ui::NodePtr& root, const std::string& focus) {
  (void)main_->apply(update_of(root, ++version_, focus));
  (void)main_->take_events();
  speak(spoken_page(root), true);
}

// Another surface, not another page of the same: nothing that a person typed stays in memory that is still used.
void Kiosk::fresh_main() {
  const Box area = main_->area();
  screen_.set_panes({bar_.get(), keys_.get()});
  main_ = std::make_unique<Surface>(fonts_);
  main_->set_area(area);
  has_keyboard_ = false;
}

void Kiosk::change_language() {
  language_ = (language_ + 1) % library_.languages.size();
  dress();
  show_bar();
  if (session_ != nullptr) {
    ui::Event event;
    event.type = ui::EventType::locale;
    event.value = library_.languages[language_].strings;
    dispatch(event);
    return speak(spoken_page(main_->tree()), true);
  }
  if (page_ == Page::home) return show_page(home_page(library_, library_.languages[language_], others_open_), {});
  if (page_ == Page::number) return open_number(number_, {}, lookup_ != 0);
  finish();
}

void Kiosk::set_speaking(bool on) {
  if (speaker_ == nullptr) return;
  chose_speech_ = true;
  if (on == is_speaking_) return;
  if (!on) speak(words().format("speech.stopped"), true);
  is_speaking_ = on;
  show_bar();
  if (!on) return;
  speak(words().format("speech.started"), true);
  speak(spoken_page(main_->tree()), false);
}

void Kiosk::speak(const std::string& text, bool at_once, std::string_view lang) {
  if (is_speaking_ && !text.empty()) speaker_->say(text, lang.empty() ? language() : std::string(lang), at_once);
}

namespace {

std::string place_of(const Surface& surface) { return surface.focused() + "#" + std::to_string(surface.focused_option()); }

}  // namespace

// A widget that has just come, from its top: Tab stops only at what can be done, and there is more to know. Its heading, where focus is, is part of
// it.
void Kiosk::speak_widget() {
  speak(spoken_page(main_->tree()), true);
  spoken_of_ = place_of(*main_);
  const ui::Node* node = main_->focused_node();
  if (node != nullptr) last_said_ = spoken(*node, main_->focused_option(), main_->shown_text(main_->focused()), words());
}

// True where something was said. What is said next anyhow is not said twice.
bool Kiosk::speak_news(const std::string& next) {
  bool has_spoken = false;
  for (const ui::Announcement& said : std::exchange(news_, {})) {
    if (said.text.empty() || next.find(said.text) != std::string::npos) continue;
    speak(said.text, said.assertive && !has_spoken);
    has_spoken = true;
  }
  return has_spoken;
}

// News, and what has focus, when it comes; what a field holds, when it changes.
void Kiosk::speak_focus() {
  auto* surface = dynamic_cast<Surface*>(screen_.focused());
  const ui::Node* node = surface == nullptr || surface->focused().empty() ? nullptr : surface->focused_node();
  if (!is_speaking_ || node == nullptr) {
    speak_news({});
    return;
  }
  const std::string value = surface->shown_text(surface->focused());
  const std::string here = place_of(*surface);
  const std::string now = spoken(*node, surface->focused_option(), value, words());
  if (const std::string key = keyboard_->marked(); key != marked_key_) {
    marked_key_ = key;
    if (here == spoken_of_ && !key.empty()) return speak(key, true);
  }
  const bool has_moved = here != spoken_of_;
  const bool has_news = speak_news(has_moved ? now : std::string());
  if (has_moved) speak(now, !has_news, node->text(ui::Attribute::lang));
  else if (surface->is_editing() && value != last_said_) speak(value.size() > last_said_.size() ? value.substr(last_said_.size()) : value, true);
  else if (!surface->is_editing() && now != last_said_) speak(now, !has_news);
  last_said_ = surface->is_editing() ? value : now;
  spoken_of_ = here;
}

}  // namespace portal::kiosk
