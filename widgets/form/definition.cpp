// Reading a definition: scopes are resolved, kinds of fields chosen, rules compiled once.
#include "widgets/form/definition.h"

#include <algorithm>

#include "sdk/base/name_index.h"
#include "sdk/filling/migrate.h"
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/ui/node.h"
#include "widgets/form/control_options.h"

namespace portal::form {

namespace {

constexpr std::size_t few_choices = 6;   // so many are shown at once, more go into a list
constexpr std::int64_t long_text = 200;  // characters from which a text gets several lines
constexpr int deepest_layout = 32;

std::string wire_of(const json::Value& constant) { return constant.is_string() ? constant.text() : json::write(constant); }

// The first of the schemas that describe a value which has `key`.
const json::Value* keyword(const std::vector<const json::Value*>& schemas, std::string_view key) {
  for (const json::Value* schema : schemas)
    if (const json::Value* found = schema->find(key)) return found;
  return nullptr;
}

std::string text_of(const json::Value* value) { return value != nullptr && value->is_string() ? value->text() : std::string(); }
std::int64_t count_of(const json::Value* value) { return value != nullptr && value->is_integer() ? value->integer() : 0; }

bool mentions(const json::Value& value, std::string_view key, int depth = 0) {
  if (depth > deepest_layout) return true;
  if (value.is_array())
    return std::any_of(value.array().begin(), value.array().end(), [&](const json::Value& item) { return mentions(item, key, depth + 1); });
  if (!value.is_object()) return false;
  return std::any_of(value.object().begin(), value.object().end(),
                     [&](const json::Member& member) { return member.key == key || mentions(member.value, key, depth + 1); });
}

class Loader {
 public:
  explicit Loader(Definition& out) : out_(out) {}

  Result<void> load(const json::Value& source) {
    json::Reader read(source, "/definition");
    read.required("id", out_.id);
    read.required("version", out_.version);
    read.required("language", out_.language);
    read.required("title", out_.title);
    read.optional("description", out_.description);
    read.optional("submit", out_.submit);
    read.ignore("$schema");
    const json::Value* schema = read.required("schema", json::Kind::object);
    const json::Value* layout = read.optional("uischema", json::Kind::object);
    const json::Value* translations = read.optional("translations", json::Kind::object);
    const json::Value* migrations = read.optional("migrations", json::Kind::array);
    PORTAL_CHECK(read.finish());
    if (translations != nullptr) out_.translations = *translations;
    if (migrations != nullptr) {
      PORTAL_CHECK(filling::check_migrations(*migrations, "/definition/migrations"));
      out_.migrations = *migrations;
    }
    schema::Options options;
    options.more_formats = &profile::formats();
    options.bounded_patterns = true;  // a browser's matcher has no time limit
    auto compiled = schema::Schema::compile(*schema, options);
    if (!compiled.ok()) return below(std::move(compiled).error(), "/definition/schema");
    out_.schema = std::move(compiled).value();
    out_.has_conditions = mentions(*schema, "if") || mentions(*schema, "dependentRequired") || mentions(*schema, "dependentSchemas") ||
                          mentions(*schema, "dependencies");
    out_.elements.emplace_back();
    out_.elements[0].id = "layout";
    if (layout != nullptr) return element(*layout, "/definition/uischema", 0, 0);
    return from_schema("", 0, 0);
  }

 private:
  static Error below(Error error, std::string_view path) {
    error.path = std::string(path) + error.path;
    return error;
  }

  std::size_t append(Element element, std::size_t parent) {
    element.parent = parent;
    const std::size_t index = out_.elements.size();
    if (element.id.empty()) element.id = "e" + std::to_string(index);
    out_.elements.push_back(std::move(element));
    out_.elements[parent].children.push_back(index);
    return index;
  }

  Result<void> element(const json::Value& source, const std::string& path, std::size_t parent, int depth) {
    if (depth > deepest_layout) return Error{ErrorCode::too_deep, path, "at most 32 levels of layout", "more"};
    json::Reader read(source, path);
    std::string type;
    read.required("type", type);
    Element made;
    if (type == "Control") return control(read, path, parent);
    const json::Value* children = nullptr;
    if (type == "VerticalLayout" || type == "HorizontalLayout" || type == "Group") {
      children = read.required("elements", json::Kind::array);
      made.kind = type == "Group" ? Element::Kind::group : Element::Kind::layout;
      if (type == "Group") {
        read.required("label", made.text);
        if (made.text.empty()) read.fail(ErrorCode::missing_key, "label", "a label that says what the group asks", "an empty text");
        made.inner = is_in_group(parent);
      }
    } else if (type == "Label") {
      made.kind = Element::Kind::label;
      read.required("text", made.text);
    } else {
      read.fail(ErrorCode::unknown_name, "type", "one of: VerticalLayout, HorizontalLayout, Group, Control, Label", quoted_excerpt(type));
    }
    read.optional("i18n", made.key);
    read.ignore("options");
    PORTAL_CHECK(rule(read, path, made));
    PORTAL_CHECK(read.finish());
    const std::size_t index = append(std::move(made), parent);
    if (children != nullptr)
      for (std::size_t i = 0; i < children->array().size(); ++i)
        PORTAL_CHECK(element(children->array()[i], json::pointer_join(path + "/elements", i), index, depth + 1));
    return {};
  }

