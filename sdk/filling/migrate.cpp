// Version after version.
#include "sdk/filling/migrate.h"

#include "sdk/filling/fields.h"
#include "sdk/json/reader.h"

namespace portal::filling {

namespace {

// The name after a move: itself, or what is below it; empty where the move is not about it.
std::string moved_name(const std::string& name, const json::Member& move) {
  const bool is_about = name.compare(0, move.key.size(), move.key) == 0 && (name.size() == move.key.size() || name[move.key.size()] == '/');
  return is_about ? move.value.text() + name.substr(move.key.size()) : std::string();
}

std::string renamed(const std::string& name, const json::Object& moves) {
  for (const json::Member& move : moves)
    if (std::string to = moved_name(name, move); !to.empty()) return to;
  return name;
}

json::Object after(const json::Object& content, const json::Object& moves) {
  json::Object out;
  json::Object lost = members_of(content.find("lost"));
  for (const json::Member& member : content) {
    if (member.key == "lost") continue;
    if (member.key == "conflicts" && member.value.is_object()) {
      json::Object conflicts;
      for (const json::Member& each : member.value.object()) conflicts.set(renamed(each.key, moves), each.value);
      out.set(member.key, std::move(conflicts));
      continue;
    }
    const std::string name = renamed(member.key, moves);
    const json::Value* typed = member.value.find("typed");
    const bool is_taken = content.find(name) != nullptr && renamed(name, moves) == name;  // what stands there stays there
    if (name == member.key || (!is_taken && out.find(name) == nullptr)) out.set(name, member.value);
    else if (typed != nullptr) keep_beside(lost, member.key, *typed);
  }
  if (!lost.empty()) out.set("lost", std::move(lost));
  return out;
}

}  // namespace

Result<void> check_migrations(const json::Value& migrations, const std::string& path) {
  for (std::size_t i = 0; i < migrations.array().size(); ++i) {
    json::Reader read(migrations.array()[i], path + "/" + std::to_string(i));
    std::string text;
    read.required("from", text);
    read.required("to", text);
    const json::Value* moved = read.required("moved", json::Kind::object);
    PORTAL_CHECK(read.finish());
    for (const json::Member& move : moved->object())
      if (move.key.empty() || move.key[0] != '/' || !move.value.is_string() || move.value.text().empty() || move.value.text()[0] != '/')
        return Error{ErrorCode::dangling_reference, read.path_of("moved"), "names that begin with a slash", quoted_excerpt(move.key)};
  }
  return {};
}

void migrate(json::Object& content, std::string version, const std::string& present, const json::Value& migrations) {
  if (!migrations.is_array()) return;
  for (std::size_t steps = migrations.array().size(); version != present && steps > 0; --steps) {
    const std::string from = version;
    for (const json::Value& migration : migrations.array()) {
      if (migration.text_at("from") != from) continue;
      content = after(content, migration.find("moved")->object());
      version = migration.text_at("to");
      break;
    }
    if (version == from) return;
  }
}

}  // namespace portal::filling
