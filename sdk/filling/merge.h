#pragma once
// Two people, or one person at two devices, changed the same draft: a three-way merge field by field, where nothing typed is lost.
//
// `base` is what both began with, `mine` what stands here, `theirs` what was stored meanwhile; all three as Fields::content(). What only
// one side changed is taken from that side: my changes are a JSON Patch (RFC 6902) of theirs. What both changed differently stays as
// it is here, and theirs is kept under "conflicts" with the content, through any number of savings, until the person has chosen.
// An item of a list that one side took away while the other wrote in it stays, whole, as whoever wrote has it.

#include "sdk/json/value.h"

namespace portal::filling {

struct Merged {
  json::Object content;
  std::size_t taken = 0;  // answers that came from the other side
  std::size_t asked = 0;  // conflicts that are open
};

Merged merge(const json::Object& base, const json::Object& mine, const json::Object& theirs);

}  // namespace portal::filling
