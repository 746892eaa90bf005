#pragma once
// For this widget's tests: a session whose host answers at once with numbered identifiers and a clock that the test sets.

#include <string>

#include "sdk/consent/ledger.h"
#include "tests/support/session_driver.h"
#include "widgets/consent/consent.h"

namespace portal::consent {

class Person {
 public:
  explicit Person(std::vector<std::string> host = {"store", "file", "print"}, const char* locale = "ru", const char* method = nullptr)
      : driver(consent_kind(), testing::options(properties(method), host, locale)) {
    answer(driver.first());
  }

  static json::Value properties(const char* method) {
    json::Object out{{"definition", testing::read_json("widgets/consent/examples/definition.json")}};
    if (method != nullptr) out.set("method", method);
    return out;
  }

  // Answers what an update asks for, and what comes of that; the last update that said something is in `said`.
  void answer(const json::Value& update) {
    remember(update);
    const json::Value* requests = update.find("requests");
    if (requests == nullptr) return;
    const json::Array asked = requests->array();
    for (const json::Value& request : asked) answer_one(request);
  }

  void press(const std::string& node) { answer(driver.press(node)); }
  void input(const std::string& node, json::Value value) { answer(driver.input(node, std::move(value))); }

  // Another tab has written the record.
  void store_changes(json::Value value) {
    stored = std::move(value);
    ++revision;
    answer(driver.reply(watching, json::Object{{"value", stored}, {"revision", static_cast<long long>(revision)}}));
  }

  Ledger ledger() const { return read_ledger(stored, "").value(); }
  bool allows(Kind kind, const Target& target) const { return is_allowed(ledger().records, kind, target, now); }
  std::string state(const std::string& row) const { return driver.text_of("state/" + row, "text"); }
  std::string button(const std::string& row) const { return driver.text_of("act/" + row, "name"); }

  std::string now = "2026-11-24T09:30:12Z";
  json::Value stored;
  json::Value notifications;
  json::Value file;      // the last file.save or page.print
  json::Value answered;  // the last assistant.answer
  std::int64_t revision = 0;
  std::int64_t watching = 0;
  std::int64_t waits = 0;   // the last timer, milliseconds
  std::int64_t timer = 0;   // its number
  bool is_offline = false;  // the portal does not answer
  bool puts_conflict = false;
  std::vector<json::Value> sent;  // consents.put
  std::vector<json::Value> settings_sent;
  std::string said;
  json::Value emitted;
  testing::Driver driver;

 private:
  void remember(const json::Value& update) {
    if (const json::Value* list = update.find("announce")) said = list->array().back().find("text")->text();
    if (const json::Value* list = update.find("events")) emitted = list->array().back();
  }

  void reply(const json::Value& request, json::Value value, bool ok = true) {
    answer(driver.reply(request.find("id")->integer(), std::move(value), ok));
  }

  void offline(const json::Value& request) { reply(request, json::Object{{"type", "about:offline"}}, false); }

  void answer_one(const json::Value& request) {
    const std::string& kind = request.find("kind")->text();
    const auto name = [&] { return request.find("name")->text(); };
    if (kind == "id.new") {
      static int ids = 0;  // of all persons, as real ones are
      const std::string digits = std::to_string(++ids);
      reply(request, json::Object{{"id", "00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits}});
    } else if (kind == "clock.now") {
      reply(request, json::Object{{"now", now}});
    } else if (kind == "store.watch" && name() == "consents") {
      watching = request.find("id")->integer();
      reply(request, json::Object{{"value", stored}, {"revision", static_cast<long long>(revision)}});
    } else if (kind == "store.watch") {
      reply(request, json::Object{{"value", notifications}, {"revision", 0}});
    } else if (kind == "store.put") {
      put(request);
    } else if (kind == "timer") {
      waits = request.find("after")->integer();
      timer = request.find("id")->integer();
    } else if (kind == "file.save" || kind == "page.print") {
      file = request;
      reply(request, json::Object());
    } else if (kind == "consents.list") {
      if (is_offline) return offline(request);
      reply(request, json::Object{{"records", json::Array()}});
    } else if (kind == "consents.put") {
      if (is_offline) return offline(request);
      sent.push_back(request);
      reply(request, json::Object());
    } else if (kind == "assistant.answer") {
      answered = *request.find("answer");
    } else if (kind == "messages.get") {
      if (is_offline) return offline(request);
      reply(request, json::Object{{"settings", nullptr}});
    } else if (kind == "messages.put") {
      if (is_offline) return offline(request);
      settings_sent.push_back(*request.find("settings"));
      reply(request, json::Object{{"settings", *request.find("settings")}});
    } else {
      ADD_FAILURE() << "a request that nobody answers: " << kind;
    }
  }

  void put(const json::Value& request) {
    const json::Value& value = *request.find("value");
    if (request.find("name")->text() == "notifications") {
      notifications = value;
      return reply(request, json::Object{{"revision", 1}});
    }
    if (puts_conflict) {
      puts_conflict = false;
      return reply(request, json::Object{{"type", "about:conflict"}, {"revision", static_cast<long long>(revision + 1)}}, false);
    }
    stored = value;
    ++revision;
    reply(request, json::Object{{"revision", static_cast<long long>(revision)}, {"stored", "device"}});
  }
};

}  // namespace portal::consent
