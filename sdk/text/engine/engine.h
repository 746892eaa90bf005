#pragma once
// The text engine behind one function: JSON in, JSON out, without state. text.wasm and the command line put it at a door each.
//
//   ask        members besides                                                   reply
//   "hear"     kind, text, locale?, today?, options?, length? (dictation.h)      {"values": ["1987-03-25", …], "doubt": "century"}
//              also?: what else the recogniser heard
//   "propose"  kind, text, locale?, today? of a typed text (propose.h)           {"values": ["2026-04-03", "2026-03-04"], "reason": "order"}
//   "latin"    text                                                              {"text": "Shchukina"}
//   "cyrillic" text, a word in Latin                                             {"values": ["Юлия", …]}
//   "layout"   text                                                              {"text": "привет"}, "" where there is nothing to offer
//   "name"     text                                                              {"normalised", "repaired", "mixed", "last", "first",
//                                                                                 "patronymic", "gender", "certain"}
//   "decline"  text, a full name; case                                           {"text": "Ивановой Марии Петровны"}
//   "fold"     text                                                              {"text": "елкин палкин"}
//
// Errors: those of json::Reader; unknown_name (ask, kind, case), wrong_type (an option that is no text), out_of_range (today is no date,
// a length that is none), too_large (text over a million bytes).

#include <string>
#include <string_view>

#include "sdk/base/result.h"

namespace portal::text {

Result<std::string> answer(std::string_view request);

}  // namespace portal::text
