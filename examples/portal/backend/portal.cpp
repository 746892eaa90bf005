// Routing, sessions of the demo, cross-site protection, headers of every answer.

#include "examples/portal/backend/portal.h"
#include "examples/portal/backend/offers.h"

#include <algorithm>

#include "examples/portal/backend/addresses.h"
#include "examples/portal/backend/api.h"
#include "examples/portal/backend/cases.h"
#include "examples/portal/backend/catalogues.h"
#include "examples/portal/backend/consents.h"
#include "examples/portal/backend/handovers.h"
#include "examples/portal/backend/problem.h"
#include "examples/portal/backend/ratings.h"
#include "examples/portal/backend/site.h"
#include "examples/portal/backend/static_files.h"
#include "examples/portal/backend/uploads.h"

namespace portal::demo {

const char* const content_security_policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

void add_security_headers(Response& response) {
  response.set("Content-Security-Policy", content_security_policy);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Permissions-Policy", "microphone=(self)");
}

struct Portal::Rooms {
  Rooms(Folders given, Pages read_pages, Storages given_storages, std::unique_ptr<FormService> given_forms, Clock clock)
      : folders(std::move(given)), pages(std::move(read_pages)), storages(std::move(given_storages)), forms(std::move(given_forms)),
        profiles(folders.content), applications(*storages.main, *forms, clock), api(*storages.main, *forms, profiles, applications, clock),
        authority(folders.content, *storages.cases, hub, clock), cases(folders.content, *storages.cases, authority, hub, clock),
        consents(*storages.consents, clock), offers(profiles, clock), handovers(*storages.main, *forms, clock),
        site(*storages.main, *forms, profiles, applications, cases, handovers, pages, clock), ratings(folders.content, *storages.ratings, clock),
        catalogues(folders.content), addresses(folders.content) {
    authority.start();
  }

  Response file(const std::string& folder, const Request& request, const Visit& visit) {
    return static_file(folder, visit.parameters, request, visit.language);
  }
  Response dist(const Request& request, const Visit& visit) { return file(folders.dist, request, visit); }
  Response form_definition(const Request& request, const Visit& visit) { return file(folders.content + "/forms", request, visit); }
  Response consent_texts(const Request& request, const Visit& visit) { return file(folders.content + "/consents", request, visit); }
  Response ratings_file(const Request& request, const Visit& visit) { return file(folders.content + "/ratings", request, visit); }
  Response page_file(const Request& request, const Visit& visit) {
    const std::string_view type = media_type_of(visit.parameters[0]);
    if (type.substr(0, 8) != "text/css" && type.substr(0, 15) != "text/javascript" && type != "image/svg+xml")
      return problem(ProblemKind::not_found, visit.language);
    return file(folders.pages, request, visit);
  }

