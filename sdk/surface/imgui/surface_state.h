#pragma once
// What a surface is made of, and what its files do: surface.cpp takes updates and keeps focus, keys.cpp and pointer.cpp hear a person,
// select_list.cpp is the open list of a select, drawing.cpp draws.

#include <map>
#include <string>
#include <vector>

#include "sdk/surface/imgui/editor.h"
#include "sdk/surface/imgui/layout.h"
#include "sdk/surface/imgui/surface.h"

namespace portal::surface::imgui {

struct Surface::State {
  State(Fonts& with, SurfaceOptions how) : fonts(with), options(std::move(how)) {}

  // surface.cpp
  void take(const json::Value& update, const ui::NodePtr& next);
  void write_value(const ui::Node& node);
  void settle();  // lays out where something changed
  const ui::Node* find(std::string_view id) const;
  const FrameStop* focused_stop();
  const FrameStop* stop_of(std::string_view node, int option = -1);
  const FrameStop* next_stop(int direction);
  bool focus_node(std::string_view id);
  void focus_stop(FrameStop stop);
  void set_focus(const std::string& node, int option);
  void begin_editing();
  void send_leave(const std::string& node);
  void flush_leaving();
  void show(Box host, Box control);  // scrolls so that both are seen, the control surely
  void scroll_by(float distance);
  void send_value(const ui::Node& node, json::Value value);
  void offer();  // shows or hides what a combobox with focus has to offer
  void say(std::string_view text, bool assertive = false);
  void emit(ui::Event event);
  void press_stop(FrameStop stop);
  void press_node(const ui::Node& node);
  void choose(const ui::Node& node, int option);
  Box on_screen(Box content) const { return {content.x + area.x, content.y + area.y - scroll, content.width, content.height}; }
  void changed() { is_stale = is_dirty = true; }

  // keys.cpp
  bool edit_key(Key key, Modifiers modifiers, const FrameStop& stop);
  bool stop_key(Key key, const FrameStop& stop);
  bool move_choice(const FrameStop& stop, int direction);
  bool move_select(const ui::Node& node, int direction);
  void edited(const ui::Node& node, bool typed_at_end);
  void caret_moved();
  std::size_t line_up_or_down(const FrameStop& stop, int direction);
  void submit();

  // pointer.cpp
  const FrameStop* stop_at(float x, float y);
  std::size_t letter_at(const FrameStop& stop, float x, float y);

  // field_text.cpp: where a field's letters stand
  Face field_face() const;
  float field_line() const;                     // its height
  Box field_room(const FrameStop& stop) const;  // content coordinates
  std::vector<Line> field_lines(const FrameStop& stop, const std::string& text);
  void keep_caret_in_view();

  // select_list.cpp
  void open_list(const ui::Node& node);
  void close_list() { list_of.clear(), is_dirty = true; }
  bool list_key(Key key);
  bool list_pointer_down(float x, float y);  // false: the list has shut, and what is under it is meant
  void list_pointer_up(float x, float y);
  Box list_box();  // screen coordinates
  float list_row() const;
  void pick(int option);
  void draw_list(Canvas& canvas);

  // drawing.cpp
  void draw(Canvas& canvas);
  void draw_fields(Canvas& canvas);
  void draw_focus(Canvas& canvas);
  void draw_order(Canvas& canvas);
  void draw_scroll_bar(Canvas& canvas);

  Fonts& fonts;
  SurfaceOptions options;
  ui::Theme theme;
  Box area{};
  ui::Replica replica;
  ui::NodePtr tree;
  std::map<std::string, const ui::Node*, std::less<>> by_id;
  std::map<std::string, std::string, std::less<>> parents;
  Person person;
  Frame frame;
  std::vector<Stop> stops;  // of `frame`, on the screen
  bool is_stale = true;     // to be laid out
  bool is_dirty = true;     // to be drawn
  float scroll = 0;

  std::string focused;
  int focused_option = -1;
  Editor editor;
  float field_scroll_x = 0;
  float field_scroll_y = 0;
  std::map<std::string, std::vector<std::string>, std::less<>> sent;  // what each field has sent since focus came, as JSON

  std::vector<ui::Event> events;
  std::vector<ui::Event> held;  // met while an update is taken
  bool is_holding = false;
  std::vector<std::string> leaving;  // while a pointer is down
  bool pointer_is_down = false;
  std::vector<ui::Announcement> announcements;
  std::vector<Wish> wishes;

  std::string pressed;  // the stop under the pointer that went down
  int pressed_option = -1;
  float down_x = 0, down_y = 0, last_y = 0;
  bool is_dragging = false;   // the content
  bool is_selecting = false;  // letters

  std::string list_of;  // the select or combobox whose list is open
  int list_option = 0;
  float list_scroll = 0;
  bool is_offering = false;  // a combobox was typed in: what its node offers is shown
  bool list_pressed = false;
  float list_down_y = 0;

  std::string marked;
  std::string clipboard;
};

ui::Event event_of(ui::EventType type, const std::string& node);

std::string date_text(const std::string& day, const std::string& month, const std::string& year);

// What read() gives in web/controls.js where the controls show the node.
json::Value shown_json(const ui::Node& node);

}  // namespace portal::surface::imgui
