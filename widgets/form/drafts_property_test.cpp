// Random lives of one draft on two devices: edits, reloads, fills, lost connections, saves that meet another's, a newer form. Whatever comes,
// nothing that the person typed goes but by the person's own act.
// Over 400 lines because the two devices, their server and what must hold of them are one small world.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "sdk/filling/fields.h"
#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/form.h"

namespace portal::form {
namespace {

using testing::Driver;

const char* const fields_of[] = {"/family", "/given", "/work", "/phone"};
const char* const newer_fields[] = {"/person/family", "/person/given", "/phone", "/email"};

json::Value definition(int version) {
  return json::parse(version == 1 ? R"({"id":"f","version":"1","language":"ru","title":"Ф","schema":{"type":"object","properties":{
      "family":{"type":"string","title":"Фамилия"},"given":{"type":"string","title":"Имя"},"work":{"type":"string","title":"Работа"},"phone":{"type":"string","title":"Телефон"},
      "kids":{"type":"array","title":"Дети","items":{"type":"object","properties":{"name":{"type":"string","title":"Имя"},"school":{"type":"string","title":"Школа"}}}}}},
      "uischema":{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/family","options":{"fact":"person.name.family"}},
      {"type":"Control","scope":"#/properties/given","options":{"fact":"person.name.given"}},{"type":"Control","scope":"#/properties/work"},{"type":"Control","scope":"#/properties/phone"},{"type":"Control","scope":"#/properties/kids"}]}})"
                                  : R"({"id":"f","version":"2","language":"ru","title":"Ф","schema":{"type":"object","properties":{
      "person":{"type":"object","properties":{"family":{"type":"string","title":"Фамилия"},"given":{"type":"string","title":"Имя"}}},
      "phone":{"type":"string","title":"Телефон"},"email":{"type":"string","title":"Почта"},
      "kids":{"type":"array","title":"Дети","items":{"type":"object","properties":{"name":{"type":"string","title":"Имя"},"school":{"type":"string","title":"Школа"}}}}}},
      "migrations":[{"from":"1","to":"2","moved":{"/family":"/person/family","/given":"/person/given"}}],
      "uischema":{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/person/properties/family","options":{"fact":"person.name.family"}},
      {"type":"Control","scope":"#/properties/person/properties/given","options":{"fact":"person.name.given"}},
      {"type":"Control","scope":"#/properties/phone"},{"type":"Control","scope":"#/properties/email"},{"type":"Control","scope":"#/properties/kids"}]}})")
      .value();
}

// Every text in a content or a tree.
void collect(const json::Value& value, std::set<std::string>& out) {
  if (value.is_string()) out.insert(value.text());
  if (value.is_array())
    for (const json::Value& item : value.array()) collect(item, out);
  if (value.is_object())
    for (const json::Member& member : value.object()) collect(member.value, out);
}

std::set<std::string> texts_of(const json::Value& value) {
  std::set<std::string> out;
  collect(value, out);
  return out;
}

// The portal's server: one draft, changed only over what the writer has seen.
struct Server {
  json::Value draft;  // null: there is none
  int revision = 0;
};

// What web/host/server_drafts.js does for one page and one device.
class Device {
 public:
  Device(Server& server, const json::Value& options, int number) : server_(server), options_(options), number_(number) { open(1); }

  void open(int version) {
    version_ = version;
    json::Value options = options_;
    options.object().set("properties", json::Object{{"definition", definition(version)}});
    options.object().set("instance", std::to_string(number_) + "." + std::to_string(++pages_));  // of each page
    seen_ = json::Value();
    saves_.clear();
    timer_ = 0;
    profile_ = 0;
    if (!beside_.is_null()) left_.push_back(std::exchange(beside_, json::Value()));
    driver_ = std::make_unique<Driver>(form_kind(), options);
    take(driver_->first());
  }

