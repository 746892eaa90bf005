#pragma once
// <portal-autofill>: fills a form that the portal already has, field by field as the classifier understands it: shown before it is
// written, never over what a person typed, undone for one field or for all. The host's elements stay where they are.
//
// Requests: fields.watch {for?} (a stream of {form, fields: […signals, "value", "closed"?]} and {changed: {field, value}}), profile.load
// {facts}, fields.write {values: [{field, value, also?}]} → {written: [{field, ok, value}]}.
// With the property `signals` it draws nothing: it says once what it makes of them, as the event portal-classified.

#include "sdk/session/widget.h"

namespace portal::autofill {

session::WidgetKind autofill_kind();

}  // namespace portal::autofill
