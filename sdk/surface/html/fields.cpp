// Fields: label, hint, reason, error, control, count, files, note, question; always in this order.
#include "sdk/surface/html/drawing.h"
#include "sdk/ui/shown.h"

namespace portal::surface {

namespace {

using ui::Attribute;
using ui::date_part;
using ui::is_locked;
using ui::list_of;
using ui::Role;
using ui::text_of;

std::string described_by(const Drawing& d) {
  std::string ids;
  const auto add = [&](bool there, std::string_view part) {
    if (!there) return;
    if (!ids.empty()) ids += ' ';
    ids += d.id;
    ids += part;
  };
  add(!d.node.text(Attribute::hint).empty(), ":hint");
  add(!d.node.text(Attribute::unavailable).empty(), ":why");
  add(!d.node.text(Attribute::error).empty(), ":error");
  add(!d.node.text(Attribute::unit).empty(), ":unit");
  add(!ui::file_names(d.node).empty(), ":files");
  add(!d.node.text(Attribute::note).empty(), ":note");
  add(!d.node.text(Attribute::question).empty(), ":question");
  return ids;
}

// A required group of checkboxes has no attribute that says so: there its mark is read aloud.
void draw_mark(Drawing& d) {
  const bool required = d.node.flag(Attribute::required);
  const std::string_view mark = d.node.text(Attribute::mark);
  if (mark.empty()) return;
  d.markup.open("span", required ? "pw-mark" : "pw-optional");
  d.markup.attribute("aria-hidden", required && d.node.role() != Role::checkbox_group ? "true" : "");
  d.markup.text(required ? "\xC2\xA0" : " ").text(mark).close();
}

void draw_name(Drawing& d, std::string_view tag) {
  d.markup.open(tag, "pw-label").attribute("id", d.id, ":label");
  if (tag == "label") d.markup.attribute("for", d.id, ":control");
  d.markup.text(d.node.text(Attribute::name));
  draw_mark(d);
  d.markup.close();
}

void draw_help(Drawing& d) {
  d.part("div", "hint", Attribute::hint);
  d.part("div", "why", Attribute::unavailable);
  d.part("div", "error", Attribute::error);
}

void draw_after(Drawing& d) {
  if (const auto limit = static_cast<std::size_t>(ui::count_of(d.node, Attribute::max_length)); limit != 0) {
    const std::string_view room = d.node.text(Attribute::room);
    d.markup.open("div", "pw-count").attribute("id", d.id, ":count").attribute("aria-hidden", "true");
    d.markup.text(!room.empty() ? std::string(room) : std::to_string(ui::characters(d.value())) + " / " + std::to_string(limit)).close();
  }
  if (const std::string names = ui::file_names(d.node); !names.empty())
    d.markup.open("div", "pw-files").attribute("id", d.id, ":files").text(names).close();
  d.part("div", "note", Attribute::note);
  d.part("div", "question", Attribute::question);
  if (!d.node.children().empty()) d.markup.open("div", "pw-extra");
}

Markup& control_name(Drawing& d) { return d.options.prefix == "pw-" ? d.markup.attribute("name", d.node.id()) : d.markup.attribute("name", d.id); }

// What every control has, after its own type. `described`: the control is the field, not one choice of several.
void control_state(Drawing& d, bool described) {
  control_name(d);
  // Not "required": an empty field that has it is "invalid" to browsers, and screen readers say so before anyone has typed.
  if (described) d.markup.attribute("aria-required", d.node.flag(Attribute::required) ? "true" : "").attribute("aria-describedby", described_by(d));
  d.markup.attribute("aria-invalid", d.node.text(Attribute::error).empty() ? "" : "true");
  d.markup.attribute("aria-disabled", d.node.text(Attribute::unavailable).empty() ? "" : "true");
}

// Only types that are a line of text: any other would make another control of the field.
std::string_view input_type(const ui::Node& node) {
  const std::string_view type = node.text(Attribute::input_type);
  return type == "email" || type == "tel" || type == "url" || type == "color" ? type : "text";
}

void draw_input(Drawing& d) {
  const Role role = d.node.role();
  const std::string_view mode = d.node.text(Attribute::input_mode);
  const auto width = static_cast<std::size_t>(ui::count_of(d.node, Attribute::width));
  d.markup.open("input", "pw-control").attribute("id", d.id, ":control").attribute("type", input_type(d.node));
  control_state(d, true);
  d.markup.attribute("value", d.value()).flag("readonly", is_locked(d.node));
  d.markup.attribute("autocomplete", d.node.text(Attribute::autocomplete));
  d.markup.attribute("inputmode", !mode.empty() ? mode : role == Role::number_field ? "decimal" : role == Role::date_field ? "numeric" : "");
  d.markup.count("size", width != 0 ? width : role == Role::date_field ? 10 : 0).empty();
}

// A button that only the live surface shows: without script there is no calendar to open.
void draw_picker(Drawing& d) {
  const std::string_view name = d.node.text(Attribute::picker);
  if (name.empty()) return;
  d.markup.open("button", "pw-button pw-quiet pw-picker").attribute("id", d.id, ":picker").attribute("type", "button");
  d.markup.attribute("tabindex", "-1").text(name).close();
}

void draw_text_area(Drawing& d) {
  const auto rows = static_cast<std::size_t>(ui::count_of(d.node, Attribute::rows));
  d.markup.open("textarea", "pw-control").attribute("id", d.id, ":control");
  control_state(d, true);
  d.markup.flag("readonly", is_locked(d.node)).attribute("autocomplete", d.node.text(Attribute::autocomplete));
  d.markup.count("rows", rows != 0 ? rows : 4).text(d.value()).close();
}

// What a person chooses from stands in a list; without script the browser offers it.
void draw_combobox(Drawing& d) {
  const auto width = static_cast<std::size_t>(ui::count_of(d.node, Attribute::width));
  const bool live = d.options.action.empty();
  d.markup.open("div", "pw-combobox").open("input", "pw-control").attribute("id", d.id, ":control").attribute("type", "text");
  control_state(d, true);
  d.markup.attribute("value", d.value()).flag("readonly", is_locked(d.node));
  const std::string_view token = d.node.text(Attribute::autocomplete);
  d.markup.attribute("autocomplete", token.empty() ? "off" : token).attribute("inputmode", d.node.text(Attribute::input_mode));
  if (live)
    d.markup.attribute("role", "combobox")
        .attribute("aria-expanded", "false")
        .attribute("aria-controls", d.id, ":list")
        .attribute("aria-autocomplete", "list");
  else d.markup.attribute("list", d.id, ":list");
  d.markup.count("size", width).empty();
  if (live)
    d.markup.open("ul", "pw-listbox")
        .attribute("id", d.id, ":list")
        .attribute("role", "listbox")
        .attribute("aria-label", d.node.text(Attribute::name))
        .flag("hidden", true);
  else d.markup.open("datalist", "pw-listbox").attribute("id", d.id, ":list");
  std::size_t index = 0;
  for (const json::Value& option : list_of(d.node, Attribute::options)) {
    const std::string label = text_of(option.find("label"));
    if (!live) {
      d.markup.open("option").attribute("value", label).close();
      continue;
    }
    const std::string hint = text_of(option.find("hint"));
    d.markup.open("li", "pw-option")
        .attribute("id", d.id, ":" + std::to_string(index++))
        .attribute("role", "option")
        .attribute("aria-selected", "false");
    d.markup.attribute("data-value", text_of(option.find("value"))).text(label);
    if (!hint.empty()) d.markup.text(" ").open("span", "pw-hint").text(hint).close();
    d.markup.close();
  }
  d.markup.close();
  d.markup.close();
}

void draw_date_parts(Drawing& d) {
  d.open_host("fieldset", "pw-field pw-date-parts").attribute("aria-describedby", described_by(d));
  draw_name(d, "legend");
  draw_help(d);
  const json::Value* names = d.node.find(Attribute::parts);
  const std::string value = text_of(d.node.find(Attribute::value));
  const bool birth = d.node.text(Attribute::autocomplete) == "bday";
  constexpr std::string_view tokens[] = {"bday-day", "bday-month", "bday-year"};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string part = ":" + std::to_string(i);
    d.markup.open("div", "pw-date-part").open("label").attribute("for", d.id, part);
    d.markup.text(names != nullptr && names->is_array() && i < names->array().size() ? text_of(&names->array()[i]) : std::string()).close();
    d.markup.open("input", "pw-control").attribute("id", d.id, part).attribute("type", "text");
    control_state(d, false);
    d.markup.attribute("aria-required", d.node.flag(Attribute::required) ? "true" : "").attribute("value", date_part(value, i));
    d.markup.flag("readonly", is_locked(d.node)).attribute("autocomplete", birth ? tokens[i] : std::string_view());
    d.markup.attribute("inputmode", "numeric").count("size", i == 2 ? 4 : 2).empty();
    d.markup.close();
  }
  draw_after(d);
}

void draw_files(Drawing& d) {
  d.markup.open("input", "pw-control").attribute("id", d.id, ":control").attribute("type", "file");
  control_state(d, true);
  d.markup.attribute("accept", d.node.text(Attribute::accept)).flag("multiple", d.node.flag(Attribute::multiple)).empty();
}

void draw_select(Drawing& d) {
  d.markup.open("select", "pw-control").attribute("id", d.id, ":control");
  control_state(d, true);
  d.markup.attribute("autocomplete", d.node.text(Attribute::autocomplete));
  d.markup.attribute("aria-readonly", d.node.flag(Attribute::read_only) ? "true" : "");
  d.markup.open("option").always("value", "").close();
  for (const json::Value& option : list_of(d.node, Attribute::options)) {
    const std::string value = text_of(option.find("value"));
    d.markup.open("option").always("value", value).flag("selected", ui::is_chosen(d.node, value)).text(text_of(option.find("label"))).close();
  }
  d.markup.close();
}

void draw_choice(Drawing& d, const json::Value& option, std::size_t index, bool one) {
  const std::string part = ":" + std::to_string(index);
  const std::string value = text_of(option.find("value"));
  const std::string hint = text_of(option.find("hint"));
  d.markup.open("div", "pw-choice").open("input", "pw-control").attribute("id", d.id, part).attribute("type", one ? "radio" : "checkbox");
  control_name(d).always("value", value).flag("checked", ui::is_chosen(d.node, value));
  if (!one) {
    d.markup.attribute("aria-invalid", d.node.text(Attribute::error).empty() ? "" : "true");
    d.markup.attribute("aria-readonly", d.node.flag(Attribute::read_only) ? "true" : "");
  }
  d.markup.attribute("aria-disabled", d.node.text(Attribute::unavailable).empty() ? "" : "true");
  if (!hint.empty()) d.markup.attribute("aria-describedby", d.id, part + ":hint");
  d.markup.empty();
  d.markup.open("label").attribute("for", d.id, part).text(text_of(option.find("label"))).close();
  if (!hint.empty()) d.markup.open("div", "pw-hint").attribute("id", d.id, part + ":hint").text(hint).close();
  d.markup.close();
}

void draw_choices(Drawing& d) {
  const bool one = d.node.role() == Role::radio_group;
  d.open_host("fieldset", d.node.flag(Attribute::compact) ? "pw-field pw-choices pw-compact" : "pw-field pw-choices")
      .attribute("aria-describedby", described_by(d));
  if (one) {
    d.markup.attribute("role", "radiogroup").attribute("aria-required", d.node.flag(Attribute::required) ? "true" : "");
    d.markup.attribute("aria-invalid", d.node.text(Attribute::error).empty() ? "" : "true");
    d.markup.attribute("aria-readonly", d.node.flag(Attribute::read_only) ? "true" : "");
  }
  draw_name(d, "legend");
  draw_help(d);
  std::size_t index = 0;
  for (const json::Value& option : list_of(d.node, Attribute::options)) draw_choice(d, option, index++, one);
  draw_after(d);
}

void draw_checkbox(Drawing& d) {
  d.open_host("div", "pw-field pw-check");
  d.markup.open("div", "pw-choice").open("input", "pw-control").attribute("id", d.id, ":control").attribute("type", "checkbox");
  control_state(d, true);
  d.markup.attribute("value", "on").flag("checked", d.node.flag(Attribute::checked));
  d.markup.attribute("aria-readonly", d.node.flag(Attribute::read_only) ? "true" : "").empty();
  draw_name(d, "label");
  d.markup.close();
  draw_help(d);
  draw_after(d);
}

}  // namespace

