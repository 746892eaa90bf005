// From the page's own answer: without the classifier, which is large.
#include <cmath>

#include "widgets/autofill/why.h"

namespace portal::autofill {

namespace {

double number_in(const json::Value& object, const char* key) {
  const json::Value* found = object.find(key);
  return found != nullptr && found->is_number() ? found->number() : 0;
}

const json::Array& list_in(const json::Value& object, const char* key) {
  static const json::Array none;
  const json::Value* found = object.find(key);
  return found != nullptr && found->is_array() ? found->array() : none;
}

}  // namespace

session::Why why_of_word(std::string_view where, const std::string& word, double weight) {
  return {{},
          {},
          weight > 0 ? "autofill.speaks_for" : "autofill.speaks_against",
          {{"where", std::string(where)}, {"word", word}, {"weight", std::round(weight * 100) / 100}},
          {}};
}

std::vector<session::Why> why_told(const json::Value& fields) {
  std::vector<session::Why> out;
  if (!fields.is_array()) return out;
  for (const json::Value& field : fields.array()) {
    const std::string token = field.text_at("token");
    const json::Value* stated = field.find("stated");
    const char* code = "autofill.decided";
    if (stated != nullptr && *stated == json::Value(true)) code = "autofill.stated";
    else if (token.empty()) code = "autofill.undecided";
    const long long percent = std::lround(number_in(field, "confidence") * 100);
    session::Why why{{}, field.text_at("subject"), code, {{"token", token}, {"fact", field.text_at("fact")}, {"percent", percent}}, {}};
    for (const json::Value& reason : list_in(field, "reasons"))
      why.because.push_back(why_of_word(reason.text_at("source"), reason.text_at("text"), number_in(reason, "weight")));
    out.push_back(std::move(why));
  }
  return out;
}

}  // namespace portal::autofill
