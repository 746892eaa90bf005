// The native face of sdk/text/port.h, over libicu: plural category, number, date, case folding.
#include "sdk/text/port.h"

#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/uversion.h>

#include <limits>
#include <memory>
#include <optional>

namespace portal::text {
namespace {

// "en" for what is no BCP 47 tag and for a language that ICU has no data of.
icu::Locale locale_of(std::string_view tag) {
  char id[ULOC_FULLNAME_CAPACITY] = "";
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  const std::string text(tag);
  uloc_forLanguageTag(text.c_str(), id, sizeof id, &parsed, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING || parsed != static_cast<int32_t>(tag.size())) {
    return icu::Locale::getEnglish();
  }
  const icu::Locale locale(id);
  if (*locale.getLanguage() == '\0') return icu::Locale::getEnglish();
  ures_close(ures_open(nullptr, locale.getLanguage(), &status));
  return U_FAILURE(status) || status == U_USING_DEFAULT_WARNING ? icu::Locale::getEnglish() : locale;
}

// As Intl rounds: three fraction digits, halves away from zero.
icu::number::LocalizedNumberFormatter number_formatter(const icu::Locale& locale) {
  return icu::number::NumberFormatter::withLocale(locale).precision(icu::number::Precision::maxFraction(3)).roundingMode(UNUM_ROUND_HALFUP);
}

std::unique_ptr<icu::DateFormat> date_format(const icu::Locale& locale, DateStyle style) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::DateFormat> format;
  if (style == DateStyle::short_date) {
    format.reset(icu::DateFormat::createInstanceForSkeleton("yMd", locale, status));
  } else if (style == DateStyle::long_date) {
    format.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
  } else {
    format.reset(icu::DateFormat::createDateTimeInstance(icu::DateFormat::kLong, icu::DateFormat::kShort, locale));
  }
  if (format == nullptr || U_FAILURE(status)) return nullptr;
  // ISO 8601 and Intl have one calendar for all time; ICU would turn to the Julian one before 1582.
  icu::Calendar* copy = format->getCalendar()->clone();
  if (auto* gregorian = dynamic_cast<icu::GregorianCalendar*>(copy); gregorian != nullptr) {
    gregorian->setGregorianChange(-8.64e15, status);
  }
  format->adoptCalendar(copy);
  return format;
}

// Making these costs far more than using them, and a widget speaks one language: the last one's are kept, per thread.
struct LocaleTools {
  std::string tag;
  icu::Locale locale;
  icu::number::LocalizedNumberFormatter numbers;
  std::unique_ptr<icu::PluralRules> plurals;
  std::unique_ptr<icu::DateFormat> dates[3];
};

LocaleTools& tools_for(std::string_view tag) {
  thread_local std::unique_ptr<LocaleTools> kept;
  if (kept == nullptr || kept->tag != tag) {
    kept = std::make_unique<LocaleTools>();
    kept->tag = tag;
    kept->locale = locale_of(tag);
    kept->numbers = number_formatter(kept->locale);
    UErrorCode status = U_ZERO_ERROR;
    kept->plurals.reset(icu::PluralRules::forLocale(kept->locale, status));
  }
  return *kept;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

struct Moment {
  double milliseconds = 0;  // since 1970-01-01T00:00Z
  bool is_civil = false;    // a date alone, at its midnight in UTC
};

bool digits(std::string_view text, std::size_t at, std::size_t count, int& out) {
  out = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return false;
    out = out * 10 + (text[i] - '0');
  }
  return true;
}

int days_in_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar.
std::int64_t day_number(int year, int month, int day) {
  const std::int64_t y = month > 2 ? year : year - 1;
  const std::int64_t m = month > 2 ? month - 3 : month + 9;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 719469;
}

// "Z", "+03:00": minutes east of Greenwich (RFC 3339, 5.6).
std::optional<int> offset_of(std::string_view text) {
  int hours = 0;
  int minutes = 0;
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  if (!digits(text, 1, 2, hours) || !digits(text, 4, 2, minutes) || hours > 23 || minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

std::optional<double> time_of_day(std::string_view text) {  // "12:30:00.5+03:00", in milliseconds of the UTC day
  int hour = 0;
  int minute = 0;
  int second = 0;
  int milliseconds = 0;
  if (text.size() < 9 || text[2] != ':' || text[5] != ':') return std::nullopt;
  if (!digits(text, 0, 2, hour) || !digits(text, 3, 2, minute) || !digits(text, 6, 2, second)) return std::nullopt;
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  std::size_t end = 8;
  if (text[end] == '.') {
    int scale = 100;
    for (++end; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end, scale /= 10) {
      milliseconds += (text[end] - '0') * scale;
    }
    if (end == 9) return std::nullopt;
  }
  const auto offset = offset_of(text.substr(end));
  if (!offset) return std::nullopt;
  return ((hour * 60.0 + minute - *offset) * 60 + second) * 1000 + milliseconds;
}

std::optional<Moment> moment_of(std::string_view iso) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (!digits(iso, 0, 4, year) || !digits(iso, 5, 2, month) || !digits(iso, 8, 2, day)) return std::nullopt;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  const double midnight = static_cast<double>(day_number(year, month, day)) * 86'400'000;
  if (iso.size() == 10) return Moment{midnight, true};
  if (iso[10] != 'T' && iso[10] != 't') return std::nullopt;
  const auto time = time_of_day(iso.substr(11));
  if (!time) return std::nullopt;
  return Moment{midnight + *time, false};
}

std::unique_ptr<icu::TimeZone> zone_of(std::string_view name) {
  if (!name.empty()) {
    std::unique_ptr<icu::TimeZone> zone(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())})));
    if (*zone != icu::TimeZone::getUnknown()) return zone;
  }
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createDefault());
}

}  // namespace

