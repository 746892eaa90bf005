#pragma once
// The same answers on another device, by a code: made here and kept by the portal for a while, or typed here.
//
// Requests (ability "handover"): "handover.make" {"form","version","content"} → {"code","until","link"?}; "handover.open" {"form","code"} →
// {"version","content"}; "handover.arrived" {"form"} → {"code"?}. A link opens this form on the other device with the code in its field, and is
// drawn as a QR code for its camera: whoever came by it still presses the button. What a code brings is merged with what stands here, and
// what differs is asked (merge.h). Answers leave the device only by this press, after it was said where they go and who can open them.
// On a computer that others use nothing else is kept.

#include <cstdint>
#include <string>

#include "sdk/filling/drafts.h"

namespace portal::filling {

class Handover {
 public:
  void start(const std::string& form, session::Effects& effects);
  Outcome press(const std::string& node, const Fields& fields, const Words& words, session::Effects& effects);
  bool input(const std::string& node, const json::Value& typed);  // false: not its field, or no text
  bool toggle(const std::string& node, bool open);
  Outcome reply(std::int64_t request, bool ok, const json::Value& value, Fields& fields, const Words& words, session::Effects& effects);
  // Whether its field is being typed in: Enter there opens the code, and sends nothing.
  bool is_typed_in() const { return is_typed_in_; }
  void leave() { is_typed_in_ = false; }
  static bool has_node(const std::string& node) { return node == "handover-code" || node == "handover-link"; }

  ui::NodePtr view(const Words& words) const;
  void archive(json::Archive& state);

 private:
  ui::NodePtr made_view(const Words& words) const;

  bool is_open_ = false;
  bool is_typed_in_ = false;
  bool has_arrived_ = false;  // what stands in its field came by a link
  std::string code_;          // that was made
  std::string until_;         // civil date
  std::string link_;          // that leads to this form, with the code
  std::string typed_;
  std::string error_;                                 // key of what is wrong with it
  std::int64_t made_ = 0, opened_ = 0, arrived_ = 0;  // requests on their way
};

}  // namespace portal::filling