  const Folders folders;
  const Pages pages;
  const Storages storages;
  const std::unique_ptr<FormService> forms;
  Profiles profiles;
  Applications applications;
  Api api;
  EventHub hub;  // of the cases' streams
  Authority authority;
  Cases cases;
  Consents consents;
  Offers offers;
  Handovers handovers;
  Site site;
  Ratings ratings;
  Catalogues catalogues;
  Uploads uploads;
  Addresses addresses;
};

namespace {

template <class Rooms>
struct Route {
  std::string_view method;
  std::string_view path;  // {x}: one segment; {x*}: the rest, one segment or more
  bool personal;          // shows or keeps what belongs to the person who is signed in
  Response (*handle)(Rooms&, const Request&, const Visit&);
};

#define TO(member) [](auto& rooms, const Request& request, const Visit& visit) { return rooms.member(request, visit); }
template <class Rooms>
constexpr Route<Rooms> all_routes[] = {
    {"GET", "/api/profile", true, TO(api.profile)},
    {"GET", "/api/drafts", true, TO(api.list_drafts)},
    {"GET", "/api/drafts/{form}/{draft}", true, TO(api.get_draft)},
    {"PUT", "/api/drafts/{form}/{draft}", true, TO(api.put_draft)},
    {"DELETE", "/api/drafts/{form}/{draft}", true, TO(api.delete_draft)},
    {"GET", "/api/applications", true, TO(api.list_applications)},
    {"POST", "/api/applications", true, TO(api.submit)},
    {"POST", "/api/applications/outcome", true, TO(api.settle)},
    {"GET", "/api/applications/{number}", true, TO(api.get_application)},
    {"GET", "/api/cases", true, TO(cases.list)},
    {"POST", "/api/cases", true, TO(cases.open)},
    {"GET", "/api/cases/events", true, TO(cases.events)},
    {"GET", "/api/cases/stream", true, TO(cases.stream)},
    {"POST", "/api/cases/{case}/actions", true, TO(cases.act)},
    {"POST", "/api/cases/{case}/consultations", true, TO(cases.consult)},
    {"POST", "/api/consultations", true, TO(cases.consult)},
    {"GET", "/api/scenarios/{scenario}/{version}", true, TO(cases.scenario)},
    {"GET", "/api/consents", true, TO(consents.list)},
    {"POST", "/api/consents", true, TO(consents.record)},
    {"GET", "/api/consents/{record}/receipt", true, TO(consents.receipt)},
    {"GET", "/api/notifications", true, TO(consents.notifications)},
    {"PUT", "/api/notifications", true, TO(consents.put_notifications)},
    {"POST", "/api/offers", true, TO(offers.accept)},
    {"POST", "/api/files", true, TO(uploads.begin)},
    {"GET", "/api/files/{file}", true, TO(uploads.look)},
    {"PUT", "/api/files/{file}/{offset}", true, TO(uploads.put)},
    {"DELETE", "/api/files/{file}", true, TO(uploads.drop)},
    {"POST", "/api/handovers", true, TO(handovers.make)},
    {"POST", "/api/handovers/open", true, TO(handovers.open)},
    {"GET", "/api/addresses", false, TO(addresses.suggest)},
    {"POST", "/api/ratings", false, TO(ratings.add)},
    {"GET", "/api/methodologies/{methodology}/{version}", false, TO(ratings.get_methodology)},
    {"GET", "/api/ratings/aggregate", false, TO(ratings.aggregate)},
    {"GET", "/api/feedback/{token}", false, TO(ratings.feedback)},
    {"GET", "/", false, TO(site.home)},
    {"GET", "/kindergarten", true, TO(site.form)},
    {"POST", "/kindergarten", true, TO(site.post_form)},
    {"GET", "/kindergarten/code", true, TO(site.code_page)},
    {"POST", "/kindergarten/code", true, TO(site.open_code)},
    {"GET", "/applications", true, TO(site.list_applications)},
    {"GET", "/applications/{number}", true, TO(site.receipt)},
    {"GET", "/cases", true, TO(site.widget_page)},
    {"GET", "/results", true, TO(site.widget_page)},
    {"GET", "/old", true, TO(site.widget_page)},
    {"POST", "/cases", true, TO(site.begin_case)},
    {"GET", "/consents", true, TO(site.widget_page)},
    {"GET", "/feedback", false, TO(site.widget_page)},
    {"GET", "/kiosk", false, TO(site.widget_page)},
    {"GET", "/moderation", false, TO(site.widget_page)},
    {"GET", "/services", false, TO(site.widget_page)},
    {"GET", "/embed", false, TO(site.embedding_example)},
    {"GET", "/problems/{problem}", false, TO(site.explain_problem)},
    {"POST", "/demo-person", false, TO(site.choose_person)},
    {"GET", "/dist/{file*}", false, TO(dist)},
    {"GET", "/content/catalogue.json", false, TO(catalogues.get)},
    {"GET", "/content/forms/{file}", false, TO(form_definition)},
    {"GET", "/content/consents/{file}", false, TO(consent_texts)},
    {"GET", "/content/ratings/{file}", false, TO(ratings_file)},
    {"GET", "/pages/{file}", false, TO(page_file)},
};
#undef TO

// Does the path fit the route's pattern? Then its variable segments are decoded into `parameters`.
bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& parameters) {
  parameters.clear();
  if (path == "/" || pattern == "/") return path == pattern;
  if (path.empty() || path.back() == '/') return false;
  const auto wanted = split_list(pattern, '/');
  std::vector<std::string_view> given;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    given.push_back(path.substr(at + 1, end - at - 1));
    at = end;
  }
  const bool rest = wanted.back().substr(wanted.back().size() - 2) == "*}";
  if (given.size() < wanted.size() || (given.size() > wanted.size() && !rest)) return false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string_view part = wanted[std::min(i, wanted.size() - 1)];
    if (part.front() != '{') {
      if (given[i] != part) return false;
      continue;
    }
    auto decoded = percent_decode(given[i]);
    if (!decoded || decoded->empty() || decoded->size() > 200) return false;
    parameters.push_back(std::move(*decoded));
  }
  return true;
}

