#pragma once
// The widget's words in the language in use, and the methodology's own.

#include <string>
#include <string_view>

#include "sdk/methodology/methodology.h"
#include "sdk/text/message.h"

namespace portal::rating {

class Words {
 public:
  explicit Words(const text::Strings& strings) : strings_(strings) {}

  // Without "rating.".
  std::string say(std::string_view key, const json::Object& arguments = {}) const { return strings_.format("rating." + std::string(key), arguments); }
  const std::string& locale() const { return strings_.locale(); }

  std::string own(const methodology::Texts& texts) const { return std::string(texts.in(locale())); }
  // The language of own(texts), where it is not the widget's; else "".
  std::string language_of(const methodology::Texts& texts) const;
  // A text by language that a host has sent; "" where it has none.
  std::string sent(const json::Value* texts) const;

 private:
  const text::Strings& strings_;
};

}  // namespace portal::rating
