// Repeatable groups, step by step.
#include "widgets/form/lists.h"

#include <algorithm>

#include "widgets/form/list_keys.h"

namespace portal::form {

namespace {

const FieldDefinition& list_field(const Model& model, const Element& list) { return model.definition().fields[list.field]; }

// The element of the list or item that a button is about: "remove/children/n2" → that of "/children/n2".
std::size_t element_of(const Model& model, std::string_view node, Element::Kind kind) {
  const std::size_t slash = node.find('/');
  if (slash == std::string_view::npos) return 0;
  const std::string_view id = node.substr(slash);
  const auto& elements = model.definition().elements;
  for (std::size_t i = 1; i < elements.size(); ++i) {
    if (elements[i].kind != kind || !model.is_visible(i) || !model.is_enabled(i)) continue;
    const std::string_view own = elements[i].id;
    if (kind == Element::Kind::item ? own.substr(item_prefix.size()) == id : own == id) return i;
  }
  return 0;
}

std::size_t position(const Element& list, std::size_t item) {
  return static_cast<std::size_t>(std::find(list.children.begin(), list.children.end(), item) - list.children.begin());
}

// Where filling in begins: the first field of an item.
std::string first_field(const Model& model, std::size_t element) {
  const Element& at = model.definition().elements[element];
  if (!model.is_visible(element)) return {};
  if (at.kind == Element::Kind::control && model.definition().fields[at.field].fixed.is_null()) return at.id;
  if (at.kind == Element::Kind::list) return "add" + at.id;
  for (const std::size_t child : at.children)
    if (std::string found = first_field(model, child); !found.empty()) return found;
  return {};
}

}  // namespace

Outcome Lists::press(const std::string& node, const session::Context& context, Model& model, const Words& words, session::Effects& effects) {
  const std::string what = node.substr(0, node.find('/'));
  if (what == "add" || what == "restore") {
    const std::size_t element = element_of(model, node, Element::Kind::list);
    if (element == 0) return Outcome::not_mine;
    const FieldDefinition& field = list_field(model, model.definition().elements[element]);
    const bool is_full = model.items(model.definition().elements[element].field) >= most_of(field);
    if (is_full || (what == "restore" && !is_removed_from(field.pointer))) return Outcome::done;
    if (what == "add") add(context, element, model, words, effects);
    else restore(model, words, effects);
    return Outcome::answers_changed;
  }
  if (what != "remove" && what != "up" && what != "down") return Outcome::not_mine;
  const std::size_t item = element_of(model, node, Element::Kind::item);
  if (item == 0) return Outcome::not_mine;
  if (what != "remove") return move(item, what == "down", model, words, effects) ? Outcome::answers_changed : Outcome::done;
  const Element& list = model.definition().elements[model.definition().elements[item].parent];
  if (list.children.size() <= fewest_of(list_field(model, list))) return Outcome::done;
  remove(item, model, words, effects);
  return Outcome::answers_changed;
}

void Lists::add(const session::Context& context, std::size_t element, Model& model, const Words& words, session::Effects& effects) {
  const Element& list = model.definition().elements[element];
  const std::size_t field = list.field;
  json::Array keys = model.field(field).typed.array();
  made_ = std::max(made_, highest_number(keys)) + 1;
  keys.emplace_back(item_key(made_, context.instance));
  model.set_items(field, std::move(keys));
  const Element& now = model.definition().elements[model.definition().fields[field].element];
  const std::size_t item = now.children.back();
  effects.announce(words.say("form.list.added", "item", Words(words.strings(), model.definition()).item_label(item), "count", now.children.size()));
  effects.focus(first_field(model, item));
}

void Lists::remove(std::size_t item, Model& model, const Words& words, session::Effects& effects) {
  const Element& element = model.definition().elements[item];
  const Element& list = model.definition().elements[element.parent];
  const std::size_t field = list.field;
  const std::string id = list.id;
  removed_from_ = list_field(model, list).pointer;
  removed_key_ = element.item;
  removed_at_ = static_cast<std::int64_t>(position(list, item));
  removed_label_ = words.item_label(item);
  json::Object kept;
  const std::string within = removed_from_ + "/" + removed_key_;
  for (json::Member& member : model.content())
    if (member.key == within || member.key.rfind(within + "/", 0) == 0) kept.set(member.key, std::move(member.value));
  removed_content_ = std::move(kept);
  json::Array keys = model.field(field).typed.array();
  keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(removed_at_));
  effects.announce(words.say("form.list.removed", "item", removed_label_));
  model.set_items(field, std::move(keys));
  effects.focus("restore" + id);
}

