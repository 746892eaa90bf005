#pragma once
// Names of hosts: labels of letters, digits and hyphens (RFC 1123 2.1), and the "xn--" labels that stand for other scripts.

#include <string>
#include <string_view>

namespace portal::schema {

// `international`: labels may hold any character beyond ASCII as it is (the domain of an RFC 6531 address).
bool is_domain(std::string_view text, bool international);

// The text behind "xn--" as UTF-8; "" where it is not Punycode (RFC 3492 6.2).
std::string punycode_decoded(std::string_view text);

}  // namespace portal::schema
