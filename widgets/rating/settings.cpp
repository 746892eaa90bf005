// Reading the element's properties.
#include "widgets/rating/settings.h"

#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::rating {

namespace {

constexpr std::string_view mode_names[] = {"offer", "self", "kiosk", "follow-up"};

bool split(std::string_view target, std::string& kind, std::string& id) {
  const std::size_t slash = target.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == target.size()) return false;
  kind = target.substr(0, slash);
  id = target.substr(slash + 1);
  return true;
}

Result<void> check_targets(const json::Object& targets) {
  for (const json::Member& target : targets) {
    const std::string path = json::pointer_join("/properties/targets", target.key);
    if (!target.value.is_object()) return Error(ErrorCode::wrong_type, path, "an object", json::describe(target.value));
    for (const json::Member& name : target.value.object())
      if (!name.value.is_string()) return Error(ErrorCode::wrong_type, json::pointer_join(path, name.key), "a string", json::describe(name.value));
  }
  return {};
}

}  // namespace

Result<Settings> Settings::read(const json::Value& properties) {
  Settings out;
  std::string mode(mode_names[0]);
  std::string target;
  json::Reader read(properties, "/properties");
  const json::Value* document = read.required("methodology", json::Kind::object);
  read.required("target", target);
  const json::Value* targets = read.optional("targets", json::Kind::object);
  read.optional("mode", mode);
  read.optional("channel", out.channel);
  read.optional("endpoint", out.endpoint);
  read.optional("client", out.client);
  read.optional("phase", out.phase);
  read.optional("variant", out.variant);
  read.optional("serviceVersion", out.version);
  read.optional("segment", out.segment);
  read.optional("rules", out.rules);
  read.optional("followUp", out.follow_up);
  const auto* known = std::find(std::begin(mode_names), std::end(mode_names), mode);
  if (known == std::end(mode_names)) read.fail(ErrorCode::unknown_name, "mode", "offer, self, kiosk or follow-up", quoted_excerpt(mode));
  if (!out.phase.empty() && out.phase != "alpha" && out.phase != "beta")
    read.fail(ErrorCode::unknown_name, "phase", "alpha or beta", quoted_excerpt(out.phase));
  if (!split(target, out.target_kind, out.target_id))
    read.fail(ErrorCode::out_of_range, "target", "kind/id, as service/kindergarten", quoted_excerpt(target));
  PORTAL_CHECK(read.finish());
  out.mode = static_cast<Mode>(known - std::begin(mode_names));
  if (targets != nullptr) out.targets = targets->object();
  PORTAL_CHECK(check_targets(out.targets));
  auto method = methodology::Methodology::read(*document);
  if (!method.ok()) {
    Error error = method.error();
    error.path = "/properties/methodology" + error.path;
    return error;
  }
  out.method = std::make_shared<const methodology::Methodology>(std::move(method).value());
  const auto unknown = [](const char* path, const std::string& got) {
    return Error(ErrorCode::dangling_reference, path, "what the methodology has", quoted_excerpt(got));
  };
  if (!out.method->covers(out.target_kind)) return unknown("/properties/target", target);
  if (!out.method->asks_at(out.endpoint)) return unknown("/properties/endpoint", out.endpoint);
  if (!out.method->asks(out.client)) return unknown("/properties/client", out.client);
  return out;
}

bool Settings::choose_target(std::string_view target) {
  std::string kind;
  std::string id;
  if (targets.find(target) == nullptr || !split(target, kind, id) || !method->covers(kind)) return false;
  target_kind = std::move(kind);
  target_id = std::move(id);
  return true;
}

std::string Settings::target_name(std::string_view locale) const {
  const json::Value* names = targets.find(target());
  if (names == nullptr) return {};
  const json::Value* name = names->find(locale.substr(0, locale.find('-')));
  return name != nullptr ? name->text() : std::string();
}

void Settings::write(methodology::RatingEvent& event) const {
  event.methodology = method->hash();
  event.target_kind = target_kind;
  event.target_id = target_id;
  event.channel = channel;
  event.endpoint = endpoint;
  event.client = client;
  event.version = version;
  event.phase = phase;
  event.variant = variant;
  event.segment = segment;
}

}  // namespace portal::rating
