#pragma once
// The locale port: the small synchronous needs that a browser's Intl and a server's ICU both meet.
//
// Two faces with the same behaviour, chosen when linking: sdk/text/native (libicu) and wasm/ (imports answered by Intl
// and by the host's RegExp). A parity test holds them together. Locales are BCP 47 tags; an unknown one falls back to
// "en", never to an error. Text is UTF-8 both ways.

#include <cstdint>
#include <string>
#include <string_view>

#include "sdk/base/result.h"

namespace portal::text {

// CLDR plural category of a cardinal number: "zero", "one", "two", "few", "many" or "other".
std::string_view plural_category(std::string_view locale, double number);

// Grouped for reading, at most three fraction digits: "1 200" (no-break space) in Russian, "1,200" in English.
std::string format_number(std::string_view locale, double number);

enum class DateStyle : unsigned char {
  long_date,   // «25 марта 1987 года», "March 25, 1987"
  short_date,  // «25.03.1987», "3/25/1987"
  long_time,   // long_date and hours with minutes, «… года в 12:30»; of a civil date, long_date
};

// `iso` is a civil date "1987-03-25" (never shifted by a zone) or an RFC 3339 instant (shown in `zone`, an IANA name,
// or in the port's own zone where it is empty or unknown). Text that is neither comes back unchanged, so do dates that
// no calendar has (1987-02-29) and leap seconds. One Gregorian calendar for all time, years 0001 to 9999; a locale with a
// calendar of its own gets that. The styles are those of Intl (dateStyle "long"; numeric year, month and day; timeStyle
// "short") with plain spaces in times. «25 марта 1987 года», the wording inside sentences, is no style of either face.
std::string format_date(std::string_view locale, DateStyle style, std::string_view iso, std::string_view zone = {});

// An RFC 3339 instant as the clocks of `zone` (an IANA name) show it: "2026-11-24T16:30:12", to be counted with as a civil date
// and time. "" where the zone is unknown or the text is no instant. For deadlines: they are the authority's, not the browser's.
std::string civil_time(std::string_view zone, std::string_view instant);
// Its day alone, "2026-11-24"; "" where civil_time has none.
inline std::string civil_day(std::string_view zone, std::string_view instant) { return civil_time(zone, instant).substr(0, 10); }

// Full case folding (Unicode, C + F) for comparing, locale-independent: «Ёж» and «ёж», "Straße" and "STRASSE" fold alike.
std::string fold_case(std::string_view text);

// A compiled ECMA-262 pattern with the "u" flag (JSON Schema 2020-12, Core 6.4), unanchored as the standard says.
// A search may be bounded: the native face stops after a few tenths of a second and answers "no match".
class Pattern {
 public:
  static Result<Pattern> compile(std::string_view source);  // invalid_expression
  bool search(std::string_view text) const;

  Pattern(Pattern&& other) noexcept;
  Pattern& operator=(Pattern&& other) noexcept;
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;
  ~Pattern();

 private:
  explicit Pattern(std::uintptr_t handle) : handle_(handle) {}
  std::uintptr_t handle_ = 0;  // owned; meaning belongs to the face
};

// Names the face, its version and its data: "icu 72.1", "intl". A session's log carries it, for replay.
std::string port_name();

}  // namespace portal::text
