// Editing, without a screen.
#include "sdk/surface/imgui/editor.h"

#include <gtest/gtest.h>

namespace portal::surface::imgui {
namespace {

TEST(Editor, moves_and_erases_by_letters_of_any_script) {
  Editor editor;
  editor.start("Қазақ");
  EXPECT_EQ(editor.caret(), 5U);
  editor.go_by(-1, false);
  EXPECT_TRUE(editor.erase_before(false));
  EXPECT_EQ(editor.text(), "Қазқ");
  EXPECT_EQ(editor.caret(), 3U);
  EXPECT_TRUE(editor.erase_after(false));
  EXPECT_FALSE(editor.erase_after(false));
  EXPECT_EQ(editor.text(), "Қаз");
}

TEST(Editor, types_over_a_selection_and_gives_it_to_the_clipboard) {
  Editor editor;
  editor.start("улица Ленина");
  editor.go_by_word(-1, true);
  EXPECT_EQ(editor.selected(), "Ленина");
  editor.insert("Мира\nдом\r");
  EXPECT_EQ(editor.text(), "улица Мира дом");
  editor.go_by_word(-1, true);
  EXPECT_EQ(editor.selected(), "дом");
  editor.go_by(-1, false);
  EXPECT_EQ(editor.caret(), 11U);
}

TEST(Editor, keeps_lines_only_where_a_field_has_them) {
  Editor editor;
  editor.set_lines(true);
  editor.insert("раз\nдва");
  EXPECT_EQ(editor.text(), "раз\nдва");
}

TEST(Editor, keeps_its_caret_when_another_text_comes) {
  Editor editor;
  editor.start("25.03.1987");
  editor.reset("25.03.198");
  EXPECT_EQ(editor.caret(), 9U);
  editor.go(2, false);
  editor.reset("26.03.1988");
  EXPECT_EQ(editor.caret(), 2U);
}

TEST(Mask, puts_in_the_signs_between_and_never_a_letter_or_a_digit) {
  EXPECT_EQ(masked(U"999-999-999 99", U"1122"), U"112-2");
  EXPECT_EQ(masked(U"999-999-999 99", U"11223344595"), U"112-233-445 95");
  EXPECT_EQ(masked(U"+7 999 999-99-99", U"9161234567"), U"9161234567");
  EXPECT_EQ(masked(U"R-ББ 999999", U"IVАБ123"), U"IV-АБ 123");
  EXPECT_EQ(masked(U"99", U"12a"), U"12a");
}

}  // namespace
}  // namespace portal::surface::imgui
