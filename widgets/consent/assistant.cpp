// Answers are what the tree shows, acts are what its buttons do.
#include "widgets/consent/assistant.h"

namespace portal::consent {

namespace {

std::string_view name_of(RowState state) {
  static constexpr std::string_view names[] = {"none", "valid", "covered", "ended", "expired"};
  return names[static_cast<unsigned>(state)];
}

}  // namespace

json::Value list_consents(const Definition& definition, const std::vector<Row>& rows, const Words& words) {
  json::Array out;
  for (const Row& row : rows) {
    const Text& text = definition.texts[row.text];
    const Wording& wording = text.in(words.locale());
    out.emplace_back(json::Object{{"row", row.node},
                                  {"kind", consent::name_of(text.kind)},
                                  {"scope", words.scope(row.scope)},
                                  {"state", name_of(row.state)},
                                  {"says", words.state(row)},
                                  {"title", wording.title},
                                  {"plain", wording.plain},
                                  {"text", json::Array(wording.text.begin(), wording.text.end())},
                                  {"shown", notice_of(text, wording).sha256}});
  }
  return json::Object{{"consents", std::move(out)}};
}

Act pressed(const Row& row) {
  Act act;
  act.row = row.node;
  if (row.state == RowState::valid) {
    act.state = State::withdrawn;
    for (const Record* record : row.valid) act.records.push_back(record->record_id);
  } else if (row.state == RowState::covered) {
    act.state = State::refused;
  } else if (row.state == RowState::expired && row.can_renew) {
    act.state = State::renewed;
    act.records.push_back(row.record->record_id);
  }
  return act;
}

bool act_of(const json::Value& question, const Definition& definition, const std::vector<Row>& rows, const Words& words, Act& act,
            std::string& problem) {
  const std::string what = question.text_at("do");
  const std::string place = question.text_at("row");
  problem = "unknown";
  for (const Row& row : rows) {
    if (row.node != place || (what != "give" && what != "withdraw")) continue;
    const bool stands = row.state == RowState::valid || row.state == RowState::covered;
    const Text& text = definition.texts[row.text];
    problem = stands == (what == "give") ? "unchanged" : "unread";
    if (problem == "unchanged") return false;
    if (what == "give" && question.text_at("shown") != notice_of(text, text.in(words.locale())).sha256) return false;
    act = pressed(row);
    if (const json::Value* id = question.find("id")) act.ask = *id;
    return true;
  }
  return false;
}

void answer_assistant(const json::Value& ask, json::Value answer, session::Effects& effects) {
  effects.request("assistant.answer", {{"ask", ask}, {"answer", std::move(answer)}});
}

}  // namespace portal::consent
