#pragma once
// An offer taken by one press: a window in which it can be taken back, then what was shown is handed to the host.

#include "sdk/session/widget.h"
#include "widgets/suggestions/model.h"
#include "widgets/suggestions/words.h"

namespace portal::suggestions {

// Nothing leaves yet; where no service of it has a form nothing ever does, and the next steps stand there at once.
void take_offer(Model& model, const Words& words, const Offer& offer, session::Effects& effects);
void take_back(Model& model, const Words& words, session::Effects& effects);

// `is_now`: the person does not wait for the window to pass.
void hand_over(Model& model, const Words& words, const session::Context& context, bool is_now, session::Effects& effects);

// False: the reply is for somebody else.
bool reply_to_taking(Model& model, const Words& words, const session::Context& context, const ui::Event& reply, session::Effects& effects);

}  // namespace portal::suggestions
