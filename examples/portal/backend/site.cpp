// Pages: gather what they show, draw them.

#include "examples/portal/backend/site.h"

#include <cstdio>
#include <random>

#include "examples/portal/backend/problem.h"
#include "examples/portal/backend/receipt.h"
#include "sdk/base/sha256.h"
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/qr/qr.h"
#include "sdk/text/port.h"

namespace portal::demo {
namespace {

constexpr const char* kindergarten = "kindergarten";
constexpr std::string_view key_field = "application-key";  // no node id: those of fields begin with "/"

// 128 bits that nobody has used before: one key for each form that is handed out.
std::string new_key() {
  std::random_device random;
  char text[40];
  std::snprintf(text, sizeof text, "%08x%08x%08x%08x", random(), random(), random(), random());
  return text;
}

std::string fact_text(const json::Value& facts, std::string_view path) {
  const json::Value* list = facts.find("facts");
  if (!list || !list->is_array()) return {};
  for (const json::Value& fact : list->array()) {
    const json::Value* at = fact.find("path");
    const json::Value* value = fact.find("value");
    if (at && at->is_string() && at->text() == path && value && value->is_string()) return value->text();
  }
  return {};
}

std::string date_in_words(Language language, std::int64_t seconds) {
  return text::format_date(tag_of(language), text::DateStyle::long_time, rfc3339(seconds), city_zone);
}

// The widget's host for a person without JavaScript: hands the application to the portal at once.
class DirectHost : public SubmitHost {
 public:
  DirectHost(Applications& applications, std::string person, std::string key, Language language)
      : applications_(applications), person_(std::move(person)), key_(std::move(key)), language_(language) {}

  SubmitReply submit(const json::Value& application) override {
    const json::Value* warnings = application.find("warnings");
    outcome_ = applications_.submit({person_, key_, application.text_at("form"), application.text_at("version"), *application.find("data"),
                                     warnings != nullptr ? *warnings : json::Value(json::Array())});
    if (outcome_.kind == SubmissionOutcome::Kind::accepted) return {true, json::Value(receipt_json(outcome_.application))};
    auto refused = json::parse(submission_problem(outcome_, language_).body);
    if (refused) refused.value().object().set("unsent", true);  // nothing got lost between us: what failed is known
    return {false, refused ? std::move(refused).value() : json::Value()};
  }

  void hand_over(const json::Value& answers) override { handed_over_ = answers; }

  const std::optional<json::Value>& handed_over() const { return handed_over_; }
  bool accepted() const { return outcome_.kind == SubmissionOutcome::Kind::accepted; }
  const Application& application() const { return outcome_.application; }

