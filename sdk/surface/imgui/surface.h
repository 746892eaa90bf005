#pragma once
// The Dear ImGui surface: draws a widget's semantic tree on a screen of our own and sends the events that the DOM surface sends.
//
//   Surface surface(fonts, {.words = words});
//   surface.set_theme(accessibility::look_of(mine).theme);   // colours of the solver, sizes of the preferences
//   surface.set_area({0, 0, 1080, 1920});
//   PORTAL_CHECK(surface.apply(update));                  // of sdk/session, as JSON
//   for (const ui::Event& event : surface.take_events()) … session.dispatch(event) … surface.apply(…)
//
// Layout, focus and events need no display (screen.h has a null backend). Dear ImGui is not accessible by itself: whoever draws
// with this gives people who do not see it speech (announcements, and what the focused node of tree() says), or a DOM twin at bounds().

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/surface/imgui/fonts.h"
#include "sdk/surface/imgui/pane.h"
#include "sdk/surface/imgui/twin.h"
#include "sdk/ui/event.h"
#include "sdk/ui/theme.h"
#include "sdk/ui/update.h"

namespace portal::surface::imgui {

// What a browser would say by itself; empty ones are left out.
struct Words {
  std::string choose_file;  // «Выбрать файл»
  std::string nothing;      // an empty choice of a select: «Не выбрано»
};

struct SurfaceOptions {
  Words words{};
  float medium = 16;          // CSS pixels of the person's own medium size
  float margin = 16;          // left and right of the column, CSS pixels
  bool centred = false;       // the column in the middle of a wide area; otherwise at its left
  bool wide_buttons = false;  // as wide as the column, for fingers; quiet ones stay as they are
  bool is_bar = false;        // on the ground of a bar, with a line under it
  bool show_order = false;    // numbers at the places where Tab stops, in that order, joined by lines
  std::string order_below{};  // … only of nodes whose ids begin so
};

// A place where focus can be: a field, one option of a choice, a button, a link, the name of a disclosure.
struct Stop {
  std::string node;
  int option = -1;     // of radio_group and checkbox_group
  Box bounds;          // what is pressed: at least the theme's target each way; scrolled with the content
  bool by_tab = true;  // Tab stops here: not at buttons that are `aside`, and at one option only of a radio_group
};

// Where a person asked for what only the program around the surface can do.
struct Wish {
  enum class Kind : unsigned char { open_link, choose_files };
  Kind kind = Kind::open_link;
  std::string node;
  std::string href;  // of a link
};

class Surface : public Pane {
 public:
  explicit Surface(Fonts& fonts, SurfaceOptions options = {});
  ~Surface() override;

  // Errors: wrong_base (ask for a snapshot), dangling_reference, wrong_type, unknown_name (a role). A failed update changes nothing.
  Result<void> apply(const json::Value& update);
  const ui::Replica& replica() const;
  const ui::NodePtr& tree() const;  // nullptr before the first update

  std::vector<ui::Event> take_events();                // since last taken, in order
  std::vector<ui::Announcement> take_announcements();  // of updates, and reasons why something cannot be used
  std::vector<Wish> take_wishes();
  void give_files(std::string_view node, json::Array files);  // [{"name","size","type"}], answers choose_files

  void set_theme(const ui::Theme& theme);
  void set_options(SurfaceOptions options);

  // Where things are now, scrolled; nullopt for a node that is not laid out (in a shut disclosure, hidden, absent).
  std::optional<Box> bounds(std::string_view node);
  // Of the field's control alone, without its name and hint; of other nodes as bounds().
  std::optional<Box> control_bounds(std::string_view node);
  const std::vector<Stop>& stops();  // in order of the tree
  float content_height();
  float scrolled() const;
  void scroll_to(float offset);

  // Focus may also be on a heading, a notice, a list item: wherever an update sends it. "" where it is nowhere.
  std::string focused() const;
  const ui::Node* focused_node() const;  // of tree(); nullptr where focus is nowhere
  int focused_option() const;            // -1 unless it is on one option of a choice
  bool focus(std::string_view node);     // false: no such node. Opens what hides it, scrolls to it.
  void mark(std::string_view node);      // a frame around a node, for tools; "" takes it away

  void follow(const Twin& twin);  // draws what another surface of the same tree shows; no event, no scrolling

  // What a field holds now, as an input event carries it; null for nodes that are no fields.
  json::Value shown_value(std::string_view node) const;
  // What a field shows now, also what was typed and not yet answered; the selection in code points of it.
  std::string shown_text(std::string_view node) const;
  struct Selection {
    std::size_t from = 0;
    std::size_t to = 0;  // the caret
  };
  Selection selection() const;
  bool is_editing() const;  // focus is in a field that takes text: for an on-screen keyboard

  // One switch: next() goes to the next stop, scrolling where there is more to read, and round; press() is what the stop does.
  void next();
  void press();
  bool is_open() const;  // a select's list is open

  void set_clipboard(std::string text);
  const std::string& clipboard() const;
  std::string copied() const override { return clipboard(); }
  void pasted_will_be(std::string text) override { set_clipboard(std::move(text)); }

  void set_area(Box area) override;
  Box area() const override;
  void prepare() override;
  void draw(Canvas& canvas) override;
  bool needs_drawing() const override;
  bool key(Key key, Modifiers modifiers = {}) override;
  bool pad(PadAct act) override;
  bool type(std::string_view text) override;
  void pointer_moved(float x, float y) override;
  void pointer_down(float x, float y, Modifiers modifiers = {}) override;
  void pointer_up(float x, float y) override;
  void wheel(float lines) override;
  bool enter(bool from_back) override;
  void leave() override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace portal::surface::imgui
