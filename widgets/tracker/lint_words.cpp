// Stems and lengths; the lists are short on purpose, silence is no praise.
#include "widgets/tracker/lint_words.h"

#include "sdk/text/port.h"
#include "widgets/tracker/case_event.h"

namespace portal::tracker {

namespace {

constexpr std::size_t longest_sentence = 22;  // words

struct Registry {
  std::string_view stem;
  std::string_view holder;
};

// Law 210-FZ, article 7: what authorities have, they may not ask for.
constexpr Registry registries[] = {{"свидетельство о рождении", "ЕГР ЗАГС"},
                                   {"свидетельство о браке", "ЕГР ЗАГС"},
                                   {"свидетельство о смерти", "ЕГР ЗАГС"},
                                   {"свидетельства о рождении", "ЕГР ЗАГС"},
                                   {"снилс", "Социальный фонд России"},
                                   {"выписка из егрн", "Росреестр"},
                                   {"выписка из егрюл", "ФНС"},
                                   {"выписка из егрип", "ФНС"},
                                   {"свидетельство инн", "ФНС"},
                                   {"справка о доходах", "ФНС"},
                                   {"справка об отсутствии судимости", "МВД"},
                                   {"справка о регистрации", "МВД"},
                                   {"справка о составе семьи", "ЕГР ЗАГС"},
                                   {"пенсионное удостоверение", "Социальный фонд России"}};

// Words of offices, by stems.
constexpr std::string_view heavy[] = {"осуществл",
                                      "в целях",
                                      "посредством",
                                      "надлежащ",
                                      "вышеуказанн",
                                      "нижеследующ",
                                      "является необходимым",
                                      "в установленном порядке",
                                      "предоставление государственной"};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Sentences end at . ! ? before a blank or the end, not after a single letter or a short abbreviation.
void lint_sentences(const std::string& path, std::string_view text, std::vector<Finding>& found) {
  std::size_t words = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool at_end = i == text.size();
    const bool stops =
        at_end || ((text[i] == '.' || text[i] == '!' || text[i] == '?') && (i + 1 == text.size() || is_blank(text[i + 1])) && i > start + 6);
    if (!at_end && is_blank(text[i]) && i > start) ++words;
    if (!stops) continue;
    if (words + 1 > longest_sentence) found.push_back({FindingCode::hard_sentence, path, std::to_string(words + 1) + " words"});
    words = 0;
    start = i + 1;
    while (start < text.size() && is_blank(text[start])) ++start;
    i = at_end ? i : start - 1;
  }
  const std::string folded = text::fold_case(text);
  for (const std::string_view stem : heavy)
    if (folded.find(stem) != std::string::npos) found.push_back({FindingCode::hard_sentence, path, std::string(stem)});
}

}  // namespace

std::string_view status_name(int index) { return name_of(static_cast<Status>(index)); }

std::string_view registry_that_has(std::string_view title) {
  const std::string folded = text::fold_case(title);
  for (const Registry& registry : registries)
    if (folded.find(registry.stem) != std::string::npos) return registry.holder;
  return {};
}

void lint_texts(const Scenario& scenario, std::vector<Finding>& found) {
  for (const auto& [key, text] : scenario.texts()) lint_sentences(key, text, found);
  for (const auto& [language, texts] : scenario.translations()) {
    for (const auto& [key, text] : scenario.texts()) {
      bool is_there = false;
      for (const auto& [other, words] : texts) is_there |= other == key;
      if (!is_there) found.push_back({FindingCode::missing_text, key, language});
    }
    for (const auto& [key, text] : texts) lint_sentences(language + "/" + key, text, found);
  }
  if (scenario.translations().empty()) found.push_back({FindingCode::missing_text, "translations", scenario.language == "ru" ? "en" : "ru"});
}

}  // namespace portal::tracker
