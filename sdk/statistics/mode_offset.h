#pragma once
// The mode offset: how much higher people answer on one channel than on another for the same service, on the logit scale.
//
// Proportional odds (McCullagh 1980): logit P(answer ≤ j) = θⱼ − β(channel) − γ(service). Estimated by Fisher scoring from services
// that were offered on several channels; a service on one channel says nothing about channels and is left out.
//
//   PORTAL_TRY(ModeOffsets found, mode_offsets(cells, channels, services));
//   found.offsets[1]     β of channel 1 against channel 0: value, standard error, 95 % interval; odds of a better answer × e^β
//
// An offset is an estimate and never silently applied: as_on_reference() is used when asked, and the answer carries the interval.

#include <vector>

#include "sdk/statistics/scores.h"

namespace portal::statistics {

struct ModeCell {
  std::size_t service = 0;
  std::size_t channel = 0;
  Counts counts;  // worst first; the same length everywhere
};

struct ModeOffset {
  double value = 0;
  double standard_error = 0;
  Interval interval;
};

struct ModeOffsets {
  std::vector<ModeOffset> offsets;  // by channel; of channel 0, the reference, all zero
  std::vector<double> thresholds;   // θ, of the points of the scale that anybody used
  std::vector<double> services;     // γ; zero for the first that was used and for those left out
  int steps = 0;
};

// Errors: out_of_range: fewer than two channels or points; a channel that shares no service with the others, directly or by way of a
// third; a channel with answers of the best or the worst point only (its offset would be infinite); scales of unequal length.
Result<ModeOffsets> mode_offsets(const std::vector<ModeCell>& cells, std::size_t channels, std::size_t services, double confidence = 0.95);

// The shares of each point had the same people answered on the reference channel: cumulative logits moved by the offset.
std::vector<double> as_on_reference(const Counts& counts, double offset);

}  // namespace portal::statistics
