// portal gallery: every named example of every widget as a page of its own, by the HTML surface, without script.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "sdk/surface/html/html.h"
#include "tools/portal/arguments.h"
#include "tools/portal/named_examples.h"
#include "widgets/kinds.h"

namespace portal::tools {

namespace {

constexpr std::string_view usage =
    "usage: portal gallery --out build/gallery [--sources .] [--strings build/native/strings] [--dist dist]\n"
    "Writes index.html and <widget>.<example>.<language>.html. Alive, with script: make gallery.";

struct Words {
  std::string_view lang;
  std::string_view title;
  std::string_view index;
  std::string_view skip;
  std::string_view top;
};

constexpr Words languages[] = {{"ru", "Галерея виджетов", "Все примеры", "Пропустить виджет", "К началу страницы"},
                               {"en", "Gallery of widgets", "All examples", "Skip the widget", "Back to the top"}};

std::string text(std::string_view plain) {
  std::string out;
  surface::escape(plain, out);
  return out;
}

std::string head(const Words& words, std::string_view title) {
  return "<!doctype html>\n<html lang=\"" + std::string(words.lang) +
         "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + text(title) +
         "</title>\n<link rel=\"stylesheet\" href=\"portal.css\">\n<link rel=\"stylesheet\" href=\"gallery.css\">\n";
}

// The document's look is the gallery's; the widget's own rules hang on its element, which an unscripted page has too.
std::string page(const Words& words, std::string_view widget, const NamedExample& example, const ui::NodePtr& tree) {
  const std::string title = std::string(widget) + ": " + example.name;
  std::string out = head(words, title);
  out += "<header><a id=\"before\" href=\"#after\">" + std::string(words.skip) + "</a></header>\n<main>\n<h1>" + text(title) +
         "</h1>\n<p lang=\"en\">" + text(example.doc) + "</p>\n";
  out +=
      "<portal-" + std::string(widget) + ">\n" + surface::to_html(tree, {.lang = words.lang}) + "\n</portal-" + std::string(widget) + ">\n</main>\n";
  out += "<footer><a href=\"index.html\">" + std::string(words.index) + "</a> <a id=\"after\" href=\"#before\">" + std::string(words.top) +
         "</a></footer>\n</html>\n";
  return out;
}

class Gallery {
 public:
  explicit Gallery(const Arguments& arguments)
      : out_(arguments.get("out")), sources_(arguments.get("sources", ".")), strings_(arguments.get("strings", "build/native/strings")),
        dist_(arguments.get("dist", "dist")) {}

  Result<std::size_t> write() {
    std::filesystem::create_directories(out_);
    PORTAL_TRY(const std::string style, read_file(dist_ + "/portal.css"));
    PORTAL_TRY(const std::string own, read_file(sources_ + "/examples/gallery/gallery.css"));
    PORTAL_CHECK(put("portal.css", style));
    PORTAL_CHECK(put("gallery.css", own));
    std::string index = head(languages[0], languages[0].title) + "<main>\n<h1>" + std::string(languages[0].title) + "</h1>\n";
    for (const session::WidgetKind& kind : widget_kinds()) PORTAL_CHECK(add(kind, index));
    PORTAL_CHECK(put("index.html", index + "</main>\n</html>\n"));
    return pages_;
  }

 private:
  Result<void> add(const session::WidgetKind& kind, std::string& index) {
    index += "<h2>" + text(kind.name) + "</h2>\n<ul>\n";
    for (const Words& words : languages) {
      PORTAL_TRY(const json::Value strings, read_json_file(strings_ + "/" + std::string(words.lang) + ".json"));
      PORTAL_TRY(const std::vector<NamedExample> examples, read_named_examples(sources_, kind.name, strings));
      for (const NamedExample& example : examples) {
        PORTAL_TRY(const std::unique_ptr<session::Session> session, run_example(kind, example));
        const std::string name = std::string(kind.name) + "." + example.name + "." + std::string(words.lang) + ".html";
        PORTAL_CHECK(put(name, page(words, kind.name, example, session->tree())));
        index += "<li><a href=\"" + name + "\">" + text(example.name) + ", " + std::string(words.lang) + "</a></li>\n";
        ++pages_;
      }
    }
    index += "</ul>\n";
    return {};
  }

  Result<void> put(const std::string& name, std::string_view content) {
    std::ofstream file(out_ + "/" + name, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!file.good()) return Error{ErrorCode::storage_failed, out_ + "/" + name, "a file that can be written", std::string("none")};
    return {};
  }

  std::string out_;
  std::string sources_;
  std::string strings_;
  std::string dist_;
  std::size_t pages_ = 0;
};

}  // namespace

int gallery_command(std::span<const std::string_view> words) {
  static constexpr std::string_view known[] = {"out", "sources", "strings", "dist", "help"};
  const Arguments arguments(words);
  if (const auto strangers = arguments.strangers(known); !strangers.empty()) return refuse("gallery", "no option --" + strangers[0], usage);
  if (arguments.get("out").empty()) return refuse("gallery", "expected --out FOLDER", usage);
  const auto pages = Gallery(arguments).write();
  if (!pages.ok()) {
    std::fprintf(stderr, "portal gallery: %s\n", pages.error().text().c_str());
    return 1;
  }
  std::printf("gallery: %zu pages in %s\n", pages.value(), arguments.get("out").c_str());
  return 0;
}

}  // namespace portal::tools
