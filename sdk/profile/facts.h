#pragma once
// Facts about a person, each with where it came from: what a portal's profile service answers and a form is filled from.
//
//   {"facts": [{"path": "person.name.family", "value": "Иванова", "verified": true, "asOf": "2024-05-14",
//               "source": {"id": "esia", "name": {"ru": "Госуслуги", "en": "Gosuslugi"}}}]}
//
// Every key is required except `trust`, `locked` and `scope`; an unknown key is an error. Dates in values are civil dates "1987-03-25",
// identifiers stand in their canonical form (identifiers.h). The path vocabulary is in README.md.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::profile {

// How sure the source is of the person's identity: assurance levels of Regulation (EU) 910/2014, Article 8.
enum class Trust : unsigned char { unstated, low, substantial, high };

struct Source {
  std::string id;      // "esia", "fns", "self"
  json::Object names;  // in words, by BCP 47 tag; a plain string on the wire stands under ""

  // The name for a person who reads `locale`: that tag, its language alone, the untagged one, else the first. Never empty.
  std::string_view name(std::string_view locale) const;
};

struct Fact {
  std::string path;   // "children.0.birthDate": names and list indices (0–999) between dots
  json::Value value;  // one value: text, number, boolean, or null for "known to be none" (no patronymic)
  Source source;
  bool verified = false;  // the source vouches for it, as against typed by the person
  std::string as_of;      // "asOf", civil date YYYY-MM-DD: when the source last knew it so
  Trust trust = Trust::unstated;
  bool locked = false;  // the authority takes no other answer in a form: who knows better disputes it
  std::string scope;    // the permission it was given under ("fullname"); may be empty
};

class Facts {
 public:
  // Reads the reply; `path` is where it stands in a larger input and prefixes the paths of errors.
  // Errors: those of json::Reader; invalid_expression (a path that is none), out_of_range (a date that is none), wrong_type (a list
  // or object as value), missing_key (also empty text where words are needed), unknown_name (trust), too_large (over 10,000 facts).
  static Result<Facts> read(const json::Value& reply, std::string path = {});

  // What is known at exactly this path, best first: verified before typed, then later dates, then the reply's own order.
  // Borrowed, valid as long as these Facts live.
  std::span<const Fact> candidates(std::string_view path) const;
  const Fact* best(std::string_view path) const;  // nullptr where nothing is known
  const Fact* sure(std::string_view path) const;  // the best where all say the same value, else nullptr

  // How many items a list has ("children" → one past the highest index known).
  std::size_t items(std::string_view list) const;

  // Only what is asked for, so that nothing else is kept, shown or sent. `*` stands for any one list index: "children.*.birthDate".
  Facts subset(const std::vector<std::string>& paths) const;

  std::span<const Fact> all() const { return facts_; }  // by path, the best candidate first
  json::Value to_json() const;                          // the shape that read() takes

 private:
  std::vector<Fact> facts_;
};

}  // namespace portal::profile
