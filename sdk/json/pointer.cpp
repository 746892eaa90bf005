// JSON Pointer.
#include "sdk/json/pointer.h"

#include "sdk/json/reader.h"

namespace portal::json {

namespace {

// An array index as RFC 6901 writes it: digits, no leading zero.
std::optional<std::size_t> array_index(std::string_view token, std::size_t size) {
  if (token.empty() || token.size() > 9 || (token.size() > 1 && token[0] == '0')) return std::nullopt;
  std::size_t index = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  if (index >= size) return std::nullopt;
  return index;
}

const Value* step(const Value& value, std::string_view token) {
  if (value.is_object()) return value.object().find(token);
  if (!value.is_array()) return nullptr;
  const auto index = array_index(token, value.array().size());
  return index ? &value.array()[*index] : nullptr;
}

}  // namespace

std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer) {
  std::vector<std::string> tokens;
  if (pointer.empty()) return tokens;
  if (pointer[0] != '/') return std::nullopt;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    const char c = pointer[i];
    if (c == '/') {
      tokens.emplace_back();
    } else if (c == '~') {
      if (++i == pointer.size() || (pointer[i] != '0' && pointer[i] != '1')) return std::nullopt;
      tokens.back() += pointer[i] == '0' ? '~' : '/';
    } else {
      tokens.back() += c;
    }
  }
  return tokens;
}

std::string pointer_join(std::string_view parent, std::string_view token) {
  std::string out(parent);
  out += '/';
  for (const char c : token) {
    if (c == '~') out += "~0";
    else if (c == '/') out += "~1";
    else out += c;
  }
  return out;
}

std::string pointer_join(std::string_view parent, std::size_t index) { return std::string(parent) + "/" + std::to_string(index); }

const Value* at(const Value& root, std::string_view pointer) {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens) return nullptr;
  const Value* here = &root;
  for (const std::string& token : *tokens) {
    here = step(*here, token);
    if (here == nullptr) return nullptr;
  }
  return here;
}

Result<void> put(Value& root, std::string_view pointer, Value value) {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens) return Error{ErrorCode::dangling_reference, std::string(pointer), "a JSON Pointer", quoted_excerpt(pointer)};
  Value* here = &root;
  std::string path;
  for (const std::string& token : *tokens) {
    if (here->is_null()) *here = Object();
    if (here->is_object()) {
      here = &here->object()[token];
    } else if (const Value* item = step(*here, token)) {
      here = const_cast<Value*>(item);
    } else {
      return Error{ErrorCode::wrong_type, path, "an object or an existing item", describe(*here)};
    }
    path = pointer_join(path, token);
  }
  *here = std::move(value);
  return {};
}

bool remove(Value& root, std::string_view pointer) {
  const std::size_t slash = pointer.rfind('/');
  if (slash == std::string_view::npos) return false;
  auto* parent = const_cast<Value*>(at(root, pointer.substr(0, slash)));
  const auto last = pointer_tokens(pointer.substr(slash));
  if (parent == nullptr || !last) return false;
  if (parent->is_object()) return parent->object().erase(last->front());
  if (!parent->is_array()) return false;
  const auto index = array_index(last->front(), parent->array().size());
  if (!index) return false;
  parent->array().erase(parent->array().begin() + static_cast<std::ptrdiff_t>(*index));
  return true;
}

}  // namespace portal::json
