#pragma once
// Files as they lie in a folder: the built package under /dist, the forms' definitions, the portal's own style sheet.

#include <string>
#include <string_view>
#include <vector>

#include "examples/portal/backend/http.h"

namespace portal::demo {

// The file at `segments` below `folder`, or 404. Segments are plain names (http.h), so nothing outside and nothing hidden is
// reached. A `.br` beside the file is sent where the browser takes Brotli. The entity tag is a hash of the content; names that
// hold such a hash ("core.9f86d081.wasm") may be kept for ever, others are asked for anew.
Response static_file(const std::string& folder, const std::vector<std::string>& segments, const Request& request, Language language);

std::string content_tag(std::string_view content);  // the entity tag, with its quotes

std::string_view media_type_of(std::string_view file_name);  // by extension; application/octet-stream otherwise

}  // namespace portal::demo
