#pragma once
// Dear ImGui's one context, and the lists that panes are drawn into. Shared by all screens of a process.

#include <vector>

#include "imgui.h"
#include "sdk/surface/imgui/fonts.h"
#include "sdk/surface/imgui/pane.h"

namespace portal::surface::imgui {

class Dear {
 public:
  explicit Dear(Fonts& fonts);
  ~Dear();
  Dear(const Dear&) = delete;
  Dear& operator=(const Dear&) = delete;

  // Returns what is to be rendered; valid until the next call. Sizes in CSS pixels.
  ImDrawData* draw(const std::vector<Pane*>& panes, ui::Colour ground, float width, float height);

 private:
  Fonts& fonts_;
  ImGuiContext* context_;
};

}  // namespace portal::surface::imgui
