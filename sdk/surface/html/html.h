#pragma once
// The HTML surface: a semantic tree as HTML text, for a server, for print, for mail, for a page whose script has not come.
//
//   std::string page_part = to_html(session->tree(), {.lang = "ru", .action = "/apply"});
//
// The structure of every role is sdk/surface/README.md; web/dom.js draws the same one and takes this one over.
// UTF-8 out, whatever comes in: bytes that are not UTF-8 and NUL become U+FFFD. Every text and every attribute value is
// escaped, so no value of any node or option can become markup. Any depth of tree is drawn without recursion.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/ui/node.h"

namespace portal::surface {

struct HtmlOptions {
  std::string_view prefix = "pw-";  // before every id; "pw2-", "pw3-" … for later widgets of one document
  std::string_view lang{};          // BCP 47 of the root; a root with its own lang keeps that

  // Where the form is posted without script. Given, every button of the form submits it with `press` = its node id, and Enter
  // presses the button "submit", as with the script. Empty: buttons wait for the script.
  std::string_view action{};
  std::string_view enctype{};                                 // "multipart/form-data" where a file is asked for
  std::vector<std::pair<std::string, std::string>> hidden{};  // name, value: last in the form, for what the server must get back
};

// Form data that comes back has the node ids as names ("/child/name"), "on" for a checkbox, one entry for each chosen option.
// With a prefix other than "pw-" the names begin with the prefix.
std::string to_html(const ui::NodePtr& root, const HtmlOptions& options = {});

// Appends `text` as it can stand between tags or in a quoted attribute value.
void escape(std::string_view text, std::string& out);

}  // namespace portal::surface
