#pragma once
// What a link in a letter or a code on a counter says. It stands in the fragment, so no server on the way sees it:
//   #receipt=<token>                                                        what became of it
//   #target=service/kindergarten&endpoint=contact&channel=counter           rate this
//   #invitation=<token>&target=…&channel=mail&answer=4                      the same, once for each invitation, with an answer chosen
// Keys that are unknown are no mistake: other widgets of the page may have theirs.

#include <string>
#include <string_view>

namespace portal::rating {

struct Link {
  std::string receipt, invitation, target, endpoint, channel, answer;
  bool is_empty() const { return receipt.empty() && invitation.empty() && target.empty() && answer.empty(); }
};

Link read_link(std::string_view fragment);

}  // namespace portal::rating
