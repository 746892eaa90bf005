// Entries of files, changed one at a time.
#include "widgets/form/uploads.h"

#include <algorithm>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/text/code_points.h"

namespace portal::form {

namespace {

std::int64_t number_at(const json::Value& entry, std::string_view key) {
  const json::Value* found = entry.find(key);
  return found != nullptr && found->is_integer() ? found->integer() : 0;
}

json::Array entries_of(const FieldState& state) { return state.typed.is_array() ? state.typed.array() : json::Array(); }

json::Object with(const json::Value& entry, const char* key, json::Value value) {
  json::Object out = entry.object();
  out.set(key, std::move(value));
  return out;
}

bool waits(const json::Value& entry) { return entry.text_at("state") == "waiting" || entry.text_at("state") == "sending"; }

// Which entry of which field a button belongs to: "file-stop/2/documents".
struct Place {
  std::size_t index;
  std::size_t entry;
};
Place place_of(std::string_view rest, const Model& model) {
  std::size_t entry = 0;
  std::size_t at = 0;
  for (; at < rest.size() && rest[at] >= '0' && rest[at] <= '9' && at < 4; ++at) entry = entry * 10 + static_cast<std::size_t>(rest[at] - '0');
  return {at == 0 ? model.size() : model.field_with_id(rest.substr(at)), entry};
}

}  // namespace

bool is_accepted(std::string_view accept, std::string_view name, std::string_view type) {
  if (accept.empty()) return true;
  const std::string small = text::lower(name);
  for (const std::string_view part : text::split(accept, ',')) {
    const std::vector<std::string_view> words = text::split_words(part);
    if (words.empty()) continue;
    const std::string_view one = words.front();
    if (one[0] == '.'         ? small.ends_with(text::lower(one))
        : one.ends_with("/*") ? type.substr(0, one.size() - 1) == one.substr(0, one.size() - 1)
                              : type == one)
      return true;
  }
  return false;
}

void Uploads::take(std::size_t index, const json::Array& chosen, Model& model, const Words& words, session::Effects& effects) {
  const FieldDefinition& field = model.definition().fields[index];
  json::Array entries = field.is_list ? entries_of(model.field(index)) : json::Array();
  Complaint complaint;
  for (const json::Value& file : chosen) {
    const std::string name = file.text_at("name");
    const std::int64_t limit = field.extras != nullptr ? field.extras->max_size : 0;
    if (!is_accepted(field.accept, name, file.text_at("type"))) {
      complaint = {"file-type", {{"name", name}, {"accept", field.accept}}};
      continue;
    }
    if (limit > 0 && number_at(file, "size") > limit) {
      complaint = {"file-size", {{"name", name}, {"size", words.size(number_at(file, "size"))}, {"limit", words.size(limit)}}};
      continue;
    }
    json::Object entry = with(file, "state", "waiting");
    // The same file again goes on where it was left: after a reload only the person can open it.
    const auto same = std::find_if(entries.begin(), entries.end(), [&](const json::Value& old) {
      return old.is_object() && old.text_at("name") == name && number_at(old, "size") == number_at(file, "size") && old.text_at("state") != "done";
    });
    if (same == entries.end()) {
      entries.emplace_back(std::move(entry));
    } else {
      if (const json::Value* id = same->find("file"); id != nullptr) entry.set("file", *id);
      *same = std::move(entry);
    }
  }
  model.type(index, std::move(entries));
  model.complain(index, complaint);
  if (!complaint.keyword.empty()) effects.announce(words.complaint(field, complaint));
  next(model, effects);
}

void Uploads::send(const json::Object& entry, bool knows_offset, session::Effects& effects) {
  const json::Value from = entry;
  json::Object what;
  for (const char* key : {"key", "name", "size", "type", "file"})
    if (const json::Value* value = from.find(key); value != nullptr) what.set(key, *value);
  if (knows_offset) what.set("offset", number_at(from, "offset"));
  request_ = effects.request("file.upload", std::move(what));
}

// The first that waits, of whatever field.
void Uploads::next(Model& model, session::Effects& effects) {
  if (request_ != 0) return;
  for (std::size_t i = 0; i < model.size(); ++i) {
    if (model.definition().fields[i].role != ui::Role::file_field) continue;
    json::Array entries = entries_of(model.field(i));
    const auto found = std::find_if(entries.begin(), entries.end(), [](const json::Value& each) { return each.is_object() && waits(each); });
    if (found == entries.end()) continue;
    pointer_ = model.definition().fields[i].pointer;
    key_ = found->text_at("key");
    json::Object entry = with(*found, "state", "sending");
    *found = entry;
    model.type(i, std::move(entries));
    return send(entry, false, effects);
  }
}

bool Uploads::reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  if (request_ == 0 || request != request_) return false;
  request_ = 0;
  const std::size_t index = model.field_with_pointer(pointer_);
  json::Array entries = index < model.size() ? entries_of(model.field(index)) : json::Array();
  const auto found =
      std::find_if(entries.begin(), entries.end(), [this](const json::Value& each) { return each.is_object() && each.text_at("key") == key_; });
  if (found == entries.end()) {  // taken away meanwhile
    if (const std::string file = value.text_at("file"); ok && !file.empty()) effects.request("file.drop", {{"file", file}});
    next(model, effects);
    return true;
  }
  json::Object entry = found->object();
  const FieldDefinition& field = model.definition().fields[index];
  if (ok) {
    entry.set("file", value.text_at("file"));
    entry.set("offset", number_at(value, "offset"));
  }
  const bool is_done = ok && value.find("done") != nullptr && *value.find("done") == json::Value(true);
  const bool goes_on = ok && !is_done && found->text_at("state") == "sending";
  const std::string type = value.text_at("type");
  if (is_done) entry.set("state", "done");
  else if (!ok) entry.set("state", type == "about:file-gone" ? "lost" : "failed");
  const bool is_refused = !ok && number_at(value, "status") == 415;
  const std::string name = found->text_at("name");
  *found = entry;
  if (is_refused) entries.erase(found);
  model.type(index, std::move(entries));
  if (is_refused) model.complain(index, {"file-content", {{"name", name}}});
  if (is_done || !ok)
    effects.announce(is_refused ? words.complaint(field, {"file-content", {{"name", name}}})
                                : words.say(is_done ? "form.file.done" : "form.file.failed", "name", name),
                     !ok);
  if (goes_on) send(entry, true, effects);
  else next(model, effects);
  return true;
}

