// Stems of both languages, and what is left alone.
#include "sdk/text/stemming/stem.h"

#include <gtest/gtest.h>

namespace portal::text {
namespace {

TEST(Stem, BringsFormsOfARussianWordTogether) {
  EXPECT_EQ(stem("пособие"), stem("пособия"));
  EXPECT_EQ(stem("пособие"), stem("пособием"));
  EXPECT_EQ(stem("ребенка"), stem("ребенку"));
  EXPECT_EQ(stem("детский"), stem("детского"));
}

TEST(Stem, BringsFormsOfAnEnglishWordTogether) {
  EXPECT_EQ(stem("payments"), stem("payment"));
  EXPECT_EQ(stem("moving"), "move");
}

TEST(Stem, LeavesNumbersMixedWordsAndOtherScriptsAlone) {
  EXPECT_EQ(stem("2026"), "2026");
  EXPECT_EQ(stem("ковид19"), "ковид19");
  EXPECT_EQ(stem("çocuk"), "çocuk");
  EXPECT_EQ(stem(""), "");
}

}  // namespace
}  // namespace portal::text
