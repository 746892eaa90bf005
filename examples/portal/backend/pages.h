#pragma once
// The portal's HTML pages: templates and texts from the pages folder, put into the one layout.

#include <map>
#include <string>
#include <string_view>

#include "examples/portal/backend/http.h"
#include "examples/portal/backend/template.h"
#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::demo {

class Pages {
 public:
  // Reads <folder>/*.html and <folder>/texts.<language>.json ({"name": "text"}). Errors have the file as path: those of
  // templates and JSON, and dangling_reference for a text ("t.name") that a language lacks.
  static Result<Pages> read(const std::string& folder);

  // What a page is drawn with. In templates the texts are {{t.name}}, besides the members of `data`.
  struct Frame {
    Language language = Language::ru;
    std::string person_name;    // who is signed in, in words; empty where nothing is known
    std::string person_mark;    // the same person has the same, and it names nobody
    bool is_developer = false;  // the inspector stands below the page
  };
  Response draw(std::string_view page, const Frame& frame, json::Object data, int status = 200) const;

  const std::string& text(Language language, std::string_view name) const;  // one text; a missing one is our own bug

 private:
  Pages() = default;
  Result<void> check_texts(const std::string& file, const Template& page) const;

  std::map<std::string, Template, std::less<>> templates_;
  json::Value texts_[std::size(languages)];
};

}  // namespace portal::demo
