// Reading the UI schema, and laying out what it leaves to the schema.
#include "widgets/form/layout.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/ui/node.h"
#include "widgets/form/control_options.h"
#include "widgets/form/list_keys.h"
#include "widgets/form/logic.h"

namespace portal::form {

namespace {

using Kind = Element::Kind;

Error below(Error error, std::string_view path) {
  error.path = std::string(path) + error.path;
  return error;
}

}  // namespace

Result<void> Layout::build() {
  out_.elements.emplace_back();
  out_.elements[0].id = "layout";
  Place whole;
  whole.is_required = true;
  PORTAL_CHECK(element(*out_.source_->find("uischema"), "/definition/uischema", whole, 0, 0));
  return is_first_ ? check_loops(out_.fields) : Result<void>();
}

std::size_t Layout::append(Element element, std::size_t parent) {
  element.parent = parent;
  if (!out_.pages.empty()) element.level = 4;  // below the page's own heading
  const std::size_t index = out_.elements.size();
  if (element.id.empty()) element.id = "e" + std::to_string(index);
  out_.elements.push_back(std::move(element));
  out_.elements[parent].children.push_back(index);
  return index;
}

bool Layout::is_in_group(std::size_t index) const {
  for (; index != 0; index = out_.elements[index].parent)
    if (out_.elements[index].kind == Kind::group || out_.elements[index].kind == Kind::item) return true;
  return false;
}

Result<void> Layout::element(const json::Value& source, const std::string& path, const Place& at, std::size_t parent, int depth) {
  if (depth > deepest) return Error{ErrorCode::too_deep, path, "at most 32 levels of layout", "more"};
  json::Reader read(source, path);
  std::string type;
  read.required("type", type);
  if (type == "Control") return control(read, path, at, parent, depth);
  if (type == "Categorization" && (parent == 0 && out_.elements.size() == 1)) return pages(read, path, at, parent, depth, false);
  Element made;
  const json::Value* inner = nullptr;
  if (type == "VerticalLayout" || type == "HorizontalLayout" || type == "Group") {
    inner = read.required("elements", json::Kind::array);
    made.kind = type == "Group" ? Kind::group : Kind::layout;
    if (type == "Group") {
      read.required("label", made.text);
      if (made.text.empty()) read.fail(ErrorCode::missing_key, "label", "a label that says what the group asks", "an empty text");
      made.inner = is_in_group(parent);
    }
  } else if (type == "Label") {
    made.kind = Kind::label;
    read.required("text", made.text);
  } else {
    read.fail(ErrorCode::unknown_name, "type", "one of: VerticalLayout, HorizontalLayout, Group, Control, Label; Categorization around all",
              quoted_excerpt(type));
  }
  read.optional("i18n", made.key);
  read.ignore("options");
  PORTAL_CHECK(rule(read, path, at, made));
  PORTAL_CHECK(read.finish());
  const std::size_t index = append(std::move(made), parent);
  return inner != nullptr ? children(*inner, path + "/elements", at, index, depth + 1) : Result<void>();
}

Result<void> Layout::children(const json::Value& list, const std::string& path, const Place& at, std::size_t parent, int depth) {
  for (std::size_t i = 0; i < list.array().size(); ++i) PORTAL_CHECK(element(list.array()[i], json::pointer_join(path, i), at, parent, depth));
  return {};
}

// Step by step: a place on the way may be a choice with null, or say what is required in it.
Result<Place> Layout::resolve(const std::string& scope, const Place& at, const std::string& path) {
  PORTAL_TRY(std::string pointer, scope_pointer(scope, path));
  Place found = at;
  for (const std::string& token : json::pointer_tokens(pointer).value_or(std::vector<std::string>())) {
    (void)describer_.schemas(found);
    found = describer_.property(found, token);
  }
  return found;
}

Result<void> Layout::rule(json::Reader& read, const std::string& path, const Place& at, Element& element) {
  const json::Value* source = read.optional("rule", json::Kind::object);
  if (source == nullptr) return {};
  json::Reader inner(*source, path + "/rule");
  std::string effect;
  inner.required("effect", effect);
  const json::Value* condition = inner.required("condition", json::Kind::object);
  constexpr std::string_view effects[] = {"", "SHOW", "HIDE", "ENABLE", "DISABLE"};
  const auto found = std::find(std::begin(effects) + 1, std::end(effects), effect);
  if (found == std::end(effects)) inner.fail(ErrorCode::unknown_name, "effect", "one of: SHOW, HIDE, ENABLE, DISABLE", quoted_excerpt(effect));
  PORTAL_CHECK(inner.finish());
  json::Reader about(*condition, path + "/rule/condition");
  about.ignore("type");
  Rule made;
  made.effect = static_cast<Effect>(found - std::begin(effects));
  if (const json::Value* source_of = about.any("logic"); source_of != nullptr) {
    PORTAL_CHECK(about.finish());
    PORTAL_TRY(made.logic, logic(*source_of, path + "/rule/condition/logic", at));
  } else {
    std::string scope;
    about.required("scope", scope);
    const json::Value* schema = about.any("schema");
    about.ignore("failWhenUndefined");
    if (schema == nullptr) about.fail(ErrorCode::missing_key, "schema", "a JSON Schema", "nothing");
    PORTAL_CHECK(about.finish());
    PORTAL_TRY(Place looked_at, resolve(scope, at, path + "/rule/condition/scope"));
    made.place = std::move(looked_at.place);
    PORTAL_TRY(made.condition, condition_schema(*schema, path + "/rule/condition/schema"));
  }
  out_.rules.push_back(std::move(made));
  element.rule = out_.rules.size();
  return {};
}

// Forms repeat the same few conditions: each is compiled once.
Result<std::shared_ptr<const schema::Schema>> Layout::condition_schema(const json::Value& source, const std::string& path) {
  for (const auto& [known, compiled] : out_.conditions_)
    if (known == &source || *known == source) return compiled;
  schema::Options options;
  options.bounded_patterns = true;
  auto compiled = schema::Schema::compile(source, options);
  if (!compiled.ok()) return below(std::move(compiled).error(), path);
  out_.conditions_.emplace_back(&source, std::make_shared<const schema::Schema>(std::move(compiled).value()));
  return out_.conditions_.back().second;
}

Result<void> Layout::control(json::Reader& read, const std::string& path, const Place& at, std::size_t parent, int depth) {
  std::string scope;
  Said said;
  said.path = path;
  said.context = &at;
  read.required("scope", scope);
  read.optional("label", said.label);
  read.optional("i18n", said.key);
  said.options = read.optional("options", json::Kind::object);
  Element made;
  PORTAL_CHECK(rule(read, path, at, made));
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(Place place, resolve(scope, at, path + "/scope"));
  if (describer_.schemas(place).empty())
    return Error{ErrorCode::dangling_reference, path + "/scope", "a property of the schema", quoted_excerpt(scope)};
  return part(std::move(place), std::move(made), said, parent, depth);
}

Result<void> Layout::part(Place at, Element made, const Said& said, std::size_t parent, int depth) {
  if (depth > deepest && !is_first_) return {};  // items within items without end: no more are offered
  if (depth > deepest) return Error{ErrorCode::too_deep, "/definition/schema", "at most 32 levels of objects", "more"};
  const Describer::Schemas schemas = describer_.schemas(at);
  Shape shape = describer_.shape_of(at, schemas);
  const bool is_file = said.options != nullptr && said.options->text_at("format") == "file";
  if (shape == Shape::list && is_file) shape = Shape::answer;
  const auto recurs = [this](const json::Value* each) {
    return each->find("properties") != nullptr && std::find(open_.begin(), open_.end(), each) != open_.end();
  };
  // An object within one of its own kind is there only once it is added.
  if (shape == Shape::list || (shape == Shape::object && std::any_of(schemas.begin(), schemas.end(), recurs)))
    return list(at, schemas, shape == Shape::object, std::move(made), said, parent, depth);
  if (shape == Shape::object) return object(at, schemas, std::move(made), said, parent, depth);
  FieldDefinition field = describer_.field(at, schemas, shape);
  if (!said.label.empty()) field.label = said.label;
  if (!said.key.empty()) field.key = said.key;
  if (said.options != nullptr) PORTAL_CHECK(read_control_options(*said.options, said.path + "/options", *out_.schema, *said.context, field));
  if (said.options != nullptr) PORTAL_CHECK(field_logic(said, field));
  made.kind = Kind::control;
  add_field(std::move(field), std::move(made), parent);
  return {};
}

std::size_t Layout::add_field(FieldDefinition field, Element made, std::size_t parent) {
  made.field = out_.fields.size();
  if (made.id.empty()) made.id = field.id;
  field.element = out_.elements.size();
  const std::size_t index = append(std::move(made), parent);
  out_.fields.push_back(std::move(field));
  return index;
}

Result<void> Layout::object(const Place& at, const Describer::Schemas& schemas, Element made, const Said& said, std::size_t parent, int depth) {
  made.kind = Kind::group;
  made.text = !said.label.empty() ? said.label : text_of(keyword(schemas, "title"));
  if (made.text.empty()) made.text = label_of_place(at);
  made.key = said.key.empty() ? at.key : said.key;
  made.is_period = said.options != nullptr && said.options->text_at("format") == "period";
  made.inner = made.is_period || is_in_group(parent);
  if (made.is_period) made.id = "period" + ui::node_id(at.pointer);
  const bool is_period = made.is_period;
  const std::size_t index = append(std::move(made), parent);
  const std::size_t first = out_.fields.size();
  const json::Value* detail = said.options != nullptr ? said.options->find("detail") : nullptr;
  PORTAL_CHECK(within(at, schemas, detail, said.path, index, depth + 1));
  return is_period ? make_period(*said.options, said.path + "/options", out_.fields, first) : Result<void>();
}

// As the author lays it out, or all that the schema has there.
Result<void> Layout::within(const Place& at, const Describer::Schemas& schemas, const json::Value* detail, const std::string& path,
                            std::size_t parent, int depth) {
  const std::size_t before = open_.size();
  open_.insert(open_.end(), schemas.begin(), schemas.end());
  if (detail != nullptr) {
    PORTAL_CHECK(element(*detail, path + "/options/detail", at, parent, depth));
  } else {
    PORTAL_CHECK(properties(at, schemas, parent, depth));
    PORTAL_CHECK(alternatives(at, schemas, parent, depth));
  }
  open_.resize(before);
  return {};
}

Result<void> Layout::properties(const Place& at, const Describer::Schemas& schemas, std::size_t parent, int depth) {
  std::vector<std::string_view> done;
  for (const json::Value* each : schemas) {
    const json::Value* members = each->find("properties");
    if (members == nullptr || !members->is_object()) continue;
    for (const json::Member& member : members->object()) {
      if (std::find(done.begin(), done.end(), member.key) != done.end()) continue;  // parts of allOf may say more of the same
      done.push_back(member.key);
      PORTAL_CHECK(part(describer_.property(at, member.key), Element(), Said(), parent, depth));
    }
  }
  return {};
}

// A question which of them it is, then the fields of that one.
Result<void> Layout::alternatives(const Place& at, const Describer::Schemas& schemas, std::size_t parent, int depth) {
  const std::size_t count = describer_.alternatives(at, schemas);
  if (count == 0) return {};
  FieldDefinition chooser = describer_.field(at, {}, Shape::answer);
  chooser.kind = FieldDefinition::Kind::alternative;
  chooser.pointer += "/|";
  chooser.id = ui::node_id(chooser.pointer);
  chooser.role = count < few_choices ? ui::Role::radio_group : ui::Role::select;
  chooser.label.clear();
  chooser.held = at.held;
  chooser.is_required = at.is_held();
  for (std::size_t i = 0; i < count; ++i) {
    std::string title = describer_.alternative_title(at, i);
    std::string wire = std::to_string(i);
    if (title.empty()) title = std::to_string(i + 1);
    chooser.choices.push_back({static_cast<long long>(i), std::move(wire), std::move(title)});
  }
  Element made;
  made.kind = Kind::control;
  add_field(std::move(chooser), std::move(made), parent);
  const std::size_t number = out_.fields.size();
  for (std::size_t i = 0; i < count; ++i) {
    Rule shown;
    shown.effect = Effect::show;
    shown.place = out_.fields[number - 1].pointer;
    shown.chooser = number;
    shown.choice = std::to_string(i);
    out_.rules.push_back(std::move(shown));
    Element branch;
    branch.rule = out_.rules.size();
    const std::size_t index = append(std::move(branch), parent);
    Place inner = Describer::alternative(at, i);
    const Describer::Schemas inner_schemas = describer_.schemas(inner);
    for (const json::Value* each : inner_schemas) {
      const json::Value* members = each->find("properties");
      if (members == nullptr || !members->is_object()) continue;
      for (const json::Member& member : members->object()) {
        const json::Value* base = keyword(schemas, "properties");
        if (base != nullptr && base->find(member.key) != nullptr) continue;  // asked above
        PORTAL_CHECK(part(describer_.property(inner, member.key), Element(), Said(), index, depth));
      }
    }
  }
  return {};
}

Result<void> Layout::list(const Place& at, const Describer::Schemas& schemas, bool is_single, Element made, const Said& said, std::size_t parent,
                          int depth) {
  FieldDefinition field = describer_.field(at, schemas, Shape::list);
  if (!said.label.empty()) field.label = said.label;
  if (!said.key.empty()) field.key = said.key;
  field.is_single = is_single;
  if (is_single) field.most = 1;
  made.kind = Kind::list;
  made.text = field.label;
  made.key = field.key;
  made.inner = is_in_group(parent);
  const json::Value* detail = nullptr;
  std::string item_text;
  if (said.options != nullptr) {
    json::Reader read(*said.options, said.path + "/options");
    read.optional("itemLabel", item_text);
    read.optional("addLabel", made.add_text);
    detail = read.optional("detail", json::Kind::object);
    PORTAL_CHECK(read.finish());
  }
  const json::Value* known = items_.find(field.pointer);
  const json::Array keys = known != nullptr && are_item_keys(*known) ? known->array() : first_keys(fewest_of(field));
  // Lists that begin with items may stand in one another, and multiply.
  if (is_first_ && out_.fields.size() > most_fields) return Error{ErrorCode::too_large, said.path, "at most 10000 fields at the beginning", "more"};
  made.item_text = std::move(item_text);
  const std::size_t index = add_field(std::move(field), std::move(made), parent);
  const std::size_t before = open_.size();
  const bool recurs = std::any_of(schemas.begin(), schemas.end(),
                                  [this](const json::Value* each) { return std::find(open_.begin(), open_.end(), each) != open_.end(); });
  open_.insert(open_.end(), schemas.begin(), schemas.end());
  for (const json::Value& key : keys) PORTAL_CHECK(item(at, index, key.text(), detail, said.path, depth + 1));
  if (keys.empty() && is_first_ && !recurs) PORTAL_CHECK(try_item(at, index, detail, said.path, depth + 1));
  open_.resize(before);
  return {};
}

Result<void> Layout::item(const Place& list, std::size_t parent, std::string_view key, const json::Value* detail, const std::string& path,
                          int depth) {
  Place at = Describer::item(list, key, out_.elements[parent].children.size());
  if (out_.fields[out_.elements[parent].field].is_single) {
    at.place = list.place;
    at.path = list.path;
    at.held = at.place.size();
  }
  Element made;
  made.kind = Kind::item;
  made.id = "item" + ui::node_id(at.pointer);
  made.item = key;
  made.text = out_.elements[parent].item_text;
  made.key = out_.elements[parent].key;
  const std::size_t index = append(std::move(made), parent);
  const Describer::Schemas schemas = describer_.schemas(at);
  const Shape shape = describer_.shape_of(at, schemas);
  out_.fields[out_.elements[parent].field].holds_values = shape != Shape::object;
  if (detail != nullptr) return element(*detail, path + "/options/detail", at, index, depth);
  if (out_.elements[index].text.empty()) out_.elements[index].text = text_of(keyword(schemas, "title"));
  if (shape != Shape::object) return part(std::move(at), Element(), Said(), index, depth);
  return within(at, schemas, nullptr, path, index, depth);
}

// The template of a list without items, read for its mistakes and taken away again.
Result<void> Layout::try_item(const Place& list, std::size_t parent, const json::Value* detail, const std::string& path, int depth) {
  const std::size_t elements = out_.elements.size();
  const std::size_t fields = out_.fields.size();
  const std::size_t rules = out_.rules.size();
  PORTAL_CHECK(item(list, parent, "n0", detail, path, depth));
  PORTAL_CHECK(check_loops(out_.fields));
  out_.elements.erase(out_.elements.begin() + static_cast<std::ptrdiff_t>(elements), out_.elements.end());
  out_.fields.erase(out_.fields.begin() + static_cast<std::ptrdiff_t>(fields), out_.fields.end());
  out_.rules.erase(out_.rules.begin() + static_cast<std::ptrdiff_t>(rules), out_.rules.end());
  out_.elements[parent].children.clear();
  return {};
}

}  // namespace portal::form
