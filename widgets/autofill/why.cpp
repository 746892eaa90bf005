// Decided again from what the page told: the same fields give the same decisions.
#include "widgets/autofill/why.h"

#include <cmath>

#include "widgets/autofill/model.h"

namespace portal::autofill {

namespace {

std::vector<session::Why> reasons_of(const classifier::Decision& decision) {
  std::vector<session::Why> out;
  for (const classifier::Reason& reason : decision.reasons)
    out.push_back(why_of_word(classifier::name_of(reason.source), reason.text, reason.weight));
  return out;
}

}  // namespace

std::vector<session::Why> why(session::Replay& replay) {
  Model model;
  bool has_fields = false;
  for (std::size_t i = 0; i < replay.position(); ++i) {
    const ui::Event& event = replay.log().steps[i].event;
    if (event.type != ui::EventType::reply || !event.flag) continue;
    const session::AskedRequest* asked = replay.request(event.request);
    if (asked != nullptr && asked->kind == "fields.watch" && event.value.find("fields") != nullptr) has_fields = model.take(event.value, "").ok();
  }
  std::vector<session::Why> out;
  if (!has_fields) return out;
  for (const HostField& field : model.fields) {
    if (field.is_marked) continue;
    const long long percent = std::lround(field.decision.confidence * 100.0F);
    const char* code = "autofill.decided";
    if (!field.closed.empty()) code = "autofill.closed";
    else if (field.decision.is_stated) code = "autofill.stated";
    else if (field.decision.token.empty()) code = "autofill.undecided";
    const std::string& called = field.signals.called();
    out.push_back({{},
                   called.empty() ? field.signals.name : called,
                   code,
                   {{"token", std::string(field.decision.token)}, {"fact", field.decision.fact}, {"percent", percent}, {"closed", field.closed}},
                   reasons_of(field.decision)});
  }
  return out;
}

}  // namespace portal::autofill
