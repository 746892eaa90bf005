#pragma once
// Writing tags: the one place where markup is made, so that escaping cannot be forgotten anywhere else.

#include <string>
#include <string_view>
#include <vector>

namespace portal::surface {

class Markup {
 public:
  explicit Markup(std::string& out) : out_(out) {}

  // `<tag`; attributes may follow until the first text, open or close. `tag` and attribute names are literals of ours.
  Markup& open(std::string_view tag);
  Markup& open(std::string_view tag, std::string_view css_class);
  Markup& attribute(std::string_view name, std::string_view value);                         // nothing where the value is empty
  Markup& attribute(std::string_view name, std::string_view start, std::string_view rest);  // start + rest, also where rest is empty
  Markup& always(std::string_view name, std::string_view value);                            // also where it is empty
  Markup& flag(std::string_view name, bool on);
  Markup& count(std::string_view name, std::size_t value);  // nothing where zero
  Markup& text(std::string_view text);
  void close();  // the innermost element
  void empty();  // ends an element that has no content (input)
  std::size_t depth() const { return open_.size(); }

 private:
  void end_tag();

  std::string& out_;
  std::vector<std::string_view> open_;
  bool in_tag_ = false;
};

}  // namespace portal::surface
