// Reading and writing what was put away.
#include "widgets/suggestions/keeping.h"

#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::suggestions {

bool Keeping::hides(std::string_view service, std::string_view today) const {
  return std::any_of(hidden.begin(), hidden.end(),
                     [&](const Hidden& one) { return one.service == service && (one.until.empty() || today < one.until); });
}

void Keeping::hide(const std::string& service, std::string until) {
  hidden.erase(std::remove_if(hidden.begin(), hidden.end(), [&](const Hidden& one) { return one.service == service; }), hidden.end());
  hidden.push_back({service, std::move(until)});
}

Result<Keeping> read_keeping(const json::Value& value) {
  Keeping keeping;
  if (value.is_null()) return keeping;
  json::Reader read(value, "");
  std::int64_t version = 0;
  read.required("version", version);
  if (version != 1) read.fail(ErrorCode::unknown_name, "version", "1", std::to_string(version));
  read.optional("quiet", keeping.is_quiet);
  const json::Value* list = read.required("hidden", json::Kind::array);
  PORTAL_CHECK(read.finish());
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    json::Reader entry(list->array()[i], json::pointer_join("/hidden", i));
    Hidden hidden;
    entry.required("service", hidden.service);
    entry.optional("until", hidden.until);
    PORTAL_CHECK(entry.finish());
    keeping.hidden.push_back(std::move(hidden));
  }
  return keeping;
}

json::Value write_keeping(const Keeping& keeping) {
  json::Array hidden;
  for (const Hidden& one : keeping.hidden) {
    json::Object entry{{"service", one.service}};
    if (!one.until.empty()) entry.set("until", one.until);
    hidden.emplace_back(std::move(entry));
  }
  return json::Object{{"version", 1}, {"quiet", keeping.is_quiet}, {"hidden", std::move(hidden)}};
}

}  // namespace portal::suggestions
