#pragma once
// A list of fields that people and profiles fill: what is typed in each, who typed it, where it came from, and the way back.
//
// A form of ours and a form of the page's own are both such lists: drafts (drafts.h) and fills work on either. Who derives from it says how
// a value gets into its field (put), and keeps one Filled a field.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/filling/provenance.h"

namespace portal::filling {

// "" (and spaces) and [] and false are nothing typed.
bool is_blank(const json::Value& typed);

// Whether a key of a content is a field's; those without the slash are kept aside.
inline bool is_name(std::string_view key) { return !key.empty() && key.front() == '/'; }

// The members of what may be missing, or no object.
json::Object members_of(const json::Value* value);

// Adds a value to those that are kept for a name, once: {"/name": ["Анна", …]}.
void keep_beside(json::Object& aside, const std::string& name, const json::Value& typed);

// What a part did with an event.
enum class Outcome : unsigned char { not_mine, done, answers_changed };

struct Filled {
  json::Value typed;        // never null: "", false or [] where nothing is typed
  bool is_touched = false;  // by the person, now or in a draft: never overwritten
  std::shared_ptr<const Provenance> provenance;
  std::shared_ptr<const json::Value> before_fill;  // what stood there before a fill, for undo

  bool is_as_filled() const { return provenance != nullptr && provenance->typed == typed; }
};

class Fields {
 public:
  virtual ~Fields() = default;

  // What a draft is filed under; what moved between versions (migrate.h), null where nothing did.
  virtual const std::string& form() const = 0;
  virtual const std::string& version() const = 0;
  virtual const json::Value& migrations() const = 0;

  virtual std::size_t size() const = 0;
  virtual std::size_t find(std::string_view name) const = 0;     // size() where there is none
  virtual const std::string& name(std::size_t index) const = 0;  // the same in every version; begins with a slash
  virtual const Filled& filled(std::size_t index) const = 0;
  virtual bool accepts(std::size_t index, const json::Value& typed) const = 0;  // whether the field can hold it at all
  // Whether it holds the names of items (["n1", "n2"]) below which fields of their own stand: "/children/n1/name". Fields come and go
  // with it, after their list and before what follows.
  virtual bool is_items(std::size_t /*index*/) const { return false; }
  virtual bool is_answer(std::size_t index) const { return !is_items(index); }  // and counts as one

  virtual bool is_derived(std::size_t /*index*/) const { return false; }  // follows from others: not kept
  virtual bool stands(std::size_t /*index*/) const { return true; }       // people can see it now

  // The person's own act: provenance stays for comparison.
  void type(std::size_t index, json::Value typed);
  // A fill from the profile, and back.
  void fill(std::size_t index, const Provenance& from);
  void undo_fill(std::size_t index);
  void refill(std::size_t index);
  void forget_source(std::size_t index);  // what stands there stays, as the person's own
  // Takes over what was typed elsewhere: in a draft, in another version.
  void restore(std::size_t index, json::Value typed, bool touched, std::shared_ptr<const Provenance> provenance);
  // The person's own answer, given on another page.
  void type_from_elsewhere(std::size_t index, json::Value typed) {
    restore(index, typed.is_null() ? nothing(index) : std::move(typed), true, nullptr);
  }
  void clear();
  std::size_t answered() const;

  // Everything typed, by name, blank fields left out: {"/child/name": {"typed","touched"?,"from"?}}, and what is kept aside.
  // A list of items has "items": true.
  json::Object content() const;
  // Takes what fits; what has no field any more is kept aside as "lost", so that nothing goes in silence. The number of those.
  Result<std::size_t> take_content(const json::Value& content, const std::string& path);
  // Makes the fields hold exactly this, as an act of the person's on another page: what it does not name is blank.
  Result<std::size_t> replace_content(const json::Value& content);

  // What goes with the content under a key that is no field's (no slash): "attempt", "conflicts" and
  // "lost" ({"/name": [typed, …]}). Null where there is none.
  const json::Value& aside(const char* key) const;
  void put_aside(const char* key, json::Value value);  // null takes it away

 protected:
  virtual Filled& hold(std::size_t index) = 0;
  virtual json::Value nothing(std::size_t index) const = 0;    // typed, of a blank field
  virtual void put(std::size_t index, json::Value typed) = 0;  // writes hold(index).typed and what follows of it
  virtual void forgive(std::size_t /*index*/) {}               // a mistake shown there is of a value that is gone

 private:
  Result<bool> take_entry(const json::Member& member, const std::string& path);

  json::Object aside_;
};

}  // namespace portal::filling
