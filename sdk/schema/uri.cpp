// URI references.
#include "sdk/schema/uri.h"

namespace portal::schema {

namespace {

// Cuts `text` at the first of `marks` and gives what stood before it.
std::string_view take_until(std::string_view& text, std::string_view marks) {
  const std::size_t end = std::min(text.find_first_of(marks), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end);
  return taken;
}

// RFC 3986 5.2.4, for a path that begins with a slash.
std::string without_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = take_until(path, "/");
    const bool up = segment == "..";
    if (up) out.resize(std::min(out.rfind('/'), out.size()));
    if (up || segment == ".") {
      if (path.empty()) out += '/';
      continue;
    }
    out += '/';
    out += segment;
  }
  return out;
}

std::string merged_path(const UriParts& base, std::string_view path) {
  if (path.empty()) return std::string(base.path);
  std::string merged;
  if (path[0] != '/') {
    const std::size_t slash = base.path.rfind('/');
    if (slash != std::string_view::npos) merged = base.path.substr(0, slash + 1);
    else if (base.authority.data() != nullptr) merged = "/";
  }
  merged += path;
  return merged[0] == '/' ? without_dot_segments(merged) : merged;
}

}  // namespace

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

UriParts split_uri(std::string_view text) {
  UriParts parts;
  const std::size_t colon = text.find_first_of(":/?#");
  if (colon != std::string_view::npos && colon > 0 && text[colon] == ':') {
    parts.scheme = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  if (text.substr(0, 2) == "//") {
    text.remove_prefix(2);
    parts.authority = take_until(text, "/?#");
  }
  parts.path = take_until(text, "?#");
  if (!text.empty() && text[0] == '?') {
    text.remove_prefix(1);
    parts.query = take_until(text, "#");
  }
  if (!text.empty()) parts.fragment = text.substr(1);
  return parts;
}

std::string resolve_uri(std::string_view base_text, std::string_view reference) {
  const UriParts base = split_uri(base_text);
  UriParts parts = split_uri(reference);
  const bool absolute = parts.scheme.data() != nullptr;
  const bool own_path = absolute || parts.authority.data() != nullptr;
  if (!absolute) parts.scheme = base.scheme;
  if (!own_path) {
    parts.authority = base.authority;
    if (parts.path.empty() && parts.query.data() == nullptr) parts.query = base.query;
  }
  std::string out;
  const auto add = [&out](std::string_view before, std::string_view part, std::string_view after) {
    if (part.data() == nullptr) return;
    out += before;
    out += part;
    out += after;
  };
  add("", parts.scheme, ":");
  add("//", parts.authority, "");
  out += own_path ? std::string(parts.path) : merged_path(base, parts.path);
  add("?", parts.query, "");
  add("#", parts.fragment, "");
  return out;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace portal::schema
