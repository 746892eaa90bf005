#pragma once
// A catalogue from its folder, for commands.

#include <memory>
#include <string>

#include "sdk/catalogue/catalogue.h"

namespace portal::tools {

// `place`: a folder with catalogue.json, that file itself, or one whole document. Errors: storage_failed and those of reading, with the file.
Result<json::Value> read_catalogue_document(const std::string& place);

}  // namespace portal::tools
