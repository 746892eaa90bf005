// A rating travels as a CloudEvent: what the schema says, what the reader takes, what the methodology allows.
#include "sdk/methodology/rating_event.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/schema.h"

namespace portal::methodology {
namespace {

json::Value file(const char* name) {
  std::ifstream in(std::string(PORTAL_SOURCE_DIR) + "/sdk/methodology/" + name, std::ios::binary);
  return json::parse(std::string{std::istreambuf_iterator<char>(in), {}}).value();
}

const Methodology& unified() {
  static const Methodology method = Methodology::read(file("data/unified.json")).value();
  return method;
}

RatingEvent full() {
  RatingEvent event;
  event.id = "0b1c";
  event.source = "/channels/web";
  event.time = "2026-11-24T09:30:12Z";
  event.methodology = unified().hash();
  event.target_kind = "service";
  event.target_id = "kindergarten";
  event.channel = "web";
  event.endpoint = "success";
  event.client = "external";
  event.asked = "offer";
  event.language = "ru";
  event.version = "1.0.0";
  event.phase = "beta";
  event.variant = "b";
  event.segment = "family";
  event.answers = {{"satisfaction", 2}, {"need", "partly"}};
  event.reasons = {"speed"};
  event.comment = "Долго";
  event.receipt = std::string(64, 'a');
  return event;
}

std::string error_with(const std::string& pointer, json::Value value) {
  json::Value event = write_rating(full());
  if (json::Value* there = const_cast<json::Value*>(json::at(event, pointer))) *there = std::move(value);
  else EXPECT_TRUE(json::put(event, pointer, std::move(value)).ok());
  const auto schema = schema::Schema::compile(file("rating_event.schema.json"));
  const auto read = read_rating(event);
  // The schema knows no methodology and no subject that must fit; what it refuses, the reader refuses.
  if (!schema.value().is_valid(event)) {
    EXPECT_FALSE(read.ok()) << pointer;
  }
  if (!read.ok()) return std::string(name_of(read.error().code)) + " " + read.error().path;
  const auto fit = fits(read.value(), unified());
  return fit.ok() ? "" : std::string(name_of(fit.error().code)) + " " + fit.error().path;
}

// [R 11, 25, 26, 38]
TEST(RatingEvent, what_is_written_reads_back_and_is_as_the_schema_wants_it) {
  const json::Value written = write_rating(full());
  EXPECT_TRUE(schema::Schema::compile(file("rating_event.schema.json")).value().is_valid(written));
  const auto read = read_rating(written);
  ASSERT_TRUE(read.ok()) << read.error().text();
  EXPECT_EQ(json::write(write_rating(read.value())), json::write(written));
  EXPECT_TRUE(fits(read.value(), unified()).ok());
  EXPECT_EQ(written.find("data")->find("variant")->text(), "b");
  EXPECT_EQ(written.find("data")->find("phase")->text(), "beta");
  EXPECT_EQ(written.find("data")->find("segment")->text(), "family");
}

TEST(RatingEvent, an_offer_has_no_answers) {
  RatingEvent event = full();
  event.type = offered;
  event.answers.clear();
  event.reasons.clear();
  event.comment.clear();
  event.receipt.clear();
  const json::Value written = write_rating(event);
  EXPECT_EQ(written.find("data")->find("answers"), nullptr);
  EXPECT_TRUE(schema::Schema::compile(file("rating_event.schema.json")).value().is_valid(written));
  ASSERT_TRUE(read_rating(written).ok());
  EXPECT_TRUE(fits(read_rating(written).value(), unified()).ok());
}

TEST(RatingEvent, what_does_not_fit_is_refused_at_its_place) {
  EXPECT_EQ(error_with("/name", "Анна"), "unknown_key /name");
  EXPECT_EQ(error_with("/data/phone", "1"), "unknown_key /data/phone");
  EXPECT_EQ(error_with("/specversion", "0.3"), "unknown_name /specversion");
  EXPECT_EQ(error_with("/data/methodology", std::string(64, 'b')), "dangling_reference /data/methodology");
  EXPECT_EQ(error_with("/data/methodology", "unified"), "out_of_range /data/methodology");
  EXPECT_EQ(error_with("/subject", "service/other"), "dangling_reference /subject");
  EXPECT_EQ(error_with("/data/answers/satisfaction", 6), "dangling_reference /data/answers/satisfaction");
  EXPECT_EQ(error_with("/data/answers", json::Object{{"need", "yes"}}), "missing_key /data/answers/satisfaction");
  EXPECT_EQ(error_with("/data/answers", json::Object{{"mood", 1}}), "dangling_reference /data/answers/mood");
  EXPECT_EQ(error_with("/data/reasons", json::Array{"weather"}), "dangling_reference /data/reasons");
  EXPECT_EQ(error_with("/data/reasons", json::Array{"speed", "speed"}), "duplicate_key /data/reasons/1");
  EXPECT_EQ(error_with("/data/comment", ""), "out_of_range /data/comment");
  EXPECT_EQ(error_with("/data/asked", "always"), "unknown_name /data/asked");
  std::string long_text;
  for (std::size_t i = 0; i <= longest_comment; ++i) long_text += "ё";
  EXPECT_EQ(error_with("/data/comment", long_text), "out_of_range /data/comment");
  EXPECT_EQ(error_with("/data/comment", long_text.substr(2)), "");
}

}  // namespace
}  // namespace portal::methodology
