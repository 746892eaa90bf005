// Text to JsonLogic: recursive descent by level, errors at the character.
#include "sdk/json/json.h"
#include "sdk/rules/table.h"
#include "sdk/rules/text_form.h"
#include "sdk/rules/text_syntax.h"

namespace portal::rules {

namespace {

using json::Value;
constexpr std::size_t text_limit = 64 * 1024;
constexpr int depth_limit = 60;

Value operation(std::string_view name, json::Array operands) {
  json::Object object;
  object.set(name, std::move(operands));
  return object;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Value> whole() {
    PORTAL_TRY(Value value, level(1));
    skip_space();
    if (at_ != text_.size()) return wrong("an operator or the end");
    return value;
  }

 private:
  struct Depth {
    explicit Depth(int& depth) : depth_(depth) { ++depth_; }
    ~Depth() { --depth_; }
    int& depth_;
  };

  Error error_at(std::size_t at, ErrorCode code, std::string expected) const {
    std::size_t character = 1;
    for (std::size_t i = 0; i < at; ++i) character += (text_[i] & 0xC0) != 0x80 ? 1 : 0;
    std::string got = at == text_.size() ? "the end" : quoted_excerpt(text_.substr(at), 20);
    return {code, "character " + std::to_string(character), std::move(expected), std::move(got)};
  }
  Error wrong(std::string expected) {
    skip_space();
    return error_at(at_, ErrorCode::invalid_expression, std::move(expected));
  }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool take(std::string_view sign) {
    skip_space();
    if (text_.substr(at_, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
  }

  // A word: letters, digits, underscores; nothing where none stands here. Does not move.
  std::string_view word_at(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && (is_word_start(text_[end]) || is_digit(text_[end]))) ++end;
    return text_.substr(from, end - from);
  }
  bool take_word(std::string_view word) {
    skip_space();
    if (word_at(at_) != word) return false;
    at_ += word.size();
    return true;
  }

  // The infix operator of this level that stands here, the longest of them.
  const Infix* take_infix(int level) {
    skip_space();
    const Infix* found = nullptr;
    for (const Infix& infix : infixes) {
      const bool is_word = is_word_start(infix.text[0]);
      const bool here = is_word ? word_at(at_) == infix.text : text_.substr(at_, infix.text.size()) == infix.text;
      if (here && (found == nullptr || infix.text.size() > found->text.size())) found = &infix;
    }
    if (found == nullptr || found->level != level) return nullptr;
    at_ += found->text.size();
    return found;
  }

  Result<Value> level(int n) {
    const Depth depth(depth_);
    if (n == 1 && depth_ > depth_limit) return error_at(at_, ErrorCode::too_deep, "at most 60 levels of nesting");
    if (n == not_level) return negation();
    if (n >= sign_level) return sign();
    const int outer = depth_--;  // the ladder of levels is no nesting
    auto left = level(n + 1);
    depth_ = outer;
    if (!left.ok()) return left;
    return n == comparison_level ? compared(std::move(left).value()) : chained(n, std::move(left).value());
  }

  // a + b + c is one operation; a + b - c is (a + b) - c.
  Result<Value> chained(int n, Value left) {
    const Infix* open = nullptr;
    int nested = 0;
    while (const Infix* infix = take_infix(n)) {
      --depth_;
      auto right = level(n + 1);
      ++depth_;
      if (!right.ok()) return right;
      if (infix == open) {
        left.object().begin()->value.array().push_back(std::move(right).value());
      } else {
        if (++nested + depth_ > depth_limit) return error_at(at_, ErrorCode::too_deep, "at most 60 levels of nesting");
        left = operation(infix->text, {std::move(left), std::move(right).value()});
        open = infix;
      }
    }
    return left;
  }

  // a < b < c; a in b; a not in b. Different comparisons do not follow one another without parentheses.
  Result<Value> compared(Value left) {
    const std::size_t before = at_;
    const bool negated = take_word("not");
    const Infix* first = take_infix(comparison_level);
    if (negated && (first == nullptr || first->text != "in")) {
      at_ = before;
      return wrong("an operator or the end");
    }
    if (first == nullptr) return left;
    json::Array operands{std::move(left)};
    for (const Infix* next = first; next != nullptr;) {
      --depth_;
      auto right = level(comparison_level + 1);
      ++depth_;
      if (!right.ok()) return right;
      operands.push_back(std::move(right).value());
      const std::size_t here = at_;
      next = take_infix(comparison_level);
      if (next == nullptr || (next == first && first->chain)) continue;
      at_ = here;
      return wrong("parentheses around one of the comparisons");
    }
    Value value = operation(first->text, std::move(operands));
    return negated ? operation("!", {std::move(value)}) : std::move(value);
  }

  Result<Value> negation() {
    skip_space();
    if (word_at(at_) != "not") return level(not_level + 1);
    if (depth_ > depth_limit) return error_at(at_, ErrorCode::too_deep, "at most 60 levels of nesting");
    at_ += 3;
    auto operand = level(not_level);
    if (!operand.ok()) return operand;
    return operation("!", {std::move(operand).value()});
  }

  Result<Value> sign() {
    skip_space();
    if (peek() != '-' || is_digit(peek(1))) return primary();
    if (depth_ > depth_limit) return error_at(at_, ErrorCode::too_deep, "at most 60 levels of nesting");
    ++at_;
    auto operand = level(sign_level);
    if (!operand.ok()) return operand;
    return operation("-", {std::move(operand).value()});
  }

  Result<Value> primary() {
    skip_space();
    const char c = peek();
    if (c == '(') {
      ++at_;
      auto inner = level(1);
      if (!inner.ok()) return inner;
      if (!take(")")) return wrong("\")\"");
      return inner;
    }
    if (c == '[') {
      ++at_;
      PORTAL_TRY(json::Array items, list("]"));
      return Value(std::move(items));
    }
    if (c == '{' && take("{") && take("}")) return Value(json::Object());
    if (c == '\'' || c == '"') return text(c);
    if (c == '`') return quoted_operator();
    if (is_digit(c) || c == '-') return number();
    if (is_word_start(c)) return word();
    return wrong("a value, a fact or \"(\"");
  }

  Result<json::Array> list(std::string_view end) {
    json::Array items;
    if (take(end)) return items;
    do {
      PORTAL_TRY(Value item, level(1));
      items.push_back(std::move(item));
    } while (take(","));
    if (!take(end)) return wrong("\",\" or \"" + std::string(end) + "\"");
    return items;
  }

  Result<Value> number() {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1)))
      for (++at_; is_digit(peek());) ++at_;
    if ((peek() == 'e' || peek() == 'E') && (is_digit(peek(1)) || ((peek(1) == '+' || peek(1) == '-') && is_digit(peek(2)))))
      for (at_ += 2; is_digit(peek());) ++at_;
    auto parsed = json::parse(text_.substr(begin, at_ - begin));
    if (!parsed.ok()) return error_at(begin, ErrorCode::invalid_expression, "a number as JSON writes it");
    return parsed;
  }

