#pragma once
// The same without a picture, for a portal's assistant: a question comes as the property `ask`, its answer goes to the host as the
// request `assistant.answer` {ask, answer}, never into an event. Records made so say that an assistant was used.
//
//   {"id":"1","do":"list"}                                   → {"consents":[{"row","kind","state","says","title","plain","text":[…],"shown"}]}
//   {"id":"2","do":"give","row":"offers/all","shown":"…"}    → {"state":"given"}; where it runs out soon, "renewed"
//   {"id":"3","do":"withdraw","row":"offers/all"}            → {"state":"withdrawn"}; of a wider consent, "refused"
//
// `shown` is the hash of the text that the person was shown, from `list`: nobody agrees to what they have not seen, or to yesterday's
// words. Problems: "unread" (another hash, or none), "unchanged" (it stands so already), "unknown" (no such row, no such question),
// "failed" (it could not be recorded).

#include "widgets/consent/act.h"
#include "widgets/consent/words.h"

namespace portal::consent {

// What can be decided, as the picture shows it.
json::Value list_consents(const Definition& definition, const std::vector<Row>& rows, const Words& words);

// The act that a question begins. False: `problem` says why there is none.
bool act_of(const json::Value& question, const Definition& definition, const std::vector<Row>& rows, const Words& words, Act& act,
            std::string& problem);

// What a press of a row's button does now; withdrawing where it is in force.
Act pressed(const Row& row);

void answer_assistant(const json::Value& ask, json::Value answer, session::Effects& effects);

}  // namespace portal::consent
