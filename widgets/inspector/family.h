#pragma once
// What the inspector is given of the others, since a widget includes no other: kinds to replay, reasons to ask for, linters. One function,
// defined by whoever links it with them (widgets/inspected.cpp).

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/session/replay.h"
#include "sdk/session/why.h"

namespace portal::inspector {

// What a linter of definitions has found.
struct Flaw {
  std::string place;
  std::string code;
  std::string text;
};

// A file of a developer: which widget shows it, and what its linter says.
struct Definition {
  std::string what;  // "form", "scenario", "catalogue", "consent"; "" where it is none that we know
  std::string kind;  // of widget; "" where none can show it by itself
  json::Value properties;
  std::vector<Flaw> flaws;
};

struct Family {
  std::span<const session::WidgetKind> kinds;
  Definition (*recognise)(const json::Value& file, std::string_view language, std::string_view today) = nullptr;
  std::vector<session::Why> (*why)(session::Replay& replay) = nullptr;                             // at its position
  std::vector<session::Why> (*told)(std::string_view kind, const json::Value& reasons) = nullptr;  // from a widget's own words ("session.why")

  const session::WidgetKind* find(std::string_view name) const;
};

const Family& family();

}  // namespace portal::inspector
