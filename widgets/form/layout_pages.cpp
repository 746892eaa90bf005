// Pages of a Categorization, and questions that are pages of their own.
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "widgets/form/layout.h"

namespace portal::form {

// A Categorization within another one is a chapter: its pages follow in order.
Result<void> Layout::pages(json::Reader& read, const std::string& path, const Place& at, std::size_t parent, int depth, bool apart) {
  if (depth > deepest) return Error{ErrorCode::too_deep, path, "at most 32 levels of layout", "more"};
  const json::Value* list = read.required("elements", json::Kind::array);
  for (const char* key : {"label", "i18n"}) read.ignore(key);
  apart = are_questions_apart(read, apart);
  PORTAL_CHECK(read.finish());
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    const std::string place = json::pointer_join(path + "/elements", i);
    json::Reader page(list->array()[i], place);
    std::string type;
    page.required("type", type);
    if (type == "Categorization") {
      PORTAL_CHECK(pages(page, place, at, parent, depth + 1, apart));
      continue;
    }
    if (type != "Category") page.fail(ErrorCode::unknown_name, "type", "Category or Categorization", quoted_excerpt(type));
    Element made;
    made.kind = Element::Kind::page;
    page.required("label", made.text);
    if (made.text.empty()) page.fail(ErrorCode::missing_key, "label", "a label that says what the page asks", "an empty text");
    page.optional("i18n", made.key);
    const bool each = are_questions_apart(page, apart);
    const json::Value* inner = page.required("elements", json::Kind::array);
    PORTAL_CHECK(rule(page, place, at, made));
    PORTAL_CHECK(page.finish());
    const std::string inside = place + "/elements";
    if (!each) PORTAL_CHECK(children(*inner, inside, at, add_page(made, parent), depth + 1));
    for (std::size_t q = 0; each && q < inner->array().size(); ++q) {
      const std::size_t index = add_page(made, parent);
      if (made.chapter == 0) made.chapter = index;
      out_.elements[index].chapter = made.chapter;
      PORTAL_CHECK(element(inner->array()[q], json::pointer_join(inside, q), at, index, depth + 1));
    }
  }
  return {};
}

std::size_t Layout::add_page(Element made, std::size_t parent) {
  made.id = "page-" + std::to_string(out_.pages.size() + 1);
  const std::size_t index = append(std::move(made), parent);
  out_.pages.push_back(index);
  return index;
}

// Other options are of other tools.
bool Layout::are_questions_apart(json::Reader& read, bool otherwise) {
  const json::Value* options = read.any("options");
  const json::Value* said = options != nullptr ? options->find("onePerPage") : nullptr;
  if (said == nullptr) return otherwise;
  if (!said->is_boolean()) read.fail(ErrorCode::wrong_type, "options/onePerPage", "true or false", json::describe(*said));
  return *said == json::Value(true);
}

}  // namespace portal::form
