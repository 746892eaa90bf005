// What a person may count on of a draft of the host's own form: it comes back, it overwrites nothing unasked, it holds no secret.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/autofill/autofill.h"

namespace portal::autofill {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value text_field(std::string name, std::string label, std::string value = "") {
  return Object{{"tag", "input"}, {"type", "text"}, {"name", std::move(name)}, {"label", std::move(label)}, {"value", std::move(value)}};
}

Value form(Array fields) { return Object{{"form", "old.html.f"}, {"fields", std::move(fields)}}; }
Value two(std::string first = "", std::string second = "") {
  return form({text_field("fam", "Фамилия", std::move(first)), text_field("city", "Город", std::move(second))});
}
Value typed(std::int64_t field, std::string value) { return Object{{"changed", Object{{"field", field}, {"value", std::move(value)}}}}; }
Value draft(Object content) {
  return Object{{"draft", Object{{"content", std::move(content)}, {"version", "1"}, {"savedAt", "2026-11-25T10:00:00Z"}, {"stored", "device"}}}};
}

struct Page {
  explicit Page(const Value& told, Object properties = {})
      : driver(autofill_kind(), testing::options(std::move(properties), {"fields", "draft"})),
        watch(testing::request_of(driver.first(), "fields.watch")) {
    const Value update = driver.reply(watch, told);
    load = testing::request_of(update, "draft.load");
  }
  Value saved() {
    const Value update = driver.reply(timer, Object());
    return *update.find("requests")->array()[0].find("content");
  }
  void types(std::int64_t field, std::string value) {
    const std::int64_t asked = testing::request_of(driver.reply(watch, typed(field, std::move(value))), "timer");
    if (asked != 0) timer = asked;
  }
  testing::Driver driver;
  std::int64_t watch = 0;
  std::int64_t load = 0;
  std::int64_t timer = 0;
};

Value values_of(const Value& update) {
  for (const Value& request : update.find("requests") != nullptr ? update.find("requests")->array() : Array())
    if (request.text_at("kind") == "fields.write") return *request.find("values");
  return nullptr;
}

TEST(DraftOfHostForm, keeps_what_was_typed_with_what_the_page_had_put_there) {
  Page page(two("", "Абакан"));
  page.driver.reply(page.load, Object{{"draft", nullptr}});
  page.types(0, "Соколова");
  page.types(1, "Ачинск");
  EXPECT_EQ(page.saved(), Value(Object{{"bases", Object{{"/city", "Абакан"}}},
                                       {"/fam", Object{{"typed", "Соколова"}, {"touched", true}}},
                                       {"/city", Object{{"typed", "Ачинск"}, {"touched", true}}}}));
}

TEST(DraftOfHostForm, comes_back_into_the_page_only_where_the_page_stands_as_it_was) {
  Page page(two("", "Абакан"));
  const Value update = page.driver.reply(page.load, draft({{"bases", Object{{"/city", "Абакан"}}},
                                                           {"/fam", Object{{"typed", "Соколова"}, {"touched", true}}},
                                                           {"/city", Object{{"typed", "Ачинск"}, {"touched", true}}}}));
  EXPECT_EQ(values_of(update), Value(Array{Object{{"field", 0}, {"value", "Соколова"}, {"expected", ""}},
                                           Object{{"field", 1}, {"value", "Ачинск"}, {"expected", "Абакан"}}}));
  EXPECT_EQ(page.driver.text_of("draft-restored", "name"), "Мы вернули ваши ответы");
}

TEST(DraftOfHostForm, an_answer_that_no_host_gives_changes_nothing_and_ends_nothing) {
  for (const Value& answer : {Value(Object{{"other", 1}}), Value(Object{{"written", 7}}), Value(Array{1}),
                              Value(Object{{"written", Array{Object{{"field", 900}, {"ok", true}, {"value", "x"}}, 5}}})}) {
    Page page(two("", "Абакан"));
    const Value update = page.driver.reply(page.load, draft({{"/fam", Object{{"typed", "Соколова"}, {"touched", true}}}}));
    page.driver.reply(testing::request_of(update, "fields.write"), answer);
    EXPECT_EQ(page.driver.text_of("draft-restored", "name"), "Мы вернули ваши ответы") << json::write(answer);
  }
}

TEST(DraftOfHostForm, what_the_server_has_put_there_since_is_asked_about_and_not_overwritten) {
  Page page(two("", "Москва"));
  Value update =
      page.driver.reply(page.load, draft({{"bases", Object{{"/city", "Абакан"}}}, {"/city", Object{{"typed", "Ачинск"}, {"touched", true}}}}));
  EXPECT_EQ(values_of(update), Value());
  EXPECT_EQ(page.driver.text_of("conflict-keep/city", "name"), "Город: оставить «Москва», как на странице");
  update = page.driver.press("conflict-take0/city");
  EXPECT_EQ(values_of(update), Value(Array{Object{{"field", 1}, {"value", "Ачинск"}, {"expected", "Москва"}}}));
}

TEST(DraftOfHostForm, what_was_typed_before_the_draft_came_is_not_overwritten) {
  Page page(two());
  page.types(0, "Иванова");
  const Value update = page.driver.reply(page.load, draft({{"/fam", Object{{"typed", "Соколова"}, {"touched", true}}}}));
  EXPECT_EQ(values_of(update), Value());
  EXPECT_EQ(page.driver.text_of("conflict-take0/fam", "name"), "Фамилия: взять «Соколова» из черновика");
}

TEST(DraftOfHostForm, an_answer_whose_field_comes_later_waits_for_it) {
  Page page(form({text_field("fam", "Фамилия")}));
  Value update = page.driver.reply(page.load, draft({{"/city", Object{{"typed", "Ачинск"}, {"touched", true}}}}));
  EXPECT_EQ(values_of(update), Value());
  update = page.driver.reply(page.watch, two());
  EXPECT_EQ(values_of(update), Value(Array{Object{{"field", 1}, {"value", "Ачинск"}, {"expected", ""}}}));
}

Value with(Value field, const char* key, std::string text) {
  field.object().set(key, std::move(text));
  return field;
}

TEST(DraftOfHostForm, holds_no_secret_and_nothing_unseen) {
  Value password = text_field("p", "Пароль");
  password.object().set("type", "password");
  Page page(form({password, with(text_field("c", "Номер карты"), "closed", "secret"), with(text_field("trap", "Город"), "closed", "unseen"),
                  with(text_field("snils", "СНИЛС"), "autocomplete", "off"), with(text_field("cvc", "Код"), "autocomplete", "cc-csc"),
                  with(text_field("city", "Город"), "autocomplete", "off")}));
  page.driver.reply(page.load, Object{{"draft", nullptr}});
  for (std::int64_t field = 0; field < 5; ++field) page.types(field, "123");
  EXPECT_EQ(page.timer, 0);
  page.types(5, "Ачинск");
  EXPECT_EQ(page.saved(), Value(Object{{"/city", Object{{"typed", "Ачинск"}, {"touched", true}}}}));
}

TEST(DraftOfHostForm, stays_after_the_form_was_sent_and_comes_back_only_when_asked) {
  Page before(two());
  before.driver.reply(before.load, Object{{"draft", nullptr}});
  before.types(0, "Соколова");
  const Value sent = before.driver.reply(before.watch, Object{{"submitted", true}});
  EXPECT_EQ(*sent.find("requests")->array()[0].find("content")->find("sent"), Value(true));
  Page page(two());
  const Value held = draft({{"sent", true}, {"/fam", Object{{"typed", "Соколова"}, {"touched", true}}}});
  EXPECT_EQ(values_of(page.driver.reply(page.load, held)), Value());
  EXPECT_EQ(page.driver.text_of("sent", "name"), "Вы уже отправляли эти ответы");
  EXPECT_EQ(values_of(page.driver.press("sent-restore")), Value(Array{Object{{"field", 0}, {"value", "Соколова"}, {"expected", ""}}}));
  Page third(two());
  third.driver.reply(third.load, held);
  EXPECT_NE(testing::request_of(third.driver.press("sent-delete"), "draft.delete"), 0);
  EXPECT_EQ(third.driver.node("sent"), nullptr);
}

TEST(DraftOfHostForm, is_deleted_when_the_page_says_that_its_server_has_the_answers) {
  Page page(two());
  page.driver.reply(page.load, Object{{"draft", nullptr}});
  page.types(0, "Соколова");
  ui::Event told;
  told.type = ui::EventType::set;
  told.name = "sent";
  told.value = true;
  EXPECT_NE(testing::request_of(page.driver.send(told), "draft.delete"), 0);
}

TEST(DraftOfHostForm, on_a_computer_of_others_nothing_is_asked_of_the_device_and_all_can_be_wiped) {
  Page page(two(), {{"shared", true}});
  EXPECT_EQ(page.load, 0);
  page.types(0, "Соколова");
  EXPECT_EQ(page.timer, 0);
  EXPECT_EQ(values_of(page.driver.press("draft-wipe")), Value(Array{Object{{"field", 0}, {"value", ""}, {"expected", "Соколова"}}}));
}

Value mark(std::string type, std::string name, std::string label, std::string value, Object words = {}) {
  Object out{{"tag", "input"}, {"type", std::move(type)}, {"name", std::move(name)}, {"label", std::move(label)}, {"value", std::move(value)}};
  if (!words.empty()) out.set("words", std::move(words));
  return out;
}

Value marked_form(std::string agree, std::string pay, std::string years) {
  Value out = form({text_field("fam", "Фамилия")});
  out.object().set("marked", Array{mark("checkbox", "agree", "Согласие", std::move(agree)),
                                   mark("radio", "pay", "Как платить", std::move(pay), {{"card", "Картой"}, {"cash", "Наличными"}}),
                                   mark("range", "years", "Лет", std::move(years))});
  return out;
}

TEST(DraftOfHostForm, keeps_what_is_marked_and_that_a_field_was_emptied) {  // [R 65]
  Page page(marked_form("on", "card", "50"));
  page.driver.reply(page.load, Object{{"draft", nullptr}});
  page.types(1, "");
  page.types(2, "cash");
  page.types(3, "70");
  const Object content{{"bases", Object{{"/agree", "on"}, {"/pay", "card"}, {"/years", "50"}}},
                       {"/agree", Object{{"typed", Object{{"blank", true}}}, {"touched", true}}},
                       {"/pay", Object{{"typed", "cash"}, {"touched", true}}},
                       {"/years", Object{{"typed", "70"}, {"touched", true}}}};
  EXPECT_EQ(page.saved(), Value(content));
  Page again(marked_form("on", "card", "50"));
  EXPECT_EQ(values_of(again.driver.reply(again.load, draft(content))),
            Value(Array{Object{{"field", 1}, {"value", ""}, {"expected", "on"}}, Object{{"field", 2}, {"value", "cash"}, {"expected", "card"}},
                        Object{{"field", 3}, {"value", "70"}, {"expected", "50"}}}));
}

TEST(DraftOfHostForm, asks_in_the_pages_words_and_says_of_nothing_that_it_came_back_where_all_is_asked) {
  Page page(marked_form("on", "cash", "50"));
  page.driver.reply(page.load, draft({{"bases", Object{{"/agree", "yes"}, {"/pay", "post"}}},
                                      {"/agree", Object{{"typed", Object{{"blank", true}}}, {"touched", true}}},
                                      {"/pay", Object{{"typed", "card"}, {"touched", true}}}}));
  EXPECT_EQ(page.driver.text_of("conflict-keep/pay", "name"), "Как платить: оставить «Наличными», как на странице");
  EXPECT_EQ(page.driver.text_of("conflict-take0/pay", "name"), "Как платить: взять «Картой» из черновика");
  EXPECT_EQ(page.driver.text_of("conflict-keep/agree", "name"), "Согласие: оставить «отмечено», как на странице");
  EXPECT_EQ(page.driver.text_of("conflict-take0/agree", "name"), "Согласие: взять «не отмечено» из черновика");
  EXPECT_EQ(page.driver.node("draft-restored"), nullptr);
  EXPECT_EQ(values_of(page.driver.press("conflict-take0/agree")), Value(Array{Object{{"field", 1}, {"value", ""}, {"expected", "on"}}}));
}

TEST(DraftOfHostForm, an_answer_that_the_browser_put_back_itself_is_no_value_of_the_page) {
  Page page(two("Соколова"));
  EXPECT_EQ(values_of(page.driver.reply(page.load, draft({{"/fam", Object{{"typed", "Соколова"}, {"touched", true}}}}))), Value());
  page.types(0, "");
  page.types(0, "Соколова");
  EXPECT_EQ(page.saved(), Value(Object{{"/fam", Object{{"typed", "Соколова"}, {"touched", true}}}}));
}

TEST(DraftOfHostForm, a_field_that_comes_later_with_another_value_is_asked_about) {
  Page page(form({text_field("fam", "Фамилия")}));
  page.driver.reply(page.load, draft({{"/city", Object{{"typed", "Ачинск"}, {"touched", true}}}}));
  EXPECT_EQ(page.driver.node("draft-restored"), nullptr);
  EXPECT_EQ(values_of(page.driver.reply(page.watch, two("", "Москва"))), Value());
  EXPECT_EQ(page.driver.text_of("conflict-take0/city", "name"), "Город: взять «Ачинск» из черновика");
}

TEST(DraftOfHostForm, says_that_answers_came_back_when_their_field_comes) {
  Page page(form({text_field("fam", "Фамилия")}));
  page.driver.reply(page.load, draft({{"/city", Object{{"typed", "Ачинск"}, {"touched", true}}}}));
  const Value update = page.driver.reply(page.watch, two());
  page.driver.reply(testing::request_of(update, "fields.write"), Object{{"written", Array{Object{{"field", 1}, {"ok", true}, {"value", "Ачинск"}}}}});
  EXPECT_EQ(page.driver.text_of("draft-restored", "name"), "Мы вернули ваши ответы");
  EXPECT_EQ(page.driver.text_of("draft-new", "name"), "Заполнить форму заново");
}

Value reset(Value told) {
  told.object().set("reset", true);
  return told;
}

TEST(DraftOfHostForm, follows_the_pages_own_reset_and_can_bring_the_answers_back) {
  Page page(two("", "Абакан"));
  page.driver.reply(page.load, Object{{"draft", nullptr}});
  page.types(0, "Соколова");
  page.types(1, "Ачинск");
  page.driver.reply(page.watch, reset(two("", "Абакан")));
  EXPECT_EQ(page.saved(), Value(Object()));
  EXPECT_EQ(page.driver.text_of("reset", "name"), "Форма очищена");
  page.types(1, "Минск");
  EXPECT_EQ(values_of(page.driver.press("reset-back")), Value(Array{Object{{"field", 0}, {"value", "Соколова"}, {"expected", ""}}}));
  EXPECT_EQ(page.driver.text_of("conflict-take0/city", "name"), "Город: взять «Ачинск» из черновика");  // typed since: asked
  EXPECT_EQ(page.driver.node("reset"), nullptr);
}

TEST(DraftOfHostForm, a_reset_after_the_sending_leaves_the_sent_draft_and_begins_another) {
  Page page(two());
  page.driver.reply(page.load, Object{{"draft", nullptr}});
  page.types(0, "Соколова");
  const Value sent = page.driver.reply(page.watch, Object{{"submitted", true}});
  page.driver.reply(testing::request_of(sent, "draft.save"), Object{{"savedAt", "2026-11-25T10:00:00Z"}, {"stored", "device"}});
  const Value update = page.driver.reply(page.watch, reset(two()));
  EXPECT_EQ(testing::request_of(update, "draft.delete"), 0);
  EXPECT_EQ(page.driver.node("reset"), nullptr);
  page.driver.reply(page.timer, Object());
  page.timer = 0;
  page.types(0, "Иванова");
  const Value again = page.driver.reply(page.timer, Object());
  EXPECT_EQ(again.find("requests")->array()[0].text_at("draft"), "2");
  EXPECT_EQ(*again.find("requests")->array()[0].find("content"), Value(Object{{"/fam", Object{{"typed", "Иванова"}, {"touched", true}}}}));
}

TEST(DraftOfHostForm, another_form_in_its_place_has_a_draft_of_its_own) {
  Page page(two());
  page.driver.reply(page.load, Object{{"draft", nullptr}});
  page.types(0, "Соколова");
  Value other = two();
  other.object().set("form", "other.f");
  const Value update = page.driver.reply(page.watch, other);
  const Array& requests = update.find("requests")->array();
  EXPECT_EQ(requests[0].text_at("kind") + " " + requests[0].text_at("form"), "draft.save old.html.f");
  EXPECT_EQ(*requests[0].find("content"), Value(Object{{"/fam", Object{{"typed", "Соколова"}, {"touched", true}}}}));
  EXPECT_EQ(requests[1].text_at("kind") + " " + requests[1].text_at("form"), "draft.load other.f");
}

TEST(DraftOfHostForm, a_form_that_goes_leaves_nothing_to_write_into) {
  Page page(two());
  page.driver.reply(page.load, draft({{"/city", Object{{"typed", "Ачинск"}, {"touched", true}}}}));
  EXPECT_EQ(values_of(page.driver.reply(page.watch, Object{{"form", ""}, {"fields", Array()}})), Value());
}

TEST(DraftOfHostForm, a_state_goes_on_where_it_was) {
  Page page(two("", "Москва"));
  page.driver.reply(page.load,
                    draft({{"/fam", Object{{"typed", "Соколова"}, {"touched", true}}}, {"/city", Object{{"typed", "Ачинск"}, {"touched", true}}}}));
  Value options = testing::options(Object(), {"fields", "draft"});
  options.object().set("state", *json::parse(page.driver.session().snapshot()).value().find("state"));
  testing::Driver again(autofill_kind(), options);
  EXPECT_EQ(again.text(), page.driver.text());
  EXPECT_EQ(values_of(again.press("conflict-take0/city")), Value());  // the first writing is still on its way
}

}  // namespace
}  // namespace portal::autofill