Markup& Drawing::open_host(std::string_view tag, std::string_view css_class) {
  markup.open(tag, css_class).attribute("id", id);
  lang();
  return markup;
}

void Drawing::lang() { markup.attribute("lang", node.text(Attribute::lang)); }

void Drawing::part(std::string_view tag, std::string_view name, Attribute attribute) {
  const std::string_view text = node.text(attribute);
  if (!text.empty()) markup.open(tag, "pw-" + std::string(name)).attribute("id", id + ":", name).text(text).close();
}

std::string Drawing::value() const { return ui::shown_value(node); }

void draw_field(Drawing& d) {
  const Role role = d.node.role();
  if (role == Role::radio_group || role == Role::checkbox_group) return draw_choices(d);
  if (role == Role::checkbox) return draw_checkbox(d);
  if (role == Role::date_parts) return draw_date_parts(d);
  d.open_host("div", "pw-field");
  draw_name(d, "label");
  draw_help(d);
  if (role == Role::text_area) draw_text_area(d);
  else if (role == Role::select) draw_select(d);
  else if (role == Role::file_field) draw_files(d);
  else if (role == Role::combobox) draw_combobox(d);
  else draw_input(d);
  d.part("span", "unit", Attribute::unit);
  draw_picker(d);
  draw_after(d);
}

}  // namespace portal::surface
