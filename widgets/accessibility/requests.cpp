// Kept with the state.
#include "widgets/accessibility/requests.h"

#include <algorithm>

namespace portal::accessibility {

bool Requests::take_put(std::int64_t request) {
  const auto put = std::find(putting.begin(), putting.end(), request);
  if (put == putting.end()) return false;
  putting.erase(put);
  return true;
}

void Requests::archive(json::Archive& state) {
  state.number("watching", watching);
  state.number("system", system);
  state.number("journal", journal);
  state.number("shortcuts", shortcuts);
  state.number("receiving", receiving);
  state.number("saving", saving);
  state.number("choosing", choosing);
  state.number("linking", linking);
  json::Array puts;
  for (const std::int64_t put : putting) puts.emplace_back(static_cast<long long>(put));
  json::Value list = std::move(puts);
  state.value("putting", list, json::Kind::array);
  if (!state.reads() || !list.is_array()) return;
  putting.clear();
  for (const json::Value& put : list.array())
    if (put.is_integer()) putting.push_back(put.integer());
}

}  // namespace portal::accessibility
