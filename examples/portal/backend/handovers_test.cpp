// Codes for another device: opened by whoever knows one, for a week, hashed at rest, not to be guessed.

#include "examples/portal/backend/handovers.h"

#include <fstream>
#include <sstream>

#include "examples/portal/backend/server_fixture.h"
#include "sdk/json/json.h"

namespace portal::demo {
namespace {

std::int64_t now = 0;
std::int64_t told_clock() { return now; }

class HandoverTest : public PortalTest {
 protected:
  void SetUp() override {
    now = fixed_clock();
    world_.clock = &told_clock;
    PortalTest::SetUp();
  }
  std::string code_for(const char* name) {
    auto browser = client();
    const std::string body =
        R"({"form":"kindergarten","version":"2.0.0","content":{"/applicant/lastName":{"typed":")" + std::string(name) + R"("}}})";
    return body_of(browser.Post("/api/handovers", body, "application/json")).text_at("code");
  }
  httplib::Result open(const std::string& code, const char* form = "kindergarten") {
    auto browser = client();
    const std::string body = json::write(json::Object{{"form", form}, {"code", code}});
    return browser.Post("/api/handovers/open", {{"Cookie", "demo_person=empty"}}, body, "application/json");
  }
};

TEST_F(HandoverTest, the_code_opens_the_answers_for_whoever_knows_it_for_a_week_also_after_a_restart) {  // [R 65]
  const std::string code = code_for("Соколова");
  EXPECT_EQ(code.size(), 19U);
  restart();
  std::string spaced = code;
  for (char& c : spaced)
    if (c == '-') c = ' ';
  const json::Value opened = body_of(open(spaced));
  EXPECT_EQ(json::write(*opened.find("content")), R"({"/applicant/lastName":{"typed":"Соколова"}})");
  EXPECT_EQ(opened.text_at("savedAt"), "2026-11-22T00:05:09Z");
  EXPECT_EQ(open(code, "certificate-request")->status, 404) << "of another form";
  now += Handovers::kept;
  EXPECT_EQ(open(code)->status, 200);
  now += 1;
  EXPECT_EQ(open(code)->status, 404);
}

TEST_F(HandoverTest, a_new_code_takes_the_place_of_the_former) {
  const std::string former = code_for("Первая");
  const std::string present = code_for("Вторая");
  EXPECT_EQ(open(former)->status, 404);
  EXPECT_EQ(open(present)->status, 200);
}

TEST_F(HandoverTest, what_is_kept_does_not_say_the_code) {
  const std::string code = code_for("Соколова");
  portal_.reset();
  std::string bytes;
  for (const auto& file : std::filesystem::directory_iterator(folder_ / "data")) {
    std::ifstream in(file.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    bytes += text.str();
  }
  EXPECT_NE(bytes.find(handover_hash(handover_digits(code))), std::string::npos);
  EXPECT_EQ(bytes.find(code), std::string::npos);
  EXPECT_EQ(bytes.find(handover_digits(code)), std::string::npos);
}

TEST_F(HandoverTest, ten_wrong_guesses_end_guessing_until_the_window_has_passed) {
  const std::string code = code_for("Соколова");
  for (std::int64_t guess = 0; guess < Handovers::most_wrong; ++guess) EXPECT_EQ(open("0000-0000-0000-0000")->status, 404);
  restart();  // forgives none
  const auto refused = open(code);
  EXPECT_EQ(refused->status, 429);
  EXPECT_EQ(refused->get_header_value("Retry-After"), "600");
  EXPECT_EQ(problem_type(refused), "/problems/too-many-guesses");
  now += Handovers::window;
  EXPECT_EQ(open(code)->status, 200);
}

TEST(HandoverCode, is_read_with_any_spaces_and_hyphens_and_only_whole) {
  EXPECT_EQ(handover_digits(" 4821-9935 01762284"), "4821993501762284");
  EXPECT_EQ(handover_digits("4821-9935-0176-228"), "");
  EXPECT_EQ(handover_digits("4821-9935-0176-228O"), "");
}

}  // namespace
}  // namespace portal::demo