// Only the machine itself: a name that another site makes point here (DNS rebinding) is not ours.
bool is_own_host(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const std::string_view name = host.substr(0, colon == std::string_view::npos || host.back() == ']' ? host.size() : colon);
  return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

bool is_api(const Request& request) { return request.path == "/api" || request.path.substr(0, 5) == "/api/"; }

// A request that changes something must come from our own pages: by Fetch metadata where the browser sends it, else by Origin,
// else (no-referrer makes browsers say "Origin: null" on a plain form post) by the cookie that only same-site requests carry.
// The API needs no more: it takes only JSON, and a browser asks before it sends that, a PUT or a DELETE for a foreign page (CORS);
// we never agree.
bool is_same_site(const Request& request) {
  if (request.has_header("sec-fetch-site")) return request.header("sec-fetch-site") == "same-origin";
  const std::string_view origin = request.header("origin");
  if (!origin.empty() && origin != "null") return origin == "http://" + std::string(request.header("host"));
  return !request.cookie(visit_cookie).empty() || request.method != "POST" || is_api(request);
}

bool is_page(const Response& response) {
  const std::string* type = find(response.headers, "Content-Type");
  return type && type->substr(0, 9) == "text/html";
}

Language language_of(const Request& request, const std::optional<Language>& asked) {
  if (asked) return *asked;
  if (!is_api(request)) {
    if (const auto kept = language_tagged(request.cookie(language_cookie))) return *kept;
  }
  return accepted_language(request.header("accept-language"));
}

bool asks_for(const Request& request, const char* what) {
  const auto query = parse_form(request.query);
  return query && find(*query, what) != nullptr;
}

std::optional<Language> asked_language(const Request& request) {
  if (is_api(request)) return std::nullopt;
  const auto query = parse_form(request.query);
  const std::string* lang = query ? find(*query, "lang") : nullptr;
  return lang ? language_tagged(*lang) : std::nullopt;
}

}  // namespace

Portal::Portal(Folders folders, Pages pages, Storages storages, std::unique_ptr<FormService> forms, Clock clock)
    : rooms_(std::make_unique<Rooms>(std::move(folders), std::move(pages), std::move(storages), std::move(forms), clock)) {}

Portal::~Portal() = default;

void Portal::end_streams() { rooms_->hub.end(); }

std::vector<Portal::RouteName> Portal::routes() {
  std::vector<RouteName> names;
  for (const auto& route : all_routes<Rooms>) names.push_back({route.method, route.path});
  return names;
}

Response Portal::refuse(int status, std::string_view accept_language) const {
  const ProblemKind kind = status == 414   ? ProblemKind::address_too_long
                           : status == 413 ? ProblemKind::body_too_large
                           : status == 404 ? ProblemKind::not_found
                           : status >= 500 ? ProblemKind::internal
                                           : ProblemKind::request_malformed;
  return problem(kind, accepted_language(accept_language));
}

namespace {

template <class Rooms>
Response route(Rooms& rooms, const Request& request, Visit& visit) {
  std::string allowed;
  for (const auto& candidate : all_routes<Rooms>) {
    std::vector<std::string> parameters;
    if (!fits(candidate.path, request.path, parameters)) continue;
    if (candidate.method == request.method) {
      visit.parameters = std::move(parameters);
      if (request.method != "GET" && !is_same_site(request)) return problem(ProblemKind::cross_site, visit.language);
      if (candidate.personal && !rooms.profiles.knows(visit.person)) return problem(ProblemKind::person_unknown, visit.language);
      return candidate.handle(rooms, request, visit);
    }
    allowed += (allowed.empty() ? "" : ", ") + std::string(candidate.method) + (candidate.method == "GET" ? ", HEAD" : "");
  }
  if (allowed.empty()) return problem(ProblemKind::not_found, visit.language);
  return problem(ProblemKind::method_not_allowed, visit.language).set("Allow", allowed);
}

// Whoever meets a problem outside the API is a person: the same as a page.
template <class Rooms>
void make_page_of_problem(Rooms& rooms, const Request& request, const Visit& visit, Response& response) {
  if (is_api(request) || response.problem.empty()) return;
  if (request.header("accept").find("text/html") == std::string_view::npos) return;
  const auto kind = problem_with_slug(response.problem);
  const Response page = rooms.site.problem_page(*kind, visit, response.status);
  response.body = page.body;
  response.set("Content-Type", "text/html; charset=utf-8");
}

}  // namespace

Response Portal::handle(const Request& request) {
  Visit visit;
  const auto asked = asked_language(request);
  visit.language = language_of(request, asked);
  visit.is_developer = !is_api(request) && asks_for(request, "inspector");
  visit.person = request.cookie(person_cookie).empty() ? std::string("sokolova") : std::string(request.cookie(person_cookie));
  Response response;
  if (!is_own_host(request.header("host"))) response = problem(ProblemKind::host_misdirected, visit.language);
  else if (request.body_too_large) response = problem(ProblemKind::body_too_large, visit.language);
  else response = route(*rooms_, request, visit);
  make_page_of_problem(*rooms_, request, visit, response);
  if (asked) response.add("Set-Cookie", cookie_header(language_cookie, tag_of(*asked)));
  if (is_page(response) && request.cookie(visit_cookie).empty()) response.add("Set-Cookie", cookie_header(visit_cookie, "1"));
  add_security_headers(response);
  return response;
}

}  // namespace portal::demo
