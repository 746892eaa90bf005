#pragma once
// What carries letters to the portal's backend and brings answers. A port: HTTP in the terminal (http_courier.h), a script in tests.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace portal::kiosk {

struct Letter {
  std::string method = "POST";
  std::string path;  // "/api/applications"
  std::string type;  // of the body
  std::string key;   // Idempotency-Key: however often it is sent, it counts once
  std::string body;
};

struct Answer {
  int status = 0;  // of HTTP; 0: nobody was reached, or the answer was lost on its way
  std::string body;
};

class Courier {
 public:
  virtual ~Courier() = default;
  Courier() = default;
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  virtual std::int64_t send(Letter letter) = 0;                              // returns at once
  virtual std::optional<std::pair<std::int64_t, Answer>> take_answer() = 0;  // of a letter that was sent
};

}  // namespace portal::kiosk
