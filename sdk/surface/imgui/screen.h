#pragma once
// What panes are drawn on, and where a person's acts come from: a window (GLFW and OpenGL 3; in a page a canvas), or nothing at all.
//
//   PORTAL_TRY(auto screen, open_window({.title = "…", .full_screen = true}, fonts));
//   while (screen->wait(60)) { … screen->set_panes({&surface, &keyboard}); screen->draw(); }
//
// Nothing is drawn unless a pane needs it, and wait() sleeps in the system: an idle screen costs nothing.

#include <memory>
#include <string>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/surface/imgui/fonts.h"
#include "sdk/surface/imgui/pane.h"

namespace portal::surface::imgui {

struct WindowOptions {
  std::string title;
  int width = 1280;
  int height = 800;
  bool full_screen = false;
  float density = 0;  // device pixels in a CSS pixel; 0: what the display says
};

class Screen {
 public:
  virtual ~Screen() = default;
  Screen() = default;
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  virtual float width() const = 0;  // CSS pixels
  virtual float height() const = 0;

  // Borrowed, bottom first. Pointers go to the topmost pane under them, keys to the one that has focus; Tab goes on from one to the next.
  void set_panes(std::vector<Pane*> panes);
  const std::vector<Pane*>& panes() const { return panes_; }
  void give_focus(Pane& pane);
  Pane* focused() const { return focused_; }
  void set_ground(ui::Colour ground);  // under all panes

  // Waits until a person did something, wake() was called or the time is over, and hands what came to the panes. False: the window is to be
  // shut. In a page it never waits.
  virtual bool wait(double seconds) = 0;
  virtual void wake() = 0;                                        // from any thread
  void draw();                                                    // where a pane needs it
  long frames() const { return frames_; }                         // drawn so far
  virtual std::vector<std::string> take_dropped() { return {}; }  // paths of files that were dropped on the window
  double idle_seconds() const;                                    // since a person last did something
  virtual double now() const = 0;
  bool last_was_key() const { return last_was_key_; }  // what a person did last; not a pointer
  virtual void clear_clipboard() {}                    // of the machine

  // As if a person did it; for tests and for other devices.
  void key(Key key, Modifiers modifiers = {});
  void type(std::string_view text);
  void pointer_moved(float x, float y);
  void pointer_down(float x, float y, Modifiers modifiers = {});
  void pointer_up(float x, float y);
  void wheel(float lines);
  void pad(PadAct act);
  void hold(const PadState& state);  // as it is now; acts come of what has changed

  bool last_was_pad() const { return last_was_pad_; }  // then last_was_key() holds as well

 protected:
  virtual void render(const std::vector<Pane*>& panes, ui::Colour ground) = 0;
  void touched(bool by_key = false) { last_act_ = now(), last_was_key_ = by_key, last_was_pad_ = by_pad_; }
  void redraw() { must_draw_ = true; }

 private:
  Pane* pane_at(float x, float y) const;

  std::vector<Pane*> panes_;
  Pane* focused_ = nullptr;
  Pane* pressed_ = nullptr;
  ui::Colour ground_;
  double last_act_ = 0;
  long frames_ = 0;
  bool must_draw_ = true;
  bool last_was_key_ = false;
  bool last_was_pad_ = false;
  bool from_pointer_ = false;
  bool by_pad_ = false;
  PadKeys pad_keys_;
};

// One at a time. Errors: refused_action, where there is no display or no OpenGL 3. Links portal_surface_imgui_window.
Result<std::unique_ptr<Screen>> open_window(const WindowOptions& options, Fonts& fonts);

// The null backend: everything but pixels. Drawn lists are made and thrown away; time passes by wait().
class NullScreen : public Screen {
 public:
  NullScreen(float width, float height, Fonts& fonts);
  ~NullScreen() override;
  float width() const override { return width_; }
  float height() const override { return height_; }
  bool wait(double seconds) override;  // passes at once
  void wake() override {}
  double now() const override { return now_; }
  int drawn_vertices() const { return vertices_; }  // of the last frame

 protected:
  void render(const std::vector<Pane*>& panes, ui::Colour ground) override;

 private:
  float width_;
  float height_;
  double now_ = 0;
  int vertices_ = 0;
  struct Backend;
  std::unique_ptr<Backend> backend_;
};

}  // namespace portal::surface::imgui
