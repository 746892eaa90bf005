#pragma once
// The same without a picture, for a portal's assistant: a question comes as the property `ask`, its answer goes to the host as the
// request `assistant.answer`, never into an event.
//
//   {"id":"1","do":"search","query":"детский сад"}         → {"services":[{"id","name"}],"events":[…]}     needs no consent
//   {"id":"2","do":"explain","service":"kindergarten"}     → sdk/catalogue's explanation
//   {"id":"3","do":"missing","service"?}                   → {"fact","question","settles"} or {}: what to ask the person next
//   {"id":"4","do":"answer","fact":"…","value":…}          → {"open":…}
//   {"id":"5","do":"offers"}                               → {"services":[{"id","name","reason"}],"bundles"?:[{"id","name","services":[ids]}]}
//   {"id":"6","do":"consent","act":"give","kind":"proactive"} → {} and the event portal-consent-wanted: the act itself is the person's
//
// explain, missing, answer and offers need a consent, or "byPerson": true: the person asked for it in this talk. Otherwise the answer is
// {"problem":"consent-needed"}; a question that cannot be read gets {"problem":"unknown"}.

#include "sdk/session/widget.h"
#include "widgets/suggestions/model.h"
#include "widgets/suggestions/words.h"

namespace portal::suggestions {

// True where the person began with it, so that the caller loads what is needed first.
bool begins(const json::Value& question);
json::Value answer_question(const json::Value& question, Model& model, const Words& words, session::Effects& effects);

}  // namespace portal::suggestions
