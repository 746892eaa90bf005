#pragma once
// One node while it is drawn: what html.cpp and fields.cpp share.

#include <string>
#include <string_view>

#include "sdk/surface/html/html.h"
#include "sdk/surface/html/markup.h"

namespace portal::surface {

struct Drawing {
  Drawing(const ui::Node& drawn, const HtmlOptions& with, Markup& into)
      : node(drawn), options(with), markup(into), id(std::string(with.prefix) + drawn.id()) {}

  const ui::Node& node;
  const HtmlOptions& options;
  Markup& markup;
  const std::string id;  // of the host element; parts are id + ":hint" and so on

  Markup& open_host(std::string_view tag, std::string_view css_class);
  void lang();
  // <tag class="pw-<name>" id="X:<name>">text</tag>, nothing where the attribute is absent.
  void part(std::string_view tag, std::string_view name, ui::Attribute attribute);
  std::string value() const;  // as a person reads it: numbers as text, ISO dates of a date_field as 25.03.1987
};

void draw_field(Drawing& drawing);
void draw_chart(Drawing& drawing);

}  // namespace portal::surface
