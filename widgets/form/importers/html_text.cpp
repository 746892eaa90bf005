// A forgiving reader in one pass: what is no tag is text.
#include "widgets/form/importers/html_text.h"

#include <algorithm>
#include <cstdint>

#include "sdk/text/code_points.h"

namespace portal::form::importers {

namespace {

constexpr std::size_t deepest_lists = 32;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr Entity entities[] = {{"amp", "&"},   {"lt", "<"},     {"gt", ">"},    {"quot", "\""},  {"apos", "'"},  {"nbsp", " "},  {"pound", "£"},
                               {"euro", "€"},  {"ndash", "–"},  {"mdash", "—"}, {"lsquo", "‘"},  {"rsquo", "’"}, {"ldquo", "“"}, {"rdquo", "”"},
                               {"bull", "•"},  {"hellip", "…"}, {"copy", "©"},  {"middot", "·"}, {"deg", "°"},   {"times", "×"}, {"frac12", "½"},
                               {"rarr", "→"},  {"larr", "←"},   {"zwnj", ""},   {"shy", ""},     {"laquo", "«"}, {"raquo", "»"}, {"eacute", "é"},
                               {"acirc", "â"}, {"ecirc", "ê"},  {"icirc", "î"}, {"ocirc", "ô"},  {"ucirc", "û"}, {"wcirc", "ŵ"}, {"ycirc", "ŷ"}};

class TextReader {
 public:
  explicit TextReader(std::string_view html) : html_(html) {}

  std::vector<std::string> read() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<' && tag()) continue;
      if (c == '&' && entity()) continue;
      put(c);
      ++at_;
    }
    close();
    return std::move(blocks_);
  }

 private:
  void put(char c) {
    if (is_skipped_) return;
    if (is_space(c)) {
      if (!line_.empty() && line_.back() != ' ') line_ += ' ';
    } else {
      line_ += c;
    }
  }

  void put(std::string_view text) {
    for (const char c : text) put(c);
  }

  void close(bool before_inner = false) {
    if (before_inner && !mark_.empty() && line_ == mark_) return;  // a paragraph that opens an item
    while (!line_.empty() && line_.back() == ' ') line_.pop_back();
    if (mark_.empty() ? !line_.empty() : line_.size() + 1 > mark_.size() && line_ + ' ' != mark_) blocks_.push_back(std::move(line_));
    line_.clear();
    mark_.clear();
  }

  bool entity() {
    const std::size_t end = html_.find(';', at_);
    if (end == std::string_view::npos || end - at_ > 10 || end == at_ + 1) return false;
    const std::string_view name = html_.substr(at_ + 1, end - at_ - 1);
    if (name[0] == '#') {
      const bool is_hex = name.size() > 1 && lower(name[1]) == 'x';
      std::uint32_t code = 0;
      for (const char c : name.substr(is_hex ? 2 : 1)) {
        const char d = lower(c);
        if (d >= '0' && d <= '9') code = code * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(d - '0');
        else if (is_hex && d >= 'a' && d <= 'f') code = code * 16 + static_cast<std::uint32_t>(d - 'a' + 10);
        else return false;
        if (code > 0x10FFFF) return false;
      }
      if (code == 0 || (code >= 0xD800 && code < 0xE000)) return false;
      if (code == 0xA0) put(' ');
      else put_code(code);
    } else {
      const Entity* found = std::find_if(std::begin(entities), std::end(entities), [name](const Entity& each) { return each.name == name; });
      if (found == std::end(entities)) return false;
      put(found->text);
    }
    at_ = end + 1;
    return true;
  }

  void put_code(std::uint32_t code) {
    std::string text;
    portal::text::append_code_point(text, static_cast<char32_t>(code));
    put(text);
  }

  // A tag, a comment, or nothing of the kind.
  bool tag() {
    if (html_.substr(at_, 4) == "<!--") {
      const std::size_t end = html_.find("-->", at_ + 4);
      at_ = end == std::string_view::npos ? html_.size() : end + 3;
      return true;
    }
    const bool is_end = at_ + 1 < html_.size() && html_[at_ + 1] == '/';
    std::size_t from = at_ + (is_end ? 2 : 1);
    while (from < html_.size() && is_space(html_[from])) ++from;
    if (from >= html_.size() || !(is_letter(html_[from]) || html_[from] == '!')) return false;
    std::string name;
    std::size_t end = from;
    while (end < html_.size() && (is_letter(html_[end]) || (html_[end] >= '0' && html_[end] <= '9') || html_[end] == '!'))
      name += lower(html_[end++]);
    const std::size_t after = end_of_tag(end);
    if (after == std::string_view::npos) return false;
    const std::string_view attributes = html_.substr(end, after - end);
    at_ = after + 1;
    is_end ? end_tag(name) : start_tag(name, attributes);
    return true;
  }

