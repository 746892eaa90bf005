// Fisher scoring of the proportional odds model over grouped counts.
#include "sdk/statistics/mode_offset.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "sdk/statistics/linear.h"

namespace portal::statistics {

namespace {

double logistic(double x) { return 1 / (1 + std::exp(-x)); }
double logit(double p) { return std::log(p / (1 - p)); }

Error bad(const char* what_expected, const std::string& got) { return {ErrorCode::out_of_range, std::string(), what_expected, got}; }

// Channels that are joined through shared services: all must hang together.
bool hang_together(const std::vector<ModeCell>& cells, std::size_t channels, std::size_t services) {
  std::vector<std::size_t> group(channels + services);
  for (std::size_t i = 0; i < group.size(); ++i) group[i] = i;
  for (const ModeCell& cell : cells) {
    const std::size_t from = group[cell.channel];
    const std::size_t to = group[channels + cell.service];
    std::replace(group.begin(), group.end(), from, to);
  }
  return std::all_of(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(channels), [&](std::size_t g) { return g == group[0]; });
}

std::int64_t sum(const Counts& counts) {
  std::int64_t n = 0;
  for (const std::int64_t count : counts) n += count;
  return n;
}

bool one_end(const Counts& counts) { return sum(counts) == counts.front() || sum(counts) == counts.back(); }

// Drops cells without answers, services that tell nothing (one channel, or one end of the scale: their own level would be infinite)
// and points nobody used (their thresholds do not exist). `names` becomes the numbers of the services that are left.
std::vector<ModeCell> in_use(const std::vector<ModeCell>& cells, std::size_t services, std::vector<std::size_t>& names) {
  const std::size_t points = cells.front().counts.size();
  std::vector<Counts> by_service(services, Counts(points, 0));
  std::vector<std::size_t> channels(services, 0);
  for (const ModeCell& cell : cells) {
    channels[cell.service] += sum(cell.counts) > 0 ? 1 : 0;
    for (std::size_t j = 0; j < points; ++j) by_service[cell.service][j] += cell.counts[j];
  }
  Counts all(points, 0);
  for (std::size_t service = 0; service < services; ++service) {
    if (channels[service] < 2 || one_end(by_service[service])) continue;
    names.push_back(service);
    for (std::size_t j = 0; j < points; ++j) all[j] += by_service[service][j];
  }
  std::vector<ModeCell> out;
  for (const ModeCell& cell : cells) {
    const auto place = std::find(names.begin(), names.end(), cell.service);
    if (sum(cell.counts) == 0 || place == names.end()) continue;
    ModeCell kept{static_cast<std::size_t>(place - names.begin()), cell.channel, {}};
    for (std::size_t j = 0; j < points; ++j)
      if (all[j] > 0) kept.counts.push_back(cell.counts[j]);
    out.push_back(std::move(kept));
  }
  return out;
}

// Parameters: thresholds, then channels but the first, then services but the first.
class Model {
 public:
  Model(const std::vector<ModeCell>& cells, std::size_t channels, std::size_t services)
      : cells_(cells), thresholds_(cells.front().counts.size() - 1), channels_(channels), size_(thresholds_ + channels - 1 + services - 1) {}

  std::size_t size() const { return size_; }
  std::size_t thresholds() const { return thresholds_; }
  std::size_t of_channel(std::size_t channel) const { return thresholds_ + channel - 1; }
  std::size_t of_service(std::size_t service) const { return thresholds_ + channels_ - 1 + service - 1; }

  std::vector<double> start() const {
    std::vector<double> at(size_, 0);
    Counts all(thresholds_ + 1, 0);
    for (const ModeCell& cell : cells_)
      for (std::size_t j = 0; j <= thresholds_; ++j) all[j] += cell.counts[j];
    const auto n = static_cast<double>(sum(all));
    double below = 0;
    for (std::size_t j = 0; j < thresholds_; ++j) at[j] = logit((below += static_cast<double>(all[j])) / n);
    return at;
  }

  // Minus infinity where thresholds are out of order.
  double log_likelihood(const std::vector<double>& at) const {
    double sum_of_logs = 0;
    for (const ModeCell& cell : cells_) {
      const std::vector<double> p = probabilities(cell, at);
      for (std::size_t j = 0; j <= thresholds_; ++j) {
        if (!(p[j] > 0)) return -HUGE_VAL;
        sum_of_logs += static_cast<double>(cell.counts[j]) * std::log(p[j]);
      }
    }
    return sum_of_logs;
  }

  // The score and the expected information.
  void derive(const std::vector<double>& at, std::vector<double>& score, Matrix& information) const {
    score.assign(size_, 0);
    information = Matrix(size_);
    for (const ModeCell& cell : cells_) derive(cell, at, score, information);
  }

 private:
  double shift(const ModeCell& cell, const std::vector<double>& at) const {
    return (cell.channel == 0 ? 0 : at[of_channel(cell.channel)]) + (cell.service == 0 ? 0 : at[of_service(cell.service)]);
  }

  std::vector<double> probabilities(const ModeCell& cell, const std::vector<double>& at) const {
    std::vector<double> p(thresholds_ + 1);
    const double moved = shift(cell, at);
    double below = 0;
    for (std::size_t j = 0; j < thresholds_; ++j) {
      const double up_to = logistic(at[j] - moved);
      p[j] = up_to - below;
      below = up_to;
    }
    p[thresholds_] = 1 - below;
    return p;
  }

