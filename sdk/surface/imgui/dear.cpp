// One frame of Dear ImGui: no window of its own, only the list behind all windows.
#include "sdk/surface/imgui/dear.h"

#include "sdk/surface/imgui/canvas.h"
#include "sdk/surface/imgui/fonts_atlas.h"

namespace portal::surface::imgui {

Dear::Dear(Fonts& fonts) : fonts_(fonts), context_(nullptr) {
  fonts_.atlas();
  context_ = ImGui::CreateContext(&fonts_.atlas().picture);
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
}

Dear::~Dear() { ImGui::DestroyContext(context_); }

ImDrawData* Dear::draw(const std::vector<Pane*>& panes, ui::Colour ground, float width, float height) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  const float density = fonts_.density();
  for (int generation = -1; generation != fonts_.generation();) {
    // Letters that are met only while drawing make a new picture, and with it another frame.
    for (Pane* pane : panes) pane->prepare();
    fonts_.atlas();
    generation = fonts_.generation();
    io.DisplaySize = {width * density, height * density};
    io.DeltaTime = 1.F / 60;
    ImGui::NewFrame();
    Canvas canvas(*ImGui::GetBackgroundDrawList(), fonts_);
    canvas.fill({0, 0, width, height}, ground);
    for (Pane* pane : panes) pane->draw(canvas);
    ImGui::Render();
  }
  return ImGui::GetDrawData();
}

}  // namespace portal::surface::imgui
