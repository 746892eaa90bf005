// Static files with validators and Brotli.

#include "examples/portal/backend/static_files.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "examples/portal/backend/problem.h"
#include "examples/portal/backend/profiles.h"

namespace portal::demo {
namespace {

struct MediaType {
  std::string_view extension;
  std::string_view type;
};
constexpr MediaType media_types[] = {{"js", "text/javascript; charset=utf-8"},
                                     {"mjs", "text/javascript; charset=utf-8"},
                                     {"wasm", "application/wasm"},
                                     {"json", "application/json"},
                                     {"css", "text/css; charset=utf-8"},
                                     {"html", "text/html; charset=utf-8"},
                                     {"svg", "image/svg+xml"},
                                     {"map", "application/json"},
                                     {"ts", "text/plain; charset=utf-8"},
                                     {"md", "text/markdown; charset=utf-8"},
                                     {"txt", "text/plain; charset=utf-8"},
                                     {"yaml", "application/yaml"},
                                     {"png", "image/png"},
                                     {"woff2", "font/woff2"}};

// "name.<8 or more hex digits>.extension", or "name-<8 of base 32>.extension" as the package's shared files are called.
bool names_its_content(std::string_view name) {
  const std::size_t last = name.rfind('.');
  if (last == std::string_view::npos || last == 0) return false;
  const std::size_t before = name.find_last_of(".-", last - 1);
  if (before == std::string_view::npos) return false;
  const std::string_view hash = name.substr(before + 1, last - before - 1);
  if (name[before] == '-') return hash.size() == 8 && hash.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == std::string_view::npos;
  return hash.size() >= 8 && hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

// FNV-1a, 64 bits: tells versions of our own files apart, protects nothing.
std::string content_tag(std::string_view content) {
  std::uint64_t hash = 14695981039346656037U;
  for (char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  char text[24];
  std::snprintf(text, sizeof text, "\"%016llx\"", static_cast<unsigned long long>(hash));
  return text;
}

std::string_view media_type_of(std::string_view file_name) {
  const std::string_view extension = file_name.substr(std::min(file_name.rfind('.') + 1, file_name.size()));
  for (const MediaType& known : media_types) {
    if (known.extension == extension) return known.type;
  }
  return "application/octet-stream";
}

Response static_file(const std::string& folder, const std::vector<std::string>& segments, const Request& request, Language language) {
  std::string path = folder;
  for (const std::string& segment : segments) {
    if (!is_plain_name(segment)) return problem(ProblemKind::not_found, language);
    path += "/" + segment;
  }
  const bool brotli = accepts_coding(request.header("accept-encoding"), "br");
  auto packed = brotli ? read_file(path + ".br") : std::nullopt;
  auto content = packed ? std::move(packed) : read_file(path);
  if (!content || segments.empty()) return problem(ProblemKind::not_found, language);

  Response response;
  const std::string etag = content_tag(*content);
  response.set("ETag", etag).set("Vary", "Accept-Encoding");
  response.set("Cache-Control", names_its_content(segments.back()) ? "public, max-age=31536000, immutable" : "no-cache");
  if (matches_weakly(request.header("if-none-match"), etag)) {
    response.status = 304;
    return response;
  }
  response.set("Content-Type", std::string(media_type_of(segments.back())));
  if (packed) response.set("Content-Encoding", "br");
  response.body = std::move(*content);
  return response;
}

}  // namespace portal::demo
