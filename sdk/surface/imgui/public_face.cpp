// The public face of a surface: thin, over its state.
#include "sdk/surface/imgui/surface.h"
#include "sdk/surface/imgui/surface_state.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

Surface::Surface(Fonts& fonts, SurfaceOptions options) : state_(std::make_unique<State>(fonts, std::move(options))) {}
Surface::~Surface() = default;

const ui::Replica& Surface::replica() const { return state_->replica; }
const ui::NodePtr& Surface::tree() const { return state_->tree; }
std::vector<ui::Event> Surface::take_events() { return std::exchange(state_->events, {}); }
std::vector<ui::Announcement> Surface::take_announcements() { return std::exchange(state_->announcements, {}); }
std::vector<Wish> Surface::take_wishes() { return std::exchange(state_->wishes, {}); }

void Surface::give_files(std::string_view node, json::Array files) {
  if (const ui::Node* field = state_->find(node)) state_->send_value(*field, std::move(files));
}

void Surface::set_theme(const ui::Theme& theme) {
  state_->theme = theme;
  state_->changed();
}

void Surface::set_options(SurfaceOptions options) {
  state_->options = std::move(options);
  state_->changed();
}

void Surface::set_area(Box area) {
  if (area == state_->area) return;
  state_->area = area;
  state_->changed();
}

Box Surface::area() const { return state_->area; }

std::optional<Box> Surface::bounds(std::string_view node) {
  state_->settle();
  const auto found = state_->frame.nodes.find(node);
  if (found == state_->frame.nodes.end()) return std::nullopt;
  return state_->on_screen(found->second.box);
}

std::optional<Box> Surface::control_bounds(std::string_view node) {
  state_->settle();
  const auto found = state_->frame.nodes.find(node);
  if (found == state_->frame.nodes.end()) return std::nullopt;
  return state_->on_screen(found->second.control);
}

const std::vector<Stop>& Surface::stops() {
  State& s = *state_;
  s.settle();
  s.stops.clear();
  for (const FrameStop& stop : s.frame.stops) s.stops.push_back({stop.node, stop.option, s.on_screen(stop.target), stop.by_tab});
  return s.stops;
}

float Surface::content_height() {
  state_->settle();
  return state_->frame.height;
}

float Surface::scrolled() const { return state_->scroll; }
void Surface::scroll_to(float offset) { state_->scroll_by(offset - state_->scroll); }
std::string Surface::focused() const { return state_->focused; }
const ui::Node* Surface::focused_node() const { return state_->find(state_->focused); }
int Surface::focused_option() const { return state_->focused_option; }
bool Surface::focus(std::string_view node) { return state_->focus_node(node); }

void Surface::mark(std::string_view node) {
  state_->marked = node;
  state_->is_dirty = true;
}

std::string Surface::shown_text(std::string_view node) const {
  const ui::Node* found = state_->find(node);
  return found == nullptr ? std::string() : state_->person.text(*found);
}

Surface::Selection Surface::selection() const { return {state_->editor.anchor(), state_->editor.caret()}; }

bool Surface::is_editing() const {
  const FrameStop* stop = state_->focused_stop();
  const ui::Node* node = state_->find(state_->focused);
  return stop != nullptr && stop->is_text() && !ui::is_locked(*node);
}

void Surface::set_clipboard(std::string text) { state_->clipboard = std::move(text); }
const std::string& Surface::clipboard() const { return state_->clipboard; }
bool Surface::is_open() const { return !state_->list_of.empty(); }
bool Surface::needs_drawing() const { return state_->is_dirty || state_->is_stale; }

void Surface::prepare() { state_->settle(); }

void Surface::draw(Canvas& canvas) {
  state_->settle();
  state_->draw(canvas);
  state_->is_dirty = false;
}

bool Surface::enter(bool from_back) {
  State& s = *state_;
  if (!s.focused.empty()) return true;
  const FrameStop* stop = s.next_stop(from_back ? -1 : 1);
  if (stop == nullptr) return false;
  s.focus_stop(*stop);
  return true;
}

void Surface::leave() { state_->set_focus({}, -1); }

}  // namespace portal::surface::imgui
