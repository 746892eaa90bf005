// Every named example of every widget on the Dear ImGui surface, without a display: drawn, large enough to be pressed, in the order of the
// tree, driven by keys alone, and the same tree and the same answers as by events.
#include <gtest/gtest.h>

#include <algorithm>

#include "accessibility/preferences.h"
#include "sdk/json/json.h"
#include "sdk/surface/html/html.h"
#include "sdk/surface/imgui/screen.h"
#include "sdk/surface/imgui/surface.h"
#include "sdk/ui/wire_tree.h"
#include "tests/support/session_driver.h"
#include "widgets/kinds.h"

namespace portal {
namespace {

using surface::imgui::Box;
using surface::imgui::Fonts;
using surface::imgui::Key;
using surface::imgui::NullScreen;
using surface::imgui::Stop;
using surface::imgui::Surface;

constexpr float width = 720;
constexpr float height = 900;

Fonts& fonts() {
  static Fonts shared(surface::imgui::installed_fonts().value());
  return shared;
}

ui::Theme theme_of(std::string_view text_size) {
  accessibility::Preferences mine;
  mine.choose(accessibility::Preference::text_size, text_size);
  ui::Theme theme = accessibility::solve({}).theme;
  const ui::Theme sizes = accessibility::look_of(mine).theme;
  theme.text_percent = sizes.text_percent;
  theme.target = std::max(sizes.target, 44);
  return theme;
}

// A session with a surface that has followed every update and whose events go back into it.
class Pair {
 public:
  Pair(const session::WidgetKind& kind, const testing::Example& example) : surface_(fonts()) {
    surface_.set_theme(theme_of("100"));
    surface_.set_area({0, 0, width, height});
    session_ = session::Session::create(kind, example.options).value();
    take(session_->first_update());
    for (const ui::Event& event : example.events) {
      auto update = session_->dispatch(event);
      if (update.ok()) take(update.value());
      (void)surface_.take_events();  // focus that the log itself has moved
    }
  }

  // Gives the session what a person did; returns it as a log.
  std::vector<std::string> answer() {
    std::vector<std::string> log;
    for (std::vector<ui::Event> events = surface_.take_events(); !events.empty(); events = surface_.take_events())
      for (const ui::Event& event : events) {
        log.push_back(json::write(ui::write_event(event)));
        auto update = session_->dispatch(event);
        EXPECT_TRUE(update.ok()) << log.back() << ": " << (update.ok() ? "" : update.error().text());
        if (update.ok()) take(update.value());
      }
    return log;
  }

  Surface& surface() { return surface_; }
  session::Session& session() { return *session_; }
  std::string tree() const { return ui::tree_text(session_->tree()); }

 private:
  void take(const std::string& update) {
    const auto applied = surface_.apply(json::parse(update).value());
    ASSERT_TRUE(applied.ok()) << applied.error().text();
  }

