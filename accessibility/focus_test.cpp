// Focus continuity: WCAG 2.2, 2.4.3. [R 54]
#include "accessibility/focus.h"

#include <gtest/gtest.h>

namespace portal::accessibility {
namespace {

using ui::Action;
using ui::Container;
using ui::Content;
using ui::Name;
using ui::NodePtr;

NodePtr button(const char* id) { return Action::button(id, Name("Кнопка")).build(); }
NodePtr page(std::vector<NodePtr> children) {
  Container root = Container::form("form", Name("Заявление"));
  for (NodePtr& child : children) root.add(std::move(child));
  return root.build();
}

// [WCAG 2.4.3]
TEST(Focus, goes_to_the_next_sibling_that_can_take_it) {
  const NodePtr text = Content::paragraph("p", "текст").build();
  EXPECT_EQ(focus_after_removal(*page({button("a"), text, button("b")}), *page({text, button("b")}), "a"), "b");
}

TEST(Focus, goes_back_where_nothing_follows) { EXPECT_EQ(focus_after_removal(*page({button("a"), button("b")}), *page({button("a")}), "b"), "a"); }

TEST(Focus, looks_inside_the_neighbour_and_then_at_the_parent) {
  const NodePtr row = Container::actions("row").add(button("c")).build();
  EXPECT_EQ(focus_after_removal(*page({button("a"), row}), *page({row}), "a"), "c");
  const NodePtr before = page({Container::section("s", Name("Раздел"), 3).add(button("a")).build()});
  const NodePtr after = page({Container::section("s", Name("Раздел"), 3).build()});
  EXPECT_EQ(focus_after_removal(*before, *after, "a"), "s");
}

TEST(Focus, says_nothing_where_nothing_can_take_it_or_the_node_was_never_there) {
  EXPECT_EQ(focus_after_removal(*page({button("a")}), *page({}), "a"), "");
  EXPECT_EQ(focus_after_removal(*page({button("a")}), *page({}), "zz"), "");
}

}  // namespace
}  // namespace portal::accessibility
