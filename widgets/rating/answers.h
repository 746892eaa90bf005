#pragma once
// What a person has answered so far: nothing leaves here before they say so.

#include <map>
#include <string>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/methodology/rating_event.h"
#include "widgets/rating/settings.h"

namespace portal::rating {

struct Answers {
  std::map<std::string, std::string> chosen;  // question → value of its point, as text
  std::vector<std::string> reasons;
  std::string comment;

  bool empty() const { return chosen.empty() && reasons.empty() && comment.empty(); }
  // The index of the main answer's point; points.size() where there is none.
  std::size_t main_point(const methodology::Methodology& method) const;

  // False: the methodology has no such question, point or reason, and nothing is changed.
  bool choose(const methodology::Methodology& method, const std::string& question, const std::string& value);
  bool choose_reasons(const methodology::Methodology& method, const json::Value& list);

  void write(const methodology::Methodology& method, methodology::RatingEvent& event) const;
  void archive(json::Archive& state);
};

}  // namespace portal::rating