  bool is_in_group(std::size_t index) const {
    for (; index != 0; index = out_.elements[index].parent)
      if (out_.elements[index].kind == Element::Kind::group) return true;
    return false;
  }

  Result<void> rule(json::Reader& read, const std::string& path, Element& element) {
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
    std::string scope;
    about.required("scope", scope);
    const json::Value* schema = about.any("schema");
    about.ignore("type");
    about.ignore("failWhenUndefined");
    if (schema == nullptr) about.fail(ErrorCode::missing_key, "schema", "a JSON Schema", "nothing");
    PORTAL_CHECK(about.finish());
    Rule made;
    made.effect = static_cast<Effect>(found - std::begin(effects));
    PORTAL_TRY(made.pointer, scope_pointer(scope, path + "/rule/condition/scope"));
    PORTAL_TRY(made.condition, condition_schema(*schema, path + "/rule/condition/schema"));
    out_.rules.push_back(std::move(made));
    element.rule = out_.rules.size();
    return {};
  }

  // Forms repeat the same few conditions: each is compiled once.
  Result<std::shared_ptr<const schema::Schema>> condition_schema(const json::Value& source, const std::string& path) {
    for (const auto& [known, compiled] : conditions_)
      if (*known == source) return compiled;
    schema::Options options;
    options.bounded_patterns = true;
    auto compiled = schema::Schema::compile(source, options);
    if (!compiled.ok()) return below(std::move(compiled).error(), path);
    conditions_.emplace_back(&source, std::make_shared<const schema::Schema>(std::move(compiled).value()));
    return conditions_.back().second;
  }

  Result<void> control(json::Reader& read, const std::string& path, std::size_t parent) {
    std::string scope;
    std::string label;
    std::string key;
    read.required("scope", scope);
    read.optional("label", label);
    read.optional("i18n", key);
    const json::Value* options = read.optional("options", json::Kind::object);
    Element made;
    made.kind = Element::Kind::control;
    PORTAL_CHECK(rule(read, path, made));
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(std::string pointer, scope_pointer(scope, path + "/scope"));
    const auto schemas = out_.schema->describe(pointer);
    if (schemas.empty()) return Error{ErrorCode::dangling_reference, path + "/scope", "a property of the schema", quoted_excerpt(scope)};
    FieldDefinition field = describe(std::move(pointer), schemas);
    if (!label.empty()) field.label = std::move(label);
    if (!key.empty()) field.key = std::move(key);
    if (options != nullptr) PORTAL_CHECK(read_control_options(*options, path + "/options", *out_.schema, field));
    add_field(std::move(field), std::move(made), parent);
    return {};
  }

  void add_field(FieldDefinition field, Element made, std::size_t parent) {
    made.field = out_.fields.size();
    made.id = field.id;
    field.element = static_cast<std::int64_t>(out_.elements.size());
    append(std::move(made), parent);
    out_.fields.push_back(std::move(field));
  }

  FieldDefinition describe(std::string pointer, const std::vector<const json::Value*>& schemas) {
    FieldDefinition field;
    field.id = ui::node_id(pointer);
    field.key = key_of(pointer);
    field.label = text_of(keyword(schemas, "title"));
    field.hint = text_of(keyword(schemas, "description"));
    field.max_length = count_of(keyword(schemas, "maxLength"));
    field.is_required = is_required(pointer);
    if (field.label.empty()) field.label = pointer.substr(pointer.rfind('/') + 1);
    if (field.label.empty()) field.label = field.key.empty() ? "…" : field.key;
    field.pointer = std::move(pointer);
    std::string type = text_of(keyword(schemas, "type"));
    std::vector<const json::Value*> about = schemas;
    if (type == "array") {
      field.is_list = true;
      about = out_.schema->describe(json::pointer_join(field.pointer, std::size_t{0}));
    }
    read_choices(about, field);
    field.format = text_of(keyword(schemas, "format"));
    field.identifier = profile::find_identifier(field.format);
    if (!field.choices.empty())
      field.role = field.is_list ? ui::Role::checkbox_group : field.choices.size() < few_choices ? ui::Role::radio_group : ui::Role::select;
    else if (type == "boolean") field.role = ui::Role::checkbox;
    else if (type == "integer" || type == "number") field.role = ui::Role::number_field;
    else if (field.format == "date") field.role = ui::Role::date_field;
    else if (field.max_length >= long_text && field.format.empty())  // an address may be long and is one line
      field.role = ui::Role::text_area;
    field.is_integer = type == "integer";
    const json::Value* constant = keyword(schemas, "const");
    field.is_constant_true = constant != nullptr && *constant == json::Value(true);
    return field;
  }

