// Facts by their paths.
#include "sdk/catalogue/decisions.h"

namespace portal::catalogue {

namespace {

std::string_view take_segment(std::string_view& path) {
  const std::string_view segment = path.substr(0, path.find('.'));
  path.remove_prefix(segment.size() == path.size() ? segment.size() : segment.size() + 1);
  return segment;
}

bool index_of(std::string_view segment, std::size_t& index) {
  if (segment.empty() || segment.size() > 3) return false;
  index = 0;
  for (const char c : segment) {
    if (c < '0' || c > '9') return false;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return true;
}

}  // namespace

const json::Value* find_fact(const json::Value& facts, std::string_view path) {
  const json::Value* at = &facts;
  while (at != nullptr && !path.empty()) {
    const std::string_view segment = take_segment(path);
    std::size_t index = 0;
    if (at->is_array()) at = index_of(segment, index) && index < at->array().size() ? &at->array()[index] : nullptr;
    else at = at->find(segment);
  }
  return at;
}

void put_fact(json::Value& facts, std::string_view path, json::Value value) {
  json::Value* at = &facts;
  while (!path.empty()) {
    const std::string_view segment = take_segment(path);
    std::size_t index = 0;
    if (index_of(segment, index) && !at->is_object()) {
      if (!at->is_array()) *at = json::Array();
      while (at->array().size() <= index) at->array().push_back(json::Object());
      at = &at->array()[index];
    } else {
      if (!at->is_object()) *at = json::Object();
      at = &at->object()[segment];
    }
  }
  *at = std::move(value);
}

void remove_fact(json::Value& facts, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::string_view name = dot == std::string_view::npos ? path : path.substr(dot + 1);
  const std::string_view parent = dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
  auto* at = const_cast<json::Value*>(find_fact(facts, parent));  // `facts` is ours to change
  if (at != nullptr && at->is_object()) at->object().erase(name);
}

bool concerns(std::string_view read, std::string_view path) {
  if (read.empty()) return true;  // a path that the rule computes
  while (!read.empty() && !path.empty()) {
    const std::string_view a = take_segment(read);
    const std::string_view b = take_segment(path);
    if (a != b && a != "*" && b != "*") return false;
  }
  return true;
}

}  // namespace portal::catalogue
