#pragma once
// A node of the semantic tree, immutable once built, and the builders that make an inaccessible one unrepresentable.
//
//   NodePtr field = Field::text_field("/child/name", Name("Имя")).required().hint("Как в свидетельстве").error("Введите имя").build();
//   NodePtr root  = Container::form("form", Name("Постановка на учёт")).add(field).add(send).build();
//
// An interactive node cannot be built without a Name; an error only exists on a Field; a group, list or section only with its label.
// Subtrees are shared: a widget keeps the pointers of what did not change, and the diff skips equal pointers.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/json/value.h"
#include "sdk/ui/vocabulary.h"

namespace portal::ui {

class Node;
using NodePtr = std::shared_ptr<const Node>;

// Makes any text fit for a node id (A–Z a–z 0–9 _ . / -): other bytes become "~" and two hex digits; injective.
std::string node_id(std::string_view text);

// A text that is never empty. Building one from empty text is our own bug and asserts; where the text comes from outside,
// give what to say instead.
class Name {
 public:
  explicit Name(std::string text);
  Name(std::string text, std::string_view otherwise);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

class Node {
 public:
  const std::string& id() const { return id_; }
  Role role() const { return role_; }
  const std::vector<std::pair<Attribute, json::Value>>& attributes() const { return attributes_; }  // ascending by attribute
  const std::vector<NodePtr>& children() const { return children_; }

  const json::Value* find(Attribute attribute) const;  // nullptr where absent
  std::string_view text(Attribute attribute) const;    // "" where absent
  bool flag(Attribute attribute) const;                // false where absent

  // The same but for the children's own content (their ids count).
  bool same_itself(const Node& other) const;

 private:
  friend class Builder;
  Node(std::string id, Role role) : id_(std::move(id)), role_(role) {}

  std::string id_;
  Role role_;
  std::vector<std::pair<Attribute, json::Value>> attributes_;
  std::vector<NodePtr> children_;
};

// What all builders share; use the derived ones.
class Builder {
 public:
  NodePtr build();  // once

 protected:
  Builder(std::string_view id, Role role);
  void set(Attribute attribute, json::Value value);  // empty text, false and zero are not kept
  void add_child(NodePtr node);                      // null is skipped
  Role role() const { return node_->role(); }

 private:
  std::shared_ptr<Node> node_;
};

class Container : public Builder {
 public:
  static Container form(std::string_view id, const Name& name);
  static Container region(std::string_view id, const Name& name);
  static Container section(std::string_view id, const Name& heading, int level);
  static Container group(std::string_view id, const Name& legend);
  static Container list(std::string_view id, const Name& name);
  static Container steps(std::string_view id, const Name& name);
  static Container item(std::string_view id);
  static Container disclosure(std::string_view id, const Name& name, bool open);
  static Container notice(std::string_view id, std::string_view tone);  // without a heading
  static Container notice(std::string_view id, std::string_view tone, const Name& heading, int level);
  static Container error_summary(std::string_view id, const Name& heading, int level);
  static Container actions(std::string_view id);
  static Container terms(std::string_view id, const Name& name);

  Container& add(NodePtr node) {
    add_child(std::move(node));
    return *this;
  }
  Container& hint(std::string text) {
    set(Attribute::hint, std::move(text));
    return *this;
  }
  Container& text(std::string text) {
    set(Attribute::name, std::move(text));
    return *this;
  }  // of an item
  Container& current(std::string words) {
    set(Attribute::current, std::move(words));
    return *this;
  }
  Container& status(std::string words, std::string_view tone = {}) {
    set(Attribute::status, std::move(words));
    set(Attribute::tone, tone);
    return *this;
  }  // of an item
  Container& lang(std::string tag) {
    set(Attribute::lang, std::move(tag));
    return *this;
  }
  Container& hidden(bool on) {
    set(Attribute::hidden, on);
    return *this;
  }  // of a root
  Container& level(int value) {
    set(Attribute::level, value);
    return *this;
  }

  // The commonest children, built and added at once.
  Container& paragraph(std::string_view id, std::string text);
  Container& button(std::string_view id, std::string name, std::string_view emphasis = "secondary");
  Container& term(std::string_view id, std::string name, std::string value);

