// portal ratings: what ratings come to, from events or from published figures, and how it may be published.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "sdk/json/json.h"
#include "sdk/json/reader.h"
#include "sdk/methodology/describe.h"
#include "tools/portal/arguments.h"
#include "tools/portal/named_examples.h"
#include "tools/portal/published_counts.h"
#include "tools/portal/rating_events.h"
#include "tools/portal/ratings_methods.h"
#include "tools/portal/ratings_print.h"

namespace portal::tools {

namespace {

constexpr std::string_view usage =
    "usage: portal ratings FILE… | -   [--methodology FILE]… [--by month|version] [--volumes FILE] [--offsets CHANNEL]\n"
    "                      [--minimum 10] [--few 30] [--utc-offset +07:00] [--as-of DATE] [--json FILE] [--csv FILE]\n"
    "Files of rating events (CloudEvents, one JSON a line) are counted, each event once, and published as one aggregate; they need\n"
    "the methodologies that the events name. Files of published monthly figures (a JSON array) are checked: which formula gave\n"
    "each figure, when another began, which months are odd. \"-\" reads events from standard input. Without --json and --csv\n"
    "it prints for people. --volumes: [{\"target\", \"question\"?, \"served\", \"offered\"}].";

int fail(const std::string& what) {
  std::fprintf(stderr, "portal ratings: %s\n", what.c_str());
  return 1;
}

bool write_file(const std::string& path, const std::string& text) {
  std::FILE* file = path == "-" ? stdout : std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool whole = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  return (file == stdout ? std::fflush(file) : std::fclose(file)) == 0 && whole;
}

// Published figures are one JSON array; events begin with "{".
bool is_array(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  int c = std::fgetc(file);
  while (c == ' ' || c == '\n' || c == '\r' || c == '\t') c = std::fgetc(file);
  std::fclose(file);
  return c == '[';
}

int check_published(const Arguments& arguments) {
  Published published;
  for (const std::string& path : arguments.plain()) {
    auto file = read_json_file(path);
    if (!file.ok()) return fail(file.error().text());
    if (auto read = read_published(file.value(), published); !read.ok()) return fail(path + ": " + read.error().text());
  }
  if (arguments.has("json")) {
    if (!write_file(arguments.get("json"), json::write(findings_json(published)) + "\n")) return fail("cannot write " + arguments.get("json"));
  } else {
    const std::string text = findings_text(published);
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
  return 0;
}

// "+07:00" as minutes east of UTC.
bool read_offset(const std::string& text, int& minutes) {
  int hours = 0;
  int rest = 0;
  char sign = '+';
  if (std::sscanf(text.c_str(), "%c%2d:%2d", &sign, &hours, &rest) != 3 || (sign != '+' && sign != '-') || hours > 14 || rest > 59) return false;
  minutes = (sign == '-' ? -1 : 1) * (60 * hours + rest);
  return true;
}

bool read_whole(const std::string& text, std::int64_t& out) {
  char* end = nullptr;
  out = std::strtoll(text.c_str(), &end, 10);
  return !text.empty() && *end == '\0' && out >= 1;
}

Result<void> read_events(const Arguments& arguments, RatingEvents& events) {
  for (const std::string& path : arguments.plain()) {
    std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
    if (file == nullptr) return Error(ErrorCode::storage_failed, path, "a file that can be read", "none");
    auto read = events.read(file);
    if (file != stdin) std::fclose(file);
    PORTAL_CHECK(std::move(read));
  }
  return {};
}

Result<void> read_volumes(const std::string& path, statistics::Groups& groups) {
  PORTAL_TRY(const json::Value file, read_json_file(path));
  if (!file.is_array()) return Error(ErrorCode::wrong_type, path, "an array of volumes", std::string(json::noun_of(file.kind())));
  for (std::size_t i = 0; i < file.array().size(); ++i) {
    json::Reader read(file.array()[i], path + "#/" + std::to_string(i));
    std::string target;
    std::string question;
    statistics::Volumes volumes;
    read.required("target", target);
    read.optional("question", question);
    read.optional("served", volumes.served);
    read.required("offered", volumes.offered);
    PORTAL_CHECK(read.finish());
    for (auto& [key, group] : groups)
      if (key.target == target && (question.empty() || key.question == question)) group.volumes = volumes;
  }
  return {};
}

int publish(const Arguments& arguments, const RatingEvents& events, const std::vector<methodology::Methodology>& methods,
            const statistics::AggregateOptions& options) {
  statistics::Groups groups = events.groups();
  if (arguments.has("volumes"))
    if (auto read = read_volumes(arguments.get("volumes"), groups); !read.ok()) return fail(read.error().text());
  auto report = statistics::aggregate(groups, options);
  if (!report.ok()) return fail(report.error().text());
  methodology::describe(report.value(), methods);
  if (arguments.has("json") && !write_file(arguments.get("json"), json::write(report.value()) + "\n"))
    return fail("cannot write " + arguments.get("json"));
  if (arguments.has("csv") && !write_file(arguments.get("csv"), aggregate_csv(report.value()))) return fail("cannot write " + arguments.get("csv"));
  const std::string text =
      reading_text(events.counts()) + (arguments.has("json") || arguments.has("csv") ? std::string() : aggregate_text(report.value()));
  std::fwrite(text.data(), 1, text.size(), arguments.get("json") == "-" || arguments.get("csv") == "-" ? stderr : stdout);
  return 0;
}

int count_events(const Arguments& arguments) {
  statistics::AggregateOptions options;
  EventOptions reading;
  reading.by = options.by = arguments.get("by", "month");
  options.as_of = arguments.get("as-of");
  options.offset_reference = arguments.get("offsets");
  if (options.by != "month" && options.by != "version") return refuse("ratings", "--by is month or version", usage);
  if (arguments.has("utc-offset") && !read_offset(arguments.get("utc-offset"), reading.offset_minutes))
    return refuse("ratings", "--utc-offset is like +07:00", usage);
  if (!read_whole(arguments.get("minimum", "10"), options.rules.minimum) || !read_whole(arguments.get("few", "30"), options.rules.few))
    return refuse("ratings", "--minimum and --few are numbers from 1", usage);
  if (arguments.all("methodology").empty()) return refuse("ratings", "events need the methodologies that they name", usage);
  auto methods = read_methodologies(arguments.all("methodology"));
  if (!methods.ok()) return fail(methods.error().text());
  // The strictest rule of all methods, where none is given.
  for (const methodology::Methodology& method : methods.value()) {
    if (!arguments.has("minimum")) options.rules.minimum = std::max(options.rules.minimum, method.minimum);
    if (!arguments.has("few")) options.rules.few = std::max(options.rules.few, method.few);
  }
  RatingEvents events(rating_methods(methods.value()), reading);
  if (auto read = read_events(arguments, events); !read.ok()) return fail(read.error().text());
  return publish(arguments, events, methods.value(), options);
}

}  // namespace

int ratings_command(std::span<const std::string_view> words) {
  static constexpr std::string_view flags[] = {"help"};
  static constexpr std::string_view known[] = {"methodology", "by",    "volumes", "offsets", "minimum", "few",
                                               "utc-offset",  "as-of", "json",    "csv",     "help"};
  const Arguments arguments(words, flags);
  if (const auto strangers = arguments.strangers(known); !strangers.empty()) return refuse("ratings", "no option --" + strangers[0], usage);
  if (arguments.has("help")) return std::printf("%.*s\n", static_cast<int>(usage.size()), usage.data()) < 0;
  if (arguments.plain().empty()) return refuse("ratings", "expected a file", usage);
  std::size_t arrays = 0;
  for (const std::string& path : arguments.plain()) arrays += path != "-" && is_array(path) ? 1 : 0;
  if (arrays != 0 && arrays != arguments.plain().size()) return refuse("ratings", "events and published figures are read apart", usage);
  return arrays != 0 ? check_published(arguments) : count_events(arguments);
}

}  // namespace portal::tools
