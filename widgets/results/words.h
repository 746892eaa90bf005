#pragma once
// Numbers, channels and months of a report as people say them.

#include <string>

#include "sdk/text/message.h"
#include "widgets/results/report.h"

namespace portal::results {

class Words {
 public:
  Words(const Report& report, const text::Strings& strings) : report_(report), strings_(strings) {}

  std::string say(const char* key, const json::Object& arguments = {}) const { return strings_.format(key, arguments); }
  const std::string& language() const { return strings_.locale(); }

  std::string number(double value) const;                        // one decimal at most
  std::string score(const Group& group, double value) const;     // «81,2 из 100»
  std::string cell(const Group& group, const Cell& cell) const;  // with its interval and number of answers, or why it is hidden
  std::string channel(const std::string& name) const;
  std::string row(const std::string& name) const;                   // «апрель 2026», "version 2.0"
  std::string question(const Group& group) const;                   // of the construct
  std::string wording(const Group& group) const;                    // as it was asked; "" where it is not known
  std::string anchor(const Group& group, std::size_t point) const;  // as the method calls it, else its number
  std::string reason(const Group& group, const std::string& id, const char* kind) const;
  std::string method(const std::string& hash) const;  // «Единая методика оценки услуг, версия 1.0»

 private:
  const json::Value* question_of(const Group& group) const;

  const Report& report_;
  const text::Strings& strings_;
};

}  // namespace portal::results
