#pragma once
// The portal's pages: what a person without JavaScript sees and does. The API's rules hold here too (applications.h).

#include <string>

#include "examples/portal/backend/api.h"
#include "examples/portal/backend/cases.h"
#include "examples/portal/backend/clock.h"
#include "examples/portal/backend/handovers.h"
#include "examples/portal/backend/pages.h"
#include "examples/portal/backend/problem.h"

namespace portal::demo {

class Site {
 public:
  Site(Storage& storage, FormService& forms, const Profiles& profiles, Applications& applications, Cases& cases, Handovers& handovers,
       const Pages& pages, Clock clock)
      : storage_(storage), forms_(forms), profiles_(profiles), applications_(applications), cases_(cases), handovers_(handovers), pages_(pages),
        clock_(clock) {}

  Response home(const Request& request, const Visit& visit);
  Response form(const Request& request, const Visit& visit);
  Response post_form(const Request& request, const Visit& visit);  // without JavaScript
  Response code_page(const Request& request, const Visit& visit);  // asks for a code from another device
  Response open_code(const Request& request, const Visit& visit);  // the form with the answers under it
  Response list_applications(const Request& request, const Visit& visit);
  Response receipt(const Request& request, const Visit& visit);
  Response embedding_example(const Request& request, const Visit& visit);
  // A page that is mostly one widget: the template of the path's name, titled by the text "<name>_title"; {{key}} is a fresh key.
  Response widget_page(const Request& request, const Visit& visit);
  Response explain_problem(const Request& request, const Visit& visit);
  Response choose_person(const Request& request, const Visit& visit);  // of this demo

  // A person without JavaScript begins a scenario: a form of /cases.
  Response begin_case(const Request& request, const Visit& visit);

  // A problem as a page, for people who met it outside the API.
  Response problem_page(ProblemKind kind, const Visit& visit, int status);

 private:
  Pages::Frame frame(const Visit& visit) const;
  std::string form_title(const std::string& form, Language language);  // the form's name where it has no title
  Response form_page(const Visit& visit, const std::string& html, int status, json::Object more = {});
  Response ask_code(const Visit& visit, std::string_view typed, const std::string& error, int status);
  json::Object made_code(const Request& request, const Visit& visit, const json::Value& answers);  // what the form's page says of it
  FormFrame form_frame(const Visit& visit, const std::string& key) const;

  Storage& storage_;
  FormService& forms_;
  const Profiles& profiles_;
  Applications& applications_;
  Cases& cases_;
  Handovers& handovers_;
  const Pages& pages_;
  Clock clock_;
};

// Cookies: chosen language, chosen person, and a mark that says a page of this portal was open in this browser; sent on same-site
// requests only, so its presence on a post shows that the post is ours where a browser sends no better sign.
inline constexpr std::string_view language_cookie = "portal_language";
inline constexpr std::string_view person_cookie = "demo_person";
inline constexpr std::string_view visit_cookie = "portal_visit";
std::string cookie_header(std::string_view name, std::string_view value);

}  // namespace portal::demo
