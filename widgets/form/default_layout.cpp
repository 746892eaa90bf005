// Questions are counted first; pages are cut from what the root holds.
#include "widgets/form/default_layout.h"

#include <algorithm>
#include <vector>

#include "sdk/json/pointer.h"

namespace portal::form {

namespace {

constexpr std::size_t one_page = 12;      // questions that are still shown together
constexpr std::size_t page_of_group = 4;  // questions from which an object is a page of its own
constexpr std::size_t full_page = 10;
constexpr int deepest = 12;  // objects within objects

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

// Where a word of a name begins: after a sign, at a hump, before the last capital of "SSNNumber".
bool begins_word(std::string_view name, std::size_t at) {
  if (at == 0 || !(is_upper(name[at]) || (is_digit(name[at]) && !is_digit(name[at - 1])))) return false;
  if (is_digit(name[at])) return is_lower(name[at - 1]) && at > 1 && is_lower(name[at - 2]);
  if (!is_upper(name[at - 1])) return true;
  return at + 1 < name.size() && is_lower(name[at + 1]);
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_sign = name[i] == '_' || name[i] == '-' || name[i] == '.' || name[i] == ' ' || name[i] == '/';
    if ((is_sign || begins_word(name, i)) && !words.back().empty()) words.emplace_back();
    if (!is_sign) words.back() += name[i];
  }
  if (words.back().empty() && words.size() > 1) words.pop_back();
  return words;
}

bool is_abbreviation(const std::string& word) {
  const bool is_ascii = std::all_of(word.begin(), word.end(), [](char c) { return is_lower(lower(c)); });
  if (!is_ascii || word.size() < 2) return false;
  if (std::none_of(word.begin(), word.end(), is_lower)) return true;
  const std::string_view vowels = "aeiouyAEIOUY";
  return word == "id" || word == "url" || (word.size() <= 3 && word.find_first_of(vowels) == std::string::npos);
}

using Schemas = std::vector<const json::Value*>;

struct Piece {
  std::string name;   // of its property
  std::string label;  // as it is read
  json::Array elements;
  std::size_t questions = 0;
  bool is_page = false;
};

bool has(const Schemas& schemas, std::string_view key) {
  return std::any_of(schemas.begin(), schemas.end(), [key](const json::Value* schema) { return schema->find(key) != nullptr; });
}

// Alternatives that ask something of their own; such that only say which members must be there are none.
bool has_alternatives(const Schemas& schemas) {
  for (const json::Value* schema : schemas)
    for (const char* key : {"oneOf", "anyOf"})
      if (const json::Value* list = schema->find(key); list != nullptr && list->is_array() && list->array().size() > 1)
        for (const json::Value& each : list->array())
          if (each.find("properties") != nullptr || each.find("$ref") != nullptr || each.find("allOf") != nullptr) return true;
  return false;
}

class Walk {
 public:
  explicit Walk(const schema::Schema& schema) : schema_(schema) {}

  std::vector<Piece> pieces() {
    std::vector<Piece> out;
    const Schemas root = schema_.describe("");
    if (has_alternatives(root)) return out;
    above_ = root;
    for (const std::string& name : names(root)) {
      Piece piece;
      piece.name = name;
      const std::string place = json::pointer_join("", name);
      const Schemas schemas = schema_.describe(place);
      for (const json::Value* schema : schemas)
        if (piece.label.empty()) piece.label = schema->text_at("title");
      if (piece.label.empty()) piece.label = label_of_name(name);
      piece.questions = count(place, schemas, 0);
      const Schemas items = schema_.describe(json::pointer_join(place, std::size_t{0}));
      piece.is_page = piece.questions >= page_of_group || (has(schemas, "items") && has(items, "properties"));
      if (piece.questions > 0) out.push_back(std::move(piece));
    }
    for (Piece& piece : out) piece.elements.push_back(control(json::pointer_join("#/properties", piece.name)));
    return out;
  }

  // A page of one object says the object's name already: its properties stand there without a group around them.
  json::Array opened(const Piece& piece) const {
    const Schemas schemas = schema_.describe(json::pointer_join("", piece.name));
    json::Array out;
    if (has_alternatives(schemas)) return out;
    for (const std::string& name : names(schemas))
      out.push_back(control(json::pointer_join(json::pointer_join("#/properties", piece.name) + "/properties", name)));
    return out;
  }

 private:
  static json::Value control(std::string scope) { return json::Object{{"type", "Control"}, {"scope", std::move(scope)}}; }