Outcome Uploads::press(const std::string& node, Model& model, const Words& words, session::Effects& effects) {
  const bool stop = node.rfind("file-stop/", 0) == 0, go = node.rfind("file-go/", 0) == 0, drop = node.rfind("file-drop/", 0) == 0;
  if (!stop && !go && !drop) return Outcome::not_mine;
  const Place place = place_of(std::string_view(node).substr(node.find('/') + 1), model);
  json::Array entries = place.index < model.size() ? entries_of(model.field(place.index)) : json::Array();
  if (place.entry >= entries.size() || !entries[place.entry].is_object()) return Outcome::not_mine;
  const json::Value entry = entries[place.entry];
  if (drop) {
    if (const std::string file = entry.text_at("file"); !file.empty() && entry.text_at("state") != "sending")
      effects.request("file.drop", {{"file", file}});
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(place.entry));
  } else {
    entries[place.entry] = with(entry, "state", stop ? "stopped" : "waiting");
  }
  model.type(place.index, std::move(entries));
  effects.announce(words.say(drop ? "form.file.dropped" : stop ? "form.file.stopped" : "form.file.going", "name", entry.text_at("name")));
  next(model, effects);
  return Outcome::answers_changed;
}

void Uploads::resume(Model& model) const {
  if (request_ != 0) return;
  for (std::size_t i = 0; i < model.size(); ++i) {
    if (model.definition().fields[i].role != ui::Role::file_field) continue;
    json::Array entries = entries_of(model.field(i));
    bool has_lost = false;
    for (json::Value& entry : entries) {
      if (!entry.is_object() || !waits(entry)) continue;
      entry = with(entry, "state", "lost");
      has_lost = true;
    }
    if (has_lost) model.type(i, std::move(entries));
  }
}

void Uploads::archive(json::Archive& state) {
  state.number("upload", request_);
  state.text("uploadField", pointer_);
  state.text("uploadKey", key_);
}

ui::NodePtr files_view(const FieldDefinition& field, const FieldState& state, const Words& words) {
  const json::Array entries = entries_of(state);
  if (entries.empty() || !entries.front().is_object() || entries.front().find("state") == nullptr) return nullptr;
  ui::Container list = ui::Container::list("files" + field.id, ui::Name(words.say("form.file.list", "label", words.label(field))));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const json::Value& entry = entries[i];
    const std::string name = entry.text_at("name");
    const std::string stage = entry.text_at("state");
    const std::int64_t size = number_at(entry, "size");
    const std::string place = std::to_string(i) + field.id;
    ui::Container item = ui::Container::item("file/" + place);
    item.text(words.say("form.file.item", "name", name, "size", words.size(size)));
    const bool is_wrong = stage == "failed" || stage == "lost";
    item.status(words.say("form.file.state." + stage, {}), stage == "done" ? "success" : is_wrong ? "attention" : "info");
    if (stage == "sending") {
      const std::int64_t percent = size > 0 ? number_at(entry, "offset") * 100 / size : 0;
      item.add(ui::Content::progress("file-part/" + place, ui::Name(words.say("form.file.part", "name", name, "percent", percent)), percent).build());
    }
    const auto button = [&](const char* id, const char* key) { item.button(id + place, words.say(key, "name", name), "quiet"); };
    if (waits(entry)) button("file-stop/", "form.file.stop");
    if (stage == "stopped" || stage == "failed") button("file-go/", "form.file.go");
    button("file-drop/", "form.file.drop");
    list.add(item.build());
  }
  return list.build();
}

}  // namespace portal::form
