#pragma once
// The whole portal as one function from request to response: routes, who is asking, what every answer carries. No socket here.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "examples/portal/backend/clock.h"
#include "examples/portal/backend/form_service.h"
#include "examples/portal/backend/http.h"
#include "examples/portal/backend/pages.h"
#include "examples/portal/backend/storages.h"

namespace portal::demo {

struct Folders {
  std::string dist;     // the built package
  std::string content;  // forms/, profiles/
  std::string pages;    // templates, texts, portal.css
};

class Portal {
 public:
  Portal(Folders folders, Pages pages, Storages storages, std::unique_ptr<FormService> forms, Clock clock);
  ~Portal();
  Portal(const Portal&) = delete;
  Portal& operator=(const Portal&) = delete;

  Response handle(const Request& request);  // from any thread

  // Ends what would otherwise go on for as long as a page is open: streams of news.
  void end_streams();

  // Refuses what never became a request: a header that is too long, a method that HTTP does not know.
  Response refuse(int status, std::string_view accept_language) const;

  struct RouteName {
    std::string_view method;
    std::string_view path;  // "/api/drafts/{form}/{draft}"
  };
  static std::vector<RouteName> routes();

 private:
  struct Rooms;
  std::unique_ptr<Rooms> rooms_;
};

// On every response, whatever it is.
extern const char* const content_security_policy;
void add_security_headers(Response& response);

}  // namespace portal::demo
