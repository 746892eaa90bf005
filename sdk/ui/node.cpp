// Building nodes.
#include "sdk/ui/node.h"

#include <algorithm>
#include <cassert>

#include "sdk/json/json.h"

namespace portal::ui {

namespace {

bool is_id_byte(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '/' || c == '-';
}

bool is_nothing(const json::Value& value) {
  switch (value.kind()) {
    case json::Kind::null: return true;
    case json::Kind::boolean: return !value.boolean();
    case json::Kind::integer: return value.integer() == 0;
    case json::Kind::string: return value.text().empty();
    case json::Kind::array: return value.array().empty();
    default: return false;
  }
}

// Schemes that can do nothing but lead somewhere. A path may not begin with "//" (another host) and a colon before the
// first slash makes a scheme.
bool is_safe_href(std::string_view href) {
  for (const std::string_view scheme : {"https:", "http:", "mailto:", "tel:"})
    if (href.substr(0, scheme.size()) == scheme) return true;
  if (href.empty() || href.substr(0, 2) == "//" || href.find_first_of("\\\t\r\n") != std::string_view::npos) return false;
  return href.front() == '/' || href.front() == '#' || href.front() == '?';
}

}  // namespace

std::string node_id(std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_id_byte(c)) {
      out += c;
    } else {
      out += '~';
      out += hex[static_cast<unsigned char>(c) >> 4U];
      out += hex[static_cast<unsigned char>(c) & 0xFU];
    }
  }
  return out;
}

Name::Name(std::string text) : text_(std::move(text)) { assert(!text_.empty()); }
Name::Name(std::string text, std::string_view otherwise) : text_(text.empty() ? std::string(otherwise) : std::move(text)) { assert(!text_.empty()); }

const json::Value* Node::find(Attribute attribute) const {
  for (const auto& [key, value] : attributes_)
    if (key == attribute) return &value;
  return nullptr;
}

std::string_view Node::text(Attribute attribute) const {
  const json::Value* found = find(attribute);
  return found != nullptr && found->is_string() ? std::string_view(found->text()) : std::string_view();
}

bool Node::flag(Attribute attribute) const {
  const json::Value* found = find(attribute);
  return found != nullptr && found->is_boolean() && found->boolean();
}

bool Node::same_itself(const Node& other) const {
  if (role_ != other.role_ || id_ != other.id_ || attributes_ != other.attributes_) return false;
  return std::equal(children_.begin(), children_.end(), other.children_.begin(), other.children_.end(),
                    [](const NodePtr& a, const NodePtr& b) { return a == b || a->id() == b->id(); });
}

Builder::Builder(std::string_view id, Role role) : node_(new Node(std::string(id), role)) {
  assert(!id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return is_id_byte(c) || c == '~'; }));
}

NodePtr Builder::build() {
  assert(node_ != nullptr);
  return std::move(node_);
}

void Builder::set(Attribute attribute, json::Value value) {
  auto& list = node_->attributes_;
  const auto at = std::lower_bound(list.begin(), list.end(), attribute, [](const auto& pair, Attribute key) { return pair.first < key; });
  const bool there = at != list.end() && at->first == attribute;
  if (is_nothing(value)) {
    if (there) list.erase(at);
  } else if (there) {
    at->second = std::move(value);
  } else {
    list.insert(at, {attribute, std::move(value)});
  }
}

void Builder::add_child(NodePtr node) {
  if (node != nullptr) node_->children_.push_back(std::move(node));
}

Container Container::named(std::string_view id, Role role, const Name& name, int level) {
  Container c(id, role);
  c.set(Attribute::name, name.text());
  c.set(Attribute::level, level);
  return c;
}

Container Container::form(std::string_view id, const Name& name) { return named(id, Role::form, name); }
Container Container::region(std::string_view id, const Name& name) { return named(id, Role::region, name); }
Container Container::section(std::string_view id, const Name& heading, int level) { return named(id, Role::section, heading, level); }
Container Container::group(std::string_view id, const Name& legend) { return named(id, Role::group, legend); }
Container Container::list(std::string_view id, const Name& name) { return named(id, Role::list, name); }
Container Container::steps(std::string_view id, const Name& name) { return named(id, Role::steps, name); }
Container Container::item(std::string_view id) { return {id, Role::item}; }
Container Container::disclosure(std::string_view id, const Name& name, bool open) {
  Container c = named(id, Role::disclosure, name);
  c.set(Attribute::open, open);
  return c;
}
Container Container::notice(std::string_view id, std::string_view tone) {
  Container c(id, Role::notice);
  c.set(Attribute::tone, tone);
  return c;
}
Container Container::notice(std::string_view id, std::string_view tone, const Name& heading, int level) {
  Container c = named(id, Role::notice, heading, level);
  c.set(Attribute::tone, tone);
  return c;
}
Container Container::error_summary(std::string_view id, const Name& heading, int level) { return named(id, Role::error_summary, heading, level); }
Container Container::actions(std::string_view id) { return {id, Role::actions}; }
Container Container::terms(std::string_view id, const Name& name) { return named(id, Role::terms, name); }

Container& Container::paragraph(std::string_view id, std::string text) { return add(Content::paragraph(id, std::move(text)).build()); }
Container& Container::button(std::string_view id, std::string name, std::string_view emphasis) {
  return add(Action::button(id, Name(std::move(name)), emphasis).build());
}
Container& Container::term(std::string_view id, std::string name, std::string value) {
  return add(Content::term(id, Name(std::move(name)), std::move(value)).build());
}