  // Leaving the page: what waits is asked for at once and kept on the device.
  void reload(int version) {
    fire();
    if (!saves_.empty()) keep(saves_.rbegin()->second);
    open(std::max(version, version_));
  }

  void fire() {
    if (timer_ == 0) return;
    const std::int64_t request = std::exchange(timer_, 0);
    take(driver_->reply(request, nullptr));
  }

  // The first save on its way comes to its end.
  void answer_save(bool lost_before, bool lost_after) {
    if (saves_.empty()) return;
    const auto [request, save] = *saves_.begin();
    saves_.erase(saves_.begin());
    if (lost_before) return offline(request, save);
    const json::Value* etag = seen_.find("etag");
    const bool fits = server_.draft.is_null() ? etag == nullptr || etag->is_null() : etag != nullptr && *etag == json::Value(server_.revision);
    if (!fits) return conflict(request);
    server_.draft = json::Object{{"content", *save.find("content")}, {"version", *save.find("version")}, {"savedAt", "2026-11-25T10:00:00Z"}};
    ++server_.revision;
    if (lost_after) return offline(request, save);
    seen_ = json::Object{{"etag", server_.revision}, {"content", *save.find("content")}};
    if (saves_.empty()) kept_ = json::Value();
    take(driver_->reply(request, json::Object{{"savedAt", "2026-11-25T10:00:00Z"}, {"stored", "server"}}));
  }

  void answer_load(bool is_offline) {
    if (load_ == 0) return;
    const std::int64_t request = std::exchange(load_, 0);
    json::Object reply{{"draft", nullptr}};
    const json::Value server = is_offline ? json::Value() : server_.draft;
    if (!is_offline)
      seen_ = server.is_null() ? json::Value() : json::Value(json::Object{{"etag", server_.revision}, {"content", *server.find("content")}});
    if (kept_.is_null()) {
      if (is_offline) return take(driver_->reply(request, json::Object{{"type", "about:offline"}}, false));
      if (!server.is_null()) reply.set("draft", stored(server, "server"));
    } else {
      reply.set("draft", stored(kept_, "device"));
      const json::Value* etag = kept_.find("etag");
      const json::Value* base = kept_.find("base");
      reply.set("base", base != nullptr ? *base : json::Value(json::Object()));
      if (is_offline && etag != nullptr) seen_ = json::Object{{"etag", *etag}, {"content", base != nullptr ? *base : json::Value()}};
      if (!server.is_null() && (etag == nullptr || *etag != json::Value(server_.revision))) reply.set("theirs", server);
    }
    take(driver_->reply(request, std::move(reply)));
  }

  void answer_profile(const std::string& family) {
    if (profile_ == 0) return;
    const std::int64_t request = std::exchange(profile_, 0);
    const json::Object source{{"id", "esia"}, {"name", "Г"}};
    json::Array facts;
    for (const char* path : {"person.name.family", "person.name.given"})
      facts.push_back(json::Object{{"path", path}, {"value", family + path}, {"verified", true}, {"asOf", "2026-01-01"}, {"source", source}});
    take(driver_->reply(request, json::Object{{"facts", std::move(facts)}}));
  }

  void act(const ui::Event& event) {
    const auto update = driver_->try_send(event);
    if (update.ok()) take(json::parse(update.value()).value());
  }
  void press(const std::string& node) { act({ui::EventType::press, node, {}, {}, false, 0}); }

  bool is_settled() const { return timer_ == 0 && saves_.empty() && load_ == 0; }
  int version() const { return version_; }
  bool is_loading() const { return load_ != 0; }
  std::string text_of(const std::string& node) const { return driver_->text_of(node, "value"); }

