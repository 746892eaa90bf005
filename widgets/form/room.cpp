// Characters counted, thresholds crossed.
#include "widgets/form/room.h"

namespace portal::form {

namespace {

bool has_room(const FieldDefinition& field) { return field.role == ui::Role::text_area && field.max_length > 0; }

// Characters, not bytes; negative where there are too many.
std::int64_t left(const FieldDefinition& field, const json::Value& typed) {
  std::int64_t count = field.max_length;
  if (typed.is_string())
    for (const char c : typed.text()) count -= (static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1 : 0;
  return count;
}

std::string said(std::int64_t room, const Words& words) {
  return words.say(room < 0 ? "form.room.over" : "form.room.left", "count", room < 0 ? -room : room);
}

}  // namespace

std::string room_left(const FieldDefinition& field, const FieldState& state, const Words& words) {
  return has_room(field) ? said(left(field, state.typed), words) : std::string();
}

void tell_room(const FieldDefinition& field, const json::Value& before, const FieldState& state, const Words& words, session::Effects& effects) {
  if (!has_room(field)) return;
  const std::int64_t was = left(field, before);
  const std::int64_t now = left(field, state.typed);
  const std::int64_t half = field.max_length / 2;
  bool crossed = was > half && now <= half;
  for (const int threshold : {50, 20, 10, 0, -1}) crossed = crossed || (threshold < half && was > threshold && now <= threshold);
  if (crossed) effects.announce(said(now, words));
}

}  // namespace portal::form
