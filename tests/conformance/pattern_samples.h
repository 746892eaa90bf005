#pragma once
// Texts that a pattern is likely to accept, for filling in forms that nobody has seen. Whoever uses them checks them.

#include <string>
#include <string_view>
#include <vector>

namespace portal::conformance {

// Distinct texts, the shortest ways first, some of them with about `length` signs; what looks ahead or behind is not looked at. Empty where the
// pattern cannot be read.
std::vector<std::string> pattern_samples(std::string_view pattern, std::size_t most = 40, std::size_t length = 0);

}  // namespace portal::conformance
