// Reads {"hash", "name", "main", "questions": {question: {"formula", "answers": [the worst, …, the best]}}}.
#include "tools/portal/ratings_methods.h"

#include <set>

#include "sdk/json/json.h"
#include "sdk/json/reader.h"
#include "tools/portal/named_examples.h"

namespace portal::tools {

namespace {

Result<QuestionMethod> read_question(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  std::string formula;
  read.required("formula", formula);
  const json::Value* answers = read.required("answers", json::Kind::array);
  PORTAL_CHECK(read.finish());
  const auto known = statistics::formula_named(formula);
  if (!known) return Error(ErrorCode::unknown_name, path + "/formula", "a known formula", quoted_excerpt(formula));
  QuestionMethod question{*known, {}};
  for (const json::Value& answer : answers->array()) question.answers.push_back(answer.is_string() ? answer.text() : json::write(answer));
  if (auto fits = statistics::values_of(*known, question.answers.size()); !fits.ok())
    return Error(ErrorCode::out_of_range, path + "/answers", "a scale of the formula's length", fits.error().got);
  return question;
}

Result<std::pair<std::string, RatingMethod>> read_method(const std::string& file) {
  PORTAL_TRY(const json::Value value, read_json_file(file));
  json::Reader read(value, file + "#");
  std::string hash;
  RatingMethod method;
  read.required("hash", hash);
  read.required("name", method.name);
  read.required("main", method.main_question);
  const json::Value* questions = read.required("questions", json::Kind::object);
  PORTAL_CHECK(read.finish());
  for (const json::Member& member : questions->object()) {
    PORTAL_TRY(QuestionMethod question, read_question(member.value, file + "#/questions/" + member.key));
    method.questions[member.key] = std::move(question);
  }
  if (method.questions.count(method.main_question) == 0)
    return Error(ErrorCode::dangling_reference, file + "#/main", "one of the questions", "another name");
  return std::pair(std::move(hash), std::move(method));
}

}  // namespace

Result<MethodLibrary> MethodLibrary::read(const std::vector<std::string>& paths) {
  MethodLibrary library;
  for (const std::string& path : paths) {
    PORTAL_TRY(auto method, read_method(path));
    library.methods_.insert(std::move(method));
  }
  return library;
}

void MethodLibrary::describe(json::Value& aggregate) const {
  std::set<std::string> used;
  for (const json::Value& group : aggregate.find("groups")->array()) used.insert(group.find("methodology")->text());
  json::Array methodologies;
  for (const std::string& hash : used)
    if (const auto found = methods_.find(hash); found != methods_.end())
      methodologies.emplace_back(json::Object{{"hash", hash}, {"name", found->second.name}});
  aggregate.object().set("methodologies", std::move(methodologies));
}

}  // namespace portal::tools
