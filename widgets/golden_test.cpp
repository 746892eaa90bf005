// Every named example of every widget leads to the tree that was looked at: widgets/<name>/golden/<example>.<locale>.txt.
// PORTAL_UPDATE_GOLDEN=1 writes them anew; then read the difference.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/support/session_driver.h"
#include "widgets/kinds.h"

namespace portal {
namespace {

std::string golden_path(std::string_view widget, const std::string& example, const std::string& locale) {
  return std::string(PORTAL_SOURCE_DIR) + "/widgets/" + std::string(widget) + "/golden/" + example + "." + locale + ".txt";
}

void compare(const session::WidgetKind& kind, const testing::Example& example, const std::string& locale) {
  testing::Driver driver(kind, example.options);
  for (const ui::Event& event : example.events) driver.send(event);
  const std::string path = golden_path(kind.name, example.name, locale);
  if (std::getenv("PORTAL_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << driver.text();
  } else if (!std::filesystem::exists(path)) {
    ADD_FAILURE() << "no golden tree " << path << ": look at the example, then run with PORTAL_UPDATE_GOLDEN=1";
  } else {
    EXPECT_EQ(driver.text(), testing::read_text(path)) << path;
  }
}

TEST(Golden, every_named_example_of_every_widget_leads_to_the_tree_that_was_looked_at) {
  ASSERT_FALSE(widget_kinds().empty());
  for (const session::WidgetKind& kind : widget_kinds())
    for (const std::string locale : {"ru", "en"})
      for (const testing::Example& example : testing::examples(std::string(kind.name), locale)) compare(kind, example, locale);
}

// A further language changes words and nothing else, so one tree of each widget is looked at; that no word is missing holds for all of them.
// [R 12]
TEST(Golden, every_named_example_says_all_it_says_in_kazakh_too) {
  for (const session::WidgetKind& kind : widget_kinds()) {
    bool is_first = true;
    for (const testing::Example& example : testing::examples(std::string(kind.name), "kk")) {
      if (is_first) compare(kind, example, "kk");
      is_first = false;
      testing::Driver driver(kind, example.options);
      for (const ui::Event& event : example.events) driver.send(event);
      EXPECT_EQ(driver.text().find("⟦"), std::string::npos) << kind.name << " " << example.name;
    }
  }
}

TEST(Golden, no_tree_is_kept_of_an_example_that_is_gone) {
  for (const session::WidgetKind& kind : widget_kinds()) {
    std::vector<std::string> known;
    for (const testing::Example& example : testing::examples(std::string(kind.name)))
      for (const char* locale : {"ru", "en", "kk"}) known.push_back(golden_path(kind.name, example.name, locale));
    const std::filesystem::path folder = std::filesystem::path(golden_path(kind.name, "x", "ru")).parent_path();
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      EXPECT_TRUE(std::find(known.begin(), known.end(), entry.path().string()) != known.end()) << entry.path();
  }
}

}  // namespace
}  // namespace portal
