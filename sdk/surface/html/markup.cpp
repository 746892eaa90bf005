// Tags and escaping.
#include "sdk/surface/html/markup.h"

#include <cassert>

#include "sdk/surface/html/html.h"

namespace portal::surface {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// Bytes of the well-formed UTF-8 sequence at the start of `text` (Unicode 15, table 3-7), 0 where there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  for (std::size_t i = 2; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  return length;
}

std::string_view escaped(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\r': return "&#13;";  // a parser would make it a line feed
    case '\0': return replacement;
    default: return {};
  }
}

}  // namespace

void escape(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    const std::string_view instead = length == 0 ? replacement : length == 1 ? escaped(text.front()) : std::string_view();
    out += instead.empty() ? text.substr(0, length) : instead;
    text.remove_prefix(length == 0 ? 1 : length);
  }
}

void Markup::end_tag() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

Markup& Markup::open(std::string_view tag) {
  end_tag();
  out_ += '<';
  out_ += tag;
  open_.push_back(tag);
  in_tag_ = true;
  return *this;
}

Markup& Markup::open(std::string_view tag, std::string_view css_class) {
  open(tag);
  return attribute("class", css_class);
}

Markup& Markup::always(std::string_view name, std::string_view value) { return attribute(name, {}, value); }

Markup& Markup::attribute(std::string_view name, std::string_view value) { return value.empty() ? *this : attribute(name, {}, value); }

Markup& Markup::attribute(std::string_view name, std::string_view start, std::string_view rest) {
  assert(in_tag_);
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  escape(start, out_);
  escape(rest, out_);
  out_ += '"';
  return *this;
}

Markup& Markup::flag(std::string_view name, bool on) { return on ? attribute(name, {}, {}) : *this; }

Markup& Markup::count(std::string_view name, std::size_t value) { return value == 0 ? *this : attribute(name, std::to_string(value)); }

Markup& Markup::text(std::string_view text) {
  end_tag();
  // The parser drops one line feed right after <textarea>.
  if (!text.empty() && text.front() == '\n' && out_.size() > 1 && out_.back() == '>' && open_.back() == "textarea") out_ += '\n';
  escape(text, out_);
  return *this;
}

void Markup::close() {
  end_tag();
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
}

void Markup::empty() {
  end_tag();
  open_.pop_back();
}

}  // namespace portal::surface
