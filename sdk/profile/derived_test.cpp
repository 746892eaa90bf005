// What follows from what is known, what does not, and the fewest questions for the rest.
#include "sdk/profile/derived.h"

#include <gtest/gtest.h>

#include <random>

#include "sdk/json/json.h"

namespace portal::profile {
namespace {

Facts known(std::initializer_list<std::pair<const char*, const char*>> facts) {
  json::Array list;
  for (const auto& [path, value] : facts)
    list.push_back(json::Object{
        {"path", path}, {"value", value}, {"verified", true}, {"asOf", "2026-01-02"}, {"source", json::Object{{"id", "esia"}, {"name", "Г"}}}});
  return Facts::read(json::Object{{"facts", std::move(list)}}).value();
}

std::string derived(const char* path, const Facts& facts) {
  const auto out = derive(path, facts, "2026-11-25");
  return out ? std::string(out->how) + " " + json::write(out->fact.value) : "nothing";
}

TEST(Derived, names_come_from_their_parts_and_parts_from_names) {  // [R 13, 61]
  const Facts parts = known({{"person.name.family", "Щукина"}, {"person.name.given", "Наталья"}, {"person.name.patronymic", "Юрьевна"}});
  EXPECT_EQ(derived("person.name.full", parts), R"(full-name "Щукина Наталья Юрьевна")");
  EXPECT_EQ(derived("person.name.latin.family", parts), R"(latin "Shchukina")");
  const Facts whole = known({{"person.name.full", "Щукина Наталья Юрьевна"}});
  EXPECT_EQ(derived("person.name.given", whole), R"(name-part "Наталья")");
  EXPECT_EQ(derived("person.name.latin.given", whole), R"(latin "Natalia")");
}

TEST(Derived, nothing_is_guessed) {
  EXPECT_EQ(derived("person.name.full", known({{"person.name.family", "Щукина"}, {"person.name.given", "Наталья"}})), "nothing")
      << "whether there is a patronymic is not known";
  EXPECT_EQ(derived("person.name.given", known({{"person.name.full", "Мамедов Али Гасан оглы"}})), "nothing");
  EXPECT_EQ(derived("person.name.latin.family", known({{"person.name.family", "Щукина"}, {"person.name.family", "Мирная"}})), "nothing");
  EXPECT_EQ(derived("person.snils", known({{"person.inn", "1"}})), "nothing");
}

TEST(Derived, ages_documents_and_addresses) {
  EXPECT_EQ(derived("children.0.age", known({{"children.0.birthDate", "2019-11-26"}})), "age 6");
  EXPECT_EQ(derived("children.0.age", known({{"children.0.birthDate", "2027-01-01"}})), "nothing");
  EXPECT_EQ(derived("documents.passport.full", known({{"documents.passport.series", "0412"}, {"documents.passport.number", "345678"}})),
            R"(document "0412345678")");
  EXPECT_EQ(derived("documents.passport.number", known({{"documents.passport.full", "0412345678"}})), R"(document "345678")");
  EXPECT_EQ(derived("address.residence.full", known({{"address.residence.postalCode", "660049"},
                                                     {"address.residence.city", "Красноярск"},
                                                     {"address.residence.street", "ул. Мира"},
                                                     {"address.residence.house", "10"},
                                                     {"address.residence.apartment", "5"}})),
            R"(address "660049, Красноярск, ул. Мира, д. 10, кв. 5")");
}

using Paths = std::vector<std::string>;

TEST(Questions, what_follows_is_not_asked) {  // [R 13, 80]
  EXPECT_EQ(smallest_questions({"person.name.family", "person.name.given", "person.name.full"}, {},
                               {"person.name.family", "person.name.given", "person.name.full"}),
            Paths({"person.name.full"}));
  EXPECT_EQ(smallest_questions({"person.name.latin.family", "person.snils"}, {"person.name.full"}, {"person.name.latin.family", "person.snils"}),
            Paths({"person.snils"}));
  EXPECT_EQ(smallest_questions({"person.name.family"}, {}, {}), Paths());
}

// What a set of answers reaches, step by step until nothing is added: another way than the search goes.
Paths reached(Paths known, const Paths& universe) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string& path : universe) {
      const Paths sources = sources_of(path);
      const auto is_known = [&known](const std::string& one) { return std::find(known.begin(), known.end(), one) != known.end(); };
      if (sources.empty() || is_known(path) || !std::all_of(sources.begin(), sources.end(), is_known)) continue;
      known.push_back(path);
      more = true;
    }
  }
  return known;
}

TEST(Questions, no_smaller_set_would_do_as_all_sets_of_small_forms_show) {  // [R 80]
  const Paths universe = {"p.name.family", "p.name.given", "p.name.patronymic", "p.name.full",     "p.name.latin.family", "p.name.latin.given",
                          "p.birthDate",   "p.age",        "p.snils",           "d.passport.full", "d.passport.series",   "d.passport.number"};
  std::mt19937 random(7);
  int forms = 0;
  for (; forms < 300; ++forms) {
    Paths needed, known, askable;
    for (const std::string& path : universe) {
      const unsigned lot = random() % 8;
      if (lot < 3) needed.push_back(path);
      if (lot == 3) known.push_back(path);
      if (lot < 3 || lot == 4) askable.push_back(path);
    }
    const auto covers = [&](const Paths& asked) {
      Paths with = known;
      with.insert(with.end(), asked.begin(), asked.end());
      with = reached(std::move(with), universe);
      return std::all_of(needed.begin(), needed.end(),
                         [&with](const std::string& path) { return std::find(with.begin(), with.end(), path) != with.end(); });
    };
    const Paths asked = smallest_questions(needed, known, askable);
    ASSERT_TRUE(covers(asked)) << "form " << forms;
    for (unsigned set = 0; set < 1U << askable.size(); ++set) {
      Paths other;
      for (std::size_t i = 0; i < askable.size(); ++i)
        if ((set >> i & 1U) != 0) other.push_back(askable[i]);
      ASSERT_FALSE(other.size() < asked.size() && covers(other))
          << "form " << forms << ": " << other.size() << " questions would do, not " << asked.size();
    }
  }
  std::printf("questions: %d small forms, every set of questions tried, none smaller than what is asked\n", forms);
}

}  // namespace
}  // namespace portal::profile
