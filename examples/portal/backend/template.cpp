// Compiling and rendering of templates.

#include "examples/portal/backend/template.h"

#include <algorithm>

#include "examples/portal/backend/http.h"
#include "sdk/json/json.h"

namespace portal::demo {
namespace {

constexpr std::size_t deepest = 16;

Error wrong(std::string expected, std::string_view got) { return {ErrorCode::invalid_expression, "", std::move(expected), quoted_excerpt(got)}; }

const json::Value* look_up(const std::vector<const json::Value*>& scopes, std::string_view name) {
  if (name == ".") return scopes.back();
  const std::size_t dot = name.find('.');
  const std::string_view first = name.substr(0, dot);
  for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
    const json::Value* found = (*scope)->find(first);
    if (!found) continue;
    return dot == std::string_view::npos ? found : found->find(name.substr(dot + 1));
  }
  return nullptr;
}

std::string text_of(const json::Value* value) {
  if (!value || value->is_null()) return {};
  return value->is_string() ? value->text() : json::write(*value);
}

bool is_something(const json::Value* value) {
  if (!value || value->is_null()) return false;
  if (value->is_boolean()) return value->boolean();
  if (value->is_string()) return !value->text().empty();
  if (value->is_array()) return !value->array().empty();
  return true;
}

}  // namespace

Result<Template> Template::compile(std::string_view text) {
  Template compiled;
  std::vector<std::size_t> open;
  while (!text.empty()) {
    const std::size_t tag = std::min(text.find("{{"), text.size());
    if (tag > 0) compiled.parts_.push_back({Kind::text, std::string(text.substr(0, tag))});
    text.remove_prefix(tag);
    if (text.empty()) break;
    const std::size_t end = text.find("}}");
    if (end == std::string_view::npos) return wrong("}} after {{", text);
    std::string_view name = trim(text.substr(2, end - 2));
    text.remove_prefix(end + 2);
    const char sign = name.empty() ? '\0' : name[0];
    const Kind kind = sign == '&' ? Kind::raw : sign == '#' ? Kind::section : sign == '^' ? Kind::inverted : sign == '/' ? Kind::end : Kind::escaped;
    if (kind != Kind::escaped) name = trim(name.substr(1));
    if (name.empty()) return wrong("a name within {{ and }}", name);
    if (kind == Kind::end) PORTAL_CHECK(compiled.close(open, name));
    if (kind == Kind::section || kind == Kind::inverted) open.push_back(compiled.parts_.size());
    if (open.size() > deepest) return Error{ErrorCode::too_deep, "", "sections nested 16 deep at most", quoted_excerpt(name)};
    compiled.parts_.push_back({kind, std::string(name)});
  }
  if (!open.empty()) return wrong("the end of a section", compiled.parts_[open.back()].text);
  return compiled;
}

Result<void> Template::close(std::vector<std::size_t>& open, std::string_view name) {
  if (open.empty() || parts_[open.back()].text != name) return wrong("the end of the innermost section", name);
  parts_[open.back()].after = parts_.size() + 1;
  open.pop_back();
  return {};
}

std::string Template::render(const json::Value& data) const {
  std::string out;
  Scopes scopes{&data};
  render(0, parts_.size(), scopes, out);
  return out;
}

void Template::render(std::size_t from, std::size_t to, Scopes& scopes, std::string& out) const {
  for (std::size_t i = from; i < to; ++i) {
    const Part& part = parts_[i];
    switch (part.kind) {
      case Kind::text: out += part.text; break;
      case Kind::escaped: out += escape_html(text_of(look_up(scopes, part.text))); break;
      case Kind::raw: out += text_of(look_up(scopes, part.text)); break;
      case Kind::end: break;
      case Kind::section:
      case Kind::inverted: render_section(i, scopes, out); i = part.after - 1;
    }
  }
}

void Template::render_section(std::size_t index, Scopes& scopes, std::string& out) const {
  const Part& part = parts_[index];
  const json::Value* value = look_up(scopes, part.text);
  if (part.kind == Kind::inverted) {
    if (!is_something(value)) render(index + 1, part.after - 1, scopes, out);
    return;
  }
  if (!is_something(value)) return;
  if (!value->is_array()) {
    scopes.push_back(value);
    render(index + 1, part.after - 1, scopes, out);
    scopes.pop_back();
    return;
  }
  for (const json::Value& item : value->array()) {
    scopes.push_back(&item);
    render(index + 1, part.after - 1, scopes, out);
    scopes.pop_back();
  }
}

std::vector<std::string> Template::names() const {
  std::vector<std::string> names;
  for (const Part& part : parts_) {
    if (part.kind != Kind::text && part.kind != Kind::end) names.push_back(part.text);
  }
  return names;
}

}  // namespace portal::demo
