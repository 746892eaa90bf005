#pragma once
// From a tree to a frame: one column, labels above fields, the measures of web/portal.css in CSS pixels. Pure: no display, no focus.

#include <map>
#include <string>

#include "sdk/surface/imgui/frame.h"
#include "sdk/surface/imgui/lines.h"
#include "sdk/ui/node.h"

namespace portal::surface::imgui {

// What a person did that no update has answered yet, and what is theirs alone.
struct Person {
  std::map<std::string, json::Value, std::less<>> values;  // what fields show instead of their node's value
  std::map<std::string, bool, std::less<>> open;           // disclosures, and the tables of charts
  std::string hovered;
  int hovered_option = -1;

  std::string text(const ui::Node& field, int part = -1) const;  // part: of date_parts
  bool chosen(const ui::Node& field, const std::string& option) const;
  bool checked(const ui::Node& field) const;
  bool is_open(const ui::Node& disclosure) const;
};

struct LayoutInput {
  Fonts& fonts;
  const ui::Theme& theme;
  const SurfaceOptions& options;
  const Person& person;
  float width = 0;
};

Frame lay_out(const ui::NodePtr& root, const LayoutInput& input);
void need_letters(const ui::Node& node, Fonts& fonts);

struct Style {
  Face face{};
  ui::Colour colour{};
  float line = 0;  // height of a line; 0: by the theme
  bool underline = false;
};

// Puts one thing under another. Distances between two things are the larger of what both ask for, as margins in CSS.
class Composer {
 public:
  explicit Composer(const LayoutInput& input);
  Frame finish(const ui::NodePtr& root);

 private:
  // layout.cpp: what holds others, and words
  void node(const ui::Node& node);
  void draw(const ui::Node& node);
  void children(const ui::Node& node);
  void root(const ui::Node& node);
  void section(const ui::Node& node);
  void group(const ui::Node& node);
  void disclosure(const ui::Node& node);
  float summary(const ui::Node& node, std::string_view words, Part part);
  void message(const ui::Node& node, bool is_summary);
  void actions(const ui::Node& node);
  void terms(const ui::Node& node);
  void term(const ui::Node& node);
  void heading(std::string_view text, float size);
  // layout_lists.cpp
  void list(const ui::Node& node);
  void steps(const ui::Node& node);
  void item(const ui::Node& node);
  void step_sign(bool is_current, bool is_done);
  void status_chip(std::string_view status, std::string_view tone);
  void sample(const ui::Node& node);
  void qr_code(const ui::Node& node);
  void progress(const ui::Node& node);
  // layout_fields.cpp
  void field(const ui::Node& node);
  void name(const ui::Node& node);
  void help(const ui::Node& node);
  void after(const ui::Node& node);
  void text_control(const ui::Node& node);
  void date_controls(const ui::Node& node);
  void select_control(const ui::Node& node);
  void file_control(const ui::Node& node);
  void choices(const ui::Node& node);
  void choice(const ui::Node& node, int option, std::string_view label, std::string_view hint, bool on, float width);
  void checkbox(const ui::Node& node);
  void button(const ui::Node& node);
  void link(const ui::Node& node);
  void control_frame(const ui::Node& node, Box box, int option = -1);
  void tick_box(Box box, bool on, bool round, bool locked);
  // layout_chart.cpp
  void chart(const ui::Node& node);
  void chart_table(const ui::Node& node, bool bars);
  void chart_line(const ui::Node& node);

  // Building blocks
  void gap(float distance);                                               // before the next thing, or after the last
  void flush();                                                           // goes below the gap
  void pad(float distance);                                               // room inside an edge: nothing is collapsed over it
  Box text(std::string_view text, const Style& style, float indent = 0);  // under what is there
  Box text_at(std::string_view text, const Style& style, Box room);       // from room's top left; its height is that of the text
  void signed_text(std::string_view text, std::string_view sign, const Style& style);
  void sign(std::string_view sign, ui::Colour colour, float x, float y, float size);
  Mark& mark(Shape shape, Box box, ui::Colour colour, float width = 0, float radius = 0);
  FrameStop& stop(const ui::Node& node, Part part, Box target, int option = -1);
  Style words(bool bold = false) const;
  Style quiet(bool small = false) const;
  ui::Colour colour(ui::Token token) const { return in_.theme[token]; }
  float em(float times = 1) const { return size_ * times; }
  float line_of(const Face& face) const;
  Spacing spacing_of(const Face& face) const;
  bool is_hovered(const ui::Node& node, int option = -1) const { return in_.person.hovered == node.id() && in_.person.hovered_option == option; }

  const LayoutInput& in_;
  Frame frame_;
  float size_;   // of text
  float small_;  // of notes
  float target_;
  float x_ = 0;
  float width_ = 0;
  float y_ = 0;
  float gap_ = 0;
  bool at_start_ = true;  // of something with an edge: the first thing inside keeps no distance of its own
  int depth_in_lists_ = 0;
  int steps_so_far_ = 0;
  bool in_steps_ = false;
  bool in_summary_ = false;
  std::size_t place_ = 0;
};

}  // namespace portal::surface::imgui