  std::vector<std::string> choices() const {
    std::vector<std::string> out;
    for (const char* what : {"conflict-keep", "conflict-take0", "conflict-take1"})
      for (const std::string& node : nodes(what)) out.push_back(node);
    return out;
  }
  // Ids of the tree that begin with this.
  std::vector<std::string> nodes(std::string_view head) const {
    std::vector<const ui::Node*> all;
    ui::flatten(driver_->session().tree(), all);
    std::vector<std::string> out;
    for (const ui::Node* node : all)
      if (node->id().rfind(head, 0) == 0) out.push_back(node->id());
    return out;
  }

  // All that this page holds, wherever it stands.
  std::set<std::string> content() const {
    const json::Value snapshot = json::parse(driver_->session().snapshot()).value();
    return texts_of(*snapshot.find("state")->find("widget")->find("content"));
  }
  // What stood in items that the list does not have any more.
  std::set<std::string> without_item() const {
    const json::Value snapshot = json::parse(driver_->session().snapshot()).value();
    std::set<std::string> out;
    for (const json::Member& lost : filling::members_of(snapshot.find("state")->find("widget")->find("content")->find("lost")))
      if (lost.key.rfind("/kids/", 0) == 0) collect(lost.value, out);
    return out;
  }
  std::set<std::string> kept() const {
    std::set<std::string> out = texts_of(kept_);
    collect(beside_, out);
    for (const json::Value& left : left_) collect(left, out);
    for (const auto& save : saves_) collect(save.second, out);
    return out;
  }
  std::set<std::string> left() const {
    std::set<std::string> out;
    for (const json::Value& one : left_) collect(one, out);
    return out;
  }
  json::Value conflicts() const {
    const json::Value snapshot = json::parse(driver_->session().snapshot()).value();
    const json::Value* found = snapshot.find("state")->find("widget")->find("content")->find("conflicts");
    return found != nullptr ? *found : json::Value(json::Object());
  }

 private:
  static json::Value stored(const json::Value& draft, const char* where) {
    json::Value out = draft;
    out.object().set("stored", where);
    return out;
  }

  void take(const json::Value& update) {
    const json::Value* requests = update.find("requests");
    if (requests == nullptr) return;
    for (const json::Value& request : requests->array()) {
      const std::string kind = request.text_at("kind");
      const std::int64_t id = request.find("id")->integer();
      if (kind == "timer") timer_ = id;
      if (kind == "draft.load") load_ = id;
      if (kind == "draft.delete") beside_ = json::Value();
      if (kind == "profile.load") profile_ = id;
      if (kind != "draft.save") continue;
      if (request.text_at("draft") != "1") {  // kept beside it, and listed
        beside_ = *request.find("content");
        take(driver_->reply(id, json::Object{{"savedAt", "2026-11-25T10:00:00Z"}, {"stored", "device"}}));
        continue;
      }
      while (saves_.size() > 1) saves_.erase(std::prev(saves_.end()));  // of those that wait only the last
      saves_[id] = request;
    }
  }

  void keep(const json::Value& save) {
    json::Object kept{{"content", *save.find("content")}, {"version", *save.find("version")}, {"savedAt", "2026-11-25T10:00:00Z"}};
    if (const json::Value* etag = seen_.find("etag")) kept.set("etag", *etag);
    if (const json::Value* base = seen_.find("content")) kept.set("base", *base);
    kept_ = std::move(kept);
  }

  void offline(std::int64_t request, const json::Value& save) {
    if (seen_.is_null()) seen_ = json::Object();
    seen_.object().set("sent", *save.find("content"));
    keep(save);
    take(driver_->reply(request, json::Object{{"savedAt", "2026-11-25T10:00:00Z"}, {"stored", "device"}}));
  }

  void conflict(std::int64_t request) {
    json::Object problem{{"type", "/problems/draft-conflict"}, {"status", 412}, {"current", server_.draft}};
    for (const char* key : {"content", "sent"})
      if (const json::Value* known = seen_.find(key)) problem.set(std::string_view(key) == "content" ? "base" : key, *known);
    seen_ =
        server_.draft.is_null() ? json::Value() : json::Value(json::Object{{"etag", server_.revision}, {"content", *server_.draft.find("content")}});
    const auto waiting = std::exchange(saves_, {});
    take(driver_->reply(request, problem, false));
    for (const auto& save : waiting) take(driver_->reply(save.first, problem, false));
  }

