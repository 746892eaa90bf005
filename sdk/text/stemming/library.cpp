// The native face: libstemmer.
#include <libstemmer.h>

#include "sdk/text/stemming/script.h"
#include "sdk/text/stemming/stem.h"

namespace portal::text {

std::string stem(std::string_view word) {
  thread_local sb_stemmer* const stemmers[] = {sb_stemmer_new("russian", "UTF_8"), sb_stemmer_new("english", "UTF_8")};  // live as long as the thread
  const Script script = script_of(word);
  if (script == Script::other) return std::string(word);
  sb_stemmer* const stemmer = stemmers[static_cast<std::size_t>(script)];
  const sb_symbol* stemmed = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (stemmed == nullptr) return std::string(word);
  return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace portal::text
