// Reading a form that follows its own rules: only what is asked for is looked at.
#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/methodology/importers.h"

namespace portal::methodology {

namespace {

using json::Value;

constexpr const char* assumed =
    "GSA Touchpoints; assumed, since a form does not say it: asked at success, everybody, once, external clients, minimum 10";

json::Object english(const std::string& text) { return {{"en", text}}; }

const Value* question_at(const Value& form, std::string_view field) {
  const Value* questions = form.find("questions");
  if (questions == nullptr || !questions->is_array()) return nullptr;
  for (const Value& question : questions->array())
    if (question.text_at("answer_field") == field) return &question;
  return nullptr;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

// By the words of the question, as A-11 (section 280) has them; "" where none of them stands there.
const char* construct_of(const std::string& question) {
  const std::string text = lower(question);
  constexpr std::pair<std::string_view, const char*> words[] = {{"trust", "trust"}, {"satisf", "satisfaction"}, {"easy", "ease"}, {"need", "need"}};
  for (const auto& [word, construct] : words)
    if (text.find(word) != std::string::npos) return construct;
  return "";
}

json::Object point(Value value, const std::string& anchor) { return {{"value", std::move(value)}, {"anchor", english(anchor)}}; }

struct Scale {
  json::Array points;  // the worst first
  const char* marks = "none";
  const char* formula = "top_two_box";
};

Result<Scale> scale_of(const Value& question, const std::string& path) {
  const std::string type = question.text_at("question_type");
  Scale scale;
  if (type == "thumbs_up_down_buttons" || type == "big_thumbs_up_down_buttons") {
    scale.points = {point(0, "Thumbs down"), point(1, "Thumbs up")};
    scale.marks = "thumbs";
    scale.formula = "mean";
  } else if (type == "star_radio_buttons") {
    for (int i = 1; i <= 5; ++i) scale.points.emplace_back(point(i, std::to_string(i) + (i == 1 ? " star" : " stars")));
    scale.marks = "stars";
  } else if (type == "radio_buttons") {
    const Value* options = question.find("question_options");
    if (options == nullptr || !options->is_array())
      return Error(ErrorCode::missing_key, path + "/question_options", "the words of the scale", "nothing");
    for (const Value& option : options->array()) {
      const Value* value = option.find("value");
      std::string wire = value != nullptr && value->is_string() ? value->text() : std::string();
      if (value != nullptr && value->is_integer()) wire = std::to_string(value->integer());
      if (wire.size() != 1 || wire[0] < '1' || wire[0] > '7')
        return Error(ErrorCode::out_of_range, path + "/question_options", "values from 1 up", quoted_excerpt(wire));
      scale.points.emplace_back(point(wire[0] - '0', option.text_at("text")));
    }
    std::sort(scale.points.begin(), scale.points.end(),
              [](const Value& a, const Value& b) { return a.find("value")->integer() < b.find("value")->integer(); });
  } else {
    return Error(ErrorCode::unknown_name, path + "/question_type", "thumbs, stars or radio buttons", quoted_excerpt(type));
  }
  return scale;
}

// "It was easy to do" → "it-was-easy-to-do": the same words after both halves of the scale have the same name.
std::string id_of(const std::string& text) {
  std::string id;
  for (const char c : lower(text)) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_plain) id += c;
    else if (!id.empty() && id.back() != '-') id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

void add_reasons(const Value& form, std::string_view field, std::int64_t from, std::int64_t to, json::Array& out) {
  const Value* question = question_at(form, field);
  const Value* options = question != nullptr ? question->find("question_options") : nullptr;
  if (options == nullptr || !options->is_array() || options->array().empty()) return;
  json::Array list;
  for (const Value& option : options->array())
    list.emplace_back(json::Object{{"id", id_of(option.text_at("text"))}, {"label", english(option.text_at("text"))}});
  out.emplace_back(json::Object{{"from", static_cast<long long>(from)},
                                {"to", static_cast<long long>(to)},
                                {"wording", english(question->text_at("text"))},
                                {"options", std::move(list)}});
}

}  // namespace

Result<Value> from_touchpoints(const Value& given) {
  const Value* attributes = given.find("data") != nullptr ? given.find("data")->find("attributes") : nullptr;
  const Value& form = attributes != nullptr ? *attributes : given;
  const Value* question = question_at(form, "answer_01");
  if (question == nullptr) return Error(ErrorCode::missing_key, "/questions", "a question with answer_field answer_01", "none");
  const std::string text = question->text_at("text");
  const std::string construct = construct_of(text);
  if (construct.empty())
    return Error(ErrorCode::unknown_name, "/questions", "a question about trust, satisfaction, ease or need", quoted_excerpt(text));
  PORTAL_TRY(Scale scale, scale_of(*question, "/questions"));
  const auto points = static_cast<std::int64_t>(scale.points.size());
  const std::int64_t good_from = points == 2 ? 2 : points / 2 + 2;  // of five: 4 and 5, as Touchpoints shows its indicators
  json::Array reasons;
  add_reasons(form, "answer_03", 1, good_from - 1, reasons);
  add_reasons(form, "answer_02", good_from, points, reasons);
  json::Object out{{"format", "rating-methodology-1"},
                   {"id", "touchpoints-" + (form.text_at("kind").empty() ? id_of(form.text_at("name")) : id_of(form.text_at("kind")))},
                   {"version", "1"},
                   {"source", assumed},
                   {"title", english(form.text_at("name"))},
                   {"targets", json::Array{"service"}}};
  out.set("questions", json::Array{json::Object{
                           {"id", construct},
                           {"construct", construct},
                           {"required", true},
                           {"wording", json::Object{{"any", english(text)}}},
                           {"scale", json::Object{{"order", points == 2 ? "best_first" : "worst_first"}, {"points", std::move(scale.points)}}},
                           {"formula", scale.formula}}});
  if (!reasons.empty()) out.set("reasons", std::move(reasons));
  if (const Value* comment = question_at(form, "answer_04"); comment != nullptr && comment->text_at("question_type") == "textarea")
    out.set("comment", english(comment->text_at("text")));
  out.set("trigger", json::Object{{"endpoints", json::Array{"success"}}});
  out.set("eligibility", json::Object{{"clients", json::Array{"external"}}});
  out.set("sampling", json::Object{{"one_in", 1}});
  out.set("throttle", json::Object{{"shows", 1}, {"days_after_taken", 1}});
  out.set("channels", json::Object{{"screen", json::Object{{"anchors", "all"}, {"marks", scale.marks}}}});
  out.set("suppression", json::Object{{"minimum", 10}, {"few", 30}});
  return Value(std::move(out));
}

Value gov_uk_satisfaction(statistics::Formula formula) {
  constexpr std::pair<const char*, const char*> points[] = {{"very-dissatisfied", "Very dissatisfied"},
                                                            {"dissatisfied", "Dissatisfied"},
                                                            {"neither", "Neither satisfied or dissatisfied"},
                                                            {"satisfied", "Satisfied"},
                                                            {"very-satisfied", "Very satisfied"}};
  json::Array scale;
  for (const auto& [value, anchor] : points) scale.emplace_back(point(value, anchor));
  json::Object out{{"$schema", "../methodology.schema.json"},
                   {"format", "rating-methodology-1"},
                   {"id", "gov-uk-satisfaction"},
                   {"version", "1"},
                   {"source", "GOV.UK service manual, Measuring user satisfaction: the question of the page that a finished service ends on"},
                   {"title", english("GOV.UK user satisfaction")},
                   {"targets", json::Array{"digital_service"}}};
  out.set("questions",
          json::Array{json::Object{{"id", "satisfaction"},
                                   {"construct", "satisfaction"},
                                   {"required", true},
                                   {"wording", json::Object{{"any", english("Overall, how did you feel about the service you received today?")}}},
                                   {"scale", json::Object{{"order", "best_first"}, {"points", std::move(scale)}}},
                                   {"formula", statistics::name_of(formula)}}});
  out.set("comment", english("How could we improve this service?"));
  out.set("trigger", json::Object{{"endpoints", json::Array{"success"}}});
  out.set("eligibility", json::Object{{"clients", json::Array{"external"}}});
  out.set("sampling", json::Object{{"one_in", 1}});
  out.set("throttle", json::Object{{"shows", 1}, {"days_after_taken", 1}});
  out.set("channels", json::Object{{"screen", json::Object{{"anchors", "all"}, {"marks", "none"}}}});
  out.set("suppression", json::Object{{"minimum", 1}, {"few", 30}});
  return Value(std::move(out));
}

}  // namespace portal::methodology