  Surface surface_;
  std::unique_ptr<session::Session> session_;
};

template <class Visit>
std::size_t each_example(Visit visit) {
  std::size_t count = 0;
  for (const session::WidgetKind& kind : widget_kinds())
    for (const testing::Example& example : testing::examples(std::string(kind.name))) {
      SCOPED_TRACE(std::string(kind.name) + " " + example.name);
      Pair pair(kind, example);
      visit(pair);
      ++count;
    }
  return count;
}

std::vector<const ui::Node*> nodes_of(Pair& pair) {
  std::vector<const ui::Node*> nodes;
  ui::flatten(pair.session().tree(), nodes);
  return nodes;
}

TEST(ImguiSurface, every_named_example_is_laid_out_and_drawn_at_normal_and_at_twice_the_size) {
  NullScreen screen(width, height, fonts());
  const std::size_t count = each_example([&](Pair& pair) {
    for (const char* size : {"100", "200"}) {
      pair.surface().set_theme(theme_of(size));
      screen.set_panes({&pair.surface()});
      screen.draw();
      if (pair.session().tree()->flag(ui::Attribute::hidden)) continue;
      EXPECT_GT(screen.drawn_vertices(), 50) << size;
      const Box root = pair.surface().bounds(pair.session().tree()->id()).value();
      for (const ui::Node* node : nodes_of(pair)) {
        const auto box = pair.surface().bounds(node->id());
        if (!box) continue;  // in a shut disclosure
        EXPECT_GE(box->x, 0) << node->id();
        EXPECT_LE(box->right(), width + 1) << node->id() << " at " << size;
        EXPECT_LE(box->bottom(), root.bottom() + 1) << node->id();
      }
    }
    screen.set_panes({});
  });
  std::printf("imgui surface: %zu named examples drawn\n", count);
  EXPECT_GT(count, 100U);
}

TEST(ImguiSurface, whatever_can_be_pressed_is_44_pixels_each_way_in_every_named_example) {
  std::size_t stops = 0;
  each_example([&](Pair& pair) {
    for (const Stop& stop : pair.surface().stops()) {
      ++stops;
      EXPECT_GE(stop.bounds.width, 44) << stop.node << " " << stop.option;
      EXPECT_GE(stop.bounds.height, 44) << stop.node << " " << stop.option;
    }
  });
  EXPECT_GT(stops, 500U);
}

// Where focus is to stop, by the tree alone.
bool is_a_stop(const ui::Node& node) {
  if (node.role() == ui::Role::disclosure) return true;
  if (node.role() == ui::Role::chart) return node.text(ui::Attribute::marks) == "line";
  if (node.role() == ui::Role::link) return !node.text(ui::Attribute::href).empty() || !node.text(ui::Attribute::target).empty();
  return ui::is_interactive(node.role()) && !node.flag(ui::Attribute::aside);
}

TEST(ImguiSurface, tab_goes_through_every_named_example_in_the_order_of_the_tree_and_back) {
  each_example([&](Pair& pair) {
    std::vector<std::string> expected;
    for (const ui::Node* node : nodes_of(pair))
      if (is_a_stop(*node) && pair.surface().bounds(node->id())) expected.push_back(node->id());
    pair.surface().leave();
    std::vector<std::string> there;
    while (pair.surface().key(Key::tab))
      if (there.empty() || there.back() != pair.surface().focused()) there.push_back(pair.surface().focused());
    EXPECT_EQ(there, expected);
    std::vector<std::string> back;
    pair.surface().leave();
    while (pair.surface().key(Key::tab, {.shift = true}))
      if (back.empty() || back.back() != pair.surface().focused()) back.push_back(pair.surface().focused());
    std::reverse(back.begin(), back.end());
    EXPECT_EQ(back, expected);
    if (expected.empty()) return;
    // Focus that moved is in view.
    pair.surface().focus(expected.back());
    const Box box = pair.surface().control_bounds(expected.back()).value();
    EXPECT_GE(box.bottom(), 0);
    EXPECT_LE(box.y, height);
  });
}

// What a person would do at a node, by keys alone.
void act(Surface& surface, const ui::Node& node) {
  surface.focus(node.id());
  switch (node.role()) {
    case ui::Role::text_field:
    case ui::Role::text_area:
    case ui::Role::combobox:
    case ui::Role::number_field:
    case ui::Role::date_parts:
    case ui::Role::date_field: surface.type("1"); return;
    case ui::Role::select:
    case ui::Role::radio_group: surface.key(Key::down); return;
    default: surface.key(Key::space); return;
  }
}

TEST(ImguiSurface, an_event_log_gives_the_same_tree_and_the_same_updates_as_through_the_surface_that_sent_it) {
  std::size_t acts = 0;
  for (const session::WidgetKind& kind : widget_kinds())
    for (const testing::Example& example : testing::examples(std::string(kind.name))) {
      SCOPED_TRACE(std::string(kind.name) + " " + example.name);
      Pair pair(kind, example);
      const std::vector<const ui::Node*> nodes = nodes_of(pair);
      const ui::NodePtr kept = pair.session().tree();  // what `nodes` point into
      std::vector<std::string> log;
      for (const ui::Node* node : nodes) {
        if (!ui::is_interactive(node->role()) || node->role() == ui::Role::link || node->role() == ui::Role::file_field) continue;
        if (node->role() == ui::Role::button || !pair.surface().bounds(node->id())) continue;  // they change what is there
        act(pair.surface(), *node);
        for (std::string& event : pair.answer()) log.push_back(std::move(event));
        ++acts;
      }
      testing::Driver driver(kind, example.options);
      for (const ui::Event& event : example.events) (void)driver.try_send(event);
      for (const std::string& event : log) driver.send(ui::read_event(json::parse(event).value()).value());
      EXPECT_EQ(driver.text(), pair.surface().replica().text());
      EXPECT_EQ(driver.text(), pair.tree());
      // The HTML surface, from what this surface holds and from the session's own tree.
      EXPECT_EQ(surface::to_html(ui::tree_of(pair.surface().replica()).value()), surface::to_html(driver.session().tree()));
    }
  std::printf("imgui surface: %zu acts by keys\n", acts);
  EXPECT_GT(acts, 150U);
}

}  // namespace
}  // namespace portal