  void derive(const ModeCell& cell, const std::vector<double>& at, std::vector<double>& score, Matrix& information) const {
    const std::vector<double> p = probabilities(cell, at);
    const auto n = static_cast<double>(sum(cell.counts));
    const double moved = shift(cell, at);
    std::vector<double> slope(size_, 0);  // of one point's probability
    double before = 0;
    for (std::size_t j = 0; j <= thresholds_; ++j) {
      const double up_to = j < thresholds_ ? logistic(at[j] - moved) : 1;
      const double steep = up_to * (1 - up_to);
      std::fill(slope.begin(), slope.end(), 0.0);
      if (j < thresholds_) slope[j] = steep;
      if (j > 0) slope[j - 1] = -before;
      if (cell.channel != 0) slope[of_channel(cell.channel)] = before - steep;
      if (cell.service != 0) slope[of_service(cell.service)] = before - steep;
      before = steep;
      for (std::size_t a = 0; a < size_; ++a) {
        if (slope[a] == 0) continue;
        score[a] += static_cast<double>(cell.counts[j]) * slope[a] / p[j];
        for (std::size_t b = 0; b < size_; ++b) information(a, b) += n * slope[a] * slope[b] / p[j];
      }
    }
  }

  const std::vector<ModeCell>& cells_;
  std::size_t thresholds_;
  std::size_t channels_;
  std::size_t size_;
};

Result<void> check_given(const std::vector<ModeCell>& cells, std::size_t channels, std::size_t services) {
  if (channels < 2) return bad("at least two channels", std::to_string(channels));
  if (cells.empty() || cells.front().counts.size() < 2) return bad("scales of at least two points", "fewer");
  for (const ModeCell& cell : cells) {
    if (cell.channel >= channels || cell.service >= services) return bad("a channel and a service of those counted", "another");
    if (cell.counts.size() != cells.front().counts.size()) return bad("scales of one length", std::to_string(cell.counts.size()) + " points");
  }
  return {};
}

Result<void> check_used(const std::vector<ModeCell>& cells, std::size_t channels, std::size_t services) {
  if (cells.empty() || !hang_together(cells, channels, services)) return bad("channels that share services with one another", "a channel apart");
  for (std::size_t channel = 0; channel < channels; ++channel) {
    Counts counts(cells.front().counts.size(), 0);
    for (const ModeCell& cell : cells)
      for (std::size_t j = 0; j < counts.size() && cell.channel == channel; ++j) counts[j] += cell.counts[j];
    if (one_end(counts)) return bad("answers of more than the best or the worst point on each channel", "one end only");
  }
  return {};
}

struct Fit {
  std::vector<double> at;
  Matrix covariance{0};
  int steps = 0;
};

// A step that would not raise the likelihood is halved until it does.
double step_from(const Model& model, std::vector<double>& at, double& reached, const std::vector<double>& step) {
  std::vector<double> next = at;
  double then = -HUGE_VAL;
  for (double share = 1; share > 1e-6 && !(then >= reached - 1e-9 * std::abs(reached)); share /= 2) {
    for (std::size_t i = 0; i < at.size(); ++i) next[i] = at[i] + share * step[i];
    then = model.log_likelihood(next);
  }
  double change = 0;
  for (std::size_t i = 0; i < at.size(); ++i) change = std::max(change, std::abs(next[i] - at[i]));
  at = std::move(next);
  reached = then;
  return change;
}

Result<Fit> fit(const Model& model) {
  constexpr int most_steps = 100;
  Fit out;
  out.at = model.start();
  std::vector<double> score;
  Matrix information(0);
  double reached = model.log_likelihood(out.at);
  for (double change = 1; change > 1e-10 && out.steps < most_steps; ++out.steps) {
    model.derive(out.at, score, information);
    const auto step = solve(information, score);
    if (!step) return bad("services and channels that can be told apart", "not");
    change = step_from(model, out.at, reached, *step);
  }
  model.derive(out.at, score, information);
  auto covariance = inverse(information);
  if (!covariance || out.steps == most_steps) return bad("answers from which an offset can be estimated", "no end of the search");
  out.covariance = std::move(*covariance);
  return out;
}

}  // namespace

Result<ModeOffsets> mode_offsets(const std::vector<ModeCell>& given, std::size_t channels, std::size_t services, double confidence) {
  PORTAL_CHECK(check_given(given, channels, services));
  std::vector<std::size_t> names;
  const std::vector<ModeCell> cells = in_use(given, services, names);
  PORTAL_CHECK(check_used(cells, channels, names.size()));
  const Model model(cells, channels, names.size());
  PORTAL_TRY(const Fit found, fit(model));
  const double z = normal_quantile(0.5 + confidence / 2);
  ModeOffsets out;
  out.steps = found.steps;
  out.offsets.resize(channels);
  for (std::size_t channel = 1; channel < channels; ++channel) {
    const std::size_t i = model.of_channel(channel);
    const double error = std::sqrt(found.covariance(i, i));
    out.offsets[channel] = {found.at[i], error, {found.at[i] - z * error, found.at[i] + z * error}};
  }
  out.thresholds.assign(found.at.begin(), found.at.begin() + static_cast<std::ptrdiff_t>(model.thresholds()));
  out.services.assign(services, 0);
  for (std::size_t i = 1; i < names.size(); ++i) out.services[names[i]] = found.at[model.of_service(i)];
  return out;
}

std::vector<double> as_on_reference(const Counts& counts, double offset) {
  const auto n = static_cast<double>(sum(counts));
  std::vector<double> shares(counts.size(), 0);
  double below = 0;
  double before = 0;
  for (std::size_t j = 0; j < counts.size(); ++j) {
    below += static_cast<double>(counts[j]);
    const double share = n > 0 ? below / n : 0;
    const double moved = share <= 0 ? 0 : share >= 1 ? 1 : logistic(logit(share) + offset);
    shares[j] = moved - before;
    before = moved;
  }
  return shares;
}

}  // namespace portal::statistics
