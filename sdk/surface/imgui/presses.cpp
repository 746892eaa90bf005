// What pressing a stop does, and what is sent for it.
#include "sdk/surface/imgui/surface_state.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

using ui::Attribute;
using ui::EventType;
using ui::Role;

void Surface::State::press_node(const ui::Node& node) {
  if (const std::string_view why = node.text(Attribute::unavailable); !why.empty()) say(why);
  else emit(event_of(EventType::press, node.id()));
}

void Surface::State::choose(const ui::Node& node, int which) {
  const json::Array& all = ui::list_of(node, Attribute::options);
  const std::string value = ui::text_of(all[static_cast<std::size_t>(which)].find("value"));
  if (node.role() != Role::checkbox_group) return send_value(node, value);
  json::Array chosen;
  for (const json::Value& one : all)
    if (const std::string text = ui::text_of(one.find("value")); person.chosen(node, text) != (text == value)) chosen.emplace_back(text);
  send_value(node, std::move(chosen));
}

void Surface::State::press_stop(FrameStop stop) {
  const ui::Node* node = find(stop.node);
  if (node == nullptr) return;
  const bool changes = stop.part == Part::choice || stop.part == Part::check || stop.part == Part::select || stop.part == Part::file;
  if (changes && ui::is_locked(*node)) return say(node->text(Attribute::unavailable));
  switch (stop.part) {
    case Part::text:
    case Part::area: return;
    case Part::choice: return choose(*node, stop.option);
    case Part::check: return send_value(*node, !person.checked(*node));
    case Part::select: return open_list(*node);
    case Part::file: wishes.push_back({Wish::Kind::choose_files, node->id(), {}}); return;
    case Part::button: return press_node(*node);
    case Part::link:
      if (const std::string_view target = node->text(Attribute::target); !target.empty()) focus_node(target);
      else wishes.push_back({Wish::Kind::open_link, node->id(), std::string(node->text(Attribute::href))});
      return;
    case Part::summary:
    case Part::local_summary: {
      const bool open = !person.is_open(*node);
      person.open[node->id()] = open;
      changed();
      if (stop.part == Part::local_summary) return;
      ui::Event event = event_of(EventType::toggle, node->id());
      event.flag = open;
      return emit(std::move(event));
    }
  }
}

}  // namespace portal::surface::imgui
