// The seeds of each target, whole and broken in small ways, for a moment: the long runs are "make fuzz".
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/fuzz/targets.h"

namespace portal::fuzz {
namespace {

namespace files = std::filesystem;

std::vector<std::string> seeds_of(std::string_view target) {
  std::vector<files::path> paths;
  for (const auto& entry : files::directory_iterator(files::path(PORTAL_SOURCE_DIR) / "tests/fuzz/seeds" / target)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (const files::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return out;
}

class Breaker {
 public:
  explicit Breaker(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string next() {
    std::string out = seeds_[below(seeds_.size())];
    for (std::size_t i = 0; i <= below(4); ++i) change(out);
    return out;
  }

 private:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return limit == 0 ? 0 : static_cast<std::size_t>(state_ >> 33U) % limit;
  }

  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = below(12) + 1;
    const std::string& other = seeds_[below(seeds_.size())];
    switch (below(5)) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, other.substr(below(other.size() + 1), length)); break;
      case 2: text.insert(at, text.substr(below(text.size() + 1), length)); break;
      case 3: text.insert(at, 1, "{}[]\",:0-\\/#$.ae"[below(16)]); break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
    }
  }

  const std::vector<std::string>& seeds_;
  std::uint64_t state_ = 20261125;
};

class Fuzz : public testing::TestWithParam<Target> {};

TEST_P(Fuzz, HoldsOnSeedsAndWhatIsNearThem) {
  const std::vector<std::string> seeds = seeds_of(GetParam().name);
  ASSERT_FALSE(seeds.empty());
  for (const std::string& seed : seeds) GetParam().run(seed);
  Breaker breaker(seeds);
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(700);
  int rounds = 0;
  for (; std::chrono::steady_clock::now() < end && rounds < 20000; ++rounds) GetParam().run(breaker.next());
  EXPECT_GT(rounds, 10);
}

INSTANTIATE_TEST_SUITE_P(Targets, Fuzz, testing::ValuesIn(targets().begin(), targets().end()),
                         [](const auto& target) { return std::string(target.param.name); });

}  // namespace
}  // namespace portal::fuzz
