#pragma once
// A record of the device that all widgets and tabs of the portal change: each change is small, and is made anew on whatever came first.
//
// Changes wait here until the store has taken them: a write names the revision it starts from, and where another came before, the
// record is read and the changes are made on that one. So nothing of another tab is lost and nothing of ours is made twice.
// Without a store, or where it fails, the record lives as long as the widget.

#include <cstdint>
#include <string>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"

namespace portal::rating {

class SharedRecord {
 public:
  // Makes one change; must do nothing the second time.
  using Apply = void (*)(json::Object& record, const json::Value& change);
  SharedRecord(const char* name, Apply apply) : name_(name), apply_(apply) {}

  void start(const session::Context& context, session::Effects& effects);
  void change(json::Value change, session::Effects& effects);
  bool reply(std::int64_t request, bool ok, const json::Value& value, session::Effects& effects);  // false: not ours

  bool is_known() const { return is_known_; }
  bool is_settled() const { return is_known_ && pending_.empty(); }  // all that was changed is stored
  json::Object value() const;                                        // with the changes that are on their way

  void archive(json::Archive& state, const char* key);

 private:
  void put(session::Effects& effects);
  void take(const json::Value& reply);
  void give_up();

  const char* name_;
  Apply apply_;
  bool has_store_ = false;
  bool is_known_ = false;
  std::int64_t revision_ = 0;
  json::Object known_;
  json::Array pending_;
  std::int64_t watching_ = 0, putting_ = 0, getting_ = 0;
  std::int64_t sent_ = 0;  // how many of the pending changes the write under way has
};

}  // namespace portal::rating
