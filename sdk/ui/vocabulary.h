#pragma once
// Roles and attributes as types, with their wire names. The list itself is vocabulary.def.

#include <optional>
#include <string_view>

namespace portal::ui {

enum class Family : unsigned char { container, content, field, action };

enum class Role : unsigned char {
#define ROLE(name, family) name,
#include "sdk/ui/vocabulary.def"
};

enum class AttributeType : unsigned char { text, flag, count, list };

enum class Attribute : unsigned char {
#define ATTRIBUTE(name, type) name,
#include "sdk/ui/vocabulary.def"
};

std::string_view name_of(Role role);
std::string_view name_of(Attribute attribute);
Family family_of(Role role);
AttributeType type_of(Attribute attribute);
std::optional<Role> role_named(std::string_view name);
std::optional<Attribute> attribute_named(std::string_view name);

// Fields and actions: what a person operates. They cannot be constructed without a name.
inline bool is_interactive(Role role) { return family_of(role) == Family::field || family_of(role) == Family::action; }

}  // namespace portal::ui
