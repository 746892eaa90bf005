// Pairs of words; whatever is not a plain word is left out.
#include "widgets/rating/link.h"

#include <algorithm>

namespace portal::rating {

namespace {

constexpr std::size_t longest = 100;

bool is_plain(std::string_view text) {
  return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.' || c == '/';
  });
}

}  // namespace

Link read_link(std::string_view fragment) {
  Link out;
  std::string* const members[] = {&out.receipt, &out.invitation, &out.target, &out.endpoint, &out.channel, &out.answer};
  constexpr std::string_view names[] = {"receipt", "invitation", "target", "endpoint", "channel", "answer"};
  while (!fragment.empty()) {
    const std::size_t end = std::min(fragment.find('&'), fragment.size());
    const std::string_view pair = fragment.substr(0, end);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    for (std::size_t i = 0; i < std::size(names); ++i)
      if (pair.substr(0, equals) == names[i] && equals < pair.size() && is_plain(pair.substr(equals + 1))) *members[i] = pair.substr(equals + 1);
    fragment.remove_prefix(std::min(end + 1, fragment.size()));
  }
  return out;
}

}  // namespace portal::rating
