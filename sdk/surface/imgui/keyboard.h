#pragma once
// An on-screen keyboard for touch: Russian, English, digits. It takes no focus: it types where focus is.
//
//   Keyboard keyboard(fonts, screen);       // what is pressed goes to the screen as if it were a real key
//   keyboard.show(Keyboard::Layout::digits);

#include <string>
#include <vector>

#include "sdk/surface/imgui/pane.h"
#include "sdk/surface/imgui/screen.h"

namespace portal::surface::imgui {

class Keyboard : public Pane {
 public:
  enum class Layout : unsigned char { russian, english, digits };
  struct Names {  // what is written on keys that are not letters, in the person's language
    std::string erase = "⌫", space = " ", done = "OK", digits = "123", letters = "АБВ";
  };

  Keyboard(Fonts& fonts, Screen& screen);
  void set_theme(const ui::Theme& theme);
  void set_names(Names names);
  void set_layout(Layout layout);
  Layout layout() const { return layout_; }
  bool take_done();  // «Готово» was pressed since last asked

  // For who has a pad: one key is marked, directions go to its neighbours, the button presses it, back is «Готово».
  void set_marking(bool on);
  std::string marked() const;  // its label; "" where none is

  float wanted_height(float width) const;  // keys are at least the theme's target each way
  struct Button {
    std::string label;
    std::string types;  // "" for a key that does something
    int what = 0;       // of enum What in keyboard.cpp
    float weight = 1;   // of its row's width
    Box box{};
  };
  const std::vector<Button>& buttons() const { return buttons_; }

  bool takes_focus() const override { return false; }
  void set_area(Box area) override;
  Box area() const override { return area_; }
  void prepare() override;
  void draw(Canvas& canvas) override;
  bool needs_drawing() const override { return is_dirty_; }
  bool key(Key, Modifiers) override { return false; }
  bool pad(PadAct act) override;
  bool type(std::string_view) override { return false; }
  void pointer_moved(float, float) override {}
  void pointer_down(float x, float y, Modifiers modifiers) override;
  void pointer_up(float x, float y) override;
  void wheel(float) override {}
  bool enter(bool) override { return false; }
  void leave() override {}

 private:
  void build();
  void row(const std::vector<Button>& keys);
  void mark_beside(PadAct direction);
  void press(const Button& button);
  Face face_of(const Button& button) const;

  Fonts& fonts_;
  Screen& screen_;
  ui::Theme theme_;
  Names names_;
  Layout layout_ = Layout::russian;
  Layout letters_ = Layout::russian;  // to come back to from digits
  bool is_upper_ = false;
  bool is_done_ = false;
  bool is_dirty_ = true;
  int pressed_ = -1;
  bool is_marking_ = false;
  std::size_t marked_ = 0;
  Box area_{};
  std::vector<Button> buttons_;
  int rows_ = 0;
};

}  // namespace portal::surface::imgui
