// From a line to a counter: what is wanted of an event, whether it was met before, where it is counted.
#include "tools/portal/rating_events.h"

#include <algorithm>
#include <cstring>

namespace portal::tools {

namespace {

enum Member : int { id, source, type, time, methodology, target_kind, target_id, channel, version, answers, reasons, members };

// An event as sdk/methodology/rating_event.schema.json has it.
constexpr std::string_view given_type = "portal.rating.given";
constexpr std::string_view offered_type = "portal.feedback.offered";
constexpr Want in_target[] = {{"kind", target_kind}, {"id", target_id}};
constexpr Want in_data[] = {{"methodology", methodology}, {"target", -1, in_target}, {"channel", channel},
                            {"version", version},         {"answers", answers},      {"reasons", reasons}};
constexpr Want in_event[] = {{"id", id}, {"source", source}, {"type", type}, {"time", time}, {"data", -1, in_data}};

constexpr std::size_t longest_line = 1024U * 1024;
constexpr std::size_t block = 1024U * 1024;

bool is_text(const Slot& slot) { return slot.kind == SlotKind::text || slot.kind == SlotKind::escaped_text; }

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  const __uint128_t product = static_cast<__uint128_t>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

// Eight bytes at a time; the length is mixed in last, so that "ab" + "c" is not "a" + "bc".
std::uint64_t hash(std::string_view text, std::uint64_t state) {
  constexpr std::uint64_t prime = 0xE7037ED1A0B428DBU;
  const std::size_t length = text.size();
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), 8);
    state = mixed(state ^ bytes, prime);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data(), text.size());
  return mixed(mixed(state ^ rest, prime) ^ length, 0x8EBC6AF09C88C6E3U);
}

int two_digits(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -100; };
  return 10 * digit(at) + digit(at + 1);
}

int days_of(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

std::string_view month_of(std::string_view instant, int offset_minutes, std::string& room) {
  const int century = two_digits(instant, 0);
  int month = two_digits(instant, 5);
  const int day = two_digits(instant, 8);
  const int hour = two_digits(instant, 11);
  const int minute = two_digits(instant, 14);
  if (instant.size() < 20 || century < 0 || two_digits(instant, 2) < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || minute < 0) return {};
  int year = 100 * century + two_digits(instant, 2);
  int own = 0;
  const std::size_t zone = instant.find_first_of("Z+-", 19);
  if (zone == std::string_view::npos) return {};
  if (instant[zone] != 'Z') own = (instant[zone] == '-' ? -1 : 1) * (60 * two_digits(instant, zone + 1) + two_digits(instant, zone + 4));
  const int of_day = 60 * hour + minute - own + offset_minutes;
  if (of_day < 0 && day == 1 && --month == 0) month = 12, --year;
  if (of_day >= 24 * 60 && day == days_of(year, month) && ++month == 13) month = 1, ++year;
  room = {static_cast<char>('0' + year / 1000),
          static_cast<char>('0' + year / 100 % 10),
          static_cast<char>('0' + year / 10 % 10),
          static_cast<char>('0' + year % 10),
          '-',
          static_cast<char>('0' + month / 10),
          static_cast<char>('0' + month % 10)};
  return room;
}

Fingerprints::Print Fingerprints::of(std::string_view event_source, std::string_view event_id) {
  Print print;
  print.high = hash(event_id, hash(event_source, 0x2D358DCCAA6C78A5U));
  print.low = hash(event_id, hash(event_source, 0x8BB84B93962EACC9U));
  if (print.high == 0 && print.low == 0) print.low = 1;
  return print;
}

std::size_t Fingerprints::place_of(Print print) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = print.high & mask;
  while ((table_[at].high != 0 || table_[at].low != 0) && (table_[at].high != print.high || table_[at].low != print.low)) at = (at + 1) & mask;
  return at;
}

bool Fingerprints::contains(Print print) const {
  if (table_.empty()) return false;
  const Print& there = table_[place_of(print)];
  return there.high != 0 || there.low != 0;
}

void Fingerprints::insert(Print print) {
  if (2 * (used_ + 1) > table_.size()) grow();
  table_[place_of(print)] = print;
  ++used_;
}

void Fingerprints::grow() {
  std::vector<Print> before(table_.empty() ? 1024 : 2 * table_.size());
  before.swap(table_);
  for (const Print& print : before)
    if (print.high != 0 || print.low != 0) table_[place_of(print)] = print;
}

RatingEvents::RatingEvents(RatingMethods methods, EventOptions options)
    : methods_(std::move(methods)), options_(std::move(options)), scanner_(in_event, members) {}

Result<void> RatingEvents::read(std::FILE* file) {
  std::string buffer;
  while (true) {
    const std::size_t kept = buffer.size();
    buffer.resize(kept + block);
    const std::size_t got = std::fread(buffer.data() + kept, 1, block, file);
    buffer.resize(kept + got);
    if (std::ferror(file) != 0) return Error(ErrorCode::storage_failed, "", "a file that can be read", "an error");
    const std::size_t whole = got == 0 ? buffer.size() : buffer.rfind('\n') + 1;  // npos + 1: none
    PORTAL_CHECK(read_lines(std::string_view(buffer).substr(0, whole)));
    if (got == 0) return {};
    buffer.erase(0, whole);
    if (buffer.size() > longest_line) return Error(ErrorCode::too_large, "line " + std::to_string(counts_.lines + 1), "at most 1 MB a line", "more");
  }
}

