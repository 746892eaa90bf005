// The walk over the tree, and the roles that hold or say something. Fields are in fields.cpp.
#include "sdk/surface/html/html.h"

#include <algorithm>

#include "sdk/surface/html/drawing.h"

namespace portal::surface {

namespace {

using ui::Attribute;
using ui::Node;
using ui::Role;

void draw_heading(Drawing& d, std::int64_t level_otherwise, bool takes_focus) {
  const json::Value* level = d.node.find(Attribute::level);
  const std::int64_t number = level != nullptr && level->is_integer() ? level->integer() : level_otherwise;
  static constexpr std::string_view tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  d.markup.open(tags[std::clamp<std::int64_t>(number, 1, 6) - 1], "pw-heading");
  const bool is_host = d.node.role() == Role::heading;
  d.markup.attribute("id", d.id, is_host ? "" : ":title");
  if (is_host) d.lang();
  if (takes_focus) d.markup.attribute("tabindex", "-1");
  d.markup.text(d.node.text(is_host ? Attribute::text : Attribute::name)).close();
}

// So that Enter in a field presses what goes on ("next" where the form has no "submit" yet) and not the first button of the form.
void draw_default_button(Markup& markup, const ui::Node& form) {
  const std::string_view onward = ui::holds_node(form, "submit") || !ui::holds_node(form, "next") ? "submit" : "next";
  markup.open("button", "pw-default").attribute("type", "submit").attribute("name", "press").attribute("value", onward);
  markup.attribute("tabindex", "-1").attribute("aria-hidden", "true").close();
}

void draw_root(Drawing& d) {
  const bool is_form = d.node.role() == Role::form;
  d.markup.open(is_form ? "form" : "section", is_form ? "pw-root pw-form" : "pw-root pw-region").attribute("id", d.id);
  d.markup.attribute("lang", d.node.text(Attribute::lang).empty() ? d.options.lang : d.node.text(Attribute::lang));
  d.markup.flag("hidden", d.node.flag(Attribute::hidden));
  if (is_form)
    d.markup.flag("novalidate", true).attribute("method", "post").attribute("action", d.options.action).attribute("enctype", d.options.enctype);
  d.markup.attribute("aria-labelledby", d.id, ":title");
  draw_heading(d, 2, false);
  if (!is_form) return;
  if (!d.options.action.empty()) draw_default_button(d.markup, d.node);
  d.markup.open("div", "pw-body");
}

void draw_titled(Drawing& d, std::string_view tag, std::string_view css_class, std::int64_t level, bool landmark) {
  const bool named = !d.node.text(Attribute::name).empty();
  d.open_host(tag, css_class);
  if (!landmark) d.markup.attribute("tabindex", "-1").attribute("role", named ? "group" : "");
  if (named) {
    d.markup.attribute("aria-labelledby", d.id, ":title");
    draw_heading(d, level, landmark);
  }
  d.part("div", "hint", Attribute::hint);
}

void draw_notice(Drawing& d) {
  const std::string_view tone = d.node.text(Attribute::tone);
  draw_titled(d, "div", "pw-notice pw-tone-" + std::string(tone.empty() ? "info" : tone), 3, false);
}

void draw_group(Drawing& d) {
  d.open_host("fieldset", "pw-group").attribute("aria-describedby", d.node.text(Attribute::hint).empty() ? "" : d.id + ":hint");
  d.markup.open("legend", "pw-legend").text(d.node.text(Attribute::name)).close();
  d.part("div", "hint", Attribute::hint);
}

void draw_list(Drawing& d, std::string_view tag, std::string_view css_class) {
  d.open_host(tag, css_class).attribute("role", tag == "dl" ? "" : "list").attribute("aria-label", d.node.text(Attribute::name));
}

void draw_item(Drawing& d) {
  const std::string_view current = d.node.text(Attribute::current);
  d.open_host("li", "pw-item").attribute("aria-current", current.empty() ? "" : "step");
  if (!current.empty()) {
    d.markup.open("span", "pw-current").text(current).close();
    d.markup.text(" ");
  }
  if (const std::string_view name = d.node.text(Attribute::name); !name.empty()) d.markup.open("span", "pw-text").text(name).close();
  const std::string_view status = d.node.text(Attribute::status);
  if (status.empty()) return;
  const std::string_view tone = d.node.text(Attribute::tone);
  d.markup.text(" ").open("span", "pw-status pw-status-" + std::string(tone.empty() ? "info" : tone)).text(status).close();
}

void draw_disclosure(Drawing& d) {
  d.open_host("details", "pw-disclosure").flag("open", d.node.flag(Attribute::open));
  d.markup.open("summary", "pw-summary").text(d.node.text(Attribute::name)).close();
}

void draw_term(Drawing& d) {
  d.open_host("div", "pw-term");
  d.markup.open("dt", "pw-term-name").text(d.node.text(Attribute::name)).close();
  d.markup.open("dd", "pw-term-value").text(d.value()).close();
  if (const std::string_view note = d.node.text(Attribute::note); !note.empty()) d.markup.open("dd", "pw-note").text(note).close();
  if (!d.node.children().empty()) d.markup.open("dd", "pw-term-actions");
}

void draw_qr_code(Drawing& d) {
  const std::string_view shape = d.node.text(Attribute::shape);
  const std::size_t space = std::min(shape.find(' '), shape.size());
  const std::string side(shape.substr(0, space));
  d.open_host("div", "pw-qr").attribute("role", "img").attribute("aria-label", d.node.text(Attribute::name));
  d.markup.open("svg", "pw-qr-code")
      .attribute("viewBox", "0 0 " + side + " " + side)
      .attribute("aria-hidden", "true")
      .attribute("focusable", "false");
  d.markup.open("path").attribute("d", shape.substr(std::min(space + 1, shape.size()))).close();
  d.markup.close();
}

void draw_button(Drawing& d) {
  const bool submits = d.node.id() == "submit" || d.node.id() == "next" || !d.options.action.empty();
  const std::string_view emphasis = d.node.text(Attribute::emphasis);
  const bool unavailable = !d.node.text(Attribute::unavailable).empty();
  d.open_host("span", "pw-button-box");
  d.markup.open("button", "pw-button pw-" + std::string(emphasis.empty() ? "secondary" : emphasis)).attribute("id", d.id, ":control");
  d.markup.attribute("type", submits ? "submit" : "button").attribute("name", "press").attribute("value", d.node.id());
  if (unavailable) d.markup.attribute("aria-disabled", "true").attribute("aria-describedby", d.id, ":why");
  d.markup.text(d.node.text(Attribute::name)).close();
  d.part("span", "why", Attribute::unavailable);
}

void draw_link(Drawing& d) {
  const std::string_view target = d.node.text(Attribute::target);
  d.open_host("a", "pw-link");
  if (target.empty()) d.markup.attribute("href", d.node.text(Attribute::href));
  else d.markup.attribute("href", "#" + std::string(d.options.prefix), target);
  d.markup.text(d.node.text(Attribute::name));
}

// Leaves open the element that takes the children.
void draw(Drawing& d) {
  switch (d.node.role()) {
    case Role::form:
    case Role::region: return draw_root(d);
    case Role::section: return draw_titled(d, "section", "pw-section", 3, true);
    case Role::notice: return draw_notice(d);
    case Role::error_summary: return draw_titled(d, "div", "pw-error-summary", 2, false);
    case Role::group: return draw_group(d);
    case Role::list: return draw_list(d, "ul", "pw-list");
    case Role::steps: return draw_list(d, "ol", "pw-steps");
    case Role::terms: return draw_list(d, "dl", "pw-terms");
    case Role::item: return draw_item(d);
    case Role::disclosure: return draw_disclosure(d);
    case Role::actions: d.open_host("div", "pw-actions"); return;
    case Role::heading: return draw_heading(d, 3, false);
    case Role::paragraph: d.open_host("p", "pw-paragraph").text(d.node.text(Attribute::text)); return;
    case Role::qr_code: return draw_qr_code(d);
    case Role::sample:
      d.open_host("div", "pw-sample").attribute("data-look", d.node.text(Attribute::look));
      d.markup.open("p", "pw-sample-text").text(d.node.text(Attribute::text));
      return;
    case Role::progress:
      d.open_host("div", "pw-progress");
      d.markup.open("span", "pw-progress-text").attribute("id", d.id, ":title").text(d.node.text(Attribute::name)).close();
      d.markup.open("progress").attribute("max", "100").attribute("value", d.value()).attribute("aria-labelledby", d.id, ":title");
      return;
    case Role::chart: return draw_chart(d);
    case Role::term: return draw_term(d);
    case Role::button: return draw_button(d);
    case Role::link: return draw_link(d);
    default: return draw_field(d);
  }
}

void finish_root(Markup& markup, const HtmlOptions& options) {
  markup.close();  // the body
  for (const auto& [name, value] : options.hidden)
    markup.open("input").attribute("type", "hidden").attribute("name", name).always("value", value).empty();
}

}  // namespace

std::string to_html(const ui::NodePtr& root, const HtmlOptions& options) {
  struct Open {
    const Node& node;
    std::size_t next_child;
    std::size_t depth;  // of markup before the node
  };
  std::string out;
  Markup markup(out);
  std::vector<Open> open;
  const auto begin = [&](const Node& node) {
    open.push_back({node, 0, markup.depth()});
    Drawing drawing(node, options, markup);
    draw(drawing);
  };
  begin(*root);
  while (!open.empty()) {
    Open& last = open.back();
    if (last.next_child < last.node.children().size()) {
      begin(*last.node.children()[last.next_child++]);
      continue;
    }
    if (open.size() == 1 && last.node.role() == Role::form) finish_root(markup, options);
    while (markup.depth() > last.depth) markup.close();
    open.pop_back();
  }
  return out;
}

}  // namespace portal::surface
