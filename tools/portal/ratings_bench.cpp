// A million rating events made, read, deduplicated and put into an aggregate, with the time of each and the memory it took.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "sdk/json/json.h"
#include "sdk/statistics/random.h"
#include "tools/portal/rating_events.h"

namespace {

using namespace portal;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string event(statistics::Random& random, std::size_t number) {
  static constexpr const char* channels[] = {"web", "app", "phone", "kiosk", "office", "chat"};
  static constexpr const char* reasons[] = {"speed", "clarity", "staff", "documents"};
  const auto below = [&](std::uint64_t most) { return static_cast<std::int64_t>(random.next() % most); };
  char id[40];
  std::snprintf(id, sizeof id, "%016llx-%08zu", static_cast<unsigned long long>(random.next()), number);
  return R"({"specversion":"1.0","id":")" + std::string(id) +
         R"(","source":"https://portal.example/ratings","type":"portal.rating.given","time":"2026-)" + two(1 + below(12)) + "-" + two(1 + below(28)) +
         "T" + two(below(24)) + ":" + two(below(60)) +
         R"(:12Z","datacontenttype":"application/json","data":{"methodology":"sha256:5f2b8c0d1e","target":{"kind":"service","id":"service-)" +
         std::to_string(below(40)) + R"("},"channel":")" + channels[below(6)] + R"(","version":"2.1","answers":{"satisfaction":)" +
         std::to_string(1 + below(5)) + R"(,"need":"yes"},"reasons":[")" + reasons[below(4)] + R"("],"comment":"Всё понятно, спасибо"}})" + "\n";
}

void line(const char* what, double seconds, double promised) {
  std::printf("  %-52s %6.2f s   promised ≤ %g s   %s\n", what, seconds, promised, seconds <= promised ? "held" : "MISSED");
}

}  // namespace

int main() {
  constexpr std::size_t events = 1000000;
  constexpr std::size_t again = 50000;  // sent twice
  std::FILE* file = std::tmpfile();
  if (file == nullptr) return 1;
  statistics::Random random(7);
  std::size_t bytes = 0;
  std::string repeated;
  for (std::size_t i = 0; i < events; ++i) {
    const std::string text = i % (events / again) == 1 ? repeated : event(random, i);
    bytes += std::fwrite(text.data(), 1, text.size(), file);
    if (i % (events / again) == 0) repeated = text;
  }
  std::rewind(file);
  const double before = peak_megabytes();
  tools::RatingMethods methods;
  methods["sha256:5f2b8c0d1e"] = {"Satisfaction 1.0",
                                  "satisfaction",
                                  {{"satisfaction", {statistics::Formula::weighted, {"1", "2", "3", "4", "5"}}},
                                   {"need", {statistics::Formula::need_satisfied, {"no", "partly", "yes"}}}}};
  tools::RatingEvents reader(methods, {});
  const auto start = Clock::now();
  if (!reader.read(file).ok()) return 1;
  const double reading = since(start);
  const auto counted = Clock::now();
  auto report = statistics::aggregate(reader.groups(), {});
  const double publishing = since(counted);
  const double whole = since(start);
  std::rewind(file);
  const auto second = Clock::now();
  if (!reader.read(file).ok() || !report.ok()) return 1;
  const double known = since(second);
  std::fclose(file);
  const auto& counts = reader.counts();
  std::printf("portal ratings: %zu events of %zu bytes on average, %zu of them sent twice\n", events, bytes / events, again);
  line("read, deduplicated and aggregated", whole, 4);
  line("of that, the aggregate from what was read", publishing, 1);
  line("all of them read once more, none counted twice", known, 1);
  std::printf("  %-52s %6.0f MB  (fingerprints %zu MB; %.0f MB before)\n", "memory at its peak", peak_megabytes(),
              reader.fingerprint_bytes() / 1024 / 1024, before);
  const bool right = counts.ratings == events - again && counts.duplicates == again + events && counts.bad == 0;
  std::printf("  counted %zu, met before %zu in the first reading: %s\n", counts.ratings, counts.duplicates - events, right ? "right" : "WRONG");
  return right && whole <= 4 && publishing <= 1 && known <= 1 && reading > 0 ? 0 : 1;
}
