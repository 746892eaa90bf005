#pragma once
// Whether a pattern may keep a matcher that tries and goes back busy for ever. A browser gives its own no time limit.
//
// Refused is what lets the same text be split in exponentially many ways: a repeat (without bound, or more than 16 times) of a group
// that itself repeats something, leaves something out, or has alternatives. Allowed are groups that begin with a sign of their own,
// which nothing else in the group can be: "^[А-Я][а-я]+(?:[ -][А-Я][а-я]+)*$"; and groups without groups in them
// where after each repeated part the next sign says whether it goes on: "(?:[a-z]+\.)+", "(?:\S+\s+){0,500}". More than one repeat in a row costs a
// power of the text's length, no more; that is left to "maxLength". Backward references are refused with the rest where they are repeated.

#include <string_view>

namespace portal::schema {

bool may_run_away(std::string_view pattern);

}  // namespace portal::schema