 private:
  Applications& applications_;
  std::string person_;
  std::string key_;
  Language language_;
  SubmissionOutcome outcome_{SubmissionOutcome::Kind::failed, {}, {}, {}};
  std::optional<json::Value> handed_over_;
};

Response see_other(std::string location) {
  Response response;
  response.status = 303;
  return response.set("Location", std::move(location)).set("Cache-Control", "no-store");
}

}  // namespace

std::string cookie_header(std::string_view name, std::string_view value) {
  return std::string(name) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000";
}

Pages::Frame Site::frame(const Visit& visit) const {
  std::string name;
  if (auto facts = profiles_.facts(visit.person, {"person.name.given", "person.name.family"}); facts.ok()) {
    name = fact_text(facts.value(), "person.name.given");
    const std::string family = fact_text(facts.value(), "person.name.family");
    if (!name.empty() && !family.empty()) name += " ";
    name += family;
  }
  return {visit.language, std::move(name), sha256("page of " + visit.person).substr(0, 16), visit.is_developer};
}

Response Site::home(const Request&, const Visit& visit) {
  return pages_.draw("home", frame(visit), {{"title", pages_.text(visit.language, "home_title")}});
}

FormFrame Site::form_frame(const Visit& visit, const std::string& key) const {
  auto facts = profiles_.all(visit.person);
  return {visit.language,
          facts.ok() ? std::move(facts).value() : json::Value(json::Object{{"facts", json::Array{}}}),
          "/" + std::string(kindergarten),
          {{std::string(key_field), key}},
          rfc3339(clock_())};
}

Response Site::form_page(const Visit& visit, const std::string& html, int status, json::Object more) {
  more.set("title", form_title(kindergarten, visit.language));
  more.set("error_title", status >= 400);
  more.set("script", true);
  more.set("form", html);
  more.set("src", "/content/forms/" + std::string(kindergarten) + ".json");
  return pages_.draw("form", frame(visit), std::move(more), status);
}

Response Site::form(const Request&, const Visit& visit) {
  auto definition = forms_.definition(kindergarten);
  if (!definition) return problem(ProblemKind::internal, visit.language);
  auto drawn = forms_.draw(definition.value(), form_frame(visit, new_key()));
  if (!drawn) return problem(ProblemKind::internal, visit.language);
  return form_page(visit, drawn.value().html, 200);
}

Response Site::post_form(const Request& request, const Visit& visit) {
  if (request.media_type() != "application/x-www-form-urlencoded" || request.has_header("content-encoding")) {
    return problem(ProblemKind::media_type_unsupported, visit.language).set("Accept", "application/x-www-form-urlencoded");
  }
  auto fields = parse_form(request.body);
  if (!fields) return problem(ProblemKind::request_malformed, visit.language);
  const std::string* given_key = find(*fields, key_field);
  const std::string key = given_key ? idempotency_key(*given_key) : std::string();
  if (key.empty()) return problem(ProblemKind::request_malformed, visit.language);
  const std::string* press = find(*fields, "press");
  PostedForm posted{{}, press ? *press : std::string()};
  for (Field& field : *fields) {
    if (field.name != key_field && field.name != "press") posted.fields.push_back(std::move(field));
  }
  auto definition = forms_.definition(kindergarten);
  if (!definition) return problem(ProblemKind::internal, visit.language);
  DirectHost host(applications_, visit.person, key, visit.language);
  auto drawn = forms_.post(definition.value(), form_frame(visit, key), posted, host);
  if (!drawn) return problem(ProblemKind::internal, visit.language);
  if (host.handed_over()) {
    json::Object made = made_code(request, visit, *host.handed_over());
    const int status = made.find("code") ? 200 : 500;
    return form_page(visit, drawn.value().html, status, std::move(made));
  }
  if (drawn.value().submitted && host.accepted()) return see_other("/applications/" + host.application().number);
  return form_page(visit, drawn.value().html, drawn.value().refused ? 422 : 200);
}

// The code and where it leads. In the fragment, which no server is sent: a form with a script takes it from there, without one it is typed.
json::Object Site::made_code(const Request& request, const Visit& visit, const json::Value& answers) {
  Handover handover;
  handover.person = visit.person;
  handover.form = answers.text_at("form");
  handover.version = answers.text_at("version");
  handover.content = *answers.find("content");
  const Handovers::Made made = handovers_.make(std::move(handover));
  if (made.wrong) return {{"code_failed", true}};
  const std::string link =
      "http://" + std::string(request.header("host")) + "/" + kindergarten + "#portal-handover=" + kindergarten + ":" + made.code;
  json::Object told{{"code", made.code}, {"code_until", date_in_words(visit.language, made.until)}, {"code_link", link}};
  if (const auto shape = qr::encode(link)) {
    told.set("code_path", shape->path());
    told.set("code_side", std::to_string(shape->side()));
  }
  return told;
}

Response Site::ask_code(const Visit& visit, std::string_view typed, const std::string& error, int status) {
  return pages_.draw("code", frame(visit),
                     {{"title", pages_.text(visit.language, "code_title")}, {"error_title", status >= 400}, {"error", error}, {"typed", typed}},
                     status);
}

Response Site::code_page(const Request&, const Visit& visit) { return ask_code(visit, "", "", 200); }

Response Site::open_code(const Request& request, const Visit& visit) {
  const auto fields = parse_form(request.body);
  const std::string* code = fields ? find(*fields, "code") : nullptr;
  if (!code || request.media_type() != "application/x-www-form-urlencoded") return problem(ProblemKind::request_malformed, visit.language);
  if (handover_digits(*code).empty()) return ask_code(visit, *code, pages_.text(visit.language, "code_blank"), 422);  // no guess: it cannot be one
  const Handovers::Opened opened = handovers_.open(visit.person, kindergarten, *code);
  if (opened.wrong) {
    const ProblemTexts texts = texts_of(*opened.wrong, visit.language);
    Response refusal = ask_code(visit, *code, std::string(texts.title) + ". " + std::string(texts.detail), texts.status);
    return opened.wrong == ProblemKind::too_many_guesses ? refusal.set("Retry-After", std::to_string(Handovers::window)) : refusal;
  }
  auto definition = forms_.definition(kindergarten);
  if (!definition) return problem(ProblemKind::internal, visit.language);
  const json::Object brought{{"version", opened.handover.version}, {"content", opened.handover.content}};
  auto drawn = forms_.draw_brought(definition.value(), form_frame(visit, new_key()), json::Value(brought));
  if (!drawn) return problem(ProblemKind::internal, visit.language);
  return form_page(visit, drawn.value().html, 200, {{"brought", true}});
}

std::string Site::form_title(const std::string& form, Language language) {
  auto definition = forms_.definition(form);
  if (!definition) return form;
  const std::string translated = "/translations/" + std::string(tag_of(language)) + "/title";
  for (const std::string_view place : {std::string_view(translated), std::string_view("/title")}) {
    const json::Value* title = json::at(definition.value(), place);
    if (title && title->is_string()) return title->text();
  }
  return form;
}

Response Site::list_applications(const Request&, const Visit& visit) {
  auto applications = storage_.applications(visit.person);
  if (!applications) return problem(ProblemKind::storage_failed, visit.language);
  json::Array items;
  for (const Application& application : applications.value()) {
    items.push_back(json::Object{{"number", application.number},
                                 {"received", date_in_words(visit.language, application.received_at)},
                                 {"service", form_title(application.form, visit.language)},
                                 {"status", pages_.text(visit.language, "status_" + application.status)}});
  }
  const bool has_any = !items.empty();
  return pages_.draw("applications", frame(visit),
                     {{"title", pages_.text(visit.language, "my_applications")}, {"has_applications", has_any}, {"applications", std::move(items)}});
}

Response Site::receipt(const Request&, const Visit& visit) {
  if (!is_receipt_number(visit.parameters[0])) return problem(ProblemKind::application_not_found, visit.language);
  auto application = storage_.application(visit.person, visit.parameters[0]);
  if (!application) return problem(ProblemKind::storage_failed, visit.language);
  if (!application.value()) return problem(ProblemKind::application_not_found, visit.language);
  return pages_.draw("receipt", frame(visit),
                     {{"title", pages_.text(visit.language, "receipt_title")},
                      {"script", true},
                      {"number", application.value()->number},
                      {"received", date_in_words(visit.language, application.value()->received_at)},
                      {"service", form_title(application.value()->form, visit.language)},
                      {"status", pages_.text(visit.language, "status_" + application.value()->status)}});
}

Response Site::embedding_example(const Request&, const Visit& visit) {
  return pages_.draw("embed", frame(visit), {{"title", pages_.text(visit.language, "embed_title")}, {"script", true}});
}

Response Site::widget_page(const Request& request, const Visit& visit) {
  const std::string name = request.path.substr(1, request.path.find('/', 1) - 1);
  json::Object data{{"title", pages_.text(visit.language, name + "_title")}, {"script", true}, {"key", new_key()}};
  return pages_.draw(name, frame(visit), std::move(data));
}

Response Site::begin_case(const Request& request, const Visit& visit) {
  const auto fields = parse_form(request.body);
  const std::string* scenario = fields ? find(*fields, "scenario") : nullptr;
  const std::string* given_key = fields ? find(*fields, "key") : nullptr;
  const std::string key = given_key ? idempotency_key(*given_key) : std::string();
  if (!scenario || key.empty()) return problem(ProblemKind::request_malformed, visit.language);
  const auto opened = cases_.begin(visit.person, *scenario, key);
  if (opened.kind != Cases::Opened::Kind::opened) return problem(problem_of(opened.kind), visit.language);
  return see_other("/cases");
}

Response Site::explain_problem(const Request&, const Visit& visit) {
  const auto kind = problem_with_slug(visit.parameters[0]);
  if (!kind) return problem(ProblemKind::not_found, visit.language);
  return problem_page(*kind, visit, 200);
}

Response Site::problem_page(ProblemKind kind, const Visit& visit, int status) {
  const ProblemTexts texts = texts_of(kind, visit.language);
  return pages_.draw("problem", frame(visit), {{"title", texts.title}, {"detail", texts.detail}}, status);
}

Response Site::choose_person(const Request& request, const Visit& visit) {
  const auto fields = parse_form(request.body);
  const std::string* person = fields ? find(*fields, "person") : nullptr;
  if (!person || !profiles_.knows(*person)) return problem(ProblemKind::person_unknown, visit.language);
  return see_other("/").add("Set-Cookie", cookie_header(person_cookie, *person));
}

}  // namespace portal::demo