void Lists::restore(Model& model, const Words& words, session::Effects& effects) {
  const std::size_t field = model.field_with_pointer(removed_from_);
  json::Array keys = model.field(field).typed.array();
  const auto at = std::min<std::size_t>(static_cast<std::size_t>(removed_at_), keys.size());
  keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), removed_key_);
  model.set_items(field, std::move(keys));
  (void)model.take_content(removed_content_, "");  // our own content reads back
  effects.announce(words.say("form.list.restored", "item", removed_label_));
  const Element& list = model.definition().elements[model.definition().fields[model.field_with_pointer(removed_from_)].element];
  effects.focus(first_field(model, list.children[at]));
  removed_from_.clear();
  removed_key_.clear();
}

bool Lists::move(std::size_t item, bool down, Model& model, const Words& words, session::Effects& effects) {
  const Element& element = model.definition().elements[item];
  const Element& list = model.definition().elements[element.parent];
  const std::size_t from = position(list, item);
  const std::size_t to = down ? from + 1 : from - 1;
  if (to >= list.children.size()) return false;
  const std::string label = words.item_label(item);
  const std::size_t field = list.field;
  json::Array keys = model.field(field).typed.array();
  std::swap(keys[from], keys[to]);
  const std::size_t count = keys.size();
  model.set_items(field, std::move(keys));
  effects.announce(words.say("form.list.moved", {{"item", label}, {"place", to + 1}, {"count", count}}));
  return true;
}

ui::NodePtr Lists::item_actions(const Model& model, std::size_t element, const Words& words) {
  using ui::Action;
  const Element& item = model.definition().elements[element];
  const Element& list = model.definition().elements[item.parent];
  const FieldDefinition& field = list_field(model, list);
  const std::string id = item.id.substr(item_prefix.size());
  const std::string label = words.item_label(element);
  ui::Container actions = ui::Container::actions("actions" + id);
  const auto offer = [&](const char* what, const char* key, bool possible, const std::string& reason) {
    Action action = Action::button(what + id, ui::Name(words.say(key, "item", label)), "quiet");
    if (!possible) action.unavailable(reason);
    actions.add(action.build());
  };
  if (list.children.size() > 1) {
    const std::size_t at = position(list, element);
    offer("up", "form.list.up", at > 0, words.say("form.list.first"));
    offer("down", "form.list.down", at + 1 < list.children.size(), words.say("form.list.last"));
  }
  const std::size_t fewest = fewest_of(field);
  offer("remove", "form.list.remove", list.children.size() > fewest, words.say("form.list.fewest", "count", fewest));
  return actions.build();
}

void Lists::add_frame(ui::Container& node, const Model& model, std::size_t element, const Words& words) const {
  using ui::Container;
  const Element& list = model.definition().elements[element];
  const FieldDefinition& field = list_field(model, list);
  const FieldState& state = model.field(list.field);
  if (is_removed_from(field.pointer))
    node.add(Container::notice("removed" + list.id, "info")
                 .paragraph("removed-text" + list.id, words.say("form.list.removed", "item", removed_label_))
                 .add(Container::actions("removed-actions" + list.id)
                          .button("restore" + list.id, words.say("form.list.restore", "item", removed_label_))
                          .build())
                 .build());
  if (!state.shown.keyword.empty())
    node.add(Container::notice("wrong" + list.id, "danger").paragraph("wrong-text" + list.id, words.complaint(field, state.shown)).build());
  if (field.is_single && !list.children.empty()) return;
  std::string name = words.own(list.key + ".addLabel", list.add_text);
  if (name.empty()) {
    std::string label = words.own(list.key + ".itemLabel", list.item_text);
    name = words.say("form.list.add", "item", label.empty() ? words.label(field) : label);
  }
  ui::Action add = ui::Action::button("add" + list.id, ui::Name(std::move(name)));
  if (list.children.size() >= most_of(field)) add.unavailable(words.say("form.list.full", "count", most_of(field)));
  else if (!state.is_enabled) add.unavailable(words.say("form.disabled"));
  node.add(Container::actions("add-actions" + list.id).add(add.build()).build());
}

void Lists::archive(json::Archive& state) {
  state.number("made", made_);
  state.text("removedFrom", removed_from_);
  state.text("removedKey", removed_key_);
  state.text("removedLabel", removed_label_);
  state.number("removedAt", removed_at_);
  state.value("removedContent", removed_content_, json::Kind::object);
}

}  // namespace portal::form
