// Reading compiled messages strictly, then writing them out.
#include "sdk/text/message.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/text/port.h"

namespace portal::text {
namespace {

constexpr int kMaxDepth = 8;
constexpr std::size_t kMaxRecorded = 100;

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), text) != names.end();
}

Result<void> check_message(const json::Value& message, const std::string& path, int depth);

// The third item of a plural or select.
Result<void> check_choices(const json::Value& choices, bool plural, const std::string& path, int depth) {
  if (!choices.is_object()) return Error{ErrorCode::wrong_type, path, "an object", json::describe(choices)};
  if (choices.find("other") == nullptr) return Error{ErrorCode::missing_key, path, "the choice \"other\"", "none"};
  for (const json::Member& choice : choices.object()) {
    const std::string at = json::pointer_join(path, choice.key);
    if (plural && choice.key[0] != '=' && !is_one_of(choice.key, {"zero", "one", "two", "few", "many", "other"})) {
      return Error{ErrorCode::unknown_name, at, "a plural category or =number", quoted_excerpt(choice.key)};
    }
    PORTAL_CHECK(check_message(choice.value, at, depth + 1));
  }
  return {};
}

Result<void> check_part(const json::Array& part, const std::string& path, int depth) {
  const auto wrong = [&](ErrorCode code, std::size_t index, const char* expected) -> Error {
    const bool there = index < part.size();
    return {code, json::pointer_join(path, index), expected, there ? json::describe(part[index]) : "nothing"};
  };
  if (part.empty() || !part[0].is_string()) return wrong(ErrorCode::wrong_type, 0, "an argument's name");
  if (part.size() == 1) return {};
  if (!part[1].is_string()) return wrong(ErrorCode::wrong_type, 1, "a kind of part");
  const std::string& kind = part[1].text();
  const bool plural = kind == "plural";
  std::size_t most = 2;
  if (plural || kind == "select") {
    if (part.size() < 3) return wrong(ErrorCode::wrong_type, 2, "an object");
    PORTAL_CHECK(check_choices(part[2], plural, json::pointer_join(path, std::size_t{2}), depth));
    if (plural && part.size() > 3 && !part[3].is_number()) return wrong(ErrorCode::wrong_type, 3, "a number");
    most = plural ? 4 : 3;
  } else if (kind == "date") {
    if (part.size() > 2 && part[2] != json::Value("short")) return wrong(ErrorCode::unknown_name, 2, "\"short\"");
    most = 3;
  } else if (!is_one_of(kind, {"number", "time"})) {
    return wrong(ErrorCode::unknown_name, 1, "one of: number, date, time, plural, select");
  }
  return part.size() > most ? Result<void>(wrong(ErrorCode::wrong_type, most, "the end of the part")) : Result<void>();
}

Result<void> check_message(const json::Value& message, const std::string& path, int depth) {
  if (depth > kMaxDepth) return Error{ErrorCode::too_deep, path, "at most 8 messages inside one another", "more"};
  if (message.is_string()) return {};
  if (!message.is_array()) return Error{ErrorCode::wrong_type, path, "a text or a list of parts", json::describe(message)};
  for (std::size_t i = 0; i < message.array().size(); ++i) {
    const json::Value& part = message.array()[i];
    const std::string at = json::pointer_join(path, i);
    if (part.is_string()) continue;
    if (!part.is_array()) return Error{ErrorCode::wrong_type, at, "a text or a part", json::describe(part)};
    PORTAL_CHECK(check_part(part.array(), at, depth));
  }
  return {};
}

std::string plain_text(const json::Value& value) {
  if (value.is_string()) return value.text();
  if (value.is_number()) return json::write(value);
  return value.is_boolean() ? value.boolean() ? "true" : "false" : "";
}

}  // namespace

// One call of format(): the message's own key, its arguments, and the text so far.
class MessageWriter {
 public:
  MessageWriter(const Strings& strings, std::string_view key, const json::Object& arguments) : strings_(strings), key_(key), arguments_(arguments) {}

