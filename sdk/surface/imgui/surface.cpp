// Updates, focus and what goes out.
#include "sdk/surface/imgui/surface.h"

#include <algorithm>
#include <cmath>

#include "sdk/json/json.h"
#include "sdk/surface/imgui/surface_state.h"
#include "sdk/ui/shown.h"
#include "sdk/ui/wire_tree.h"

namespace portal::surface::imgui {

using ui::Attribute;
using ui::EventType;
using ui::Role;

namespace {

constexpr std::size_t echoes = 8;  // answers that may still be on their way while a person types
constexpr float margin_of_view = 16;

bool differs(const ui::Node& a, const ui::Node& b, Attribute attribute) {
  const json::Value* one = a.find(attribute);
  const json::Value* other = b.find(attribute);
  return one == nullptr || other == nullptr ? one != other : *one != *other;
}

}  // namespace

ui::Event event_of(EventType type, const std::string& node) {
  ui::Event event;
  event.type = type;
  event.node = node;
  return event;
}

// Three parts as they are sent.
std::string date_text(const std::string& day, const std::string& month, const std::string& year) {
  return day.empty() && month.empty() && year.empty() ? std::string() : day + "." + month + "." + year;
}

json::Value shown_json(const ui::Node& node) {
  switch (node.role()) {
    case Role::checkbox: return node.flag(Attribute::checked);
    case Role::file_field: return json::Array{};
    case Role::radio_group:
    case Role::select:
    case Role::checkbox_group: break;
    case Role::date_parts:
      return date_text(ui::date_part(ui::shown_value(node), 0), ui::date_part(ui::shown_value(node), 1), ui::date_part(ui::shown_value(node), 2));
    default: return ui::shown_value(node);
  }
  json::Array chosen;
  for (const json::Value& option : ui::list_of(node, Attribute::options))
    if (const std::string value = ui::text_of(option.find("value")); ui::is_chosen(node, value)) chosen.emplace_back(value);
  if (node.role() == Role::checkbox_group) return chosen;
  return chosen.empty() ? json::Value("") : chosen.front();
}

// Updates

Result<void> Surface::apply(const json::Value& update) {
  State& s = *state_;
  const json::Value* base = update.find("base");
  const bool afresh = base != nullptr && base->is_integer() && base->integer() == 0;
  ui::Replica next = afresh ? ui::Replica() : s.replica;
  PORTAL_CHECK(next.apply(update));
  PORTAL_TRY(ui::NodePtr tree, ui::tree_of(next));
  s.replica = std::move(next);
  s.is_holding = true;
  s.take(update, tree);
  s.is_holding = false;
  for (ui::Event& event : s.held) s.events.push_back(std::move(event));
  s.held.clear();
  return {};
}

void Surface::State::take(const json::Value& update, const ui::NodePtr& next) {
  const ui::NodePtr before_tree = std::exchange(tree, next);
  const auto before = std::exchange(by_id, {});
  parents.clear();
  std::vector<const ui::Node*> all;
  ui::flatten(tree, all);
  for (const ui::Node* node : all) {
    by_id[node->id()] = node;
    need_letters(*node, fonts);
    for (const ui::NodePtr& child : node->children()) parents[child->id()] = node->id();
  }
  for (const ui::Node* node : all) {
    const auto was = before.find(node->id());
    if (was == before.end()) continue;
    const ui::Node& old = *was->second;
    if (differs(old, *node, Attribute::value) || differs(old, *node, Attribute::checked) || differs(old, *node, Attribute::options))
      write_value(*node);
    if (differs(old, *node, Attribute::open)) person.open.erase(node->id());
  }
  for (const auto& [id, node] : before) {
    if (by_id.find(id) != by_id.end()) continue;
    person.values.erase(id);
    person.open.erase(id);
    sent.erase(id);
    if (focused == id) focused.clear(), focused_option = -1;
    if (list_of == id) close_list();
  }
  changed();
  offer();
  if (const json::Value* said = update.find("announce"))
    for (const json::Value& one : said->array()) {
      const json::Value* assertive = one.find("assertive");
      say(one.text_at("text"), assertive != nullptr && assertive->is_boolean() && assertive->boolean());
    }
  if (const std::string to = update.text_at("focus"); !to.empty()) focus_node(to);
}

// What was sent since focus came is not news when it comes back, late: a person has typed on.
void Surface::State::write_value(const ui::Node& node) {
  const json::Value shown = shown_json(node);
  if (shown.is_string() && (node.find(Attribute::options) == nullptr || node.role() == Role::combobox)) {
    const auto own = sent.find(node.id());
    if (own != sent.end() && std::find(own->second.begin(), own->second.end(), json::write(shown)) != own->second.end()) return;
  }
  sent.erase(node.id());
  person.values.erase(node.id());
  if (focused == node.id()) editor.reset(person.text(node, node.role() == Role::date_parts ? focused_option : -1));
}

void Surface::State::say(std::string_view text, bool assertive) {
  if (!text.empty()) announcements.push_back({std::string(text), assertive});
}

void Surface::State::emit(ui::Event event) { (is_holding ? held : events).push_back(std::move(event)); }

void Surface::State::send_value(const ui::Node& node, json::Value value) {
  std::string written = json::write(value);
  std::vector<std::string>& own = sent[node.id()];
  const std::string last = own.empty() ? json::write(shown_json(node)) : own.back();
  person.values[node.id()] = value;
  changed();
  if (written == last) return;
  own.push_back(std::move(written));
  if (own.size() > echoes + 1) own.erase(own.begin());
  ui::Event event = event_of(EventType::input, node.id());
  event.value = std::move(value);
  emit(std::move(event));
}

// Geometry

void Surface::State::settle() {
  if (!is_stale) return;
  for (const auto& [id, value] : person.values) fonts.need(ui::text_of(&value));
  for (const std::string* words : {&options.words.choose_file, &options.words.nothing}) fonts.need(*words);
  frame = lay_out(tree, {fonts, theme, options, person, area.width});
  is_stale = false;
  scroll = std::clamp(scroll, 0.F, std::max(frame.height - area.height, 0.F));
}

const ui::Node* Surface::State::find(std::string_view id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : found->second;
}

const FrameStop* Surface::State::stop_of(std::string_view node, int wanted) {
  settle();
  const FrameStop* first = nullptr;
  for (const FrameStop& stop : frame.stops) {
    if (stop.node != node) continue;
    if (stop.option == wanted) return &stop;
    if (first == nullptr || (stop.by_tab && !first->by_tab)) first = &stop;
  }
  return first;
}

const FrameStop* Surface::State::focused_stop() { return focused.empty() ? nullptr : stop_of(focused, focused_option); }

// From where focus is, also where that is no stop; the first or the last where focus is nowhere. One option of a radio_group stands for all.
const FrameStop* Surface::State::next_stop(int direction) {
  settle();
  const FrameStop* here = focused_stop();
  const auto placed = frame.nodes.find(focused);
  const bool nowhere = focused.empty() || placed == frame.nodes.end();
  const auto is_after = [&](const FrameStop& stop) {
    if (nowhere) return direction > 0;
    if (here != nullptr) return &stop > here;
    return stop.place > placed->second.place;
  };
  const FrameStop* found = nullptr;
  for (const FrameStop& stop : frame.stops) {
    if (!stop.by_tab || &stop == here) continue;
    const ui::Node* node = find(stop.node);
    if (here != nullptr && stop.node == here->node && node->role() == Role::radio_group) continue;
    if (direction > 0 && is_after(stop)) return &stop;
    if (direction < 0 && (nowhere || !is_after(stop))) found = &stop;
  }
  return found;
}

void Surface::State::scroll_by(float distance) {
  settle();
  const float before = scroll;
  scroll = std::clamp(scroll + distance, 0.F, std::max(frame.height - area.height, 0.F));
  if (scroll != before) is_dirty = true;
}

void Surface::State::show(Box host, Box control) {
  for (const Box& box : {host, control}) {
    if (box.bottom() + margin_of_view > scroll + area.height) scroll_by(box.bottom() + margin_of_view - scroll - area.height);
    if (box.y - margin_of_view < scroll) scroll_by(box.y - margin_of_view - scroll);
  }
}

// Focus

bool Surface::State::focus_node(std::string_view id) {
  const ui::Node* node = find(id);
  if (node == nullptr) return false;
  for (auto up = parents.find(node->id()); up != parents.end(); up = parents.find(up->second)) {
    const ui::Node* above = find(up->second);
    if (above->role() != Role::disclosure || person.is_open(*above)) continue;
    person.open[above->id()] = true;
    changed();
    ui::Event event = event_of(EventType::toggle, above->id());
    event.flag = true;
    emit(std::move(event));
  }
  int wanted = -1;
  if (node->role() == Role::radio_group || node->role() == Role::checkbox_group || node->role() == Role::date_parts) {
    const FrameStop* first = stop_of(id, node->role() == Role::radio_group ? -1 : 0);
    if (first != nullptr) wanted = first->option;
  }
  set_focus(node->id(), wanted);
  settle();
  const auto placed = frame.nodes.find(id);
  if (placed == frame.nodes.end()) return true;
  const FrameStop* stop = stop_of(id, wanted);
  show(placed->second.box, stop != nullptr ? stop->target : placed->second.ring);
  return true;
}

void Surface::State::focus_stop(FrameStop stop) {
  set_focus(stop.node, stop.option);
  settle();
  const auto placed = frame.nodes.find(stop.node);
  show(placed->second.box.height < area.height ? placed->second.box : stop.target, stop.target);
}

void Surface::State::set_focus(const std::string& node, int to_option) {
  is_dirty = true;
  const std::string before = focused;
  const int option_before = std::exchange(focused_option, to_option);
  if (node == before) {
    if (to_option != option_before) begin_editing();
    return;
  }
  focused = node;
  is_offering = false;
  close_list();
  if (!before.empty()) send_leave(before);
  if (node.empty()) return;
  begin_editing();
  emit(event_of(EventType::focus, node));
}

void Surface::State::begin_editing() {
  const ui::Node* node = find(focused);
  field_scroll_x = field_scroll_y = 0;
  editor.start(node == nullptr ? std::string() : person.text(*node, node->role() == Role::date_parts ? focused_option : -1));
  editor.set_lines(node != nullptr && node->role() == Role::text_area);
  keep_caret_in_view();
}

void Surface::State::send_leave(const std::string& node) {
  const ui::Node* left = find(node);
  sent.erase(node);
  if (left == nullptr || ui::family_of(left->role()) != ui::Family::field) return;
  if (pointer_is_down) leaving.push_back(node);
  else emit(event_of(EventType::leave, node));
}

void Surface::State::flush_leaving() {
  for (const std::string& node : std::exchange(leaving, {})) emit(event_of(EventType::leave, node));
}

}  // namespace portal::surface::imgui
