// Scores, the chain, the choice, the reasons.
#include "sdk/classifier/classifier.h"

#include <algorithm>

namespace portal::classifier {

namespace {

constexpr float stated_score = 30;  // e^30: nothing outweighs it
constexpr std::size_t most_reasons = 3;

std::string_view stated(const Signals& field) {
  if (const Token* token = token_for_fact(field.fact)) return token->name;
  const std::string_view token = stated_token(field.autocomplete);
  // Pages write new-password on fields that hold none, to keep browsers away: that states nothing.
  const Token* known = find_token(token);
  return known != nullptr && known->group == "password" && field.type != "password" ? std::string_view() : token;
}

// The sums of each field's weights. What two texts of a field both say counts once.
class Scorer {
 public:
  Scorer(const Model& model, const FeatureReader& reader) : model_(model), reader_(reader), seen_(model.features()), sums_(model.classes()) {}

  void score(std::size_t field, float* row) {
    reader_.read(field, features_);
    std::fill(sums_.begin(), sums_.end(), 0);
    each_once([this](const Feature&, std::size_t feature) {
      for (const Weight& weight : model_.weights(feature)) sums_[weight.label] += weight.value;
    });
    for (std::size_t j = 0; j < sums_.size(); ++j) row[j] = static_cast<float>(sums_[j]) * model_.scale();
  }

  void explain(std::size_t field, std::size_t label, Decision& out) {
    std::vector<Reason> all;
    reader_.read(field, features_);
    each_once([&](const Feature& each, std::size_t feature) {
      for (const Weight& weight : model_.weights(feature))
        if (weight.label == label) add_reason(all, {each.source, reader_.text_of(field, each), static_cast<float>(weight.value) * model_.scale()});
    });
    std::stable_sort(all.begin(), all.end(), [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
    for (Reason& reason : all) {
      if (out.reasons.size() == most_reasons || reason.weight <= 0) break;
      if (!reason.text.empty()) out.reasons.push_back(std::move(reason));
    }
  }

 private:
  template <typename Use>
  void each_once(Use use) {
    ++round_;
    for (const Feature& each : features_) {
      const std::size_t feature = model_.feature(each.bucket);
      if (feature == seen_.size() || seen_[feature] == round_) continue;
      seen_[feature] = round_;
      use(each, feature);
    }
  }

  static void add_reason(std::vector<Reason>& all, Reason reason) {
    for (Reason& known : all) {
      if (known.source != reason.source || known.text != reason.text) continue;
      known.weight += reason.weight;
      return;
    }
    all.push_back(std::move(reason));
  }

  const Model& model_;
  const FeatureReader& reader_;
  std::vector<Feature> features_;
  std::vector<std::uint32_t> seen_;  // the round in which each feature was counted last
  std::vector<std::int32_t> sums_;
  std::uint32_t round_ = 0;
};

// The number of each class's group: that of its first class.
std::vector<std::size_t> groups_of(const Model& model) {
  std::vector<std::string_view> names;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < model.classes(); ++i) {
    const Token* token = find_token(model.name(i));
    names.push_back(token != nullptr ? token->group : model.name(i));
    out.push_back(static_cast<std::size_t>(std::find(names.begin(), names.end(), names.back()) - names.begin()));
  }
  return out;
}

// Tokens of one group stand for each other: the group must be likely enough, then its likeliest token is the answer.
void choose(const Model& model, const std::vector<std::size_t>& groups, const float* row, Decision& out) {
  const std::size_t k = model.classes();
  std::vector<float> sums(k);
  for (std::size_t i = 0; i < k; ++i) sums[groups[i]] += row[i];
  const auto best = static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  std::size_t chosen = best;
  for (std::size_t i = best; i < k; ++i)
    if (groups[i] == best && row[i] > row[chosen]) chosen = i;
  out.confidence = sums[best];
  if (model.name(chosen) == none || sums[best] < model.threshold()) return;
  if (const Token* token = find_token(model.name(chosen)); token != nullptr) out.token = token->name;
}

}  // namespace

std::vector<Decision> classify(const Model& model, std::span<const Signals> fields, Reasons reasons) {
  const std::size_t k = model.classes();
  const FeatureReader reader(fields);
  Scorer scorer(model, reader);
  std::vector<float> scores(fields.size() * k);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    scorer.score(i, &scores[i * k]);
    if (const std::size_t label = model.find(stated(fields[i])); label < k) scores[i * k + label] += stated_score;
  }
  const std::vector<std::size_t> groups = groups_of(model);
  std::vector<Decision> out(fields.size());
  for (std::size_t start = 0; start < fields.size();) {
    std::size_t end = start;
    while (end < fields.size() && fields[end].form == fields[start].form) ++end;
    const Marginals found = marginals(model.chain(), std::span(scores).subspan(start * k, (end - start) * k), false);
    for (std::size_t i = start; i < end; ++i) choose(model, groups, &found.single[(i - start) * k], out[i]);
    start = end;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (const std::string_view token = stated(fields[i]); !token.empty() || !fields[i].fact.empty()) {
      out[i].token = token;
      out[i].confidence = 1;
      out[i].is_stated = true;
    } else if (reasons == Reasons::yes && !out[i].token.empty()) {
      scorer.explain(i, model.find(out[i].token), out[i]);
    }
    const Token* token = find_token(out[i].token);
    out[i].fact = !fields[i].fact.empty() ? fields[i].fact : token != nullptr ? std::string(token->fact) : std::string();
  }
  return out;
}

}  // namespace portal::classifier
