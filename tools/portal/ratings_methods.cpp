// Methodologies from files, and as tables of answers.
#include "tools/portal/ratings_methods.h"

#include "sdk/methodology/describe.h"
#include "tools/portal/named_examples.h"

namespace portal::tools {

Result<std::vector<methodology::Methodology>> read_methodologies(const std::vector<std::string>& paths) {
  std::vector<methodology::Methodology> methods;
  for (const std::string& path : paths) {
    PORTAL_TRY(const json::Value document, read_json_file(path));
    auto method = methodology::Methodology::read(document);
    if (!method.ok()) return Error(method.error().code, path + "#" + method.error().path, method.error().expected, method.error().got);
    methods.push_back(std::move(method).value());
  }
  return methods;
}

RatingMethods rating_methods(const std::vector<methodology::Methodology>& methods) {
  RatingMethods out;
  for (const methodology::Methodology& method : methods) {
    RatingMethod& entry = out[method.hash()];
    entry.main_question = method.main().id;
    for (std::size_t point = 0; point < method.main().points.size(); ++point) entry.obstacle.push_back(methodology::is_obstacle(method, point));
    for (const methodology::Question& question : method.questions) {
      QuestionMethod& asked = entry.questions[question.id];
      asked.formula = question.formula;
      for (const methodology::Point& point : question.points) asked.answers.push_back(methodology::wire_of(point));
    }
  }
  return out;
}

}  // namespace portal::tools
