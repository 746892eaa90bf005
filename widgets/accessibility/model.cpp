// Changes, undo, and the state that is saved.
#include "widgets/accessibility/model.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/json/reader.h"

namespace portal::accessibility {

namespace {

json::Value texts(const std::vector<std::string>& list) {
  json::Array out;
  for (const std::string& text : list) out.emplace_back(text);
  return out;
}

bool read_texts(const json::Value& value, std::vector<std::string>& out) {
  out.clear();
  for (const json::Value& item : value.array()) {
    if (!item.is_string()) return false;
    out.push_back(item.text());
  }
  return true;
}

}  // namespace

Result<System> read_system(const json::Value& value) {
  System out;
  if (!value.is_object()) return Error{ErrorCode::wrong_type, "/value", "an object", json::describe(value)};
  json::Reader read(value, "/value");
  read.optional("moreContrast", out.more_contrast);
  read.optional("lessContrast", out.less_contrast);
  read.optional("forcedColors", out.forced_colors);
  read.optional("reducedMotion", out.reduced_motion);
  read.optional("dark", out.dark);
  PORTAL_CHECK(read.finish());
  return out;
}

Result<Preferences> read_preferences(const std::string& text) {
  PORTAL_TRY(json::Value inside, json::parse(text));
  return read_profile(json::Object{{"profile", "portal-preferences"}, {"version", 1}, {"preferences", std::move(inside)}});
}

bool Model::change(const Preferences& next) {
  if (next == now) return false;
  if (before.size() == undo_limit) before.erase(before.begin());
  before.push_back(now);
  now = next;
  link.clear();
  return true;
}

bool Model::undo() {
  if (before.empty()) return false;
  now = std::move(before.back());
  before.pop_back();
  link.clear();
  mistakes.clear();
  return true;
}

bool Model::is_open(std::string_view id) const { return std::find(open.begin(), open.end(), id) != open.end(); }

void Model::toggle(const std::string& id, bool is_now_open) {
  const auto found = std::find(open.begin(), open.end(), id);
  if (is_now_open && found == open.end()) open.push_back(id);
  else if (!is_now_open && found != open.end()) open.erase(found);
}

const std::string* Model::mistake(std::string_view node) const {
  for (const auto& [id, typed] : mistakes)
    if (id == node) return &typed;
  return nullptr;
}

void Model::set_mistake(std::string_view node, std::string typed) {
  forget_mistake(node);
  mistakes.emplace_back(node, std::move(typed));
}

void Model::forget_mistake(std::string_view node) {
  mistakes.erase(std::remove_if(mistakes.begin(), mistakes.end(), [&](const auto& each) { return each.first == node; }), mistakes.end());
}

void Model::archive(json::Archive& state) {
  json::Value profile = write_profile(now);
  json::Array earlier;
  for (const Preferences& each : before) earlier.emplace_back(write_profile(each));
  json::Value undo_list = std::move(earlier);
  json::Value journal_list = texts(journal);
  json::Value open_list = texts(open);
  std::vector<std::string> pairs;
  for (const auto& [id, typed] : mistakes) {
    pairs.push_back(id);
    pairs.push_back(typed);
  }
  json::Value mistake_list = texts(pairs);
  state.value("now", profile, json::Kind::object);
  state.value("before", undo_list, json::Kind::array);
  state.value("journal", journal_list, json::Kind::array);
  state.value("open", open_list, json::Kind::array);
  state.value("mistakes", mistake_list, json::Kind::array);
  static constexpr std::string_view storages[] = {"fine", "failed", "unreadable"};
  state.name("storage", storage, storages);
  state.flag("testing", is_testing);
  state.text("answers", answers);
  state.text("link", link);
  state.text("received", received);
  state.text("complaint", complaint);
  state.flag("more_contrast", system.more_contrast);
  state.flag("less_contrast", system.less_contrast);
  state.flag("forced_colors", system.forced_colors);
  state.flag("reduced_motion", system.reduced_motion);
  state.flag("dark", system.dark);
  if (!state.reads()) return;
  const auto take = [&](const json::Value& value, Preferences& out) {
    auto read = read_profile(value);
    if (!read.ok()) return false;
    out = std::move(read).value();
    return true;
  };
  if (!profile.is_object() || !take(profile, now)) return state.fail("now", "what was written");
  before.clear();
  if (!undo_list.is_array()) return state.fail("before", "what was written");
  for (const json::Value& each : undo_list.array())
    if (before.emplace_back(); !take(each, before.back())) return state.fail("before", "what was written");
  if (!journal_list.is_array() || !read_texts(journal_list, journal)) return state.fail("journal", "what was written");
  if (!open_list.is_array() || !read_texts(open_list, open)) return state.fail("open", "what was written");
  if (!mistake_list.is_array() || !read_texts(mistake_list, pairs) || pairs.size() % 2 != 0) return state.fail("mistakes", "what was written");
  mistakes.clear();
  for (std::size_t i = 0; i < pairs.size(); i += 2) mistakes.emplace_back(pairs[i], pairs[i + 1]);
}

}  // namespace portal::accessibility