Result<void> RatingEvents::read_lines(std::string_view lines) {
  while (!lines.empty()) {
    const auto* end = static_cast<const char*>(std::memchr(lines.data(), '\n', lines.size()));
    const std::size_t length = end == nullptr ? lines.size() : static_cast<std::size_t>(end - lines.data());
    take(lines.substr(0, length));
    lines.remove_prefix(std::min(lines.size(), length + 1));
    if (seen_.size() > options_.most_events)
      return Error(ErrorCode::too_large, "line " + std::to_string(counts_.lines), "fewer different events", "more");
    if (cells_.size() > options_.most_counters)
      return Error(ErrorCode::too_large, "line " + std::to_string(counts_.lines), "fewer different targets, channels and months", "more");
  }
  return {};
}

void RatingEvents::bad() {
  ++counts_.bad;
  if (counts_.bad_lines.size() < 10) counts_.bad_lines.push_back(counts_.lines);
}

void RatingEvents::take(std::string_view line) {
  ++counts_.lines;
  if (line.empty() || line == "\r") return;
  if (!scanner_.scan(line) || !is_text(scanner_.slot(type))) return bad();
  const bool given = scanner_.slot(type).text == given_type;
  if (!given && scanner_.slot(type).text != offered_type) {
    ++counts_.other_types;
    return;
  }
  for (const Member member : {id, source, time, methodology, channel})
    if (!is_text(scanner_.slot(member)) || scanner_.slot(member).text.empty()) return bad();
  if (given && scanner_.slot(answers).kind != SlotKind::object) return bad();
  if (!count()) bad();
}

// The counter of this event's method, target, row and channel; null where the event lacks one of them.
RatingEvents::Cell* RatingEvents::cell() {
  std::string room;
  const bool by_version = options_.by == "version";
  const Slot& of_version = scanner_.slot(version);
  const std::string_view row = !by_version           ? month_of(scanner_.slot(time).text, options_.offset_minutes, room)
                               : is_text(of_version) ? of_version.text
                                                     : "—";
  if (row.empty() || !is_text(scanner_.slot(target_kind)) || !is_text(scanner_.slot(target_id))) return nullptr;
  key_.clear();
  for (const std::string_view part :
       {scanner_.slot(methodology).text, row, scanner_.slot(channel).text, scanner_.slot(target_kind).text, scanner_.slot(target_id).text}) {
    key_ += part;
    key_ += '\n';
  }
  std::unique_ptr<Cell>& found = cells_[key_];
  if (found == nullptr) {
    found = std::make_unique<Cell>();
    found->methodology = scanner_.slot(methodology).string();
    const auto method = methods_.find(found->methodology);
    found->method = method == methods_.end() ? nullptr : &method->second;
    found->target = scanner_.slot(target_kind).string() + "/" + scanner_.slot(target_id).string();
    found->row = row;
    found->channel = scanner_.slot(channel).string();
  }
  return found.get();
}

bool RatingEvents::count() {
  const Fingerprints::Print print = Fingerprints::of(scanner_.slot(source).text, scanner_.slot(id).text);
  if (seen_.contains(print)) {
    ++counts_.duplicates;
    return true;
  }
  Cell* into = cell();
  if (into == nullptr) return false;
  if (into->method == nullptr) {
    ++counts_.unknown_methods;
    return true;
  }
  if (scanner_.slot(type).text == given_type) {
    if (!count_answers(*into)) return false;
    ++counts_.ratings;
  } else {
    ++into->offered;
    ++counts_.offers;
  }
  seen_.insert(print);
  return true;
}

bool RatingEvents::count_answers(Cell& into) {
  // An answer that the method does not know makes the whole event bad, before anything is counted.
  struct Given {
    statistics::Counts* counts;
    std::size_t point;
    bool main;
  };
  Given given[16];
  std::size_t number = 0;
  bool good = true;
  each_member(scanner_.slot(answers).text, [&](std::string_view question, const Slot& answer) {
    const auto asked = into.method->questions.find(std::string(question));
    if (asked == into.method->questions.end() || number == std::size(given)) return void(good = false);
    const auto& points = asked->second.answers;
    const auto point = std::find(points.begin(), points.end(), answer.text);
    if (point == points.end()) return void(good = false);
    statistics::Counts& counts = into.questions[asked->first];
    if (counts.empty()) counts.assign(points.size(), 0);
    given[number++] = {&counts, static_cast<std::size_t>(point - points.begin()), question == into.method->main_question};
  });
  if (!good || number == 0) return false;
  const std::vector<bool>& obstacle = into.method->obstacle;
  std::map<std::string, std::int64_t>* reasons_of = nullptr;  // without an answer to the main question a reason tells nothing
  for (std::size_t i = 0; i < number; ++i) {
    ++(*given[i].counts)[given[i].point];
    if (given[i].main) reasons_of = given[i].point < obstacle.size() && obstacle[given[i].point] ? &into.obstacles : &into.praises;
  }
  if (reasons_of != nullptr && scanner_.slot(reasons).kind == SlotKind::array)
    each_member(scanner_.slot(reasons).text, [&](std::string_view, const Slot& reason) {
      if (is_text(reason)) ++(*reasons_of)[reason.string()];
    });
  return true;
}

statistics::Groups RatingEvents::groups() const {
  statistics::Groups groups;
  for (const auto& [key, cell] : cells_)
    for (const auto& [question, counts] : cell->questions) {
      statistics::Group& group = groups[{cell->methodology, cell->target, question}];
      group.formula = cell->method->questions.at(question).formula;
      group.points = counts.size();
      statistics::Counts& into = group.cells[cell->row][cell->channel];
      if (into.empty()) into.assign(counts.size(), 0);
      for (std::size_t i = 0; i < counts.size(); ++i) into[i] += counts[i];
      group.volumes.offered += cell->offered;
      if (question != cell->method->main_question) continue;
      for (const auto& [reason, n] : cell->obstacles) group.obstacles[reason] += n;
      for (const auto& [reason, n] : cell->praises) group.praises[reason] += n;
    }
  return groups;
}

}  // namespace portal::tools
