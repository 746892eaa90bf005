// Reads the published format member by member.
#include "widgets/results/report.h"

#include "sdk/json/reader.h"

namespace portal::results {

namespace {

double number_or_zero(const json::Value* value) { return value != nullptr && value->is_number() ? value->number() : 0; }

// A number may be written whole or not: json::Reader knows only whole ones.
void take(json::Reader& read, const char* key, double& out) {
  const json::Value* value = read.any(key);
  if (value == nullptr) return;
  if (value->is_number()) out = value->number();
  else read.fail(ErrorCode::wrong_type, key, "a number", json::describe(*value));
}

template <class Item>
Result<void> read_list(const json::Value* list, const std::string& path, std::vector<Item>& out,
                       Result<Item> (*read_item)(const json::Value&, const std::string&)) {
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->array().size(); ++i) {
    PORTAL_TRY(Item item, read_item(list->array()[i], path + "/" + std::to_string(i)));
    out.push_back(std::move(item));
  }
  return {};
}

void read_cell(json::Reader& read, Cell& cell) {
  read.optional("hidden", cell.hidden);
  read.optional("n", cell.n);
  const json::Value* score = read.any("score");
  cell.has_score = score != nullptr && score->is_number();
  cell.score = number_or_zero(score);
  take(read, "low", cell.low);
  take(read, "high", cell.high);
  read.optional("few", cell.few);
  read.optional("pooled", cell.pooled);
  if (const json::Value* counts = read.optional("counts", json::Kind::array))
    for (const json::Value& count : counts->array()) cell.counts.push_back(count.is_integer() ? count.integer() : 0);
  if (!cell.hidden.empty() && cell.hidden != "small" && cell.hidden != "complementary")
    read.fail(ErrorCode::unknown_name, "hidden", "small or complementary", quoted_excerpt(cell.hidden));
}

Result<NamedCell> read_channel(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  NamedCell out;
  read.required("channel", out.name);
  read_cell(read, out.cell);
  PORTAL_CHECK(read.finish());
  return out;
}

Result<NamedCell> read_row(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  NamedCell out;
  read.required("row", out.name);
  read_cell(read, out.cell);
  read.ignore("channels");
  PORTAL_CHECK(read.finish());
  return out;
}

Result<ReasonCount> read_reason(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  ReasonCount out;
  std::string hidden;
  read.required("reason", out.reason);
  read.optional("n", out.n);
  read.optional("hidden", hidden);
  out.hidden = !hidden.empty();
  PORTAL_CHECK(read.finish());
  return out;
}

Result<Offset> read_offset(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  Offset out;
  read.required("channel", out.channel);
  take(read, "value", out.value);
  take(read, "low", out.low);
  take(read, "high", out.high);
  take(read, "score", out.score);
  read.ignore("score_low");
  read.ignore("score_high");
  PORTAL_CHECK(read.finish());
  return out;
}

Result<void> read_change(const json::Value* value, const std::string& path, std::optional<Change>& out) {
  if (value == nullptr) return {};
  json::Reader read(*value, path);
  Change change;
  read.required("from", change.from);
  read.required("to", change.to);
  read.ignore("n");
  take(read, "value", change.value);
  take(read, "low", change.low);
  take(read, "high", change.high);
  PORTAL_CHECK(read.finish());
  out = std::move(change);
  return {};
}

Result<void> read_response(const json::Value* value, const std::string& path, std::optional<Response>& out) {
  if (value == nullptr) return {};
  json::Reader read(*value, path);
  Response response;
  read.optional("served", response.served);
  read.required("offered", response.offered);
  read.required("answered", response.answered);
  take(read, "score", response.rate);
  read.ignore("low");
  read.ignore("high");
  PORTAL_CHECK(read.finish());
  out = response;
  return {};
}

Result<void> read_offsets(const json::Value* value, const std::string& path, Group& out) {
  if (value == nullptr) return {};
  json::Reader read(*value, path);
  read.required("reference", out.offset_reference);
  const json::Value* channels = read.required("channels", json::Kind::array);
  PORTAL_CHECK(read.finish());
  return read_list(channels, path + "/channels", out.offsets, &read_offset);
}

Result<Group> read_group(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  Group out;
  read.required("methodology", out.methodology);
  read.required("target", out.target);
  read.required("question", out.question);
  read.required("formula", out.formula);
  read.required("unit", out.unit);
  read.required("points", out.points);
  const json::Value* total = read.required("total", json::Kind::object);
  const json::Value* channels = read.required("channels", json::Kind::array);
  const json::Value* rows = read.required("rows", json::Kind::array);
  const json::Value* change = read.optional("change", json::Kind::object);
  const json::Value* obstacles = read.optional("obstacles", json::Kind::array);
  const json::Value* praises = read.optional("praises", json::Kind::array);
  const json::Value* response = read.optional("response", json::Kind::object);
  const json::Value* offsets = read.optional("offsets", json::Kind::object);
  PORTAL_CHECK(read.finish());
  json::Reader of_total(*total, path + "/total");
  read_cell(of_total, out.total);
  PORTAL_CHECK(of_total.finish());
  PORTAL_CHECK(read_list(channels, path + "/channels", out.channels, &read_channel));
  PORTAL_CHECK(read_list(rows, path + "/rows", out.rows, &read_row));
  PORTAL_CHECK(read_list(obstacles, path + "/obstacles", out.obstacles, &read_reason));
  PORTAL_CHECK(read_list(praises, path + "/praises", out.praises, &read_reason));
  PORTAL_CHECK(read_change(change, path + "/change", out.change));
  PORTAL_CHECK(read_response(response, path + "/response", out.response));
  PORTAL_CHECK(read_offsets(offsets, path + "/offsets", out));
  return out;
}

Result<Refusal> read_refusal(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  Refusal out;
  read.required("a", out.a);
  read.required("b", out.b);
  read.required("construct", out.construct);
  read.ignore("answers");
  const json::Value* reasons = read.required("reasons", json::Kind::array);
  PORTAL_CHECK(read.finish());
  for (const json::Value& reason : reasons->array())
    if (reason.is_string()) out.reasons.push_back(reason.text());
  return out;
}

Result<void> read_rules(const json::Value& value, const std::string& path, Report& out) {
  json::Reader read(value, path);
  read.required("minimum", out.minimum);
  read.required("few", out.few);
  take(read, "confidence", out.confidence);
  return read.finish();
}

}  // namespace

