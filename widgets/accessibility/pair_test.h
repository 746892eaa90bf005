#pragma once
// «Какой текст читается легче?»: six to eight pairs, about a minute, and the preferences that the answers lead to.
//
// A pure function of the answers: the same answers give the same question and the same result. The size is asked for as long as the
// larger one is taken; a person who sees no difference keeps the first, which is the less strong one.

#include <string>
#include <string_view>

#include "accessibility/preferences.h"

namespace portal::accessibility {

class PairTest {
 public:
  // `before`: what is not asked about stays. `answers`: one character a pair, '1', '2' or '=', as state() gave it.
  explicit PairTest(const Preferences& before, std::string answers = {});

  bool is_done() const { return preference_ == preference_count; }
  std::size_t number() const { return answers_.size() + 1; }  // of the question that is asked now
  std::size_t most() const;                                   // how many there can still be in all
  Preference asked() const { return static_cast<Preference>(preference_); }
  const Preferences& first() const { return first_; }
  const Preferences& second() const { return second_; }

  void answer(char which);
  const Preferences& result() const { return chosen_; }
  const std::string& state() const { return answers_; }

 private:
  void ask();

  Preferences chosen_;
  Preferences first_;
  Preferences second_;
  std::string answers_;
  std::size_t preference_ = preference_count;
  std::size_t rung_ = 0;   // of the sizes
  std::size_t place_ = 0;  // among the questions after them
};

}  // namespace portal::accessibility
