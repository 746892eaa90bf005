// Problems from their table.

#include "examples/portal/backend/problem.h"

#include <algorithm>

#include "sdk/json/json.h"

namespace portal::demo {
namespace {

struct Row {
  std::string_view name;
  int status;
  std::string_view title[2];
  std::string_view detail[2];
};
constexpr Row rows[] = {
#define PROBLEM(name, status, title_ru, title_en, detail_ru, detail_en) {#name, status, {title_ru, title_en}, {detail_ru, detail_en}},
#include "examples/portal/backend/problems.def"
};

}  // namespace

ProblemTexts texts_of(ProblemKind kind, Language language) {
  const Row& row = rows[static_cast<std::size_t>(kind)];
  const std::size_t index = language == Language::en ? 1 : 0;  // in Russian or English: a further language has the Russian words
  return {row.status, row.title[index], row.detail[index]};
}

std::string slug_of(ProblemKind kind) {
  std::string slug(rows[static_cast<std::size_t>(kind)].name);
  std::replace(slug.begin(), slug.end(), '_', '-');
  return slug;
}

std::optional<ProblemKind> problem_with_slug(std::string_view slug) {
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (slug_of(static_cast<ProblemKind>(i)) == slug) return static_cast<ProblemKind>(i);
  }
  return std::nullopt;
}

Response problem(ProblemKind kind, Language language, json::Object members) {
  const ProblemTexts texts = texts_of(kind, language);
  json::Object body{{"type", "/problems/" + slug_of(kind)}, {"title", texts.title}, {"status", texts.status}, {"detail", texts.detail}};
  for (json::Member& member : members) body.set(member.key, std::move(member.value));
  Response response;
  response.status = texts.status;
  response.problem = slug_of(kind);
  response.body = json::write(body);
  response.set("Content-Type", "application/problem+json");
  response.set("Content-Language", language == Language::en ? "en" : "ru");
  response.set("Cache-Control", "no-store");
  return response;
}

Response problem(ProblemKind kind, Language language, const Error& error) {
  return problem(kind, language, {{"code", name_of(error.code)}, {"path", error.path}, {"expected", error.expected}, {"got", error.got}});
}

}  // namespace portal::demo
