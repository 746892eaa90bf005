#pragma once
// A person who fills in a form that nobody has seen: only what is asked for, with the first answer that the form takes.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "widgets/form/model.h"

namespace portal::conformance {

inline constexpr const char* today = "2026-11-25";  // on every run: dates may be bounded by it

class Filler {
 public:
  explicit Filler(std::shared_ptr<const form::Definition> definition) : model_(std::move(definition)) { model_.set_today(today); }

  // Answers until nothing is complained about. False where some field takes nothing we know: `stuck()` names them by place.
  bool fill();
  // Then answers everything else that is shown, too, as far as it stays valid.
  bool fill_all();
  // Another answer to a question that is shown: other answers show other pages. How many there are to try: choices, boxes, a few numbers.
  std::size_t choices(std::size_t field) const;
  bool choose(std::size_t field, std::size_t choice);

  const std::vector<std::string>& stuck() const { return stuck_; }
  form::Model& model() { return model_; }
  // What was typed, in order: node id and value; a later value for the same node replaces the earlier.
  const std::vector<std::pair<std::string, json::Value>>& typed() const { return typed_; }
  // Numbers of the pages (in Definition::pages) that are shown.
  std::vector<std::size_t> pages() const;

 private:
  bool answer(std::size_t field);
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
