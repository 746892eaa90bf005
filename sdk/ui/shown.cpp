// Values as they are read.
#include "sdk/ui/shown.h"

#include <algorithm>

#include "sdk/json/json.h"

namespace portal::ui {

bool is_iso_date(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  return true;
}

std::string text_of(const json::Value* value) {
  if (value == nullptr) return {};
  if (value->is_string()) return value->text();
  return value->is_number() ? json::write(*value) : std::string();
}

int count_of(const Node& node, Attribute attribute) {
  const json::Value* value = node.find(attribute);
  return value != nullptr && value->is_integer() && value->integer() > 0 ? static_cast<int>(value->integer()) : 0;
}

const json::Array& list_of(const Node& node, Attribute attribute) {
  static const json::Array none;
  const json::Value* value = node.find(attribute);
  return value != nullptr && value->is_array() ? value->array() : none;
}

bool is_locked(const Node& node) { return node.flag(Attribute::read_only) || !node.text(Attribute::unavailable).empty(); }

std::string shown_value(const Node& node) {
  const std::string text = text_of(node.find(Attribute::value));
  if (node.role() != Role::date_field || !is_iso_date(text)) return text;
  return text.substr(8) + "." + text.substr(5, 2) + "." + text.substr(0, 4);
}

std::string file_names(const Node& node) {
  std::string names;
  if (node.role() != Role::file_field) return names;
  for (const json::Value& file : list_of(node, Attribute::value)) {
    const json::Value* name = file.find("name");
    names += names.empty() ? "" : ", ";
    names += text_of(name != nullptr ? name : &file);
  }
  return names;
}

std::string date_part(std::string_view value, std::size_t part) {
  if (is_iso_date(value)) return std::string(part == 0 ? value.substr(8) : part == 1 ? value.substr(5, 2) : value.substr(0, 4));
  for (; part > 0; --part) {
    const std::size_t point = value.find('.');
    value = point == std::string_view::npos ? std::string_view() : value.substr(point + 1);
  }
  return std::string(value.substr(0, value.find('.')));
}

bool is_chosen(const Node& node, std::string_view option) {
  const json::Value* held = node.find(Attribute::value);
  if (held == nullptr) return false;
  if (!held->is_array()) return text_of(held) == option;
  for (const json::Value& one : held->array())
    if (text_of(&one) == option) return true;
  return false;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  return count;
}

const json::Value* number_of(const json::Value& entry, const char* key) {
  const json::Value* value = entry.find(key);
  return value != nullptr && value->is_number() ? value : nullptr;
}

bool is_apart(const json::Value& entry) {
  const json::Value* apart = entry.find("apart");
  return apart != nullptr && apart->is_boolean() && apart->boolean();
}

Scale::Scale(const Node& chart) {
  const json::Array& ends = list_of(chart, Attribute::scale);
  const json::Value* low = ends.size() == 2 ? number_of(ends[0], "value") : nullptr;
  const json::Value* high = ends.size() == 2 ? number_of(ends[1], "value") : nullptr;
  if (low != nullptr && high != nullptr && low->number() < high->number()) low_ = low->number(), high_ = high->number();
}

double Scale::at(const json::Value& number) const { return std::clamp((number.number() - low_) / (high_ - low_), 0.0, 1.0); }

}  // namespace portal::ui