 private:
  using Builder::Builder;
  static Container named(std::string_view id, Role role, const Name& name, int level = 0);
};

class Content : public Builder {
 public:
  static Content heading(std::string_view id, const Name& text, int level);
  static Content paragraph(std::string_view id, std::string text);
  static Content sample(std::string_view id, const Name& text, std::string look);
  static Content qr_code(std::string_view id, const Name& what, std::string shape);
  static Content progress(std::string_view id, const Name& words, long long percent);
  static Content term(std::string_view id, const Name& name, std::string value);
  Content& note(std::string text) {
    set(Attribute::note, std::move(text));
    return *this;
  }
  Content& add(NodePtr action) {
    add_child(std::move(action));
    return *this;
  }  // of a term

 private:
  using Builder::Builder;
};

// One row of a chart: what it is called, and its value as it is read. A number is there where a mark is to be drawn.
struct ChartPoint {
  std::string label;
  std::string text;
  std::optional<double> value;
  std::optional<std::pair<double, double>> interval;  // low and high
  bool apart = false;                                 // not to be compared with the point before it: no line joins them
};

struct ChartScale {
  double low = 0;
  std::string low_text;
  double high = 100;
  std::string high_text;
};

// Marks and a table of the same; without a title and a summary in words there is none.
class Chart : public Builder {
 public:
  static Chart bars(std::string_view id, const Name& title, const Name& summary, const Name& label_head, const Name& value_head,
                    const ChartScale& scale, const std::vector<ChartPoint>& points);
  // Points in order of time, joined where they may be compared; the table is under `data_name`.
  static Chart line(std::string_view id, const Name& title, const Name& summary, const Name& label_head, const Name& value_head,
                    const ChartScale& scale, const std::vector<ChartPoint>& points, const Name& data_name);

 private:
  using Builder::Builder;
};

struct Option {
  std::string value;
  std::string label;
  std::string hint;
};

class Field : public Builder {
 public:
  // `kind` must be of the field family; choices take their options at once, a choice without options is our own bug.
  static Field make(Role kind, std::string_view id, const Name& name);
  static Field choice(Role kind, std::string_view id, const Name& name, json::Array options);

  Field& value(json::Value value) {
    set(Attribute::value, std::move(value));
    return *this;
  }
  Field& checked(bool on) {
    set(Attribute::checked, on);
    return *this;
  }
  Field& required(bool on) {
    set(Attribute::required, on);
    return *this;
  }
  Field& mark(std::string text) {
    set(Attribute::mark, std::move(text));
    return *this;
  }
  Field& hint(std::string text) {
    set(Attribute::hint, std::move(text));
    return *this;
  }
  Field& error(std::string what_to_do) {
    set(Attribute::error, std::move(what_to_do));
    return *this;
  }
  Field& note(std::string text) {
    set(Attribute::note, std::move(text));
    return *this;
  }
  Field& read_only(bool on) {
    set(Attribute::read_only, on);
    return *this;
  }
  Field& unavailable(std::string reason) {
    set(Attribute::unavailable, std::move(reason));
    return *this;
  }
  Field& with(Attribute attribute, json::Value value) {
    set(attribute, std::move(value));
    return *this;
  }  // autocomplete, mask, width …
  Field& add(NodePtr action) {
    add_child(std::move(action));
    return *this;
  }

 private:
  using Builder::Builder;
};

class Action : public Builder {
 public:
  static Action button(std::string_view id, const Name& name, std::string_view emphasis = "secondary");
  static Action link_to_node(std::string_view id, const Name& name, std::string_view target);
  // https:, http:, mailto:, tel: and paths; for any other scheme the link is drawn as plain text (no href).
  static Action link(std::string_view id, const Name& name, std::string_view href);
  Action& unavailable(std::string reason) {
    set(Attribute::unavailable, std::move(reason));
    return *this;
  }
  Action& aside() {
    set(Attribute::aside, true);
    return *this;
  }
  Action& lang(std::string tag) {
    set(Attribute::lang, std::move(tag));
    return *this;
  }

 private:
  using Builder::Builder;
};

json::Array options_json(const std::vector<Option>& options);

// {"id","role",attributes by name…,"children":[ids]}: a node as updates and snapshots carry it.
void write_node(const Node& node, std::string& out);

// All nodes under (and with) `root`, parents first.
void flatten(const NodePtr& root, std::vector<const Node*>& out);
// Whether a node with this id is under `root`, or is it.
bool holds_node(const Node& root, std::string_view id);

}  // namespace portal::ui
