#pragma once
// A part of a screen that draws itself and takes what a person does: a widget's surface, an on-screen keyboard.
//
// Lengths are CSS pixels from the screen's top left corner; the screen multiplies by its density only where it draws.

#include <cstdint>
#include <string>
#include <string_view>

#include "sdk/surface/imgui/pad.h"
#include "sdk/ui/theme.h"

namespace portal::surface::imgui {

struct Box {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool holds(float at_x, float at_y) const { return at_x >= x && at_x < right() && at_y >= y && at_y < bottom(); }
  friend bool operator==(const Box&, const Box&) = default;
};

enum class Key : unsigned char {
  tab,
  enter,
  space,
  escape,
  up,
  down,
  left,
  right,
  home,
  end,
  page_up,
  page_down,
  backspace,
  remove,
  a,
  c,
  v,
  x,
};

struct Modifiers {
  bool shift = false;
  bool control = false;
  bool alt = false;
};

class Canvas;  // what a screen draws on; known to this room alone

class Pane {
 public:
  virtual ~Pane() = default;
  Pane() = default;
  Pane(const Pane&) = delete;
  Pane& operator=(const Pane&) = delete;

  virtual void set_area(Box area) = 0;
  virtual Box area() const = 0;
  virtual void prepare() {}  // before it is drawn: what asks for letters that are not rasterised yet
  virtual void draw(Canvas& canvas) = 0;
  virtual bool needs_drawing() const = 0;  // since it was last drawn something has changed

  // What a person does. False: it means nothing here, another pane may have it. Tab and Shift+Tab say false at the ends.
  virtual bool key(Key key, Modifiers modifiers) = 0;
  virtual bool pad(PadAct) { return false; }     // asked from the topmost on; what nobody takes becomes keys
  virtual bool type(std::string_view text) = 0;  // UTF-8, from a keyboard or an input method
  virtual void pointer_moved(float x, float y) = 0;
  virtual void pointer_down(float x, float y, Modifiers modifiers) = 0;
  virtual void pointer_up(float x, float y) = 0;
  virtual void wheel(float lines) = 0;  // positive: up

  // Between the clipboard of the machine and what is selected here.
  virtual std::string copied() const { return {}; }
  virtual void pasted_will_be(std::string) {}

  // Focus comes by Tab (from the front or from the back), or leaves for another pane. An on-screen keyboard takes none: it types where focus is.
  virtual bool takes_focus() const { return true; }
  virtual bool enter(bool from_back) = 0;  // false: nothing here takes focus
  virtual void leave() = 0;
};

}  // namespace portal::surface::imgui
