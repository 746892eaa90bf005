#pragma once
// Files on their way: one piece after the other, one file at a time, stopped and gone on with as a person likes. Where the host takes files
// ("files" among its abilities) a file field holds entries instead of names, and its value is what the host calls each once it has arrived.
//
// Request "file.upload" {"key","name","size","type","file"?,"offset"?}: the next piece. `key` is the surface's name for the file, `file` the
// host's, `offset` how much it has; without an offset the host looks. Reply {"file","offset","done"}. "file.drop" {"file"}: nobody needs it.
// An entry, in drafts too: {"name","size","type","key","state": waiting|sending|stopped|failed|lost|done,"file"?,"offset"?}.

#include <cstdint>
#include <string>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "widgets/form/words.h"

namespace portal::form {

class Uploads {
 public:
  // The person chose files: those that fit begin to go, one that does not is a complaint that says why.
  void take(std::size_t index, const json::Array& chosen, Model& model, const Words& words, session::Effects& effects);
  Outcome press(const std::string& node, Model& model, const Words& words, session::Effects& effects);
  bool reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects);

  // A draft came back: what was on its way then has to be chosen once more.
  void resume(Model& model) const;

  void archive(json::Archive& state);

 private:
  void next(Model& model, session::Effects& effects);
  void send(const json::Object& entry, bool knows_offset, session::Effects& effects);

  std::int64_t request_ = 0;
  std::string pointer_;  // of the field whose file is going …
  std::string key_;      // … and which one
};

// The entries of a file field with their buttons, below it; null where there are none.
ui::NodePtr files_view(const FieldDefinition& field, const FieldState& state, const Words& words);

// Whether `accept` (extensions and media types, as HTML has them) lets the file in.
bool is_accepted(std::string_view accept, std::string_view name, std::string_view type);

}  // namespace portal::form
