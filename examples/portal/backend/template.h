#pragma once
// Tiny templates for the portal's pages: a subset of Mustache in which everything is escaped unless it is our own HTML.
//
//   {{name}}            the value, escaped for text and quoted attributes; {{a.b}} looks into an object
//   {{&name}}           the value as it is: only for HTML that a surface or another template wrote
//   {{#name}}…{{/name}} once for each item of a list, once for true and for text that is not empty, not at all otherwise
//   {{^name}}…{{/name}} where the section above would show nothing
// A name is looked up in the innermost section's item, then outwards; "." is the item itself.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::demo {

class Template {
 public:
  // Errors: invalid_expression (a tag that does not end, a section that does not), too_deep (sections nested over 16).
  static Result<Template> compile(std::string_view text);

  std::string render(const json::Value& data) const;

  // Every name that the template looks up: for checking texts when the portal starts.
  std::vector<std::string> names() const;

 private:
  enum class Kind : unsigned char { text, escaped, raw, section, inverted, end };
  struct Part {
    Kind kind;
    std::string text;       // literal, or the name
    std::size_t after = 0;  // of a section: the part after its end
  };
  using Scopes = std::vector<const json::Value*>;

  Result<void> close(std::vector<std::size_t>& open, std::string_view name);
  void render(std::size_t from, std::size_t to, Scopes& scopes, std::string& out) const;
  void render_section(std::size_t index, Scopes& scopes, std::string& out) const;

  std::vector<Part> parts_;
};

}  // namespace portal::demo
