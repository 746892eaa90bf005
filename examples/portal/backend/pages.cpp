// Reading and drawing of pages.

#include "examples/portal/backend/pages.h"

#include <cassert>
#include <filesystem>

#include "examples/portal/backend/profiles.h"
#include "sdk/json/json.h"

namespace portal::demo {
namespace {

// An error that happened within a file says so.
Error in_file(const std::string& file, Error error) {
  error.path = file + error.path;
  return error;
}

Result<std::string> text_of_file(const std::string& folder, const std::string& file) {
  auto text = read_file(folder + "/" + file);
  if (!text) return Error{ErrorCode::dangling_reference, file, "a file of the pages", "none that can be read"};
  return std::move(*text);
}

constexpr const char* page_names[] = {"layout",  "home",     "form",  "receipt",    "applications", "cases",    "consents", "embed",
                                      "results", "feedback", "kiosk", "moderation", "problem",      "services", "old",      "code"};

}  // namespace

Result<Pages> Pages::read(const std::string& folder) {
  Pages pages;
  for (const Language language : languages) {
    const std::string file = "texts." + std::string(tag_of(language)) + ".json";
    PORTAL_TRY(const std::string text, text_of_file(folder, file));
    auto texts = json::parse(text);
    if (!texts) return in_file(file, texts.error());
    pages.texts_[static_cast<std::size_t>(language)] = std::move(texts).value();
  }
  for (const std::string name : page_names) {
    const std::string file = name + ".html";
    PORTAL_TRY(const std::string text, text_of_file(folder, file));
    auto compiled = Template::compile(text);
    if (!compiled) return in_file(file, compiled.error());
    PORTAL_CHECK(pages.check_texts(file, compiled.value()));
    pages.templates_.emplace(name, std::move(compiled).value());
  }
  return pages;
}

Result<void> Pages::check_texts(const std::string& file, const Template& page) const {
  for (const std::string& name : page.names()) {
    if (name.substr(0, 2) != "t.") continue;
    for (const Language language : languages) {
      const json::Value* text = texts_[static_cast<std::size_t>(language)].find(std::string_view(name).substr(2));
      if (!text || !text->is_string())
        return Error{ErrorCode::dangling_reference, file, "a text for " + name, "none in " + std::string(tag_of(language))};
    }
  }
  return {};
}

const std::string& Pages::text(Language language, std::string_view name) const {
  const json::Value* text = texts_[static_cast<std::size_t>(language)].find(name);
  assert(text && text->is_string());
  return text->text();
}

Response Pages::draw(std::string_view page, const Frame& frame, json::Object data, int status) const {
  const auto body = templates_.find(page);
  const auto layout = templates_.find("layout");
  assert(body != templates_.end() && layout != templates_.end());
  data.set("t", texts_[static_cast<std::size_t>(frame.language)]);
  data.set("lang", tag_of(frame.language));
  for (const Language language : languages) data.set(std::string(tag_of(language)), frame.language == language);
  data.set("person_name", frame.person_name);
  data.set("nobody", frame.person_name.empty());
  data.set("person_mark", frame.person_mark);
  data.set("developer", frame.is_developer);
  const json::Value given(data);
  data.set("main", body->second.render(given));
  Response response;
  response.status = status;
  response.body = layout->second.render(json::Value(std::move(data)));
  response.set("Content-Type", "text/html; charset=utf-8").set("Content-Language", std::string(tag_of(frame.language)));
  response.set("Cache-Control", "no-store").set("Vary", "Cookie, Accept-Language");
  return response;
}

}  // namespace portal::demo