  Server& server_;
  json::Value options_;
  std::unique_ptr<Driver> driver_;
  json::Value seen_;
  json::Value kept_;
  json::Value beside_;
  std::vector<json::Value> left_;  // drafts beside it of pages that were left meanwhile
  std::map<std::int64_t, json::Value> saves_;
  std::int64_t timer_ = 0, load_ = 0, profile_ = 0;
  int version_ = 1;
  int number_ = 0;
  int pages_ = 0;
};

class Story {
 public:
  Story(unsigned seed, const json::Value& options) : random_(seed), devices_{Device(server_, options, 1), Device(server_, options, 2)} {}

  // The first value that went without the person's act; empty: none did.
  std::string run(int steps) {
    for (int step = 0; step < steps; ++step) {
      one();
      for (const std::string& value : alive_)
        if (!is_somewhere(value)) return value + " is nowhere after step " + std::to_string(step) + " (" + last_ + ")";
    }
    for (Device& device : devices_) device.reload(1);  // what a device kept for itself goes to the server when it is opened with a connection
    for (int turn = 0; turn < 40; ++turn)
      for (Device& device : devices_) {
        device.answer_load(false);
        device.fire();
        device.answer_save(false, false);
      }
    for (Device& device : devices_) {
      if (!device.is_settled()) return "the devices do not come to rest";
      std::set<std::string> holds = texts_of(server_.draft);
      holds.merge(devices_[0].left());
      holds.merge(devices_[1].left());
      for (const std::string& value : alive_)
        if (holds.find(value) == holds.end()) return value + " is not on the server";
    }
    for (Device& device : devices_) {
      device.reload(2);
      device.answer_load(false);
      std::set<std::string> holds = device.content();
      holds.merge(devices_[0].left());
      holds.merge(devices_[1].left());
      for (const std::string& value : alive_)
        if (holds.find(value) == holds.end()) return value + " does not come back";
      for (const std::string& value : device.without_item())
        if (alive_.count(value) != 0) return value + " comes back without the item that it stood in";
    }
    return {};
  }

  std::size_t typed() const { return static_cast<std::size_t>(number_); }
  std::size_t handled() const { return handled_; }    // items taken away, put back, moved
  std::size_t in_items() const { return in_items_; }  // values typed in items

