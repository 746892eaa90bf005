#pragma once
// What became of a form of others: what could not be expressed, and what was decided on the way. Nothing is dropped in silence.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/json/value.h"

namespace portal::form::importers {

struct Remark {
  std::string path;  // JSON Pointer into the source
  std::string what;
};

struct Report {
  std::vector<Remark> unsupported;  // has no equal in our definition: the form is less than its source there
  std::vector<Remark> notes;        // has one, or belongs to another place (looks, sending): said so that an author can check

  void refuse(std::string path, std::string what) { unsupported.push_back({std::move(path), std::move(what)}); }
  void note(std::string path, std::string what) { notes.push_back({std::move(path), std::move(what)}); }
};

struct Imported {
  json::Value definition;
  Report report;
};

json::Value wire_of(const Report& report);  // {"unsupported":[{"path","what"}],"notes":[…]}

}  // namespace portal::form::importers
