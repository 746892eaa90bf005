// Which pair is shown next.
#include "widgets/accessibility/pair_test.h"

namespace portal::accessibility {

namespace {

constexpr std::string_view sizes[] = {"100", "150", "200", "300"};
constexpr std::size_t last_size = std::size(sizes) - 1;

struct Pair {
  Preference preference;
  std::string_view first;
  std::string_view second;
};

constexpr Pair after_size[] = {
    {Preference::letter_spacing, "normal", "more"},
    {Preference::line_spacing, "normal", "more"},
    {Preference::font, "portal", "readable"},
    {Preference::scheme, "black_on_white", "white_on_black"},
};
constexpr Pair light{Preference::scheme, "black_on_white", "brown_on_beige"};
constexpr Pair dark{Preference::scheme, "white_on_black", "yellow_on_black"};
constexpr std::size_t last_place = std::size(after_size);  // one more question about the colours

}  // namespace

PairTest::PairTest(const Preferences& before, std::string answers) : chosen_(before) {
  (void)chosen_.choose(Preference::text_size, "100");
  for (const Pair& each : after_size) (void)chosen_.choose(each.preference, each.first);
  ask();
  for (const char which : answers)
    if (!is_done()) answer(which);
}

std::size_t PairTest::most() const {
  const std::size_t sizes_left = last_size - rung_;
  const std::size_t others_left = is_done() ? 0 : last_place + 1 - place_;
  return answers_.size() + sizes_left + others_left;
}

void PairTest::ask() {
  Pair pair{};
  if (rung_ < last_size) pair = {Preference::text_size, sizes[rung_], sizes[rung_ + 1]};
  else if (place_ < last_place) pair = after_size[place_];
  else if (place_ == last_place) pair = chosen_.value(Preference::scheme) == "white_on_black" ? dark : light;
  else {
    preference_ = preference_count;
    return;
  }
  preference_ = static_cast<std::size_t>(pair.preference);
  first_ = second_ = chosen_;
  (void)first_.choose(pair.preference, pair.first);
  (void)second_.choose(pair.preference, pair.second);
}

void PairTest::answer(char which) {
  answers_ += which;
  const bool is_second = which == '2';
  chosen_ = is_second ? second_ : first_;
  if (rung_ < last_size) rung_ = is_second ? rung_ + 1 : last_size;
  else ++place_;
  ask();
}

}  // namespace portal::accessibility
