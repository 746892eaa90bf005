#pragma once
// A person who fills in a form that nobody has seen: only what is asked for, with the first answer that the form takes.

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "widgets/form/model.h"

namespace portal::conformance {

inline constexpr const char* today = "2026-11-25";  // on every run: dates may be bounded by it

// Texts of about so many signs, of each sort that a field may want, appended.
void add_texts_of(std::vector<json::Value>& out, std::size_t length);

class Filler {
 public:
  explicit Filler(std::shared_ptr<const form::Definition> definition) : model_(std::move(definition)) { model_.set_today(today); }

  // Answers until nothing is complained about. False where some field takes nothing we know: `stuck()` names them by place.
  bool fill();
  // Then answers everything else that is shown, too, as far as it stays valid.
  bool fill_all();
  // Places of questions that are shown and blank.
  std::vector<std::string> unanswered() const;
  // Another answer to a question that is shown: other answers show other pages. How many there are to try: choices, boxes, a few numbers.
  std::size_t choices(std::size_t field) const;
  bool choose(std::size_t field, std::size_t choice);
  // Answers what is asked at a place of the data so that it is right (null: no answer): `first` are tried before what we would answer ourselves.
  bool set(std::string_view place, const std::vector<json::Value>& first, const std::function<bool(const json::Value*)>& is_right);

  const std::vector<std::string>& stuck() const { return stuck_; }
  form::Model& model() { return model_; }
  // What was typed, in order: node id and value; a later value for the same node replaces the earlier.
  const std::vector<std::pair<std::string, json::Value>>& typed() const { return typed_; }
  // Numbers of the pages (in Definition::pages) that are shown.
  std::vector<std::size_t> pages() const;

 private:
  bool answer(std::size_t field);
  bool vary_within(std::size_t list);
  bool answer_one_more();
  bool choose_another(const std::string& place);
  bool take(std::size_t field, const json::Value& typed);
  std::vector<json::Value> candidates(std::size_t field) const;

  form::Model model_;
  std::vector<std::string> stuck_;
  std::map<std::string, std::size_t> answered_;  // how often: one that is wrong again gets another answer
  std::set<std::string> tried_;                  // optional fields that were answered because something of the whole was wrong
  std::vector<std::pair<std::string, json::Value>> typed_;
};

}  // namespace portal::conformance
