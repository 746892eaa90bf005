#pragma once
// How much room a long text has left: seen at every key, said aloud only now and then, never cut.

#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

// «Осталось 20 знаков», «Лишние 3 знака»; "" where the text has no limit.
std::string room_left(const FieldDefinition& field, const FieldState& state, const Words& words);

// A text has become another: says how much is left where half of it, 50, 20, 10 or nothing was reached, or too much.
void tell_room(const FieldDefinition& field, const json::Value& before, const FieldState& state, const Words& words, session::Effects& effects);

}  // namespace portal::form
