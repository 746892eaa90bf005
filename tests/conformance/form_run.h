#pragma once
// One form of others, from its file to a receipt: what held, what did not, and how long it took.

#include <string>
#include <vector>

#include "sdk/json/value.h"
#include "widgets/form/importers/report.h"

namespace portal::conformance {

struct FormRun {
  std::string file;
  bool imported = false;
  bool rendered = false;   // every page drawn, every field that is shown a node of it
  bool validated = false;  // its example is valid; a filled form is accepted, each broken one refused at the place that was broken
  bool navigated = false;  // every page can be reached
  bool submitted = false;  // through the session, page after page, to a receipt
  std::vector<form::importers::Remark> unsupported;
  std::vector<std::string> failures;  // in words
  std::size_t questions = 0;
  std::size_t pages = 0;
  double milliseconds = 0;  // importing, reading and the first picture

  bool passed() const { return imported && rendered && validated && navigated && submitted && unsupported.empty(); }
};

// `examples`: filled forms that their publisher calls valid. `strings`: the widgets' words.
FormRun run_form(const std::string& file, const json::Value& source, const std::vector<json::Value>& examples, const json::Value& strings);

}  // namespace portal::conformance
