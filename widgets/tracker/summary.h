#pragma once
// How a case stands, in two sentences: for the head of the view, for lists, and for an assistant that has no view at all.

#include <string>
#include <string_view>

#include "widgets/tracker/words.h"

namespace portal::tracker {

struct Summary {
  std::string_view tone;        // of a notice: info, success, attention, danger
  std::string head;             // a few words: «Сейчас нужны вы»
  std::string status;           // one sentence: how things stand
  std::string next;             // one sentence: what comes next, from whom, until when
  std::size_t stage = nowhere;  // the stage that it is about
  bool is_late = false;         // somebody is
};

Summary summarize(const Scenario& scenario, const CaseState& state, const Progress& progress, const Words& words);

}  // namespace portal::tracker