  std::size_t end_of_tag(std::size_t from) const {
    char quote = 0;
    for (; from < html_.size(); ++from) {
      const char c = html_[from];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return from;
      }
    }
    return std::string_view::npos;
  }

  static std::string attribute(std::string_view attributes, std::string_view name) {
    std::size_t at = attributes.find(name);
    while (at != std::string_view::npos) {
      std::size_t from = at + name.size();
      if (at > 0 && is_space(attributes[at - 1]) && from < attributes.size() && attributes[from] == '=') {
        const char quote = ++from < attributes.size() ? attributes[from] : ' ';
        const bool is_quoted = quote == '"' || quote == '\'';
        if (is_quoted) ++from;
        std::size_t end = from;
        while (end < attributes.size() && (is_quoted ? attributes[end] != quote : !is_space(attributes[end]))) ++end;
        return std::string(attributes.substr(from, end - from));
      }
      at = attributes.find(name, at + 1);
    }
    return {};
  }

  static bool is_block(std::string_view name) {
    static constexpr std::string_view blocks[] = {"p",       "div",     "ul",      "ol",     "li",         "h1",    "h2",      "h3",      "h4",
                                                  "h5",      "h6",      "table",   "tr",     "thead",      "tbody", "caption", "section", "hr",
                                                  "br",      "details", "summary", "legend", "fieldset",   "dl",    "dt",      "dd",      "label",
                                                  "article", "aside",   "header",  "footer", "blockquote", "pre"};
    return std::find(std::begin(blocks), std::end(blocks), name) != std::end(blocks);
  }

  void start_tag(const std::string& name, std::string_view attributes) {
    if (name == "script" || name == "style") is_skipped_ = true;
    if (is_block(name)) close(name != "li");
    if ((name == "ul" || name == "ol") && lists_.size() < deepest_lists) lists_.push_back(name == "ol" ? 1 : 0);
    if (name == "li") {
      const bool is_numbered = !lists_.empty() && lists_.back() > 0;
      mark_ = is_numbered ? std::to_string(lists_.back()++) + ". " : "• ";
      line_ = mark_;
    }
    if ((name == "td" || name == "th") && !line_.empty()) {
      while (line_.back() == ' ') line_.pop_back();
      line_ += "; ";
    }
    if (name == "a") {
      link_ = attribute(attributes, "href");
      link_from_ = line_.size();
    }
  }

  void end_tag(const std::string& name) {
    if (name == "script" || name == "style") is_skipped_ = false;
    if (name == "a" && !link_.empty()) {
      const std::string words = line_.size() >= link_from_ ? line_.substr(link_from_) : std::string();
      const bool is_said = words.find(link_) != std::string::npos || link_ == "mailto:" + words || link_[0] == '#' || link_[0] == '/';
      if (!is_said) {
        while (!line_.empty() && line_.back() == ' ') line_.pop_back();
        put(" (" + (link_.rfind("mailto:", 0) == 0 ? link_.substr(7) : link_) + ")");
      }
      link_.clear();
    }
    if (is_block(name)) close();
    if ((name == "ul" || name == "ol") && !lists_.empty()) lists_.pop_back();
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string line_;
  std::string mark_;  // of an item: alone it is no block
  std::string link_;
  std::size_t link_from_ = 0;
  std::vector<int> lists_;  // 0: bullets, else the next number
  bool is_skipped_ = false;
  std::vector<std::string> blocks_;
};

}  // namespace

std::vector<std::string> text_blocks(std::string_view html) { return TextReader(html).read(); }

std::string text_line(std::string_view html) {
  std::string out;
  for (const std::string& block : text_blocks(html)) out += (out.empty() ? "" : " ") + block;
  return out;
}

}  // namespace portal::form::importers
