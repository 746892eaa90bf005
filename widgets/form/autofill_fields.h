#pragma once
// Inside autofill: what its steps, its view and its story (why.h) ask of a field.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "widgets/form/model.h"

namespace portal::form {

constexpr std::string_view tick_prefix = "autofill/";
constexpr std::string_view any_child = "children.*.";
constexpr const char* child_node = "autofill-child";

// The item that a field stands in, "/children/n1"; "" where it stands in none. Its number is that of the item among all items, from 1; or 0.
struct Subject {
  std::string pointer;
  std::size_t number = 0;
};
Subject subject_of(const Definition& definition, const FieldDefinition& field);

bool is_of_child(const std::string& fact);

// A field waits for a fact when it is shown, has one, and the person has put nothing into it.
bool waits(const Model& model, std::size_t index);

// Of the form's own answers: each item speaks of a child of its own, the rest of the form of one. "": of too many.
std::string path_here(const Model& model, std::size_t index);

// Whether the value reads back in its field without a complaint of its own.
bool suits(const FieldDefinition& field, const json::Value& typed);

// Whether what stands there is as the profile said it; what another answer of the form said is not.
bool is_from_profile(const FieldState& field);
std::int64_t count_filled(const Model& model);

bool holds(const std::vector<std::string>& facts, const std::string& fact);

// How many presses of a key it would take to type this.
std::int64_t keystrokes(const FieldDefinition& field, const json::Value& typed);

}  // namespace portal::form
