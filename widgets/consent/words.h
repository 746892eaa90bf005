#pragma once
// The widget's words, and sentences about rows and events.

#include <string>
#include <string_view>

#include "sdk/text/message.h"
#include "widgets/consent/rows.h"

namespace portal::consent {

class Words {
 public:
  Words(const text::Strings& strings, const Definition& definition) : strings_(strings), definition_(definition) {}

  std::string say(std::string_view key, const json::Object& arguments = {}) const;  // without "consent."
  const text::Strings& strings() const { return strings_; }
  const std::string& locale() const { return strings_.locale(); }

  std::string scope(const Scope& scope) const;  // «все услуги», «набор «Рождение ребёнка»», «Запись в первый класс»
  std::string state(const Row& row) const;  // «Согласие дано 24 ноября 2026 года, действует до 24 ноября 2027 года»
  std::string act(const Row& row, std::string_view verb) const;  // a button's name: "give", "withdraw", "except", "renew"
  std::string done(const Row& row, State state) const;           // what is announced
  std::string title(const Record& record) const;                 // of its text, of its kind where the text is gone
  std::string event(const Record& record, const Event& event) const;

 private:
  const text::Strings& strings_;
  const Definition& definition_;
};

}  // namespace portal::consent
