#pragma once
// Words to their stems, so that «пособия» finds «пособие»: Snowball's stemmers for Russian and English (https://snowballstem.org).
// Two faces of one release: natively Debian's libstemmer, in WebAssembly its sources (tools/sources/fetch.sh snowball).

#include <string>
#include <string_view>

namespace portal::text {

// `word` is one word, case-folded, ё as е; Russian or English by its letters, anything else comes back as it is.
std::string stem(std::string_view word);

}  // namespace portal::text
