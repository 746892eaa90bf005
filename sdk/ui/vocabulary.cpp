// Wire names of the vocabulary.
#include "sdk/ui/vocabulary.h"

namespace portal::ui {

namespace {

constexpr std::string_view role_names[] = {
#define ROLE(name, family) #name,
#include "sdk/ui/vocabulary.def"
};
constexpr Family role_families[] = {
#define ROLE(name, family) Family::family,
#include "sdk/ui/vocabulary.def"
};
constexpr std::string_view attribute_names[] = {
#define ATTRIBUTE(name, type) #name,
#include "sdk/ui/vocabulary.def"
};
constexpr AttributeType attribute_types[] = {
#define ATTRIBUTE(name, type) AttributeType::type,
#include "sdk/ui/vocabulary.def"
};

template <class Name, std::size_t size>
std::optional<Name> find(const std::string_view (&names)[size], std::string_view name) {
  for (std::size_t i = 0; i < size; ++i)
    if (names[i] == name) return static_cast<Name>(i);
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view name_of(Attribute attribute) { return attribute_names[static_cast<std::size_t>(attribute)]; }
Family family_of(Role role) { return role_families[static_cast<std::size_t>(role)]; }
AttributeType type_of(Attribute attribute) { return attribute_types[static_cast<std::size_t>(attribute)]; }
std::optional<Role> role_named(std::string_view name) { return find<Role>(role_names, name); }
std::optional<Attribute> attribute_named(std::string_view name) { return find<Attribute>(attribute_names, name); }

}  // namespace portal::ui