 private:
  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }

  bool is_somewhere(const std::string& value) const {
    if (texts_of(server_.draft).count(value) != 0) return true;
    for (const Device& device : devices_)
      if (device.content().count(value) != 0 || device.kept().count(value) != 0) return true;
    return false;
  }

  void one() {
    Device& device = devices_[pick(2)];
    switch (pick(18)) {
      case 0:
      case 1:
      case 2: return type(device);
      case 3: last_ = "timer"; return device.fire();
      case 4: last_ = "save"; return device.answer_save(false, false);
      case 5: last_ = "save lost"; return pick(2) == 0 ? device.answer_save(true, false) : device.answer_save(false, true);
      case 6: last_ = "load"; return device.answer_load(pick(4) == 0);
      case 7: last_ = "reload"; return device.is_loading() ? device.answer_load(false) : device.reload(pick(6) == 0 ? 2 : 1);
      case 8:
        last_ = "profile";
        device.press("autofill-start");
        return device.answer_profile("П" + std::to_string(pick(3)));
      case 9: last_ = "fill"; return fill(device);
      case 10: return choose(device);
      case 11: last_ = "add"; return device.press("add/kids");
      case 12:
      case 13:
      case 14: return type_in_item(device);
      default: return handle_item(device);
    }
  }

  // What stands in the field is the person's to replace.
  void type(Device& device) { type_into(device, (device.version() == 1 ? fields_of : newer_fields)[pick(4)]); }

  void type_into(Device& device, const std::string& name) {
    last_ = "type " + name;
    alive_.erase(device.text_of(name));
    const std::string value = "в" + std::to_string(++number_);
    device.act({ui::EventType::input, name, {}, value, false, 0});
    alive_.insert(value);
  }

  void type_in_item(Device& device) {
    const std::vector<std::string> fields = device.nodes("/kids/");
    if (fields.empty()) return;
    ++in_items_;
    type_into(device, fields[pick(fields.size())]);
  }

  // Items come and go by their buttons: what is in one that is taken away is given up here, and here alone.
  void handle_item(Device& device) {
    const char* const acts[] = {"remove/kids/", "restore/kids", "up/kids/", "down/kids/"};
    const std::string act = acts[pick(std::size(acts))];
    const std::vector<std::string> buttons = device.nodes(act);
    last_ = act;
    if (buttons.empty()) return;
    const std::string button = buttons[pick(buttons.size())];
    last_ = button;
    const auto values = [&] {
      std::set<std::string> out;
      for (const std::string& field : device.nodes("/kids/")) out.insert(device.text_of(field));
      return out;
    };
    const std::set<std::string> before = values();
    ++handled_;
    device.press(button);
    const std::set<std::string> after = values();
    for (const std::string& value : before)
      if (after.count(value) == 0) alive_.erase(value);
    for (const std::string& value : after)
      if (before.count(value) == 0 && !value.empty()) alive_.insert(value);
  }

  void fill(Device& device) {
    if (pick(2) == 0) return device.press("autofill-apply");
    device.press("autofill-undo");
  }

  void choose(Device& device) {
    last_ = "choose";
    const std::vector<std::string> choices = device.choices();
    if (choices.empty()) return;
    const std::string& choice = choices[pick(choices.size())];
    const std::string name = choice.substr(choice.find('/'));
    last_ += " " + choice;
    const json::Value offered = *device.conflicts().find(name);
    const bool keeps = choice.rfind("conflict-keep", 0) == 0;
    if (!keeps) alive_.erase(device.text_of(name));
    for (std::size_t i = 0; i < offered.array().size(); ++i)
      if (offered.array()[i].is_string() && (keeps || choice.rfind("conflict-take" + std::to_string(i), 0) != 0))
        alive_.erase(offered.array()[i].text());
    device.press(choice);
  }

  std::mt19937 random_;
  Server server_;
  Device devices_[2];
  std::set<std::string> alive_;  // typed, and not replaced or rejected by the person
  std::string last_;
  int number_ = 0;
  std::size_t handled_ = 0;
  std::size_t in_items_ = 0;
};

TEST(DraftsProperty, no_value_of_the_person_is_lost_or_overwritten_whatever_devices_servers_and_versions_do) {  // [R 12, 65]
  const char* asked = std::getenv("PORTAL_SEQUENCES");
  const unsigned sequences = asked != nullptr ? static_cast<unsigned>(std::atoi(asked)) : 300;
  const json::Value options = testing::options(json::Object(), {"draft", "profile"});
  std::size_t typed = 0;
  std::size_t handled = 0;
  std::size_t in_items = 0;
  unsigned lost = 0;
  for (unsigned seed = 0; seed < sequences; ++seed) {
    Story story(seed, options);
    const std::string went = story.run(40);
    typed += story.typed();
    handled += story.handled();
    in_items += story.in_items();
    lost += went.empty() ? 0 : 1;
    EXPECT_EQ(went, "") << "seed " << seed;
    if (lost > 5) break;
  }
  std::printf(
      "drafts: %u sequences of 40 steps on two devices, %zu values typed (%zu in items, which were taken away, put back and moved %zu times), %u "
      "sequences with a "
      "value lost or overwritten\n",
      sequences, typed, in_items, handled, lost);
}

}  // namespace
}  // namespace portal::form
