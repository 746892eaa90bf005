#pragma once
// Sending: everything is checked first, mistakes are listed with links, the application goes once whatever the network does,
// and a receipt stays. Request "application.submit" with {"form","version","data","key"}; the key is the same for a repeat.

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

class Submission {
 public:
  enum class Phase : unsigned char { editing, sending, failed, sent };
  Phase phase() const { return phase_; }

  bool press(const std::string& node, const session::Context& context, Model& model, const Words& words, session::Effects& effects);
  bool reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects);
  void edited();  // a new attempt is a new application: the next key is another one

  ui::NodePtr summary_view(const Model& model, const Words& words) const;  // null where nothing is wrong
  ui::NodePtr failure_view(const Words& words) const;
  ui::NodePtr actions_view(const Words& words, const Definition& definition) const;
  ui::NodePtr receipt_view(const Words& words) const;  // instead of the questions, once sent

  void archive(json::Archive& state, const Model& model);

 private:
  void send(const session::Context& context, const Model& model, const Words& words, session::Effects& effects);
  void refuse(std::vector<std::size_t> wrong, bool loose, const Words& words, session::Effects& effects);
  void take_problem(const json::Value& problem, Model& model, const Words& words, session::Effects& effects);

  Phase phase_ = Phase::editing;
  bool is_dirty_ = true;    // edited since the last attempt
  bool has_loose_ = false;  // something is wrong that belongs to no field
  bool is_offline_ = false;
  std::int64_t attempt_ = 0;
  std::int64_t request_ = 0;
  std::vector<std::size_t> wrong_;  // as of the last attempt, in reading order
  std::string number_;
  std::string received_at_;
};

}  // namespace portal::form