  static std::vector<std::string> names(const Schemas& schemas) {
    std::vector<std::string> out;
    for (const json::Value* part : schemas) {
      const json::Value* properties = part->find("properties");
      if (properties == nullptr || !properties->is_object()) continue;
      for (const json::Member& property : properties->object())
        if (std::find(out.begin(), out.end(), property.key) == out.end()) out.push_back(property.key);
    }
    return out;
  }

  // Questions at a place; none where nothing may stand there, or where it leads back to an object that is open.
  std::size_t count(const std::string& place, const Schemas& schemas, int depth) {
    if (schemas.empty() || depth > deepest) return 0;
    if (names(schemas).empty()) return 1;
    for (const json::Value* schema : schemas)
      if (std::find(above_.begin(), above_.end(), schema) != above_.end()) return 1;
    const std::size_t open = above_.size();
    above_.insert(above_.end(), schemas.begin(), schemas.end());
    std::size_t sum = 0;
    for (const std::string& name : names(schemas)) {
      const std::string inner = json::pointer_join(place, name);
      sum += count(inner, schema_.describe(inner), depth + 1);
      if (sum > one_page) break;
    }
    above_.resize(open);
    return sum;
  }

  const schema::Schema& schema_;
  Schemas above_;
};

json::Array elements_of(std::vector<Piece>& pieces) {
  json::Array elements;
  for (Piece& piece : pieces)
    for (json::Value& element : piece.elements) elements.push_back(std::move(element));
  return elements;
}

// What gathered names share: their first words; else the first labels.
std::string common_label(const std::vector<Piece>& pieces) {
  std::vector<std::string> shared = words_of(pieces.front().name);
  for (const Piece& piece : pieces) {
    const std::vector<std::string> words = words_of(piece.name);
    std::size_t same = 0;
    while (same < shared.size() && same < words.size() && shared[same] == words[same]) ++same;
    shared.resize(same);
  }
  if (pieces.size() == 1) return pieces.front().label;
  if (!shared.empty()) {
    std::string name;
    for (const std::string& word : shared) name += (name.empty() ? "" : " ") + word;
    return label_of_name(name);
  }
  std::string rest = pieces[1].label;
  if (rest.size() > 1 && !is_upper(rest[1])) rest[0] = lower(rest[0]);
  return pieces.front().label + ", " + rest + (pieces.size() > 2 ? " …" : "");
}

void close_page(const Walk& walk, std::vector<Piece>& page, json::Array& pages) {
  if (page.empty()) return;
  std::string label = common_label(page);
  json::Array elements = page.size() == 1 && page[0].questions > 1 ? walk.opened(page[0]) : json::Array();
  if (elements.empty()) elements = elements_of(page);
  pages.push_back(json::Object{{"type", "Category"}, {"label", std::move(label)}, {"elements", std::move(elements)}});
  page.clear();
}

json::Array pages_of(const Walk& walk, std::vector<Piece>& pieces) {
  json::Array pages;
  std::vector<Piece> page;
  std::size_t on_page = 0;
  for (Piece& piece : pieces) {
    if (piece.is_page || on_page + piece.questions > full_page) {
      close_page(walk, page, pages);
      on_page = 0;
    }
    const bool is_page = piece.is_page;
    on_page += piece.questions;
    page.push_back(std::move(piece));
    if (is_page) {
      close_page(walk, page, pages);
      on_page = 0;
    }
  }
  close_page(walk, page, pages);
  return pages;
}

}  // namespace

json::Value default_layout(const schema::Schema& schema) {
  Walk walk(schema);
  std::vector<Piece> pieces = walk.pieces();
  if (pieces.empty()) return json::Object{{"type", "Control"}, {"scope", "#"}};
  std::size_t questions = 0;
  for (const Piece& piece : pieces) questions += piece.questions;
  if (questions > one_page) {
    json::Array pages = pages_of(walk, pieces);
    if (pages.size() > 1) return json::Object{{"type", "Categorization"}, {"elements", std::move(pages)}};
    return json::Object{{"type", "VerticalLayout"}, {"elements", *pages[0].find("elements")}};
  }
  return json::Object{{"type", "VerticalLayout"}, {"elements", elements_of(pieces)}};
}

std::string label_of_name(std::string_view name) {
  std::string out;
  for (std::string& word : words_of(name)) {
    if (word.empty()) continue;
    if (is_abbreviation(word)) std::transform(word.begin(), word.end(), word.begin(), upper);
    else std::transform(word.begin(), word.end(), word.begin(), lower);
    out += (out.empty() ? "" : " ") + word;
  }
  if (out.empty()) return std::string(name.empty() ? "…" : name);
  out[0] = upper(out[0]);
  return out;
}

}  // namespace portal::form
