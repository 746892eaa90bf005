// A screen without pixels.
#include "sdk/surface/imgui/dear.h"
#include "sdk/surface/imgui/screen.h"

namespace portal::surface::imgui {

struct NullScreen::Backend {
  explicit Backend(Fonts& fonts) : dear(fonts) {}
  Dear dear;
};

NullScreen::NullScreen(float width, float height, Fonts& fonts) : width_(width), height_(height), backend_(std::make_unique<Backend>(fonts)) {}
NullScreen::~NullScreen() = default;

bool NullScreen::wait(double seconds) {
  now_ += seconds;
  return true;
}

void NullScreen::render(const std::vector<Pane*>& panes, ui::Colour ground) {
  vertices_ = backend_->dear.draw(panes, ground, width_, height_)->TotalVtxCount;
}

}  // namespace portal::surface::imgui
