// The API over a real socket: what it promises about drafts, applications and facts.

#include <condition_variable>
#include <mutex>
#include <vector>

#include "examples/portal/backend/receipt.h"
#include "examples/portal/backend/server_fixture.h"

namespace portal::demo {
namespace {

using ApiTest = PortalTest;

TEST_F(ApiTest, gives_only_the_facts_asked_for) {
  auto browser = client();
  const auto result = browser.Get("/api/profile?facts=person.snils,person.name.family,no.such.fact");
  ASSERT_EQ(result->status, 200);
  EXPECT_EQ(result->get_header_value("Cache-Control"), "no-store");
  std::vector<std::string> paths;
  const json::Value body = body_of(result);
  for (const json::Value& fact : body.find("facts")->array()) paths.push_back(text_of(fact, "path"));
  EXPECT_EQ(paths, (std::vector<std::string>{"person.name.family", "person.snils"}));
}

TEST_F(ApiTest, knows_nothing_of_a_person_without_a_profile) {
  auto browser = client();
  const auto result = browser.Get("/api/profile?facts=person.snils", {{"Cookie", "demo_person=empty"}});
  EXPECT_EQ(result->body, R"({"facts":[]})");
}

TEST_F(ApiTest, refuses_a_person_it_does_not_know) {
  auto browser = client();
  const auto result = browser.Get("/api/profile?facts=person.snils", {{"Cookie", "demo_person=../profiles/sokolova"}});
  EXPECT_EQ(result->status, 403);
  EXPECT_EQ(problem_type(result), "/problems/person-unknown");
}

TEST_F(ApiTest, answers_in_the_language_the_person_reads) {
  auto browser = client();
  EXPECT_EQ(text_of(body_of(browser.Get("/api/profile", {{"Accept-Language", "en"}})), "title"), "The request could not be read");
  EXPECT_EQ(text_of(body_of(browser.Get("/api/profile", {{"Accept-Language", "ru"}})), "title"), "Запрос не прочитан");
}

TEST_F(ApiTest, a_draft_is_saved_only_over_what_the_writer_has_seen) {
  auto browser = client();
  const char* address = "/api/drafts/kindergarten/1";
  const auto first = browser.Put(address, {{"If-None-Match", "*"}}, R"({"version":"1.0.0","content":{"a":1}})", "application/json");
  ASSERT_EQ(first->status, 201);
  const std::string seen = first->get_header_value("ETag");

  const auto second = browser.Put(address, {{"If-Match", seen}}, R"({"version":"1.0.0","content":{"a":2}})", "application/json");
  ASSERT_EQ(second->status, 200);

  const auto late = browser.Put(address, {{"If-Match", seen}}, R"({"version":"1.0.0","content":{"a":3}})", "application/json");
  EXPECT_EQ(late->status, 412);
  EXPECT_EQ(late->get_header_value("ETag"), second->get_header_value("ETag"));
  const json::Value problem = body_of(late);
  EXPECT_EQ(text_of(problem, "type"), "/problems/draft-conflict");
  EXPECT_EQ(*problem.find("current")->find("content"), json::Value(json::Object{{"a", 2}}));
  EXPECT_EQ(text_of(*problem.find("current"), "etag"), second->get_header_value("ETag"));

  EXPECT_EQ(browser.Put(address, {{"If-None-Match", "*"}}, R"({"version":"1.0.0","content":{}})", "application/json")->status, 412);
  EXPECT_EQ(*body_of(browser.Get(address)).find("content"), json::Value(json::Object{{"a", 2}}));
}

TEST_F(ApiTest, an_entity_tag_never_comes_back_after_a_deletion) {
  auto browser = client();
  const char* address = "/api/drafts/kindergarten/1";
  const std::string body = R"({"version":"1.0.0","content":{}})";
  const std::string before = browser.Put(address, {{"If-None-Match", "*"}}, body, "application/json")->get_header_value("ETag");
  EXPECT_EQ(browser.Delete(address, {{"If-Match", "\"r999\""}})->status, 412);
  EXPECT_EQ(browser.Delete(address, {{"If-Match", before}})->status, 204);
  EXPECT_EQ(browser.Get(address)->status, 404);
  const auto gone = browser.Put(address, {{"If-Match", before}}, body, "application/json");
  EXPECT_EQ(gone->status, 412);
  EXPECT_TRUE(body_of(gone).find("current")->is_null());
  EXPECT_NE(browser.Put(address, {{"If-None-Match", "*"}}, body, "application/json")->get_header_value("ETag"), before);
}

TEST_F(ApiTest, drafts_of_one_person_do_not_exist_for_another) {
  auto browser = client();
  browser.Put("/api/drafts/kindergarten/1", {{"If-None-Match", "*"}}, R"({"version":"1.0.0","content":{}})", "application/json");
  EXPECT_EQ(browser.Get("/api/drafts/kindergarten/1", {{"Cookie", "demo_person=empty"}})->status, 404);
  EXPECT_EQ(browser.Get("/api/drafts?form=kindergarten", {{"Cookie", "demo_person=empty"}})->body, R"({"drafts":[]})");
  EXPECT_EQ(body_of(browser.Get("/api/drafts?form=kindergarten")).find("drafts")->array().size(), 1U);
}

TEST_F(ApiTest, accepts_an_application_and_gives_its_number) {
  auto browser = client();
  const auto result = submit(browser, "key-1", certificate_application());
  ASSERT_EQ(result->status, 201) << result->body;
  const std::string number = text_of(body_of(result), "number");
  EXPECT_EQ(number, receipt_number(2026, 1));
  EXPECT_EQ(text_of(body_of(result), "receivedAt"), "2026-11-22T00:05:09Z");
  EXPECT_EQ(result->get_header_value("Location"), "/api/applications/" + number);
  const json::Value kept = body_of(browser.Get("/api/applications/" + number));
  EXPECT_EQ(*kept.find("data"), json::Value(certificate_data()));
  EXPECT_EQ(browser.Get("/api/applications/" + number, {{"Cookie", "demo_person=empty"}})->status, 404);
}

TEST_F(ApiTest, keeps_what_the_person_let_stand_and_refuses_what_is_no_list_of_it) {
  auto browser = client();
  const auto with = [](const char* warnings) {
    json::Value body = json::parse(certificate_application()).value();
    body.object().set("warnings", json::parse(warnings).value());
    return json::write(body);
  };
  const auto result = submit(browser, "key-1", with(R"([{"pointer":"/email","keyword":"spaces"}])"));
  ASSERT_EQ(result->status, 201) << result->body;
  const std::string address = result->get_header_value("Location");
  EXPECT_EQ(json::write(*body_of(browser.Get(address)).find("warnings")), R"([{"pointer":"/email","keyword":"spaces"}])");
  EXPECT_EQ(submit(browser, "key-1", certificate_application())->status, 422) << "another application under the same key";
  const auto wrong = submit(browser, "key-2", with(R"([{"pointer":"/email","why":"spaces"}])"));
  EXPECT_EQ(wrong->status, 400);
  EXPECT_EQ(text_of(body_of(wrong), "path"), "/warnings/0/keyword");
}

TEST_F(ApiTest, names_every_field_with_an_error_by_its_pointer) {
  auto browser = client();
  json::Object data = certificate_data();
  data.erase("email");
  data.set("extra", 1);
  const auto result = submit(browser, "key-1", certificate_application(std::move(data)));
  ASSERT_EQ(result->status, 422) << result->body;
  std::vector<std::string> errors;
  const json::Value problem = body_of(result);
  for (const json::Value& error : problem.find("errors")->array()) errors.push_back(text_of(error, "pointer") + " " + text_of(error, "keyword"));
  EXPECT_EQ(errors, (std::vector<std::string>{"/extra unknown", "/email required"}));
}

TEST_F(ApiTest, the_same_application_twice_is_one_also_after_a_restart) {
  auto browser = client();
  const auto first = submit(browser, "key-1", certificate_application());
  const auto again = submit(browser, "key-1", certificate_application());
  EXPECT_EQ(again->status, 201);
  EXPECT_EQ(again->body, first->body);
  restart();
  auto later = client();
  const auto after = submit(later, "key-1", certificate_application());
  EXPECT_EQ(after->status, 201);
  EXPECT_EQ(after->body, first->body);
  EXPECT_EQ(body_of(later.Get("/api/applications")).find("applications")->array().size(), 1U);
}

TEST_F(ApiTest, a_key_cannot_be_used_for_another_application) {
  auto browser = client();
  submit(browser, "key-1", certificate_application());
  json::Object other = certificate_data();
  other.set("firstName", "Мария");
  const auto result = submit(browser, "key-1", certificate_application(std::move(other)));
  EXPECT_EQ(result->status, 422);
  EXPECT_EQ(problem_type(result), "/problems/idempotency-key-reused");
  EXPECT_EQ(
      browser
          .Post("/api/applications", {{"Idempotency-Key", "key-1"}, {"Cookie", "demo_person=empty"}}, certificate_application(), "application/json")
          ->status,
      201)
      << "keys are each person's own";
}

TEST_F(ApiTest, a_refused_application_leaves_its_key_free) {
  auto browser = client();
  json::Object wrong = certificate_data();
  wrong.erase("lastName");
  EXPECT_EQ(submit(browser, "key-1", certificate_application(std::move(wrong)))->status, 422);
  EXPECT_EQ(submit(browser, "key-1", certificate_application())->status, 201);
}

httplib::Result settle(httplib::Client& browser, const char* key) {
  return browser.Post("/api/applications/outcome", {{"Idempotency-Key", key}}, "{}", "application/json");
}

TEST_F(ApiTest, tells_what_came_of_an_application_whose_answer_was_lost) {
  auto browser = client();
  const auto sent = submit(browser, "key-1", certificate_application());
  const auto settled = settle(browser, "key-1");
  EXPECT_EQ(settled->status, 200);
  EXPECT_EQ(settled->body, "{\"receipt\":" + sent->body + "}");
  EXPECT_EQ(submit(browser, "key-1", certificate_application())->body, sent->body) << "the key still answers with its application";
}

TEST_F(ApiTest, an_application_that_comes_after_its_key_was_closed_is_refused) {
  auto browser = client();
  EXPECT_EQ(settle(browser, "key-1")->body, R"({"receipt":null})");
  restart();
  auto later = client();
  const auto late = submit(later, "key-1", certificate_application());
  EXPECT_EQ(late->status, 422);
  EXPECT_EQ(problem_type(late), "/problems/idempotency-key-closed");
  EXPECT_EQ(settle(later, "key-1")->body, R"({"receipt":null})");
  EXPECT_EQ(submit(later, "key-2", certificate_application())->status, 201);
  EXPECT_EQ(body_of(later.Get("/api/applications")).find("applications")->array().size(), 1U);
}

TEST_F(ApiTest, says_which_version_of_the_form_is_in_force) {
  auto browser = client();
  const auto result =
      submit(browser, "key-1", json::write(json::Object{{"form", "certificate-request"}, {"version", "0.9.0"}, {"data", certificate_data()}}));
  EXPECT_EQ(result->status, 422);
  EXPECT_EQ(text_of(body_of(result), "present"), "1.0.0");
  EXPECT_EQ(submit(browser, "key-1", R"({"form":"no-such-form","version":"1","data":{}})")->status, 404);
}

TEST_F(ApiTest, a_key_is_required_and_must_be_plain) {
  auto browser = client();
  const std::string body = certificate_application();
  EXPECT_EQ(problem_type(browser.Post("/api/applications", body, "application/json")), "/problems/idempotency-key-missing");
  EXPECT_EQ(problem_type(submit(browser, std::string(129, 'k'), body)), "/problems/idempotency-key-missing");
  EXPECT_EQ(problem_type(submit(browser, "ключ", body)), "/problems/idempotency-key-missing");
  EXPECT_EQ(submit(browser, "\"quoted\"", body)->status, 201);
  EXPECT_EQ(submit(browser, "quoted", body)->status, 201);
  EXPECT_EQ(body_of(browser.Get("/api/applications")).find("applications")->array().size(), 1U);
}

// Checks nothing until it is let go, so that a second request can meet the first one at work.
class SlowForms : public FormService {
 public:
  struct Gate {
    std::mutex mutex;
    std::condition_variable changed;
    bool reached = false;
    bool open = false;
  };
  explicit SlowForms(Gate& gate) : gate_(gate), forms_(make_form_service(content_folder(), PORTAL_STRINGS_DIR)) {}
  Result<json::Value> definition(std::string_view form) override { return forms_->definition(form); }
  Result<std::vector<schema::Problem>> check(const json::Value& definition, const json::Value& data, std::string_view today) override {
    std::unique_lock lock(gate_.mutex);
    gate_.reached = true;
    gate_.changed.notify_all();
    gate_.changed.wait(lock, [this] { return gate_.open; });
    return forms_->check(definition, data, today);
  }
  Result<FormHtml> draw(const json::Value& definition, const FormFrame& frame) override { return forms_->draw(definition, frame); }
  Result<FormHtml> draw_brought(const json::Value& definition, const FormFrame& frame, const json::Value& brought) override {
    return forms_->draw_brought(definition, frame, brought);
  }
  Result<FormHtml> post(const json::Value& definition, const FormFrame& frame, const PostedForm& posted, SubmitHost& host) override {
    return forms_->post(definition, frame, posted, host);
  }

