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

std::vector<float> score(const Model& model, std::span<const Features> features, std::span<const Signals> fields) {
  const std::size_t k = model.classes();
  std::vector<float> out(features.size() * k);
  for (std::size_t i = 0; i < features.size(); ++i) {
    float* row = &out[i * k];
    for (const Feature& feature : features[i].features)
      for (const Weight& weight : model.weights(feature.bucket)) row[weight.label] += static_cast<float>(weight.value);
    for (std::size_t j = 0; j < k; ++j) row[j] *= model.scale();
    const std::size_t label = model.find(stated(fields[i]));
    if (label < k) row[label] += stated_score;
  }
  return out;
}

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

void explain(const Model& model, const Features& features, std::size_t label, Decision& out) {
  std::vector<Reason> all;
  for (const Feature& feature : features.features) {
    for (const Weight& weight : model.weights(feature.bucket)) {
      if (weight.label != label) continue;
      const Origin& origin = features.origins[feature.origin];
      const auto known =
          std::find_if(all.begin(), all.end(), [&](const Reason& reason) { return reason.source == origin.source && reason.text == origin.text; });
      const float value = static_cast<float>(weight.value) * model.scale();
      if (known != all.end()) known->weight += value;
      else all.push_back({origin.source, origin.text, value});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
  for (Reason& reason : all) {
    if (out.reasons.size() == most_reasons || reason.weight <= 0) break;
    if (!reason.text.empty()) out.reasons.push_back(std::move(reason));
  }
}

}  // namespace

std::vector<Decision> classify(const Model& model, std::span<const Signals> fields) {
  const std::size_t k = model.classes();
  const std::vector<Features> features = make_features(fields);
  const std::vector<float> scores = score(model, features, fields);
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
    } else if (!out[i].token.empty()) {
      explain(model, features[i], model.find(out[i].token), out[i]);
    }
    const Token* token = find_token(out[i].token);
    out[i].fact = !fields[i].fact.empty() ? fields[i].fact : token != nullptr ? std::string(token->fact) : std::string();
  }
  return out;
}

}  // namespace portal::classifier
