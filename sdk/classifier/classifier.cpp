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
  if (token.empty() || field.type == "password") return token;
  // Pages write new-password on fields that hold none, to keep browsers away: that states nothing.
  const Token* known = find_token(token);
  return known != nullptr && known->group == "password" ? std::string_view() : token;
}

// The sums of each field's weights. What two texts of a field both say counts once.
class Scorer {
 public:
  Scorer(const Model& model, const FeatureReader& reader)
      : model_(model), reader_(reader), seen_(model.features() / 32 + 1), sums_(model.classes()) {}

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
    met_.clear();
    for (const Feature& each : features_) {
      const std::size_t feature = model_.feature(each.bucket);
      if (feature == model_.features() || (seen_[feature / 32] >> (feature % 32) & 1U) != 0) continue;
      seen_[feature / 32] |= 1U << (feature % 32);
      met_.push_back(static_cast<std::uint32_t>(feature));
      use(each, feature);
    }
    for (const std::uint32_t feature : met_) seen_[feature / 32] = 0;
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
  std::vector<std::uint32_t> seen_;  // a bit for each feature of the model: this field has it already
  std::vector<std::uint32_t> met_;   // those features
  std::vector<std::int32_t> sums_;
};

// Tokens of one group stand for each other: the group must be likely enough, then its likeliest token is the answer.
class Chooser {
 public:
  explicit Chooser(const Model& model) : model_(model), sums_(model.classes()) {}

  void choose(const float* row, Decision& out) {
    const std::size_t k = model_.classes();
    std::fill(sums_.begin(), sums_.end(), 0.0F);
    std::size_t best = 0;
    for (std::size_t i = 0; i < k; ++i) sums_[model_.group(i)] += row[i];
    for (std::size_t i = 1; i < k; ++i) best = sums_[i] > sums_[best] ? i : best;
    std::size_t chosen = best;
    for (std::size_t i = best; i < k; ++i)
      if (model_.group(i) == best && row[i] > row[chosen]) chosen = i;
    out.confidence = sums_[best];
    if (sums_[best] < model_.threshold()) return;
    if (const Token* token = model_.token(chosen); token != nullptr) out.token = token->name;
  }

 private:
  const Model& model_;
  std::vector<float> sums_;
};

}  // namespace

std::vector<Decision> classify(const Model& model, std::span<const Signals> fields, Reasons reasons) {
  const std::size_t k = model.classes();
  const FeatureReader reader(fields);
  Scorer scorer(model, reader);
  std::vector<float> scores(fields.size() * k);
  std::vector<std::string_view> said(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    scorer.score(i, &scores[i * k]);
    said[i] = stated(fields[i]);
    if (said[i].empty()) continue;
    if (const std::size_t label = model.find(said[i]); label < k) scores[i * k + label] += stated_score;
  }
  Chooser chooser(model);
  std::vector<Decision> out(fields.size());
  for (std::size_t start = 0; start < fields.size();) {
    std::size_t end = start;
    while (end < fields.size() && fields[end].form == fields[start].form) ++end;
    const Marginals found = marginals(model.chain(), std::span(scores).subspan(start * k, (end - start) * k), false);
    for (std::size_t i = start; i < end; ++i) chooser.choose(&found.single[(i - start) * k], out[i]);
    start = end;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!said[i].empty() || !fields[i].fact.empty()) {
      out[i].token = said[i];
      out[i].confidence = 1;
      out[i].is_stated = true;
    } else if (reasons == Reasons::yes && !out[i].token.empty()) {
      scorer.explain(i, model.find(out[i].token), out[i]);
    }
    if (!fields[i].fact.empty()) out[i].fact = fields[i].fact;
    else if (const Token* token = out[i].token.empty() ? nullptr : find_token(out[i].token)) out[i].fact = token->fact;
  }
  return out;
}

}  // namespace portal::classifier
