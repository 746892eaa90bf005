// What people type and what they find.
#include "sdk/catalogue/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdk/catalogue/test_catalogue.h"

namespace portal::catalogue {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SearchTest : public testing::Test {
 protected:
  std::shared_ptr<const Catalogue> catalogue = read_catalogue(parse(R"({"id":"a","version":"1","zone":"UTC","name":{"ru":"А"},
    "events":[{"id":"birth","kind":"life","name":{"ru":"Рождение ребёнка","en":"Birth of a child"},"keyword":{"ru":"роды декрет"}},
              {"id":"moving","kind":"life","name":{"ru":"Переезд","en":"Moving"}}],
    "services":[
      {"id":"garden","version":"1","kind":"offer","name":{"ru":"Постановка на учёт в детский сад","en":"Kindergarten waiting list"},"description":{"ru":"Место для ребёнка."},"keyword":{"ru":"садик ясли"},"isGroupedBy":["birth"]},
      {"id":"benefit","version":"1","kind":"offer","name":{"ru":"Единое пособие","en":"Universal benefit"},"description":{"ru":"Выплата семьям с детьми."},"isGroupedBy":["birth"]},
      {"id":"address","version":"1","kind":"offer","name":{"ru":"Регистрация по месту жительства","en":"Registration of residence"},"description":{"ru":"После переезда."},"isGroupedBy":["moving"]},
      {"id":"trees","version":"1","kind":"offer","name":{"ru":"Снос деревьев","en":"Felling of trees"},"description":{"ru":"Пособие не нужно."}}]})"));
  SearchIndex index{catalogue};
  std::vector<std::string> find(std::string_view query, std::size_t limit = 10) const {
    std::vector<std::string> out;
    for (const Found& found : index.find(query, limit)) out.push_back(catalogue->services[found.service].id);
    return out;
  }
};

// [R 77]
// [R 63]
TEST_F(SearchTest, marks_of_letters_signs_and_invisible_characters_change_nothing) {
  EXPECT_THAT(find("дéтский сад"), ElementsAre("garden"));
  EXPECT_THAT(find("детскии\u00ADсад"), IsEmpty()) << "one word";
  EXPECT_THAT(find("детскии сад"), ElementsAre("garden"));
  EXPECT_THAT(find("«Дет\u200Bский»   САД!"), ElementsAre("garden"));
  EXPECT_THAT(find("kindérgarten"), ElementsAre("garden"));
}

TEST_F(SearchTest, FindsWhateverTheFormOfTheWord) {
  EXPECT_THAT(find("пособия"), ElementsAre("benefit", "trees"));
  EXPECT_THAT(find("пособием единым"), ElementsAre("benefit"));
  EXPECT_THAT(find("waiting lists"), ElementsAre("garden"));
  EXPECT_THAT(find("РЕГИСТРАЦИИ"), ElementsAre("address"));
}

// [R 77]
TEST_F(SearchTest, TakesYoForYe) {
  EXPECT_THAT(find("учет"), ElementsAre("garden"));
  EXPECT_THAT(find("учёт"), ElementsAre("garden"));
}

// [R 77]
TEST_F(SearchTest, ForgivesLettersMissedDoubledChangedAndSwapped) {
  for (const char* query : {"дедский сад", "детсктй сад", "детсский сад", "дтский сад"}) EXPECT_THAT(find(query), ElementsAre("garden")) << query;
  EXPECT_THAT(find("регитсрация"), ElementsAre("address"));
  EXPECT_THAT(find("kindergaten"), ElementsAre("garden"));
  EXPECT_THAT(find("сат"), IsEmpty()) << "three letters are too few to guess";
}

TEST_F(SearchTest, FindsBySituationAndWithAnUnfinishedLastWord) {
  EXPECT_THAT(find("переезд"), ElementsAre("address"));
  EXPECT_THAT(find("декрет"), ElementsAre("garden", "benefit"));
  EXPECT_THAT(find("дет"), ElementsAre("garden", "benefit"));
  EXPECT_THAT(find("детский са"), ElementsAre("garden"));
  EXPECT_THAT(index.situations("рождение ребенка"), ElementsAre(0));
  EXPECT_THAT(index.situations("переезжаю переезд"), ElementsAre(1));
  EXPECT_THAT(index.situations("налоги"), IsEmpty());
}

TEST_F(SearchTest, PutsTheNameBeforeTheDescriptionAndKeepsToTheLimit) {
  EXPECT_THAT(find("пособие", 1), ElementsAre("benefit"));
  EXPECT_THAT(find("ребенка"), ElementsAre("garden", "benefit"));
}

TEST_F(SearchTest, FindsWhatHoldsMostWordsWhereNothingHoldsAll) {
  EXPECT_THAT(find("единое пособие космонавту"), ElementsAre("benefit"));
  EXPECT_THAT(find("космонавт"), IsEmpty());
  EXPECT_THAT(find(""), IsEmpty());
  EXPECT_THAT(find("— «№» …"), IsEmpty());
}

TEST(Slips, AreCountedUpToABound) {
  EXPECT_EQ(slips_between(u"сад", u"сад", 2), 0U);
  EXPECT_EQ(slips_between(u"сдад", u"сад", 2), 1U);
  EXPECT_EQ(slips_between(u"сда", u"сад", 2), 1U);
  EXPECT_EQ(slips_between(u"abc", u"xyz", 2), 3U);
  EXPECT_EQ(slips_between(u"", u"abc", 2), 3U);
}

}  // namespace
}  // namespace portal::catalogue