  // JSON's escapes; in single quotes \' as well. The body is handed to the JSON parser.
  Result<Value> text(char quote) {
    const std::size_t begin = at_++;
    std::string quoted = "\"";
    for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        if (text_[++at_] != '\'') quoted += '\\';
      } else if (text_[at_] == '"') {
        quoted += '\\';
      }
      quoted += text_[at_];
    }
    if (at_ == text_.size()) return error_at(begin, ErrorCode::invalid_expression, "text with a closing quote");
    ++at_;
    auto parsed = json::parse(quoted + "\"");
    if (!parsed.ok()) return error_at(begin, ErrorCode::invalid_expression, "text in UTF-8 with JSON's escapes");
    return parsed;
  }

  // `+`(x): any operator as a function.
  Result<Value> quoted_operator() {
    const std::size_t begin = at_++;
    const std::size_t end = text_.find('`', at_);
    if (end == std::string_view::npos) return error_at(begin, ErrorCode::invalid_expression, "an operator with a closing `");
    const std::string_view name = text_.substr(at_, end - at_);
    at_ = end + 1;
    if (peek() != '(') return wrong("\"(\"");
    return call(begin, name);
  }

  Result<Value> word() {
    const std::size_t begin = at_;
    const std::string_view first = word_at(at_);
    at_ += first.size();
    if (peek() == '(') {
      for (const Alias& alias : aliases)
        if (alias.text == first) return call(begin, alias.name);
      return call(begin, first);
    }
    if (first == "true" || first == "false") return Value(first == "true");
    if (first == "null") return Value();
    if (first == "this") return fact("");
    for (const std::string_view word : reserved)
      if (word == first) {
        at_ = begin;
        return wrong("a value or a fact");
      }
    while (peek() == '.') {
      const std::string_view next = word_at(at_ + 1);
      if (next.empty()) {
        ++at_;
        return wrong("a name after the dot");
      }
      at_ += 1 + next.size();
    }
    return fact(text_.substr(begin, at_ - begin));
  }

  static Value fact(std::string_view path) {
    json::Object object;
    object.set("var", path);
    return object;
  }

  Result<Value> call(std::size_t begin, std::string_view name) {
    Op op{};
    if (!operator_named(name, op)) return error_at(begin, ErrorCode::unknown_name, "an operator of JsonLogic");
    ++at_;
    json::Object object;
    if (op == Op::preserve) return preserved();
    if (take("...")) {
      PORTAL_TRY(Value operand, level(1));
      if (!take(")")) return wrong("\")\"");
      object.set(name, std::move(operand));
      return Value(std::move(object));
    }
    PORTAL_TRY(json::Array operands, list(")"));
    // `var` in its plainest form, however it was written.
    if (op == Op::variable && operands.empty()) return fact("");
    if (op == Op::variable && operands.size() == 1 && operands[0].is_string()) return fact(operands[0].text());
    return operation(name, std::move(operands));
  }

  // preserve(JSON)
  Result<Value> preserved() {
    skip_space();
    const std::size_t begin = at_;
    int open = 0;
    bool quoted = false;
    for (; at_ < text_.size() && (quoted || open > 0 || text_[at_] != ')'); ++at_) {
      const char c = text_[at_];
      if (quoted && c == '\\') ++at_;
      else if (c == '"') quoted = !quoted;
      else if (!quoted && (c == '[' || c == '{')) ++open;
      else if (!quoted && (c == ']' || c == '}')) --open;
    }
    if (at_ >= text_.size()) return error_at(text_.size(), ErrorCode::invalid_expression, "\")\"");
    auto parsed = json::parse(text_.substr(begin, at_ - begin));
    if (!parsed.ok()) return error_at(begin, ErrorCode::invalid_expression, "JSON inside preserve(…)");
    ++at_;
    json::Object object;
    object.set("preserve", std::move(parsed).value());
    return Value(std::move(object));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

Result<Value> parse_text(std::string_view text) {
  if (text.size() > text_limit) return Error{ErrorCode::too_large, "character 1", "at most 64 kB of text", std::to_string(text.size()) + " bytes"};
  return Parser(text).whole();
}

}  // namespace portal::rules
