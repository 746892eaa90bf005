// The reading, member by member.
#include "sdk/classifier/signals.h"

#include <algorithm>
#include <iterator>

#include "sdk/json/reader.h"

namespace portal::classifier {

namespace {

constexpr std::size_t most_fields = 2000;
constexpr char between_cells = '\x7F';

// In the order of their cells.
constexpr std::string Signals::*texts[] = {&Signals::tag,     &Signals::type,   &Signals::name,  &Signals::id,          &Signals::autocomplete,
                                           &Signals::fact,    &Signals::label,  &Signals::aria,  &Signals::description, &Signals::placeholder,
                                           &Signals::own,     &Signals::before, &Signals::after, &Signals::head,        &Signals::section,
                                           &Signals::pattern, &Signals::mode,   &Signals::marks};
constexpr std::int64_t Signals::*numbers[] = {&Signals::choices, &Signals::length, &Signals::form};
constexpr std::size_t cells_of_field = std::size(texts) + 1 + std::size(numbers);

Error too_many(const std::string& path, std::size_t count) { return {ErrorCode::too_large, path, "at most 2000 fields", std::to_string(count)}; }

std::string_view take_until(std::string_view& text, char end) {
  const std::string_view out = text.substr(0, text.find(end));
  text.remove_prefix(std::min(out.size() + 1, text.size()));
  return out;
}

bool read_number(std::string_view text, std::int64_t& out) {
  if (text.size() > 9) return false;
  out = 0;
  for (const char sign : text) {
    if (sign < '0' || sign > '9') return false;
    out = out * 10 + (sign - '0');
  }
  return true;
}

Result<Signals> read_one(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  Signals out;
  read.required("tag", out.tag);
  struct Text {
    const char* key;
    std::string* to;
  };
  for (const Text& text : {Text{"type", &out.type},
                           {"name", &out.name},
                           {"id", &out.id},
                           {"autocomplete", &out.autocomplete},
                           {"fact", &out.fact},
                           {"label", &out.label},
                           {"aria", &out.aria},
                           {"description", &out.description},
                           {"placeholder", &out.placeholder},
                           {"own", &out.own},
                           {"before", &out.before},
                           {"after", &out.after},
                           {"head", &out.head},
                           {"section", &out.section},
                           {"pattern", &out.pattern},
                           {"mode", &out.mode},
                           {"marks", &out.marks}})
    read.optional(text.key, *text.to);
  read.optional("choices", out.choices);
  read.optional("length", out.length);
  read.optional("form", out.form);
  if (const json::Value* options = read.optional("options", json::Kind::array)) {
    for (const json::Value& option : options->array()) {
      if (option.is_string()) out.options.push_back(option.text());
      else read.fail(ErrorCode::wrong_type, "options", "texts", json::describe(option));
    }
  }
  PORTAL_CHECK(read.finish());
  return out;
}

}  // namespace

const std::string& Signals::called() const {
  for (const std::string* text : {&label, &aria, &head, &placeholder, &own})
    if (!text->empty()) return *text;
  return before;
}

Result<std::vector<Signals>> read_signals(const json::Value& list, const std::string& path) {
  if (!list.is_array()) return Error{ErrorCode::wrong_type, path, "a list of fields", json::describe(list)};
  if (list.array().size() > most_fields) return too_many(path, list.array().size());
  std::vector<Signals> out;
  out.reserve(list.array().size());
  for (std::size_t i = 0; i < list.array().size(); ++i) {
    PORTAL_TRY(auto signals, read_one(list.array()[i], path + "/" + std::to_string(i)));
    out.push_back(std::move(signals));
  }
  return out;
}

Result<std::vector<Signals>> signals_of_text(std::string_view text, const std::string& path) {
  std::vector<Signals> out;
  if (text.empty()) return out;
  const auto cells = static_cast<std::size_t>(std::count(text.begin(), text.end(), between_cells)) + 1;
  if (cells % cells_of_field != 0)
    return Error{ErrorCode::out_of_range, path, std::to_string(cells_of_field) + " cells for each field", std::to_string(cells)};
  if (cells / cells_of_field > most_fields) return too_many(path, cells / cells_of_field);
  out.resize(cells / cells_of_field);
  for (Signals& field : out) {
    for (std::string Signals::*const to : texts) field.*to = take_until(text, between_cells);
    for (std::string_view options = take_until(text, between_cells); !options.empty();) field.options.emplace_back(take_until(options, '\n'));
    for (std::int64_t Signals::*const to : numbers) {
      const std::string_view number = take_until(text, between_cells);
      if (!read_number(number, field.*to)) return Error{ErrorCode::out_of_range, path, "at most nine digits", std::string(number)};
    }
  }
  return out;
}

}  // namespace portal::classifier