  void write(const json::Value& message, std::string_view hash);
  std::string out;

 private:
  void write_part(const json::Array& part, std::string_view hash);
  void write_plural(const json::Array& part, const json::Value& value);

  const Strings& strings_;
  std::string_view key_;
  const json::Object& arguments_;
};

void MessageWriter::write(const json::Value& message, std::string_view hash) {
  if (message.is_string()) {
    out += message.text();
    return;
  }
  for (const json::Value& part : message.array()) {
    if (part.is_string()) {
      out += part.text();
    } else {
      write_part(part.array(), hash);
    }
  }
}

void MessageWriter::write_part(const json::Array& part, std::string_view hash) {
  const std::string& name = part[0].text();
  if (name == "#") {
    out += hash;
    return;
  }
  const json::Value* value = arguments_.find(name);
  if (value == nullptr) {
    strings_.record_missing(std::string(key_) + " {" + name + "}");
    out += "⟦" + name + "⟧";
    return;
  }
  const std::string_view kind = part.size() > 1 ? std::string_view(part[1].text()) : std::string_view();
  if (kind == "plural") {
    write_plural(part, *value);
  } else if (kind == "select") {
    const json::Value* choice = part[2].find(plain_text(*value));
    write(choice != nullptr ? *choice : *part[2].find("other"), hash);
  } else if (kind == "number" && value->is_number()) {
    out += format_number(strings_.locale_, value->number());
  } else if (kind == "date" || kind == "time") {
    const DateStyle style = kind == "time" ? DateStyle::long_time : part.size() > 2 ? DateStyle::short_date : DateStyle::long_date;
    out += format_date(strings_.locale_, style, plain_text(*value), strings_.zone_);
  } else {
    out += plain_text(*value);
  }
}

void MessageWriter::write_plural(const json::Array& part, const json::Value& value) {
  const json::Object& choices = part[2].object();
  if (!value.is_number()) {
    write(*choices.find("other"), plain_text(value));
    return;
  }
  const double number = value.number() - (part.size() > 3 ? part[3].number() : 0);
  const json::Value* choice = choices.find("=" + plain_text(value));
  if (choice == nullptr) choice = choices.find(plural_category(strings_.locale_, number));
  if (choice == nullptr) choice = choices.find("other");
  write(*choice, format_number(strings_.locale_, number));
}

Result<Strings> Strings::read(json::Value locale_file, std::string zone) {
  Strings strings;
  json::Reader read(locale_file, "");
  read.required("locale", strings.locale_);
  const json::Value* messages = read.required("messages", json::Kind::object);
  PORTAL_CHECK(read.finish());
  for (const json::Member& message : messages->object()) {
    PORTAL_CHECK(check_message(message.value, json::pointer_join("/messages", message.key), 1));
  }
  strings.messages_ = std::move(locale_file.object().find("messages")->object());
  strings.zone_ = std::move(zone);
  return strings;
}

std::string Strings::format(std::string_view key, const json::Object& arguments) const {
  const json::Value* message = messages_.find(key);
  if (message == nullptr) {
    record_missing(std::string(key));
    return "⟦" + std::string(key) + "⟧";
  }
  MessageWriter writer(*this, key, arguments);
  writer.write(*message, "#");
  return std::move(writer.out);
}

std::string Strings::format(std::string_view key, const char* name, json::Value value) const {
  json::Object arguments;
  arguments.set(name, std::move(value));
  return format(key, arguments);
}

std::string Strings::format(std::string_view key, const char* name, json::Value value, const char* second_name, json::Value second) const {
  json::Object arguments;
  arguments.set(name, std::move(value));
  arguments.set(second_name, std::move(second));
  return format(key, arguments);
}

void Strings::record_missing(std::string what) const {
  if (missing_.size() >= kMaxRecorded || std::find(missing_.begin(), missing_.end(), what) != missing_.end()) return;
  missing_.push_back(std::move(what));
}

}  // namespace portal::text
