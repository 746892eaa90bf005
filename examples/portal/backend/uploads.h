#pragma once
// Files that people send with an application: piece by piece, resumed where a piece was lost, looked into once they are whole. This demo
// keeps them in memory, within limits, until it ends.
//
//   POST   /api/files {"name","size","type"}   → 201 {"file","offset":0,"done":false}
//   PUT    /api/files/{file}/{offset}          bytes → {"file","offset","done"}
//   GET    /api/files/{file}                   → the same: how much has arrived
//   DELETE /api/files/{file}

#include <map>
#include <mutex>
#include <string>

#include "examples/portal/backend/api.h"

namespace portal::demo {

// What the bytes are, whatever they are called: "application/pdf", "image/jpeg", "image/png", "image/webp"; "" for anything else.
std::string_view content_type(std::string_view bytes);

class Uploads {
 public:
  static constexpr std::size_t most_bytes = 10U * 1000 * 1000;     // of a file
  static constexpr std::size_t most_together = 50U * 1000 * 1000;  // of all files of a person

  Response begin(const Request& request, const Visit& visit);
  Response put(const Request& request, const Visit& visit);
  Response look(const Request& request, const Visit& visit);
  Response drop(const Request& request, const Visit& visit);

 private:
  struct File {
    std::string person;
    std::string type;
    std::size_t size = 0;
    std::string bytes;
  };
  File* own(const Visit& visit);  // null where it is nobody's or another person's
  static Response state(const std::string& id, const File& file, int status);

  std::mutex guard_;
  std::map<std::string, File> files_;
};

}  // namespace portal::demo
