#pragma once
// A form in pages: one at a time, "Step 2 of 5: …", back and next, then all answers to be checked, each with a way to change it that leads
// back. What a rule hides is no step. A page is left forwards only when nothing on it is wrong; backwards always.
//
// How long the rest takes is counted from the questions that are open and blank: 5 seconds for a choice, 12 for a line, 45 for a longer
// text, 60 for a file, in full minutes; files are documents to have at hand. It is counted anew when a field is left, not while it is typed.

#include <string>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/submission.h"
#include "widgets/form/words.h"

namespace portal::form {

class Pages {
 public:
  static bool are_used(const Model& model) { return !model.definition().pages.empty(); }

  // "next", "back", "change/child/name", "goto/child/name".
  Outcome press(const std::string& node, Model& model, Submission& submission, const Words& words, session::Effects& effects);
  bool toggle(const std::string& node, bool open);
  void show_field(std::size_t field, const Model& model);  // its page becomes the current one
  void resume(const Model& model);                         // a draft came back: with the page that was open
  void reset() { *this = Pages(); }
  void count_effort(const Model& model);

  bool is_review(const Model& model) const { return are_used(model) && current_ == review; }
  // The pages that are open now and which of them the person is on: looked up in all fields, so once for a view.
  struct Course {
    std::vector<std::size_t> pages;                                            // their elements; none where the form has no pages
    std::size_t at = 0;                                                        // behind the last: the answers are checked
    std::size_t element() const { return at < pages.size() ? pages[at] : 0; }  // the current page's; 0, the whole, where there is none
  };
  Course course(const Model& model) const;

  ui::NodePtr steps_view(const Course& course, const Model& model, const Words& words) const;
  // The page around its questions, or the answers to be checked.
  ui::NodePtr page_view(const Course& course, const Model& model, const Words& words, std::vector<ui::NodePtr> questions) const;
  void add_actions(ui::Container& actions, const Course& course, const Model& model, const Words& words) const;

  void archive(json::Archive& state);

 private:
  static constexpr const char* review = "review";

  void go(const std::string& page, Model& model, session::Effects& effects);
  ui::NodePtr review_view(const Course& course, const Model& model, const Words& words) const;

  std::string current_;    // id of its element, or "review"; empty: the first
  std::string return_to_;  // the link of the review that led here
  bool is_list_open_ = false;
  std::int64_t seconds_ = 0;
  std::int64_t documents_ = 0;
};

}  // namespace portal::form