  void read_choices(const std::vector<const json::Value*>& schemas, FieldDefinition& field) {
    const json::Value* alternatives = keyword(schemas, "oneOf");
    if (alternatives != nullptr && alternatives->is_array()) {
      for (const json::Value& alternative : alternatives->array())
        if (const json::Value* constant = alternative.find("const")) add_choice(field, *constant, alternative.text_at("title"));
    } else if (const json::Value* list = keyword(schemas, "enum"); list != nullptr && list->is_array()) {
      for (const json::Value& constant : list->array()) add_choice(field, constant, {});
    }
  }

  static void add_choice(FieldDefinition& field, const json::Value& constant, std::string title) {
    std::string wire = wire_of(constant);
    if (wire.empty() || constant.is_null()) return;  // an empty choice is the absence of one
    if (title.empty()) title = wire;
    field.choices.push_back({constant, std::move(wire), std::move(title)});
  }

  // A parent's names are gathered once: its fields come one after another.
  bool is_required(std::string_view pointer) {
    const std::size_t slash = pointer.rfind('/');
    if (slash == std::string_view::npos) return false;
    if (!required_parent_ || *required_parent_ != pointer.substr(0, slash)) {
      required_parent_ = std::string(pointer.substr(0, slash));
      required_ = NameIndex();
      for (const json::Value* parent : out_.schema->describe(*required_parent_)) {
        const json::Value* list = parent->find("required");
        if (list == nullptr || !list->is_array()) continue;
        for (const json::Value& name : list->array())
          if (name.is_string()) required_.add(name.text(), 0);
      }
      required_.seal();
    }
    const auto name = json::pointer_tokens(pointer.substr(slash));
    return name && required_.holds(name->front());
  }

  Result<void> from_schema(const std::string& pointer, std::size_t parent, int depth) {
    if (depth > deepest_layout) return Error{ErrorCode::too_deep, "/definition/schema", "at most 32 levels of objects", "more"};
    for (const json::Value* part : out_.schema->describe(pointer)) {
      const json::Value* properties = part->find("properties");
      if (properties == nullptr || !properties->is_object()) continue;
      for (const json::Member& property : properties->object()) {
        const std::string place = json::pointer_join(pointer, property.key);
        const auto schemas = out_.schema->describe(place);
        if (keyword(schemas, "properties") == nullptr) {
          Element made;
          made.kind = Element::Kind::control;
          add_field(describe(place, schemas), std::move(made), parent);
          continue;
        }
        Element group;
        group.kind = Element::Kind::group;
        group.text = text_of(keyword(schemas, "title"));
        if (group.text.empty()) group.text = property.key.empty() ? "…" : property.key;
        group.key = key_of(place);
        group.inner = is_in_group(parent);
        PORTAL_CHECK(from_schema(place, append(std::move(group), parent), depth + 1));
      }
    }
    return {};
  }

  Definition& out_;
  std::optional<std::string> required_parent_;
  NameIndex required_;
  std::vector<std::pair<const json::Value*, std::shared_ptr<const schema::Schema>>> conditions_;
};

}  // namespace

std::string key_of(std::string_view pointer) {
  std::string out;
  for (const std::string& token : json::pointer_tokens(pointer).value_or(std::vector<std::string>{})) {
    if (!out.empty()) out += '.';
    out += token;
  }
  return out;
}

Result<std::shared_ptr<const Definition>> Definition::read(const json::Value& definition) {
  auto out = std::make_shared<Definition>();
  PORTAL_CHECK(Loader(*out).load(definition));
  return std::shared_ptr<const Definition>(std::move(out));
}

const std::string& Definition::text(const std::string& locale, const std::string& key, const std::string& otherwise) const {
  if (const json::Value* texts = translations.find(locale); texts != nullptr && texts->is_object())
    if (const json::Value* found = texts->object().find(key); found != nullptr && found->is_string()) return found->text();
  return otherwise;
}

}  // namespace portal::form
