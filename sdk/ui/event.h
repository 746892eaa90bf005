#pragma once
// What comes into a session. Everything that changes a widget is one of these, so a log of them replays byte for byte.
//
// On the wire, UTF-8 JSON, unknown keys are errors:
//   {"type":"input","node":"/child/name","value":"Анна"}    a field's whole new value: text; true/false of a checkbox; a list
//   {"type":"leave","node":"/child/name"}                   focus has left the field
//   {"type":"focus","node":"/child/name"}                   focus has come to the node
//   {"type":"press","node":"submit"}                        a button
//   {"type":"toggle","node":"why","open":true}              a disclosure
//   {"type":"set","name":"form","value":{…}}                a property of the element, as its contract names it
//   {"type":"locale","strings":{…}}                         another language (text::Strings' locale file)
//   {"type":"reply","request":3,"ok":true,"value":…}        the host's answer to a request; ok false: value is an RFC 9457 problem

#include <string>
#include <string_view>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::ui {

enum class EventType : unsigned char { input, leave, focus, press, toggle, set, locale, reply };

struct Event {
  EventType type = EventType::press;
  std::string node;          // input, leave, focus, press, toggle
  std::string name;          // set
  json::Value value;         // input, set, reply; the strings of locale
  bool flag = false;         // toggle: open; reply: ok
  std::int64_t request = 0;  // reply
};

// Errors: wrong_type, missing_key, unknown_key, unknown_name (type), with paths.
Result<Event> read_event(const json::Value& wire);
json::Value write_event(const Event& event);

}  // namespace portal::ui
