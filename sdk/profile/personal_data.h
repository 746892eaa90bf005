#pragma once
// Personal data that a person has typed where none is asked for: told to them kindly, before it is sent.
//
//   find_personal_data("Звоните 8 913 000-00-00")  → {phone}
//
// It finds what can be told by its form alone: an e-mail address, a Russian phone number, СНИЛС. Names and addresses it cannot tell, so
// the words beside the field ask for none of them, too. A number of an application (2026-000123-7) is none of these.

#include <string_view>
#include <vector>

namespace portal::profile {

enum class PersonalData : unsigned char { email, phone, snils };
std::string_view name_of(PersonalData kind);

// Each kind once, in the order of the enum.
std::vector<PersonalData> find_personal_data(std::string_view text);

}  // namespace portal::profile
