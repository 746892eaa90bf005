// Text to Value: nlohmann's SAX reader does the grammar, UTF-8 and numbers; we build our own values and hold the limits.
#include <nlohmann/json.hpp>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"

namespace portal::json {

namespace {

class Builder {  // the event interface of nlohmann::json::sax_parse
 public:
  explicit Builder(const Limits& limits) : limits_(limits) {}

  bool null() { return add(Value()); }
  bool boolean(bool value) { return add(Value(value)); }
  bool number_integer(std::int64_t value) { return add(Value(static_cast<long long>(value))); }
  bool number_unsigned(std::uint64_t value) {
    return value <= INT64_MAX ? add(Value(static_cast<long long>(value))) : add(Value(static_cast<double>(value)));
  }
  bool number_float(double value, const std::string& /*text*/) { return add(Value(value)); }
  bool string(std::string& value) { return add(Value(std::move(value))); }
  bool binary(std::vector<std::uint8_t>& /*value*/) { return false; }
  bool start_array(std::size_t /*size*/) { return open(Value(Array())); }
  bool start_object(std::size_t /*size*/) { return open(Value(Object())); }
  bool end_array() { return close(); }
  bool end_object() { return close(); }

  bool key(std::string& name) {
    Object& object = open_.back()->object();
    const std::size_t size = object.size();
    pending_ = &object[name];
    if (object.size() == size) {
      error_ = Error{ErrorCode::duplicate_key, pointer_join(here(), name), "each member once", quoted_excerpt(name)};
      return false;
    }
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string& token, const Exception& /*error*/) {
    if (error_.code == ErrorCode::malformed_json)
      error_ = Error{ErrorCode::malformed_json, "byte " + std::to_string(position), "JSON (RFC 8259) in UTF-8", quoted_excerpt(token)};
    return false;
  }

  Value take() { return std::move(root_); }
  Error error() { return std::move(error_); }

 private:
  bool add(Value value) {
    place(std::move(value));
    return true;
  }

  bool open(Value container) {
    if (open_.size() == limits_.depth) {
      error_ = Error{ErrorCode::too_deep, here(), "at most " + std::to_string(limits_.depth) + " levels", "more"};
      return false;
    }
    Value* placed = place(std::move(container));
    open_.push_back(placed);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  Value* place(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_array()) {
      open_.back()->array().push_back(std::move(value));
      return &open_.back()->array().back();
    }
    *pending_ = std::move(value);
    return pending_;
  }

  // Only an open container's own parent can still grow, so the addresses on the stack stay valid: the path is found anew.
  std::string here() const {
    std::string path;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const Value& parent = *open_[i];
      if (parent.is_array()) {
        path = pointer_join(path, parent.array().size() - 1);
      } else {
        path = pointer_join(path, (parent.object().end() - 1)->key);
      }
    }
    return path;
  }

  const Limits& limits_;
  Value root_;
  std::vector<Value*> open_;
  Value* pending_ = nullptr;
  Error error_{ErrorCode::malformed_json, "", "", ""};
};

}  // namespace

Result<Value> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes)
    return Error{ErrorCode::too_large, "", "at most " + std::to_string(limits.bytes) + " bytes", std::to_string(text.size()) + " bytes"};
  Builder builder(limits);
  if (!nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &builder)) return builder.error();
  return builder.take();
}

// nlohmann's shortest-digits algorithm (Grisu2); its output reads back exactly.
std::string number_text(double number) {
  char buffer[64];
  char* end = nlohmann::detail::to_chars(buffer, buffer + sizeof buffer, number);
  return std::string(buffer, end);
}

}  // namespace portal::json
