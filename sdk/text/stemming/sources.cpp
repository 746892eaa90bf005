// The face of WebAssembly: Snowball's own C, made from its algorithms when building.
extern "C" {
#include <runtime/api.h>
#include <stem_english.h>
#include <stem_russian.h>
}

#include "sdk/text/stemming/script.h"
#include "sdk/text/stemming/stem.h"

namespace portal::text {

std::string stem(std::string_view word) {
  static SN_env* const russian = russian_UTF_8_create_env();
  static SN_env* const english = english_UTF_8_create_env();
  const Script script = script_of(word);
  if (script == Script::other) return std::string(word);
  SN_env* const env = script == Script::cyrillic ? russian : english;
  if (SN_set_current(env, static_cast<int>(word.size()), reinterpret_cast<const symbol*>(word.data())) != 0) return std::string(word);
  if ((script == Script::cyrillic ? russian_UTF_8_stem(env) : english_UTF_8_stem(env)) < 0) return std::string(word);
  return {reinterpret_cast<const char*>(env->p), static_cast<std::size_t>(env->l)};
}

}  // namespace portal::text
