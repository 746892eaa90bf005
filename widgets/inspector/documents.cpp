// Files of developers: what is a log is opened, what is a definition is shown by its widget and read by its linter.
#include <utility>

#include "sdk/json/json.h"
#include "widgets/inspector/model.h"

namespace portal::inspector {

void Model::take_file(const std::string& name, const std::string& text) {
  file = name;
  fault.clear();
  auto read = json::parse(text);
  if (!read.ok()) {
    fault = read.error().text();
    return;
  }
  if (read.value().find("format") != nullptr && read.value().find("steps") != nullptr) {
    auto log = session::read_log(read.value());
    const Result<void> done = log.ok() ? open(std::move(log).value()) : Result<void>(std::move(log).error());
    if (!done.ok()) fault = done.error().text();
    else definition_text = json::Value();
    return;
  }
  take_definition(std::move(read).value());
}

void Model::take_definition(json::Value source) {
  definition = family().recognise(source, strings_.text_at("locale"), what_if_.today);
  definition_text = std::move(source);
  if (definition.kind.empty()) {
    if (definition.what.empty()) fault = "unknown_name: expected a log, a form, a scenario, a catalogue or a consent; got another file";
    return;
  }
  session::Log log;
  log.kind = definition.kind;
  log.options = json::Object{{"properties", definition.properties}, {"host", json::Array()}};
  std::size_t place = 0;
  // Saved anew: the same acts over the new definition, at the same place.
  if (recorded_ && recorded_->log().kind == log.kind) {
    log.options = recorded_->log().options;
    json::Value& properties = log.options.object()["properties"];
    if (!properties.is_object()) properties = json::Object();
    for (const json::Member& member : definition.properties.object()) properties.object().set(member.key, member.value);
    log.steps = recorded_->log().steps;
    place = recorded_->position();
  }
  if (auto done = open(std::move(log)); !done.ok()) fault = done.error().text();
  else go(place);
}

}  // namespace portal::inspector
