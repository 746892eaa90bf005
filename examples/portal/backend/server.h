#pragma once
// The socket in front of the portal: HTTP/1.1 on 127.0.0.1, one thread a connection. The only file that knows cpp-httplib.

#include <memory>

#include "examples/portal/backend/portal.h"

namespace portal::demo {

class Server {
 public:
  explicit Server(Portal& portal);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds 127.0.0.1:port, 0 for any free one; the port it has got, nothing where it is taken.
  std::optional<int> bind(int port);
  void run();   // serves until stop(); after bind()
  void stop();  // from any thread; open requests are finished

 private:
  struct Socket;
  std::unique_ptr<Socket> socket_;
};

}  // namespace portal::demo
