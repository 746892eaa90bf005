#pragma once
// The widget's sentences: which key with which arguments, and values as people read them.

#include <initializer_list>
#include <string>
#include <string_view>

#include "sdk/text/message.h"
#include "widgets/suggestions/model.h"

namespace portal::suggestions {

class Words {
 public:
  Words(const text::Strings& strings, const catalogue::Catalogue& catalogue) : strings_(strings), catalogue_(catalogue) {}

  std::string say(std::string_view key, std::initializer_list<json::Member> arguments = {}) const;
  const text::Strings& strings() const { return strings_; }
  const std::string& locale() const { return strings_.locale(); }
  std::string of(const catalogue::Text& text) const { return std::string(text.in(locale())); }
  std::string name(std::size_t service) const { return of(catalogue_.services[service].name); }

  std::string fact_name(std::string_view fact) const;                             // «число детей»; the path where nobody named it
  std::string value(std::string_view fact, const json::Value& value) const;       // «да», «24 ноября 2026 года», a choice's name
  std::string rank_reason(const catalogue::Ranked& ranked, bool is_first) const;  // «Показано первым: срок – через 5 дней»
  std::string change(const catalogue::NearestChange& nearest) const;  // «Ответ изменится с 14 марта 2030 года»; "" where none is known

 private:
  const text::Strings& strings_;
  const catalogue::Catalogue& catalogue_;
};

}  // namespace portal::suggestions
