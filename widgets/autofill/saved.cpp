// Written and read by one list of members.
#include "widgets/autofill/saved.h"

#include "sdk/json/reader.h"

namespace portal::autofill {

namespace {

constexpr std::string_view phase_names[] = {"waiting", "offered", "loading", "preview", "writing", "filled", "nothing_found", "failed"};
constexpr std::int64_t most_children = 1000;  // as many as a path of the profile can count

json::Value write_fill(const HostField& field, std::size_t index) {
  json::Object out{{"field", index},
                   {"value", field.value},
                   {"proposed", field.is_proposed},
                   {"chosen", field.is_chosen},
                   {"repeated", field.is_repeated},
                   {"offer", field.offer},
                   {"also", json::Array(field.also.begin(), field.also.end())},
                   {"filled", field.is_filled},
                   {"before", field.before},
                   {"verified", field.from.verified},
                   {"asOf", field.from.as_of},
                   {"source", field.from.source.names}};
  return out;
}

bool read_fill(const json::Value& entry, Model& model) {
  json::Reader read(entry, "");
  std::int64_t index = -1;
  read.required("field", index);
  if (index < 0 || index >= static_cast<std::int64_t>(model.fields.size())) return false;
  HostField& field = model.fields[static_cast<std::size_t>(index)];
  read.required("value", field.value);
  read.optional("proposed", field.is_proposed);
  read.optional("chosen", field.is_chosen);
  read.optional("repeated", field.is_repeated);
  read.required("offer", field.offer);
  if (const json::Value* also = read.required("also", json::Kind::array))
    for (const json::Value& word : also->array())
      if (word.is_string()) field.also.push_back(word.text());
  read.optional("filled", field.is_filled);
  read.required("before", field.before);
  read.optional("verified", field.from.verified);
  read.required("asOf", field.from.as_of);
  if (const json::Value* names = read.required("source", json::Kind::object)) field.from.source.names = names->object();
  return read.finish().ok();
}

}  // namespace

void archive_model(json::Archive& state, Model& model, json::Value& form) {
  auto phase = static_cast<unsigned char>(model.phase);
  state.name("phase", phase, phase_names);
  state.value("form", form, json::Kind::object);
  json::Array fills;
  for (std::size_t i = 0; i < model.fields.size(); ++i) fills.push_back(write_fill(model.fields[i], i));
  json::Value kept = std::move(fills);
  state.value("fills", kept, json::Kind::array);
  state.number("children", model.children);
  state.number("child", model.child);
  json::Value known = model.of_children.is_null() ? json::Value(json::Object()) : model.of_children;
  state.value("ofChildren", known, json::Kind::object);
  if (!state.reads()) return;
  if (model.child < 0 || model.child > model.children || model.children > most_children) state.fail("child", "one of the children");
  if (known.find("facts") != nullptr) model.of_children = std::move(known);
  if (form.find("fields") != nullptr && !model.take(form, "").ok()) state.fail("form", "what was written");
  for (const json::Value& entry : kept.is_array() ? kept.array() : json::Array()) {
    if (read_fill(entry, model)) continue;
    state.fail("fills", "what was written");
    return;
  }
  model.phase = static_cast<Phase>(phase);
}

}  // namespace portal::autofill
