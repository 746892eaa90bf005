#pragma once
// A log that may be handed on: nothing that a person has typed or that a register has said of them is left in it.
//
//   Log report = redact(kind, log, strings);
//
// Each such text is replaced by a filler of the same shape, the same for the same text: letters by "а" or "a" of their case, digits by 1,
// another text of one shape by the next letter or digit at its end ("Анна" → "Аааа", "+7 913" → "+1 111", "1987-03-25" → "1111-11-11").
// Events, nodes, kinds, choices and ticks stay: the filler goes the way that the value went, so far as no check depends on it. Replaced are:
//   - what went into fields of text, numbers, dates and files, and every other place of the log where the same text stands;
//   - the values of facts about a person ({"path","value",…}), wherever they stand, and of numbers and dates among them;
//   - every text in answers to requests for drafts, applications, help and heard speech; values of the page's own fields; elsewhere in
//     answers what is no name of a program (small Latin letters, digits, ". _ / : -") and no instant;
//   - every text of a saved state (a log that begins with one may not be played after this); updates are left out: a replay makes them anew.
// What a person chose from a list stays, since without it the log leads elsewhere: a report says so to whoever sends it.

#include "sdk/session/log.h"
#include "sdk/session/widget.h"

namespace portal::session {

// `strings` as in Replay::create; the log is played, so that it is known which events went into which fields. A log that cannot be played is
// redacted all the same: then every event's value counts as typed.
Log redact(const WidgetKind* kind, const Log& log, const json::Value& strings);

// The filler for a text.
std::string filler_of(std::string_view text);

}  // namespace portal::session
