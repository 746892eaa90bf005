// Which of several languages.
#include "widgets/rating/words.h"

namespace portal::rating {

std::string Words::language_of(const methodology::Texts& texts) const {
  const std::string_view mine = std::string_view(locale()).substr(0, locale().find('-'));
  if (texts.all().empty() || texts.find(locale()) != nullptr || texts.find(mine) != nullptr) return {};
  return texts.all().front().first;
}

std::string Words::sent(const json::Value* texts) const {
  if (texts == nullptr || !texts->is_object() || texts->object().empty()) return {};
  const json::Value* mine = texts->find(std::string_view(locale()).substr(0, locale().find('-')));
  const json::Value& text = mine != nullptr ? *mine : texts->object().begin()->value;
  return text.is_string() ? text.text() : std::string();
}

}  // namespace portal::rating