Content Content::heading(std::string_view id, const Name& text, int level) {
  Content c(id, Role::heading);
  c.set(Attribute::text, text.text());
  c.set(Attribute::level, level);
  return c;
}
Content Content::paragraph(std::string_view id, std::string text) {
  Content c(id, Role::paragraph);
  c.set(Attribute::text, std::move(text));
  return c;
}
Content Content::sample(std::string_view id, const Name& text, std::string look) {
  Content c(id, Role::sample);
  c.set(Attribute::text, text.text());
  c.set(Attribute::look, std::move(look));
  return c;
}
Content Content::qr_code(std::string_view id, const Name& what, std::string shape) {
  Content c(id, Role::qr_code);
  c.set(Attribute::name, what.text());
  c.set(Attribute::shape, std::move(shape));
  return c;
}
Content Content::progress(std::string_view id, const Name& words, long long percent) {
  Content c(id, Role::progress);
  c.set(Attribute::name, words.text());
  c.set(Attribute::value, std::to_string(percent));
  return c;
}

Content Content::term(std::string_view id, const Name& name, std::string value) {
  Content c(id, Role::term);
  c.set(Attribute::name, name.text());
  c.set(Attribute::value, std::move(value));
  return c;
}

namespace {

json::Array series_json(const std::vector<ChartPoint>& points) {
  json::Array series;
  for (const ChartPoint& point : points) {
    json::Object entry{{"label", point.label}, {"text", point.text}};
    if (point.value) entry.set("value", *point.value);
    if (point.interval) {
      entry.set("low", point.interval->first);
      entry.set("high", point.interval->second);
    }
    if (point.apart) entry.set("apart", true);
    series.emplace_back(std::move(entry));
  }
  return series;
}

}  // namespace

Chart Chart::bars(std::string_view id, const Name& title, const Name& summary, const Name& label_head, const Name& value_head,
                  const ChartScale& scale, const std::vector<ChartPoint>& points) {
  assert(scale.low < scale.high);
  Chart c(id, Role::chart);
  c.set(Attribute::name, title.text());
  c.set(Attribute::text, summary.text());
  c.set(Attribute::marks, "bars");
  c.set(Attribute::columns, json::Array{label_head.text(), value_head.text()});
  c.set(Attribute::scale,
        json::Array{json::Object{{"value", scale.low}, {"text", scale.low_text}}, json::Object{{"value", scale.high}, {"text", scale.high_text}}});
  c.set(Attribute::series, series_json(points));
  return c;
}

Chart Chart::line(std::string_view id, const Name& title, const Name& summary, const Name& label_head, const Name& value_head,
                  const ChartScale& scale, const std::vector<ChartPoint>& points, const Name& data_name) {
  Chart c = bars(id, title, summary, label_head, value_head, scale, points);
  c.set(Attribute::marks, "line");
  c.set(Attribute::data_name, data_name.text());
  return c;
}

Field Field::make(Role kind, std::string_view id, const Name& name) {
  assert(family_of(kind) == Family::field);
  Field f(id, kind);
  f.set(Attribute::name, name.text());
  return f;
}

Field Field::choice(Role kind, std::string_view id, const Name& name, json::Array options) {
  assert(!options.empty());
  Field f = make(kind, id, name);
  f.set(Attribute::options, std::move(options));
  return f;
}

Action Action::button(std::string_view id, const Name& name, std::string_view emphasis) {
  Action a(id, Role::button);
  a.set(Attribute::name, name.text());
  a.set(Attribute::emphasis, emphasis);
  return a;
}

Action Action::link_to_node(std::string_view id, const Name& name, std::string_view target) {
  Action a(id, Role::link);
  a.set(Attribute::name, name.text());
  a.set(Attribute::target, target);
  return a;
}

Action Action::link(std::string_view id, const Name& name, std::string_view href) {
  Action a(id, Role::link);
  a.set(Attribute::name, name.text());
  if (is_safe_href(href)) a.set(Attribute::href, href);
  return a;
}

json::Array options_json(const std::vector<Option>& options) {
  json::Array out;
  out.reserve(options.size());
  for (const Option& option : options) {
    json::Object entry{{"value", option.value}, {"label", option.label}};
    if (!option.hint.empty()) entry.set("hint", option.hint);
    out.emplace_back(std::move(entry));
  }
  return out;
}

void write_node(const Node& node, std::string& out) {
  out += "{\"id\":";
  json::write_string(node.id(), out);
  out += ",\"role\":";
  json::write_string(name_of(node.role()), out);
  for (const auto& [attribute, value] : node.attributes()) {
    out += ',';
    json::write_string(name_of(attribute), out);
    out += ':';
    json::write(value, out);
  }
  char before = '[';
  for (const NodePtr& child : node.children()) {
    if (before == '[') out += ",\"children\":";
    out += before;
    json::write_string(child->id(), out);
    before = ',';
  }
  out += before == '[' ? "}" : "]}";
}

void flatten(const NodePtr& root, std::vector<const Node*>& out) {
  out.push_back(root.get());
  for (const NodePtr& child : root->children()) flatten(child, out);
}

bool holds_node(const Node& root, std::string_view id) {
  return root.id() == id ||
         std::any_of(root.children().begin(), root.children().end(), [id](const NodePtr& child) { return holds_node(*child, id); });
}

}  // namespace portal::ui
