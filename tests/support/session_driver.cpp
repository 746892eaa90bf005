// Reading what tests need, and driving a session with its replica beside it.
#include "tests/support/session_driver.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sdk/json/json.h"

namespace portal::testing {

std::string read_text(const std::string& path) {
  std::ifstream file(path.front() == '/' ? path : std::string(PORTAL_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

json::Value read_json(const std::string& path) {
  auto parsed = json::parse(read_text(path));
  EXPECT_TRUE(parsed.ok()) << path << ": " << (parsed.ok() ? "" : parsed.error().text());
  return parsed.ok() ? std::move(parsed).value() : json::Value();
}

json::Value strings(std::string_view locale) { return read_json(std::string(PORTAL_STRINGS_DIR) + "/" + std::string(locale) + ".json"); }

json::Value options(json::Value properties, const std::vector<std::string>& host, std::string_view locale) {
  json::Array can;
  for (const std::string& what : host) can.emplace_back(what);
  return json::Object{{"strings", strings(locale)}, {"properties", std::move(properties)}, {"zone", "Asia/Krasnoyarsk"}, {"host", std::move(can)}};
}

std::vector<Example> examples(const std::string& widget, std::string_view locale) {
  auto read = tools::read_named_examples(PORTAL_SOURCE_DIR, widget, strings(locale));
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().text());
  return read.ok() ? std::move(read).value() : std::vector<Example>();
}

Driver::Driver(const session::WidgetKind& kind, const json::Value& options) {
  auto made = session::Session::create(kind, options);
  if (!made.ok()) {
    ADD_FAILURE() << made.error().text();
    std::abort();
  }
  session_ = std::move(made).value();
  first_ = take(session_->first_update());
}

json::Value Driver::take(const std::string& update) {
  auto parsed = json::parse(update);
  EXPECT_TRUE(parsed.ok()) << update;
  const auto applied = replica_.apply(parsed.value());
  EXPECT_TRUE(applied.ok()) << (applied.ok() ? "" : applied.error().text());
  return std::move(parsed).value();
}

Result<std::string> Driver::try_send(const ui::Event& event) {
  auto update = session_->dispatch(event);
  if (update.ok()) take(update.value());
  return update;
}

json::Value Driver::send(const ui::Event& event) {
  auto update = session_->dispatch(event);
  EXPECT_TRUE(update.ok()) << json::write(ui::write_event(event)) << ": " << (update.ok() ? "" : update.error().text());
  return update.ok() ? take(update.value()) : json::Value();
}

json::Value Driver::input(std::string node, json::Value value) {
  ui::Event event{ui::EventType::input, std::move(node), {}, std::move(value), false, 0};
  return send(event);
}

json::Value Driver::leave(std::string node) { return send({ui::EventType::leave, std::move(node), {}, {}, false, 0}); }
json::Value Driver::press(std::string node) { return send({ui::EventType::press, std::move(node), {}, {}, false, 0}); }
json::Value Driver::reply(std::int64_t request, json::Value value, bool ok) {
  return send({ui::EventType::reply, {}, {}, std::move(value), ok, request});
}

std::string Driver::text_of(std::string_view id, std::string_view attribute) const {
  const json::Value* found = node(id);
  const json::Value* value = found != nullptr ? found->find(attribute) : nullptr;
  return value != nullptr && value->is_string() ? value->text() : std::string();
}

std::int64_t request_of(const json::Value& update, std::string_view kind) {
  const json::Value* requests = update.find("requests");
  if (requests == nullptr) return 0;
  for (const json::Value& request : requests->array())
    if (request.find("kind")->text() == kind) return request.find("id")->integer();
  return 0;
}

}  // namespace portal::testing
