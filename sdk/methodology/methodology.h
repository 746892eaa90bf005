#pragma once
// A methodology: everything that must be the same for two ratings to mean the same, as one document known by the hash of its content.
//
//   PORTAL_TRY(auto method, Methodology::read(document));
//   method.hash()                        "9f2c…": SHA-256 over the canonical text (RFC 8785); every rating carries it
//   method.main().points[4].anchor("ru") «Очень доволен»
//
// methodology.schema.json describes the document; this reader asks for the same and, besides, that the parts fit one another: a formula
// the length of its scale, keys for every point, anchors and wording in every language of the title. Points stand the worst first,
// `order` says how they are shown. Errors: those of json::Reader; unknown_name; out_of_range; missing_key (a language).

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/statistics/scores.h"

namespace portal::methodology {

enum class Construct : unsigned char {
#define X(name, meaning) name,
#include "sdk/methodology/constructs.def"
#undef X
};
std::string_view name_of(Construct construct);

// One text by language.
class Texts {
 public:
  std::string_view in(std::string_view locale) const;  // "ru-RU" finds "ru"; the first language where there is none
  const std::string* find(std::string_view language) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return texts_; }
  void add(std::string language, std::string text) { texts_.emplace_back(std::move(language), std::move(text)); }

 private:
  std::vector<std::pair<std::string, std::string>> texts_;
};

struct Point {
  json::Value value;  // as a rating carries it: a whole number or a name
  Texts anchor;
};
std::string wire_of(const Point& point);  // its value as text

struct Question {
  std::string id;
  Construct construct = Construct::satisfaction;
  bool required = false;                               // exactly one question is: the main one
  std::vector<std::pair<std::string, Texts>> wording;  // by kind of target; "any" where it is one for all
  bool best_first = true;
  std::vector<Point> points;  // the worst first
  statistics::Formula formula = statistics::Formula::mean;

  const Texts& wording_for(std::string_view target_kind) const;
  std::size_t point_with(std::string_view wire) const;  // points.size() where none
};

struct Reason {
  std::string id;
  Texts label;
};

// Offered after an answer to the main question from point `from` to point `to`, counted from 1, the worst.
struct Reasons {
  std::int64_t from = 1;
  std::int64_t to = 1;
  Texts wording;
  std::vector<Reason> options;
};

// How the scale is presented on a screen, on the phone, on paper.
struct Screen {
  std::string anchors = "all";  // "all", "ends": which points show their words
  std::string marks = "none";   // "none", "stars", "faces", "thumbs": what stands beside or instead of them
};
struct Voice {
  std::string anchors = "all";
  std::vector<std::pair<std::string, std::string>> keypad;  // key of the phone → value of the main question's point
};
struct Paper {
  std::string anchors = "all";
  Texts instruction;
};

class Methodology {
 public:
  static Result<Methodology> read(const json::Value& document);

  const std::string& hash() const { return hash_; }
  const json::Value& document() const { return document_; }
  const Question& main() const;
  const Question* question(std::string_view id) const;    // nullptr where unknown
  const Reasons* reasons_after(std::size_t point) const;  // by index of a point of the main question; nullptr where none
  bool covers(std::string_view target_kind) const;
  bool asks_at(std::string_view endpoint) const;
  bool asks(std::string_view client) const;

  std::string id, version;
  Texts title;
  std::vector<std::string> targets;  // service, digital_service, portal
  std::vector<Question> questions;
  std::vector<Reasons> reasons;
  Texts comment;                       // wording; empty: no free text is asked for
  std::vector<std::string> endpoints;  // success, refusal, abandonment, automatic_grant, contact
  std::vector<std::string> clients;    // external, internal
  std::int64_t one_in = 1;             // of those who may be asked
  std::int64_t shows = 2;              // then silence
  std::int64_t days_after_taken = 90;
  Screen screen;
  Voice voice;
  Paper paper;
  bool has_voice = false, has_paper = false;
  std::int64_t minimum = 10, few = 30;

 private:
  Methodology() = default;
  json::Value document_;
  std::string hash_;
};

}  // namespace portal::methodology