 private:
  Gate& gate_;
  std::unique_ptr<FormService> forms_;
};

TEST_F(ApiTest, the_same_key_at_the_same_time_is_told_to_wait) {
  SlowForms::Gate gate;
  restart(std::make_unique<SlowForms>(gate));
  int first_status = 0;
  std::thread first([&] {
    auto browser = client();
    first_status = submit(browser, "key-1", certificate_application())->status;
  });
  {
    std::unique_lock lock(gate.mutex);
    gate.changed.wait(lock, [&] { return gate.reached; });
  }
  auto browser = client();
  const auto second = submit(browser, "key-1", certificate_application());
  EXPECT_EQ(second->status, 409);
  EXPECT_EQ(problem_type(second), "/problems/idempotency-key-in-use");
  EXPECT_EQ(settle(browser, "key-1")->status, 409) << "nobody can say yet what comes of it";
  {
    std::lock_guard lock(gate.mutex);
    gate.open = true;
  }
  gate.changed.notify_all();
  first.join();
  EXPECT_EQ(first_status, 201);
  EXPECT_EQ(submit(browser, "key-1", certificate_application())->status, 201);
  EXPECT_EQ(body_of(browser.Get("/api/applications")).find("applications")->array().size(), 1U);
}

TEST_F(ApiTest, many_at_once_get_numbers_without_gaps_or_doubles) {
  constexpr int people = 8;
  constexpr int each = 10;
  std::vector<std::thread> threads;
  for (int person = 0; person < people; ++person) {
    threads.emplace_back([this, person] {
      auto browser = client();
      for (int i = 0; i < each; ++i) submit(browser, "key-" + std::to_string(person) + "-" + std::to_string(i), certificate_application());
    });
  }
  for (std::thread& thread : threads) thread.join();
  auto browser = client();
  const json::Value body = body_of(browser.Get("/api/applications"));
  const json::Array& kept = body.find("applications")->array();
  ASSERT_EQ(kept.size(), std::size_t{people * each});
  for (std::size_t i = 0; i < kept.size(); ++i) {
    EXPECT_EQ(text_of(kept[i], "number"), receipt_number(2026, static_cast<std::int64_t>(kept.size() - i)));
  }
}

}  // namespace
}  // namespace portal::demo
