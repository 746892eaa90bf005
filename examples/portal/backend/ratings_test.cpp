// Ratings over a real socket: each once whatever happens, none lost; what a person sees of what became of theirs. [R 25, 39, 107]
#include <algorithm>
#include <atomic>
#include <random>
#include <set>

#include "examples/portal/backend/program_fixture.h"
#include "examples/portal/backend/rating_fixture.h"

namespace portal::demo {
namespace {

class RatingsTest : public PortalTest {};

std::string status_of(const httplib::Result& result) { return text_of(body_of(result).find("events")->array()[0], "status"); }

TEST_F(RatingsTest, a_repeat_is_told_from_a_new_one_and_from_a_different_one) {
  auto browser = client();
  const auto first = post_rating(browser, rating_event("a"));
  EXPECT_EQ(first->status, 201);
  EXPECT_EQ(status_of(first), "added");
  const auto again = post_rating(browser, rating_event("a"));
  EXPECT_EQ(again->status, 200);
  EXPECT_EQ(status_of(again), "repeated");
  methodology::RatingEvent other = rating_event("a");
  other.answers = {{"satisfaction", 1}};
  const auto different = post_rating(browser, other);
  EXPECT_EQ(different->status, 422);
  EXPECT_EQ(text_of(body_of(different), "type"), "/problems/rating-different");
  EXPECT_EQ(post_batch(browser, {other, rating_event("b")})->status, 201);
}

TEST_F(RatingsTest, what_the_methodology_does_not_have_is_refused_with_its_place) {
  auto browser = client();
  methodology::RatingEvent wrong = rating_event("a");
  wrong.answers = {{"satisfaction", 7}};
  const auto refused = post_rating(browser, wrong);
  EXPECT_EQ(refused->status, 422);
  EXPECT_EQ(text_of(body_of(refused), "type"), "/problems/rating-invalid");
  EXPECT_EQ(text_of(body_of(refused), "path"), "/data/answers/satisfaction");
  EXPECT_EQ(text_of(body_of(post_batch(browser, {rating_event("b"), wrong})), "path"), "/1/data/answers/satisfaction");
  EXPECT_EQ(text_of(body_of(browser.Get("/api/feedback/x")), "type"), "/problems/feedback-not-found");
  methodology::RatingEvent foreign = rating_event("a");
  foreign.methodology = std::string(64, '0');
  EXPECT_EQ(text_of(body_of(post_rating(browser, foreign)), "type"), "/problems/methodology-unknown");
}

// [R 35, 107]
TEST_F(RatingsTest, a_token_shows_without_an_account_what_was_done_about_its_reasons) {
  auto browser = client();
  ASSERT_EQ(post_rating(browser, rating_event("a", "token-1", "Долго"))->status, 201);
  const auto found = browser.Get("/api/feedback/token-1", {{"Cookie", "demo_person=nobody"}});
  ASSERT_EQ(found->status, 200);
  const json::Value feedback = body_of(found);
  EXPECT_EQ(text_of(feedback, "moderation"), "waiting");
  ASSERT_EQ(feedback.find("measures")->array().size(), 1U);
  EXPECT_EQ(text_of(feedback.find("measures")->array()[0], "id"), "kindergarten-speed");
  EXPECT_EQ(text_of(feedback.find("measures")->array()[0], "status"), "working");
  EXPECT_EQ(found->body.find("token-1"), std::string::npos);
}

TEST_F(RatingsTest, a_comment_with_personal_data_is_held_for_a_person_to_look) {
  auto browser = client();
  ASSERT_EQ(post_rating(browser, rating_event("a", "token-1", "Звоните 8 913 123-45-67"))->status, 201);
  EXPECT_EQ(text_of(body_of(browser.Get("/api/feedback/token-1")), "moderation"), "held");
}

TEST_F(RatingsTest, the_methodology_is_served_as_it_is_and_may_be_kept_for_ever) {
  const auto served = client().Get("/api/methodologies/unified/1.0");
  EXPECT_EQ(methodology::Methodology::read(body_of(served)).value().hash(), unified_method().hash());
  EXPECT_EQ(served->get_header_value("Cache-Control"), "public, max-age=31536000, immutable");
}

TEST(RatingStorage, replies_and_moderation_reach_the_receipt_they_are_for) {
  TemporaryFolder folder;
  auto storage = open_rating_storage(folder / "data").value();
  const methodology::RatingEvent event = rating_event("a", "token-1", "Долго");
  ASSERT_TRUE(storage->add({{0, event, 5, Moderation::waiting}, {0, rating_event("b"), 6, Moderation::none}}).ok());
  EXPECT_TRUE(storage->moderate(event.source, "a", Moderation::published).value());
  EXPECT_FALSE(storage->moderate(event.source, "b", Moderation::published).value());  // has no comment
  EXPECT_TRUE(storage->reply(event.receipt, {"k", "done", {{"ru", "Исправили"}}, 7}).value());
  EXPECT_TRUE(storage->reply(event.receipt, {"k", "done", {{"ru", "Исправили снова"}}, 8}).value());
  EXPECT_FALSE(storage->reply("", {"k", "done", {{"ru", "Исправили"}}, 7}).value());
  const auto feedback = storage->feedback(event.receipt).value();
  ASSERT_TRUE(feedback);
  EXPECT_EQ(feedback->rating.moderation, Moderation::published);
  EXPECT_EQ(feedback->rating.received_at, 5);
  ASSERT_EQ(feedback->replies.size(), 1U);
  EXPECT_EQ(feedback->replies[0].text.find("ru")->text(), "Исправили");
  EXPECT_FALSE(storage->feedback("").value());
}

// A device with an outbox: it sends each event until it is acknowledged, and now and then once more.
void send_until_acknowledged(int port, std::vector<methodology::RatingEvent>& outbox, unsigned seed, std::atomic<int>& acknowledged) {
  httplib::Client browser("127.0.0.1", port);
  browser.set_read_timeout(30);
  std::mt19937 random(seed);
  while (!outbox.empty()) {
    const std::size_t size = std::min<std::size_t>(outbox.size(), 1 + random() % 40);
    std::vector<methodology::RatingEvent> batch(outbox.end() - static_cast<std::ptrdiff_t>(size), outbox.end());
    if (random() % 4 == 0) batch.push_back(batch.front());
    const auto sent = size == 1 ? post_rating(browser, batch.front()) : post_batch(browser, batch);
    if (!sent) return;  // the portal is gone: the outbox keeps what was not acknowledged
    ASSERT_TRUE(sent->status == 200 || sent->status == 201) << sent->status << sent->body;
    if (random() % 10 == 0) continue;  // the answer was lost on the way back
    outbox.resize(outbox.size() - size);
    acknowledged += static_cast<int>(size);
  }
}

TEST(RatingsCrash, ten_thousand_events_with_repeats_restarts_and_kills_are_kept_each_once) {
  constexpr int devices = 4;
  constexpr int each = 2500;
  TemporaryFolder folder;
  std::vector<std::vector<methodology::RatingEvent>> outboxes(devices);
  std::set<std::string> expected;
  for (int device = 0; device < devices; ++device) {
    for (int i = 0; i < each; ++i) {
      const std::string id = std::to_string(device) + "-" + std::to_string(i);
      outboxes[static_cast<std::size_t>(device)].push_back(rating_event(id));
      expected.insert(id);
    }
  }
  std::atomic<int> acknowledged = 0;
  int kills = 0;
  for (int round = 0; acknowledged < devices * each && round < 20; ++round) {
    PortalProcess portal(folder / "data");
    ASSERT_GT(portal.port(), 0) << portal.line();
    std::vector<std::thread> sending;
    for (int device = 0; device < devices; ++device)
      sending.emplace_back([&, device] {
        send_until_acknowledged(portal.port(), outboxes[static_cast<std::size_t>(device)], static_cast<unsigned>(round * devices + device),
                                acknowledged);
      });
    const int before = acknowledged;
    if (round < 4) {
      while (acknowledged < before + 1500) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      portal.end(round % 2 == 0 ? SIGKILL : SIGTERM);
      ++kills;
    }
    for (std::thread& device : sending) device.join();
  }
  EXPECT_EQ(kills, 4);
  EXPECT_EQ(acknowledged, devices * each);
  auto storage = open_rating_storage(folder / "data").value();
  EXPECT_EQ(storage->count().value(), devices * each);
  std::multiset<std::string> kept;
  std::int64_t after = 0;
  for (auto batch = storage->ratings(after, 1000).value(); !batch.empty(); batch = storage->ratings(after, 1000).value()) {
    for (const KeptRating& rating : batch) kept.insert(rating.event.id);
    after = batch.back().sequence;
  }
  EXPECT_TRUE(std::equal(kept.begin(), kept.end(), expected.begin(), expected.end()));
}

// [R 105]
TEST_F(RatingsTest, of_few_ratings_nothing_is_published_and_of_ten_the_score) {
  auto browser = client();
  std::vector<methodology::RatingEvent> events;
  for (int i = 0; i < 9; ++i) events.push_back(rating_event("few-" + std::to_string(i)));
  ASSERT_EQ(post_batch(browser, events)->status, 201);
  const auto first = [&] { return json::parse(browser.Get("/api/ratings/aggregate")->body).value().find("groups")->array()[0]; };
  EXPECT_EQ(json::write(*first().find("total")), R"({"hidden":"small"})");
  ASSERT_EQ(post_batch(browser, {rating_event("tenth"), rating_event("few-1")})->status, 201);
  const json::Value group = first();
  EXPECT_EQ(json::write(*group.find("total")), R"({"n":10,"score":25,"low":25,"high":25,"counts":[0,10,0,0,0],"few":true})");
  EXPECT_EQ(json::write(*group.find("obstacles")), R"([{"reason":"speed","n":10}])");
  EXPECT_EQ(group.find("rows")->array()[0].find("row")->text(), "2026-11");
}

}  // namespace
}  // namespace portal::demo
