#pragma once
// portal import of forms: a form of others to a definition of ours on standard output, what became of it on standard error.

#include <string>
#include <string_view>

namespace portal::tools {

// `kind` empty: guessed. The id is the file's name. Returns the exit status: 1 where the file cannot be read or is no form.
int import_form_file(const std::string& file, std::string_view kind, bool only_check);

}  // namespace portal::tools
