// Longest way through begins and ends; parallel stages do not add up, alternatives take the shortest.
#include "widgets/tracker/path.h"

#include <algorithm>

namespace portal::tracker {

namespace {

constexpr double per_day = 86400;

double seconds_of(const calendar::Duration& duration) {
  return duration.months * 30.4 * per_day + duration.days * per_day + static_cast<double>(duration.seconds);
}

struct Point {
  double p50 = 0;
  double p90 = 0;
  std::size_t from = nowhere;  // the point before on the longest way
};

class Way {
 public:
  Way(const Scenario& scenario, const Circumstances& at, Progress& progress) : scenario_(scenario), at_(at), progress_(progress) {
    points_.resize(2 * scenario.stages.size());
  }

  void run() {
    for (const std::size_t point : scenario_.order) {
      if (point % 2 == 0) begin(point / 2);
      else end(point / 2);
    }
    std::size_t last = nowhere;
    for (const std::size_t root : scenario_.roots)
      if (matters(root) && (last == nowhere || points_[2 * root + 1].p50 > points_[last].p50)) last = 2 * root + 1;
    if (last == nowhere) return;
    progress_.days_p50 = points_[last].p50 / per_day;
    progress_.days_p90 = points_[last].p90 / per_day;
    for (std::size_t point = last; point != nowhere; point = points_[point].from)
      if (point % 2 == 1 && scenario_.stages[point / 2].kind != StageKind::group && matters(point / 2)) progress_.critical_path.push_back(point / 2);
    std::reverse(progress_.critical_path.begin(), progress_.critical_path.end());
    for (const std::size_t stage : progress_.critical_path) progress_.is_estimated |= scenario_.stages[stage].estimate.has_value();
  }

 private:
  bool matters(std::size_t i) const {
    const StageProgress& stage = progress_.stages[i];
    return !stage.is_finished && stage.standing != Standing::unneeded && !scenario_.stages[i].is_optional;
  }

  void longer(Point& mine, std::size_t other) const {
    const Point& before = points_[other];
    if (mine.from != nowhere && before.p50 <= mine.p50) return;
    mine = {before.p50, before.p90, other};
  }

  void begin(std::size_t i) {
    Point& mine = points_[2 * i];
    if (scenario_.stages[i].parent != nowhere) longer(mine, 2 * scenario_.stages[i].parent);
    for (const std::size_t before : scenario_.stages[i].after)
      if (matters(before)) longer(mine, 2 * before + 1);
  }

  void end(std::size_t i) {
    const Stage& stage = scenario_.stages[i];
    Point& mine = points_[2 * i + 1];
    mine = {points_[2 * i].p50, points_[2 * i].p90, 2 * i};
    if (!matters(i)) return;
    if (stage.kind == StageKind::group) return end_group(stage, mine);
    double p50 = 0;
    double p90 = 0;
    if (stage.estimate.has_value()) {
      p50 = seconds_of(stage.estimate->p50);
      p90 = seconds_of(stage.estimate->p90);
    } else if (stage.deadline.has_value()) {
      p50 = p90 = seconds_of(stage.deadline->duration) * (stage.deadline->is_working ? 1.4 : 1);
    }
    const StageProgress& now = progress_.stages[i];
    const double passed = now.has_turn && now.has_since && at_.has_now ? static_cast<double>(at_.now - now.since) / calendar::per_second : 0;
    mine.p50 += std::max(0.0, p50 - std::max(0.0, passed));
    mine.p90 += std::max(0.0, p90 - std::max(0.0, passed));
  }

  void end_group(const Stage& stage, Point& mine) {
    std::vector<std::size_t> members;
    bool begun = false;
    for (const std::size_t child : stage.children) {
      if (!matters(child)) continue;
      members.push_back(child);
      begun |= progress_.stages[child].standing == Standing::active || progress_.stages[child].standing == Standing::returned;
    }
    if (members.empty()) return;
    if (stage.mode == Mode::any && begun)
      members.erase(std::remove_if(members.begin(), members.end(),
                                   [this](std::size_t child) {
                                     const Standing standing = progress_.stages[child].standing;
                                     return standing != Standing::active && standing != Standing::returned;
                                   }),
                    members.end());
    std::sort(members.begin(), members.end(), [this](std::size_t a, std::size_t b) { return points_[2 * a + 1].p50 < points_[2 * b + 1].p50; });
    const std::size_t wanted = stage.mode == Mode::all ? members.size() : stage.mode == Mode::any ? 1 : std::min(stage.count, members.size());
    mine = {points_[2 * members[wanted - 1] + 1].p50, points_[2 * members[wanted - 1] + 1].p90, 2 * members[wanted - 1] + 1};
  }

  const Scenario& scenario_;
  const Circumstances& at_;
  Progress& progress_;
  std::vector<Point> points_;
};

}  // namespace

void find_critical_path(const Scenario& scenario, const Circumstances& at, Progress& progress) { Way(scenario, at, progress).run(); }

}  // namespace portal::tracker
