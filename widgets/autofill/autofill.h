#pragma once
// <portal-autofill>: fills a form that the portal already has, field by field as the classifier understands it: shown before it is
// written, never over what a person typed, undone for one field or for all. The host's elements stay where they are.
//
// Requests: fields.watch {for?, draftForm?} (a stream of {form, fields: […signals, "value", "closed"?, "words"?], marked?, reset?},
// {changed: {field, value}} and {submitted: true}; what is marked is counted on after the fields), profile.load {facts}, fields.write
// {values: [{field, value, also?, expected?}]} → {written: [{field, ok, value}]}.
// With the property `signals` it draws nothing: it says once what it makes of them, as the event portal-classified.

#include "sdk/session/widget.h"

namespace portal::autofill {

session::WidgetKind autofill_kind();

}  // namespace portal::autofill