std::string_view plural_category(std::string_view locale, double number) {
  const LocaleTools& tools = tools_for(locale);
  UErrorCode status = U_ZERO_ERROR;
  const auto formatted = tools.numbers.formatDouble(number, status);
  if (U_FAILURE(status) || tools.plurals == nullptr) return "other";
  const std::string category = utf8(tools.plurals->select(formatted, status));
  for (const std::string_view known : {"zero", "one", "two", "few", "many"}) {
    if (U_SUCCESS(status) && category == known) return known;
  }
  return "other";
}

std::string format_number(std::string_view locale, double number) {
  UErrorCode status = U_ZERO_ERROR;
  const auto formatted = tools_for(locale).numbers.formatDouble(number, status);
  return utf8(formatted.toString(status));
}

std::string format_date(std::string_view locale, DateStyle style, std::string_view iso, std::string_view zone) {
  const auto moment = moment_of(iso);
  if (!moment) return std::string(iso);
  if (moment->is_civil && style == DateStyle::long_time) style = DateStyle::long_date;
  LocaleTools& tools = tools_for(locale);
  auto& format = tools.dates[static_cast<std::size_t>(style)];
  if (format == nullptr) format = date_format(tools.locale, style);
  if (format == nullptr) return std::string(iso);
  format->adoptTimeZone(moment->is_civil ? icu::TimeZone::getGMT()->clone() : zone_of(zone).release());
  icu::UnicodeString out;
  format->format(moment->milliseconds, out);
  // Browsers undo CLDR 42's narrow no-break space before "PM", and so do we.
  out.findAndReplace(icu::UnicodeString(char16_t{0x202F}), icu::UnicodeString(u' '));
  if ((locale.substr(0, 2) == "ru" || locale.substr(0, 2) == "be") && style != DateStyle::short_date) {
    // CLDR abbreviates «года» (Belarusian has the same word), and lines would break before it and after the day.
    out.findAndReplace(icu::UnicodeString(u" г."), icu::UnicodeString(u"\u00A0года"));
    const int32_t space = out.indexOf(u' ');
    if (space > 0 && space < 3) out.setCharAt(space, u'\u00A0');
  }
  return utf8(out);
}

std::string civil_time(std::string_view zone, std::string_view instant) {
  const auto moment = moment_of(instant);
  if (!moment || moment->is_civil) return {};
  std::unique_ptr<icu::TimeZone> known(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8({zone.data(), static_cast<int32_t>(zone.size())})));
  if (zone.empty() || *known == icu::TimeZone::getUnknown()) return {};
  UErrorCode status = U_ZERO_ERROR;
  icu::SimpleDateFormat format(u"yyyy-MM-dd'T'HH:mm:ss", icu::Locale("en_US_POSIX"), status);
  auto calendar = std::make_unique<icu::GregorianCalendar>(icu::Locale("en_US_POSIX"), status);
  if (U_FAILURE(status)) return {};
  calendar->setGregorianChange(-std::numeric_limits<double>::max(), status);  // one calendar for all time
  format.adoptCalendar(calendar.release());
  format.adoptTimeZone(known.release());
  icu::UnicodeString out;
  format.format(moment->milliseconds, out);
  return utf8(out);
}

std::string fold_case(std::string_view text) {
  return utf8(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).foldCase());
}

std::string port_name() {
  UVersionInfo version;
  u_getVersion(version);
  return "icu " + std::to_string(version[0]) + '.' + std::to_string(version[1]);
}

}  // namespace portal::text
