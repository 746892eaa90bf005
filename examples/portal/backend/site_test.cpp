// The pages, and the kindergarten application without JavaScript from the first page to the receipt.

#include "examples/portal/backend/receipt.h"
#include "examples/portal/backend/server_fixture.h"

namespace portal::demo {
namespace {

class SiteTest : public PortalTest {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(std::string(PORTAL_STRINGS_DIR) + "/ru.json")) GTEST_SKIP() << "no compiled messages: Node is not here";
    PortalTest::SetUp();
  }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The value of the input with this name, its entities decoded; empty where there is none.
std::string input_value(const std::string& html, const std::string& name) {
  const std::size_t at = html.find("name=\"" + name + "\"");
  if (at == std::string::npos) return {};
  const std::size_t tag_end = html.find('>', at);
  const std::size_t value = html.find("value=\"", at);
  if (value == std::string::npos || value > tag_end) return {};
  std::string text = html.substr(value + 7, html.find('"', value + 7) - value - 7);
  for (const auto& [entity, plain] : {std::pair{"&quot;", "\""}, {"&#34;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (std::size_t found = 0; (found = text.find(entity, found)) != std::string::npos; ++found)
      text.replace(found, std::string_view(entity).size(), plain);
  }
  return text;
}

class NoScriptBrowser {
 public:
  explicit NoScriptBrowser(const RunningPortal& portal) : client_(portal.client()) {}
  httplib::Result open(const std::string& path, const std::string& language = "ru") {
    auto result = client_.Get(path, {{"Accept-Language", language}});
    html_ = result->body;
    return result;
  }
  // Sends what the page holds hidden and what the person typed.
  httplib::Result press(const std::string& button, const httplib::Params& typed) {
    httplib::Params fields = typed;
    for (const char* hidden : {"application-key", "widget-state"}) fields.emplace(hidden, input_value(html_, hidden));
    fields.emplace("press", button);
    auto result = client_.Post("/kindergarten", {{"Cookie", "portal_visit=1"}, {"Origin", "null"}}, fields);
    if (result->status != 303) html_ = result->body;
    return result;
  }
  // From page to page as long as nothing is wrong, until all answers are to be checked.
  httplib::Result walk(const httplib::Params& typed) {
    constexpr int most_pages = 12;
    auto result = press("next", typed);
    for (int page = 1; page < most_pages && result->status == 200 && html_.find("id=\"pw-submit:control\"") == std::string::npos; ++page)
      result = press("next", typed);
    return result;
  }
  const std::string& html() const { return html_; }

 private:
  httplib::Client client_;
  std::string html_;
};

const httplib::Params complete_application = {{"/applicant/role", "parent"},
                                              {"/applicant/lastName", "Соколова"},
                                              {"/applicant/firstName", "Анна"},
                                              {"/applicant/document/kind", "other"},
                                              {"/applicant/document/details", "Вид на жительство 82 № 0000001, выдан 1 марта 2024 года"},
                                              {"/child/lastName", "Соколов"},
                                              {"/child/firstName", "Пётр"},
                                              {"/child/birthDate", "12.05.2024"},
                                              {"/birthRecord/kind", "foreign"},
                                              {"/birthRecord/details", "Свидетельство № 0000001, Астана, 20 мая 2024 года"},
                                              {"/address/registration/locality", "Красноярск"},
                                              {"/address/registration/house", "1"},
                                              {"/kindergartens/first", "mbdou-401"},
                                              {"/preferences/desiredDate", "01.09.2027"},
                                              {"/preferences/groupFocus", "general"},
                                              {"/preferences/stay", "full"},
                                              {"/preferences/educationLanguage", "russian"},
                                              {"/preferences/nativeLanguage", "russian"},
                                              {"/specialNeeds/kind", "none"},
                                              {"/benefit/category", "none"},
                                              {"/contacts/phone", "+7 900 000-00-00"},
                                              {"/contacts/email", "anna@example.com"}};

TEST_F(SiteTest, every_page_says_its_language_name_and_that_its_data_is_made_up) {
  auto browser = client();
  for (const char* path : {"/", "/kindergarten", "/applications", "/embed", "/problems/draft-conflict"}) {
    const auto russian = browser.Get(path);
    EXPECT_EQ(russian->status, 200) << path;
    EXPECT_TRUE(holds(russian->body, "<html lang=\"ru\"")) << path;
    EXPECT_TRUE(holds(russian->body, "Демонстрационный портал. Все данные вымышлены.")) << path;
    EXPECT_TRUE(holds(russian->body, "<h1>")) << path;
    EXPECT_FALSE(holds(russian->body, "<title> —")) << path;
    const auto english = browser.Get(path + std::string("?lang=en"));
    EXPECT_TRUE(holds(english->body, "<html lang=\"en\"")) << path;
    EXPECT_TRUE(holds(english->body, "All data are made up.")) << path;
    EXPECT_FALSE(holds(english->body, "{{")) << path;
  }
}

TEST_F(SiteTest, the_chosen_language_is_kept_in_a_cookie) {
  auto browser = client();
  EXPECT_EQ(browser.Get("/?lang=en")->get_header_value("Set-Cookie"), "portal_language=en; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000");
  EXPECT_TRUE(holds(browser.Get("/", {{"Cookie", "portal_language=en"}, {"Accept-Language", "ru"}})->body, "<html lang=\"en\""));
}

TEST_F(SiteTest, a_page_that_is_not_there_is_said_in_words_to_people_and_as_a_problem_to_programs) {
  auto browser = client();
  const auto page = browser.Get("/nowhere", {{"Accept", "text/html,*/*"}});
  EXPECT_EQ(page->status, 404);
  EXPECT_TRUE(holds(page->body, "<h1>Страница не найдена</h1>"));
  EXPECT_EQ(browser.Get("/nowhere")->get_header_value("Content-Type"), "application/problem+json");
}

TEST_F(SiteTest, the_form_comes_drawn_by_the_server_in_the_persons_language) {
  NoScriptBrowser person(*portal_);
  person.open("/kindergarten");
  EXPECT_TRUE(holds(person.html(), "<portal-form src=\"/content/forms/kindergarten.json\" host=\"/api\" zone=\"Asia/Krasnoyarsk\">"));
  EXPECT_TRUE(holds(person.html(), "method=\"post\" action=\"/kindergarten\""));
  EXPECT_TRUE(holds(person.html(), "Ваша фамилия"));
  person.open("/kindergarten", "en");
  EXPECT_FALSE(holds(person.html(), "Ваша фамилия"));
}

TEST_F(SiteTest, errors_come_back_beside_what_was_typed) {
  NoScriptBrowser person(*portal_);
  person.open("/kindergarten");
  const auto result = person.press("next", {{"/applicant/lastName", "Соколова \"<b>"}});
  EXPECT_EQ(result->status, 422);
  EXPECT_TRUE(holds(person.html(), "<title>Есть ошибки: "));
  EXPECT_TRUE(holds(person.html(), "pw-error-summary"));
  EXPECT_EQ(input_value(person.html(), "/applicant/lastName"), "Соколова \"<b>");
  EXPECT_FALSE(holds(person.html(), "<b>"));
}

TEST_F(SiteTest, a_whole_application_goes_through_without_javascript_and_only_once) {
  NoScriptBrowser person(*portal_);
  person.open("/kindergarten");
  const httplib::Params& typed = complete_application;
  // Answers bring up more questions of their page; the person fills them in then.
  for (int turn = 0; turn < 3 && person.walk(typed)->status == 422; ++turn) {
  }
  EXPECT_TRUE(holds(person.html(), "Проверьте ответы")) << "all of them, before anything is sent";
  EXPECT_TRUE(holds(person.html(), "value=\"change/child/firstName\"")) << "each with its way to be changed";
  const auto result = person.press("submit", {});
  ASSERT_EQ(result->status, 303) << person.html();
  const std::string receipt = result->get_header_value("Location");
  EXPECT_EQ(receipt, "/applications/" + receipt_number(2026, 1));

  EXPECT_EQ(person.press("submit", {})->get_header_value("Location"), receipt) << "the same page sent again is the same application";
  const auto page = person.open(receipt);
  EXPECT_EQ(page->status, 200);
  EXPECT_TRUE(holds(page->body, receipt_number(2026, 1)));
  EXPECT_TRUE(holds(page->body, "22\u00a0ноября 2026"));
  const auto list = person.open("/applications");
  EXPECT_TRUE(holds(list->body, "href=\"" + receipt + "\""));

  auto browser = client();
  const json::Value kept = body_of(browser.Get("/api" + receipt));
  EXPECT_EQ(text_of(*kept.find("data")->find("child"), "birthDate"), "2024-05-12");
  EXPECT_EQ(text_of(*kept.find("data")->find("contacts"), "phone"), "+79000000000");
}

TEST_F(SiteTest, a_list_grows_and_shrinks_and_an_answer_is_changed_without_javascript) {
  NoScriptBrowser person(*portal_);
  person.open("/kindergarten");
  httplib::Params until_siblings = complete_application;
  while (!holds(person.html(), "value=\"add/siblings\"")) ASSERT_NE(person.press("next", until_siblings)->status, 404);
  EXPECT_EQ(person.press("add/siblings", {})->status, 200);
  EXPECT_TRUE(holds(person.html(), "Брат или сестра 1"));
  EXPECT_EQ(person.press("next", {{"/siblings/n1/lastName", "Соколов"}})->status, 422) << "the name is missing";
  person.press("add/siblings", {{"/siblings/n1/lastName", "Соколов"}, {"/siblings/n1/firstName", "Лев"}});
  EXPECT_TRUE(holds(person.html(), "Брат или сестра 2"));
  EXPECT_EQ(person.press("remove/siblings/n2", {{"/siblings/n1/lastName", "Соколов"}, {"/siblings/n1/firstName", "Лев"}})->status, 200);
  EXPECT_FALSE(holds(person.html(), "/siblings/n2/lastName\""));
  EXPECT_EQ(person.walk(complete_application)->status, 200);
  EXPECT_TRUE(holds(person.html(), "Брат или сестра 1: Имя"));
  EXPECT_EQ(person.press("change/siblings/n1/firstName", {})->status, 200);
  EXPECT_EQ(input_value(person.html(), "/siblings/n1/firstName"), "Лев");
  person.press("next", {{"/siblings/n1/lastName", "Соколов"}, {"/siblings/n1/firstName", "Лев-Антон"}});
  EXPECT_TRUE(holds(person.html(), "Проверьте ответы")) << "a change leads back";
  const auto result = person.press("submit", {});
  ASSERT_EQ(result->status, 303);
  auto browser = client();
  const json::Value kept = body_of(browser.Get("/api" + result->get_header_value("Location")));
  EXPECT_EQ(json::write(*kept.find("data")->find("siblings")), R"([{"lastName":"Соколов","firstName":"Лев-Антон"}])");
}

TEST_F(SiteTest, the_profile_is_shown_and_then_filled_in_without_javascript) {
  NoScriptBrowser person(*portal_);
  person.open("/kindergarten");
  EXPECT_EQ(input_value(person.html(), "/applicant/lastName"), "");
  EXPECT_EQ(person.press("autofill-start", {})->status, 200);
  EXPECT_TRUE(holds(person.html(), "Соколова")) << "the preview shows what it would take";
  EXPECT_EQ(input_value(person.html(), "/applicant/lastName"), "") << "and fills nothing yet";
  httplib::Params chosen;  // the ticks of the preview, as they stand
  for (std::size_t at = 0; (at = person.html().find("type=\"checkbox\"", at)) != std::string::npos; ++at) {
    const std::string tag = person.html().substr(at, person.html().find('>', at) - at);
    const std::size_t name = tag.find("name=\"");
    if (holds(tag, "checked")) chosen.emplace(tag.substr(name + 6, tag.find('"', name + 6) - name - 6), "on");
  }
  EXPECT_EQ(person.press("autofill-apply", chosen)->status, 200);
  EXPECT_EQ(input_value(person.html(), "/applicant/lastName"), "Соколова");
}

TEST_F(SiteTest, a_hidden_state_that_was_tampered_with_is_left_out) {
  auto browser = client();
  for (const char* state : {"", "{", "null", "[]", "{\"form\":\"x\"}", "\"\\u0000\""}) {
    const auto result =
        browser.Post("/kindergarten", {{"Cookie", "portal_visit=1"}},
                     httplib::Params{{"application-key", "k"}, {"widget-state", state}, {"press", "next"}, {"/applicant/lastName", "Соколова"}});
    EXPECT_EQ(result->status, 422) << state;
    EXPECT_EQ(input_value(result->body, "/applicant/lastName"), "Соколова") << state;
  }
}

TEST_F(SiteTest, another_person_of_the_demo_can_be_chosen) {
  auto browser = client();
  const auto chosen = browser.Post("/demo-person", {{"Cookie", "portal_visit=1"}}, httplib::Params{{"person", "empty"}});
  EXPECT_EQ(chosen->status, 303);
  EXPECT_EQ(chosen->get_header_value("Set-Cookie").substr(0, 18), "demo_person=empty;");
  EXPECT_EQ(browser.Post("/demo-person", {{"Cookie", "portal_visit=1"}}, httplib::Params{{"person", "nobody"}})->status, 403);
}

TEST_F(SiteTest, the_package_is_served_with_validators_and_brotli) {
  folder_.write("dist/form.wasm", "plain");
  folder_.write("dist/form.wasm.br", "packed");
  folder_.write("dist/strings/ru.0123abcd.json", "{}");
  auto browser = client();
  browser.set_decompress(false);
  const auto plain = browser.Get("/dist/form.wasm", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(plain->body, "plain");
  EXPECT_EQ(plain->get_header_value("Content-Type"), "application/wasm");
  EXPECT_EQ(plain->get_header_value("Cache-Control"), "no-cache");
  const auto packed = browser.Get("/dist/form.wasm", {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(packed->body, "packed");
  EXPECT_EQ(packed->get_header_value("Content-Encoding"), "br");
  EXPECT_NE(packed->get_header_value("ETag"), plain->get_header_value("ETag"));
  EXPECT_EQ(browser.Get("/dist/form.wasm", {{"Accept-Encoding", "gzip"}, {"If-None-Match", plain->get_header_value("ETag")}})->status, 304);
  EXPECT_EQ(browser.Get("/dist/strings/ru.0123abcd.json")->get_header_value("Cache-Control"), "public, max-age=31536000, immutable");
  folder_.write("dist/shared-7ZXK3HTH.js", "");
  folder_.write("dist/live-regions.js", "");
  EXPECT_EQ(browser.Get("/dist/shared-7ZXK3HTH.js")->get_header_value("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(browser.Get("/dist/live-regions.js")->get_header_value("Cache-Control"), "no-cache");
  EXPECT_EQ(browser.Head("/dist/form.wasm")->status, 200);
}

// [R 4, 65]
TEST_F(SiteTest, without_javascript_the_answers_go_to_another_device_by_a_code_and_stay_here_as_they_were) {
  NoScriptBrowser here(*portal_);
  here.open("/kindergarten");
  const auto made = here.press("handover-make", {{"/applicant/role", "parent"}, {"/applicant/lastName", "Соколова-Мирная"}});
  EXPECT_EQ(made->status, 200);
  const std::size_t at = here.html().find("#portal-handover=kindergarten:");
  ASSERT_NE(at, std::string::npos);
  const std::string code = here.html().substr(at + 30, 19);
  EXPECT_TRUE(holds(here.html(), "<span class=\"number\">" + code + "</span>"));
  EXPECT_TRUE(holds(here.html(), "<svg class=\"qr\" role=\"img\""));
  EXPECT_EQ(input_value(here.html(), "/applicant/lastName"), "Соколова-Мирная");
  EXPECT_FALSE(holds(here.html(), "id=\"pw-errors\"")) << "nothing was checked";

  auto there = client();
  EXPECT_EQ(there.Get("/kindergarten/code")->status, 200);
  const httplib::Headers own = {{"Cookie", "portal_visit=1; demo_person=empty"}};
  const auto form = there.Post("/kindergarten/code", own, httplib::Params{{"code", code}});
  EXPECT_EQ(form->status, 200);
  EXPECT_EQ(input_value(form->body, "/applicant/lastName"), "Соколова-Мирная");
  EXPECT_TRUE(holds(form->body, "Ответы с другого устройства внизу"));
  EXPECT_FALSE(holds(form->body, "pw-handover")) << "what the script offers does nothing here";
}

TEST_F(SiteTest, a_code_that_opens_nothing_says_what_to_do_and_only_whole_ones_are_guesses) {
  auto browser = client();
  const httplib::Headers own = {{"Cookie", "portal_visit=1"}};
  const auto post = [&](const std::string& code) { return browser.Post("/kindergarten/code", own, httplib::Params{{"code", code}}); };
  for (int more = 0; more < 12; ++more) {
    const auto half = post("\"><b>1234");
    EXPECT_EQ(half->status, 422);
    EXPECT_TRUE(holds(half->body, "Введите код: 16 цифр"));
    EXPECT_TRUE(holds(half->body, "value=\"&quot;&gt;&lt;b&gt;1234\""));
  }
  const auto unknown = post("0000 0000 0000 0000");
  EXPECT_EQ(unknown->status, 404);
  EXPECT_TRUE(holds(unknown->body, "<title>Есть ошибки: Код с другого устройства"));
  EXPECT_TRUE(holds(unknown->body, "aria-describedby=\"code-error code-hint\""));
  for (int more = 0; more < 9; ++more) post("0000 0000 0000 0000");
  const auto refused = post("0000 0000 0000 0000");
  EXPECT_EQ(refused->status, 429);
  EXPECT_EQ(refused->get_header_value("Retry-After"), "600");
  EXPECT_EQ(
      browser.Post("/kindergarten/code", {{"Cookie", "portal_visit=1"}, {"Sec-Fetch-Site", "cross-site"}}, httplib::Params{{"code", "1"}})->status,
      403);
}

}  // namespace
}  // namespace portal::demo
