#pragma once
// A surface as one list of corners, without a context of Dear ImGui: nothing of its windows, keys or clocks is linked. For a renderer
// that is not ours: in a page WebGL reads the lists where they lie.

#include <memory>
#include <string>

#include "sdk/base/result.h"
#include "sdk/surface/imgui/fonts.h"

namespace portal::surface::imgui {

// One surface for a page, spoken to in JSON.
//
//   {"width":640,"density":2000,"medium":16,                       CSS pixels; thousandths of a device pixel in one of them
//    "look":{"colours":{"ground":"#ffffff",…},"text_percent":100,"line_percent":150,"target":44},
//    "update":{…},                                                 sdk/ui/update.h; absent: the tree is as it was
//    "twin":{"values":{},"open":{},"focused":"","option":-1,"text":"","anchor":0,"caret":0,"hovered":"","hovered_option":-1}}
//   → {"layout":{"height":812,                                     absent where nothing of it has changed
//                "nodes":[{"id","role","name","value"?,"box":[x,y,width,height],"control":[…]}],
//                "stops":[{"node","option","box":[…]}]},           hundredths of a CSS pixel, from the top left corner of the content
//      "picture":{"generation":3,"width":2048,"height":512,"pixels":p,  absent where there is nothing new to draw. The letters, one byte a pixel
//                 "corners":p,"corner_bytes":n,"indices":p,"index_bytes":n,  x, y, u, v as floats and red, green, blue, alpha; indices of 32 bits
//                 "commands":[[left,top,right,bottom,first index,how many]]}}  device pixels
//
// Pointers are into this process's memory, and hold until the next call.
// Errors: those of Surface::apply, and of a strict reading (unknown_key, wrong_type).
class Sheet {
 public:
  explicit Sheet(FontFiles files);
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  Result<std::string> show(std::string_view request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace portal::surface::imgui
