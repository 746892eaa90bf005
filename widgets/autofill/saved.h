#pragma once
// The model as a state, for recovery: the form as the host told it, and what was made of it.

#include "widgets/autofill/model.h"

namespace portal::autofill {

void archive_model(json::Archive& state, Model& model, json::Value& form);

}  // namespace portal::autofill
