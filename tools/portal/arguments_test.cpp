// The words of a command.
#include "tools/portal/arguments.h"

#include <gtest/gtest.h>

namespace portal::tools {
namespace {

TEST(Arguments, parts_options_flags_and_plain_words) {
  const std::string_view words[] = {"form", "--lang", "en", "--tree", "empty", "--scheme=dark", "--", "--not-an-option"};
  const std::string_view flags[] = {"tree"};
  const Arguments arguments(words, flags);
  EXPECT_EQ(arguments.plain(), (std::vector<std::string>{"form", "empty", "--not-an-option"}));
  EXPECT_EQ(arguments.get("lang"), "en");
  EXPECT_EQ(arguments.get("scheme"), "dark");
  EXPECT_TRUE(arguments.has("tree"));
  EXPECT_EQ(arguments.get("zone", "UTC"), "UTC");
}

TEST(Arguments, names_the_options_that_nobody_knows) {
  const std::string_view words[] = {"--lang", "ru", "--colour", "red"};
  const std::string_view known[] = {"lang"};
  EXPECT_EQ(Arguments(words).strangers(known), (std::vector<std::string>{"colour"}));
}

TEST(Arguments, keep_every_value_of_an_option_given_twice) {
  const std::string_view words[] = {"--file", "a", "--file", "b"};
  EXPECT_EQ(Arguments(words).all("file"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(Arguments(words).get("file"), "b");
}

}  // namespace
}  // namespace portal::tools
