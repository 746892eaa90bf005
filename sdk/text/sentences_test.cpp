// Sentences of Russian and English, as they are read aloud and as their length is measured.
#include "sdk/text/sentences.h"

#include <gtest/gtest.h>

#include <string>

namespace portal::text {
namespace {

std::string parted(std::string_view text) {
  std::string out;
  for (const std::string_view sentence : sentences(text)) out += (out.empty() ? "" : "|") + std::string(sentence);
  return out;
}

// [R 54]
TEST(Sentences, AbbreviationsNumbersAndInitialsEndNone) {
  EXPECT_EQ(parted("Возьмите паспорт. Приходите в п. 9."), "Возьмите паспорт. |Приходите в п. 9.");
  EXPECT_EQ(parted("Пр. Мира, д. 10, кв. 5. Вход со двора."), "Пр. Мира, д. 10, кв. 5. |Вход со двора.");
  EXPECT_EQ(parted("Смотрите ст. 7.3 закона. Там всё."), "Смотрите ст. 7.3 закона. |Там всё.");
  EXPECT_EQ(parted("Живу на ул. Ленина. Это центр."), "Живу на ул. Ленина. |Это центр.");
  EXPECT_EQ(parted("Памятник А. С. Пушкину. Рядом сквер."), "Памятник А. С. Пушкину. |Рядом сквер.");
  EXPECT_EQ(parted("Bring a card, e.g. a passport. We wait."), "Bring a card, e.g. a passport. |We wait.");
  EXPECT_EQ(parted("Сайт portal.ru открыт. Заходите."), "Сайт portal.ru открыт. |Заходите.");
}

TEST(Sentences, WhatMayBeTheEndIsOneBeforeACapital) {
  EXPECT_EQ(parted("Ответ придёт 25 марта 2026 г. Письмо сохраните."), "Ответ придёт 25 марта 2026 г. |Письмо сохраните.");
  EXPECT_EQ(parted("Нужны справка, полис и т. д. Всё это есть."), "Нужны справка, полис и т. д. |Всё это есть.");
  EXPECT_EQ(parted("Стоит 120 руб. за лист, т. е. недорого."), "Стоит 120 руб. за лист, т. е. недорого.");
}

TEST(Sentences, QuotesBracketsAndLinesBelongToTheirs) {
  EXPECT_EQ(parted("Скажите «да». Мы запишем! (Точно?) Да"), "Скажите «да». |Мы запишем! |(Точно?) |Да");
  EXPECT_EQ(parted("Раз\nДва. Три"), "Раз\n|Два. |Три");
  EXPECT_EQ(parted(""), "");
  EXPECT_EQ(parted("..."), "...");
}

TEST(Sentences, AreLinearInTheText) {
  for (const char* piece : {".", "a.", ". ", "и т. д. ", "\xD0", "»"}) {
    std::string text;
    while (text.size() < 1000000) text += piece;
    std::size_t bytes = 0;
    for (const std::string_view sentence : sentences(text)) bytes += sentence.size();
    EXPECT_EQ(bytes, text.size());
  }
}

}  // namespace
}  // namespace portal::text
