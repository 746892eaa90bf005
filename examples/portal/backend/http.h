#pragma once
// Requests and responses as plain values (RFC 9110), so that everything but server.cpp is testable without a socket, and
// the small parsers that untrusted headers and forms need. Nothing here throws; text that cannot be read gives nothing.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal::demo {

enum class Language : unsigned char { ru, en, kk };
inline constexpr Language languages[] = {Language::ru, Language::en, Language::kk};
std::string_view tag_of(Language language);                     // BCP 47: "ru", "en", "kk"
std::optional<Language> language_tagged(std::string_view tag);  // exactly one of these

struct Field {
  std::string name;
  std::string value;
};
using Fields = std::vector<Field>;
const std::string* find(const Fields& fields, std::string_view name);  // the first; nullptr where absent

struct Request {
  std::string method;  // "GET" also for HEAD
  std::string path;    // as sent, still percent-encoded, without the query
  std::string query;   // as sent, without "?"
  Fields headers;      // names in lower case, in the order they came
  std::string body;    // at most max_body_bytes
  bool body_too_large = false;

  std::string_view header(std::string_view lower_case_name) const;  // "" where absent
  bool has_header(std::string_view lower_case_name) const;
  std::string_view cookie(std::string_view name) const;  // RFC 6265, 5.4; "" where absent
  std::string media_type() const;                        // lower case, without parameters
};
inline constexpr std::size_t max_body_bytes = 1024U * 1024;

// A body that comes piece by piece, for as long as there is news.
class ResponseStream {
 public:
  virtual ~ResponseStream() = default;
  virtual bool next(std::string& chunk) = 0;  // waits for the next piece; false: it has ended
};

struct Response {
  int status = 200;
  Fields headers;
  std::string body;
  std::string problem;                     // the name of the problem (problem.h) where this answers with one
  std::shared_ptr<ResponseStream> stream;  // instead of a body

  Response& set(std::string_view name, std::string value);  // replaces
  Response& add(std::string_view name, std::string value);  // beside what is there: Set-Cookie
};

std::string lower_ascii(std::string_view text);
std::string_view trim(std::string_view text);

// RFC 3986, 2.1; nothing where a "%" is not followed by two hex digits, or the result is not UTF-8 or holds NUL.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space = false);

// application/x-www-form-urlencoded (WHATWG URL, 5.1), also of queries; nothing where a part cannot be decoded or there are
// more than 2,000 fields.
std::optional<Fields> parse_form(std::string_view text);

// Splits at a separator, trims, leaves out empty parts.
std::vector<std::string_view> split_list(std::string_view text, char separator);

// The better liked of ru and en by Accept-Language (RFC 9110, 12.5.4); Russian where it says nothing of either.
Language accepted_language(std::string_view header);

// True where `coding` may be sent by Accept-Encoding (RFC 9110, 12.5.3): named, or "*", and not with q=0.
bool accepts_coding(std::string_view header, std::string_view coding);

// Of If-None-Match, which compares weakly (RFC 9110, 8.8.3.2) and holds "*" or a list of entity tags.
bool matches_weakly(std::string_view header, std::string_view etag);

bool is_utf8(std::string_view text);
std::string escape_html(std::string_view text);  // safe in text and in quoted attributes

// True for one path segment or name made of letters, digits, "-", "_" and "." that does not begin with "."; 1 to 64 bytes.
bool is_plain_name(std::string_view text);

}  // namespace portal::demo
