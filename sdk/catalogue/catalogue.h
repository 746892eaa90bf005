#pragma once
// A catalogue of public services: what there is, for whom, on what ground, and how to say so. One immutable version of it.
//
//   PORTAL_TRY(json::Value whole, catalogue::merge(root, parts));             // on a server: files to one document
//   PORTAL_TRY(auto catalogue, catalogue::Catalogue::read(whole));            // strict: unknown keys are errors
//   catalogue->services[0].name.in("ru");
//
// The format, with an example of each part, is in README.md; its JSON Schema is catalogue.schema.json. Names are those of CPSV-AP 3
// and CCCEV 2. Everything that may be asked of a person or a law is in the catalogue, nothing in code.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/name_index.h"
#include "sdk/base/result.h"
#include "sdk/calendar/duration.h"
#include "sdk/json/value.h"
#include "sdk/rules/rules.h"

namespace portal::catalogue {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// One text in several languages: {"ru": "…", "en": "…"}.
struct Text {
  json::Object by_language;
  // That tag, its language alone, else the first given; "" where there is none at all.
  std::string_view in(std::string_view locale) const;
  bool empty() const { return by_language.empty(); }
};

// In force on a civil date from `from` (inclusive) to `until` (inclusive); empty is open.
struct Validity {
  std::string from, until;
  bool holds(std::string_view today) const { return (from.empty() || from <= today) && (until.empty() || today <= until); }
};

struct LegalResource {  // eli:LegalResource
  Text name;
  std::string article;  // "ст. 3, ч. 1"
  std::string url;
};

struct Choice {
  json::Value value;
  Text name;
};

// cccev:InformationConcept: something that may be known about a person.
struct Concept {
  std::string fact;  // its path, "*" for any place of a list
  rules::Domain domain;
  Text name;      // «число детей»
  Text question;  // empty: never asked
  Text hint;      // where to find it
  std::vector<Choice> choices;
  bool is_changeable = true;             // false: no advice to change it (a date of birth)
  std::unique_ptr<rules::Rule> derived;  // its value, where no source gives one
};

// cccev:Criterion.
struct Criterion {
  std::string id;
  std::string version;
  Validity validity;
  json::Value logic;
  rules::Rule rule;
  Text holds, fails, missing;
  std::vector<LegalResource> legal;
  std::vector<std::uint32_t> facts;  // indices into Catalogue::facts
};

enum class EventKind : unsigned char { life, business };
struct Event {  // cv:LifeEvent, cv:BusinessEvent
  std::string id;
  EventKind kind = EventKind::life;
  Text name, description;
  Text keywords;                        // words parted by blanks
  std::vector<std::uint32_t> criteria;  // all hold: the event is there without being told
};

struct Segment {
  std::string id;
  Text name, description;
  std::vector<std::uint32_t> criteria;
};

struct Authority {  // cv:PublicOrganisation
  std::string id;
  Text name;
  std::string url, phone;
};

struct EvidenceType {  // cccev:EvidenceType
  std::string id;
  Text name;
  bool is_interagency = false;  // the authority asks for it itself: nothing to bring
};

struct Cost {  // cv:Cost
  double value = 0;
  std::string currency;
  Text description;
};

struct Channel {     // cv:Channel
  std::string type;  // portal, mfc, office, phone, post
  Text name;
  std::string url, phone;
};

enum class ServiceKind : unsigned char { offer, automatic, reminder };
std::string_view name_of(ServiceKind kind);

struct Service {  // cpsv:PublicService
  std::string id;
  std::string version;
  ServiceKind kind = ServiceKind::offer;
  Validity validity;
  Text name, description;
  Text keywords;
  std::size_t authority = nowhere;
  std::vector<std::uint32_t> events, segments, criteria, evidence;
  std::vector<LegalResource> legal;
  std::vector<Cost> costs;
  std::vector<Channel> channels;
  std::vector<Text> outputs;
  calendar::Duration processing_time;     // nothing in it: the catalogue does not say
  std::string form;                       // address of the form's definition on the portal; empty: cannot be sent from here
  std::vector<std::string> form_facts;    // what would be handed to the form
  std::unique_ptr<rules::Rule> deadline;  // gives a civil date: ask before it, or what expires on it
};

struct Bundle {
  std::string id;
  Text name, description;
  std::vector<std::uint32_t> events, services;
};

struct Catalogue {
  // Errors: those of json::Reader and rules::Rule::compile with the place in the document; dangling_reference, duplicate_key (an id
  // twice), out_of_range (a date that is none, an address that is no path), too_large (over 50,000 services or criteria).
  static Result<std::shared_ptr<const Catalogue>> read(const json::Value& document);

  std::string id;
  std::string version;
  std::string zone;  // IANA: in whose civil dates the catalogue speaks
  Text name;
  bool is_illustrative = false;
  std::vector<Concept> concepts;
  std::vector<rules::Domain> domains;  // of the concepts, for rules::Options
  std::vector<Criterion> criteria;
  std::vector<Event> events;
  std::vector<Segment> segments;
  std::vector<Authority> authorities;
  std::vector<EvidenceType> evidence;
  std::vector<Service> services;
  std::vector<Bundle> bundles;

  std::vector<std::string> facts;       // every path that some rule reads, each once; [0] is "today"
  std::vector<std::size_t> concept_of;  // by fact: its concept, or nowhere

  std::size_t service_named(std::string_view id) const;  // nowhere: there is none
  std::size_t event_named(std::string_view id) const;
  std::size_t criterion_named(std::string_view id) const;
  std::size_t bundle_named(std::string_view id) const;

 private:
  friend class CatalogueReader;
  NameIndex service_index_, event_index_, criterion_index_, bundle_index_;
};

// The root document with the lists of `parts` (of one situation each) put behind its own, in the order of the root's "parts"; that
// member is gone afterwards. `parts[i]` is the file that root's parts[i] names. Errors: wrong_type, unknown_key (a part holds lists only).
Result<json::Value> merge(const json::Value& root, const std::vector<json::Value>& parts);

}  // namespace portal::catalogue
