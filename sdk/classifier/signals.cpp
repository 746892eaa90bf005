// The reading, member by member.
#include "sdk/classifier/signals.h"

#include "sdk/json/reader.h"

namespace portal::classifier {

namespace {

constexpr std::size_t most_fields = 2000;

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
                           {"mode", &out.mode}})
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
  if (list.array().size() > most_fields) return Error{ErrorCode::too_large, path, "at most 2000 fields", std::to_string(list.array().size())};
  std::vector<Signals> out;
  out.reserve(list.array().size());
  for (std::size_t i = 0; i < list.array().size(); ++i) {
    PORTAL_TRY(auto signals, read_one(list.array()[i], path + "/" + std::to_string(i)));
    out.push_back(std::move(signals));
  }
  return out;
}

}  // namespace portal::classifier
