// Reading and writing events.
#include "sdk/ui/event.h"

#include "sdk/json/reader.h"

namespace portal::ui {

namespace {

constexpr std::string_view type_names[] = {"input", "leave", "focus", "press", "toggle", "set", "locale", "reply"};

bool has_node(EventType type) { return type <= EventType::toggle; }

}  // namespace

Result<Event> read_event(const json::Value& wire) {
  json::Reader read(wire, "");
  Event event;
  std::string type;
  read.required("type", type);
  std::size_t index = 0;
  while (index < std::size(type_names) && type_names[index] != type) ++index;
  if (index == std::size(type_names)) {
    read.fail(ErrorCode::unknown_name, "type", "one of: input, leave, focus, press, toggle, set, locale, reply", quoted_excerpt(type));
    return std::move(read.finish()).error();
  }
  event.type = static_cast<EventType>(index);
  if (has_node(event.type)) read.required("node", event.node);
  const json::Value* value = nullptr;
  switch (event.type) {
    case EventType::input: value = read.any("value"); break;
    case EventType::toggle:
      if (const json::Value* open = read.required("open", json::Kind::boolean)) event.flag = open->boolean();
      break;
    case EventType::set:
      read.required("name", event.name);
      value = read.any("value");
      break;
    case EventType::locale: value = read.required("strings", json::Kind::object); break;
    case EventType::reply:
      read.required("request", event.request);
      if (const json::Value* ok = read.required("ok", json::Kind::boolean)) event.flag = ok->boolean();
      value = read.any("value");
      break;
    default: break;
  }
  if (value != nullptr) event.value = *value;
  PORTAL_CHECK(read.finish());
  return event;
}

json::Value write_event(const Event& event) {
  json::Object out{{"type", type_names[static_cast<std::size_t>(event.type)]}};
  if (has_node(event.type)) out.set("node", event.node);
  switch (event.type) {
    case EventType::input: out.set("value", event.value); break;
    case EventType::toggle: out.set("open", event.flag); break;
    case EventType::set:
      out.set("name", event.name);
      out.set("value", event.value);
      break;
    case EventType::locale: out.set("strings", event.value); break;
    case EventType::reply:
      out.set("request", static_cast<long long>(event.request));
      out.set("ok", event.flag);
      out.set("value", event.value);
      break;
    default: break;
  }
  return out;
}

}  // namespace portal::ui