const json::Value* Report::methodology(const std::string& hash) const {
  if (!methodologies.is_array()) return nullptr;
  for (const json::Value& method : methodologies.array())
    if (const json::Value* own = method.find("hash"); own != nullptr && own->is_string() && own->text() == hash) return &method;
  return nullptr;
}

std::string Report::text_in(const json::Value* texts, const std::string& language) {
  if (texts == nullptr || !texts->is_object() || texts->object().empty()) return {};
  const json::Value* found = texts->find(language.substr(0, language.find('-')));
  if (found == nullptr) found = &texts->object().begin()->value;
  return found->is_string() ? found->text() : std::string();
}

Result<Report> read_report(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  Report out;
  std::string format;
  read.required("format", format);
  if (format != "ratings-aggregate-1") read.fail(ErrorCode::unknown_name, "format", "ratings-aggregate-1", quoted_excerpt(format));
  read.required("as_of", out.as_of);
  read.required("by", out.by);
  const json::Value* rules = read.required("rules", json::Kind::object);
  const json::Value* groups = read.required("groups", json::Kind::array);
  read.ignore("pains");
  const json::Value* methodologies = read.optional("methodologies", json::Kind::array);
  const json::Value* refusals = read.optional("refusals", json::Kind::array);
  PORTAL_CHECK(read.finish());
  PORTAL_CHECK(read_rules(*rules, path + "/rules", out));
  PORTAL_CHECK(read_list(groups, path + "/groups", out.groups, &read_group));
  PORTAL_CHECK(read_list(refusals, path + "/refusals", out.refusals, &read_refusal));
  if (methodologies != nullptr) out.methodologies = *methodologies;
  return out;
}

}  // namespace portal::results
