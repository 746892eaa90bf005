// The surface without a display.
#include "sdk/surface/imgui/surface.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/surface/imgui/screen.h"

namespace portal::surface::imgui {
namespace {

Fonts& fonts() {
  static Fonts shared(installed_fonts().value());
  return shared;
}

TEST(Surface, lays_out_and_draws_a_form) {
  Surface surface(fonts());
  surface.set_area({0, 0, 600, 800});
  const auto update = json::parse(R"({"base":0,"version":1,"root":"form","nodes":[
    {"id":"form","role":"form","name":"Заявление","children":["/name","submit"]},
    {"id":"/name","role":"text_field","name":"Имя"},
    {"id":"submit","role":"button","name":"Отправить","emphasis":"primary"}]})");
  ASSERT_TRUE(surface.apply(update.value()).ok());
  EXPECT_EQ(surface.stops().size(), 2U);
  NullScreen screen(600, 800, fonts());
  screen.set_panes({&surface});
  screen.draw();
  EXPECT_GT(screen.drawn_vertices(), 100);
}

}  // namespace
}  // namespace portal::surface::imgui
