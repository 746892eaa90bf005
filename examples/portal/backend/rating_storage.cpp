// The names of its states, whatever the database.
#include "examples/portal/backend/rating_storage.h"

namespace portal::demo {

std::string_view name_of(Moderation state) {
  constexpr std::string_view names[] = {"none", "waiting", "held", "published", "refused"};
  return names[static_cast<std::size_t>(state)];
}

}  // namespace portal::demo
