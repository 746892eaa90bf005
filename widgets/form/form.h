#pragma once
// <portal-form>: any form of a portal from its definition (definition.h), filled in by people, from their profile, or both.

#include <vector>

#include "sdk/schema/schema.h"
#include "sdk/session/widget.h"

namespace portal::form {

// The kind for sessions. Properties: "definition" (required) and "draft" (the draft's name, default "1").
session::WidgetKind form_kind();

// What a backend asks of an application it was sent: the same check as in the page. Only what the answers make visible
// counts, values under keys the form does not have are problems of keyword "unknown". Empty: the application may be accepted.
// `today` is the day where the authority is, for bounds of dates and rules (Model::set_today).
// Errors: those of reading the definition.
Result<std::vector<schema::Problem>> check_application(const json::Value& definition, const json::Value& data, std::string_view today);

}  // namespace portal::form
