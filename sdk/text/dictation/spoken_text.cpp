// Free text and names as they are said: signs by their names, capitals where sentences and names begin.
#include "sdk/text/code_points.h"
#include "sdk/text/dictation/hear.h"

namespace portal::text::dictation {
namespace {

struct Sign {
  std::string_view words;  // as it is said, small letters
  std::string_view text;
  enum class Where : unsigned char { after_word, before_word, between, line } where;
};
using Where = Sign::Where;
// Longer ones first: «точка с запятой» before «точка».
constexpr Sign signs[] = {
    {"точка с запятой", ";", Where::after_word},
    {"вопросительный знак", "?", Where::after_word},
    {"знак вопроса", "?", Where::after_word},
    {"восклицательный знак", "!", Where::after_word},
    {"открыть скобку", "(", Where::before_word},
    {"закрыть скобку", ")", Where::after_word},
    {"скобка открывается", "(", Where::before_word},
    {"скобка закрывается", ")", Where::after_word},
    {"открыть кавычки", "«", Where::before_word},
    {"закрыть кавычки", "»", Where::after_word},
    {"кавычки открываются", "«", Where::before_word},
    {"кавычки закрываются", "»", Where::after_word},
    {"новая строка", "\n", Where::line},
    {"с новой строки", "\n", Where::line},
    {"новый абзац", "\n\n", Where::line},
    {"question mark", "?", Where::after_word},
    {"exclamation mark", "!", Where::after_word},
    {"exclamation point", "!", Where::after_word},
    {"full stop", ".", Where::after_word},
    {"open bracket", "(", Where::before_word},
    {"close bracket", ")", Where::after_word},
    {"open parenthesis", "(", Where::before_word},
    {"close parenthesis", ")", Where::after_word},
    {"open quote", "“", Where::before_word},
    {"close quote", "”", Where::after_word},
    {"new line", "\n", Where::line},
    {"new paragraph", "\n\n", Where::line},
    {"запятая", ",", Where::after_word},
    {"точка", ".", Where::after_word},
    {"двоеточие", ":", Where::after_word},
    {"многоточие", "…", Where::after_word},
    {"тире", "–", Where::between},
    {"дефис", "-", Where::between},
    {"comma", ",", Where::after_word},
    {"period", ".", Where::after_word},
    {"semicolon", ";", Where::after_word},
    {"colon", ":", Where::after_word},
    {"dash", "–", Where::between},
    {"hyphen", "-", Where::between},
};

// How many tokens name the sign; 0: they do not.
std::size_t names(const Sign& sign, const Tokens& tokens, std::size_t at) {
  std::size_t count = 0;
  for (const std::string_view word : split_words(sign.words)) {
    if (at + count >= tokens.size() || tokens[at + count].text != word) return 0;
    ++count;
  }
  return count;
}

std::string with_capital(const std::string& word) {
  std::u32string letters = code_points(word);
  if (!letters.empty()) letters[0] = upper(letters[0]);
  return utf8(letters);
}

class Writer {
 public:
  void sign(const Sign& sign) {
    if (sign.where == Where::line)
      while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (sign.where == Where::before_word || (sign.where == Where::between && sign.text != "-")) blank();
    out_ += sign.text;
    gap_ = sign.where == Where::after_word || (sign.where == Where::between && sign.text != "-");
    begins_ = begins_ || sign.where == Where::line || sign.text == "." || sign.text == "?" || sign.text == "!" || sign.text == "…";
  }

  void token(const Token& token) {
    if (!token.glued) blank();
    out_ += begins_ && token.kind == TokenKind::word ? with_capital(token.raw) : token.raw;
    begins_ = (begins_ && token.kind == TokenKind::sign) || token.raw == "." || token.raw == "?" || token.raw == "!";
    gap_ = true;
  }

  std::string take() { return std::move(out_); }

 private:
  void blank() {
    if (gap_ && !out_.empty()) out_ += ' ';
    gap_ = false;
  }

  std::string out_;
  bool gap_ = false;
  bool begins_ = true;  // a sentence
};

}  // namespace

Heard hear_text(const Tokens& tokens) {
  Writer writer;
  bool named = false;
  for (std::size_t at = 0; at < tokens.size();) {
    std::size_t taken = 0;
    for (const Sign& sign : signs) {
      taken = names(sign, tokens, at);
      if (taken == 0) continue;
      writer.sign(sign);
      named = true;
      break;
    }
    if (taken == 0) writer.token(tokens[at]);
    at += taken == 0 ? 1 : taken;
  }
  Heard heard{{writer.take()}, Doubt::none};
  if (!named) return heard;
  // «точка» may be a word of the sentence.
  std::string as_said;
  for (const Token& token : tokens) as_said += (token.glued || as_said.empty() ? "" : " ") + token.raw;
  heard.values.push_back(with_capital(as_said));
  return heard;
}

Heard hear_name(const Tokens& tokens) {
  std::string out;
  bool glued = true;
  for (const Token& token : tokens) {
    if (token.text == "дефис" || token.text == "тире" || token.text == "hyphen" || token.text == "dash" || token.text == "-") {
      out += '-';
      glued = true;
      continue;
    }
    if (token.kind != TokenKind::word && token.text != "." && token.text != "'") continue;
    if (!glued && !token.glued) out += ' ';
    const bool particle = !out.empty() && is_one_of(token.text, "оглы кызы улы уулу гызы");
    out += token.kind == TokenKind::word && !particle ? with_capital(token.raw) : token.raw;
    glued = false;
  }
  if (out.empty()) return {};
  return {{std::move(out)}, Doubt::spelling};
}

}  // namespace portal::text::dictation
