// portal explain: why services of a catalogue are for a person or not, as the page would say it.
#include <cstdio>

#include "sdk/catalogue/explain.h"
#include "sdk/json/json.h"
#include "sdk/profile/facts.h"
#include "tools/portal/arguments.h"
#include "tools/portal/catalogue_files.h"
#include "tools/portal/named_examples.h"

namespace portal::tools {

namespace {

constexpr std::string_view usage =
    "usage: portal explain CATALOGUE [SERVICE…] --today YYYY-MM-DD [--profile FILE] [--lang ru] [--json]\n"
    "CATALOGUE: a folder with catalogue.json. FILE: a profile's reply. Without SERVICE it explains all of them.";

int fail(const Error& error) {
  std::fprintf(stderr, "portal explain: %s\n", error.text().c_str());
  return 1;
}

void print(const json::Value& why) {
  std::printf("%s: %s (%s)\n", why.find("service")->text().c_str(), why.find("truth")->text().c_str(), why.find("reason")->text().c_str());
  for (const json::Value& criterion : why.find("criteria")->array())
    std::printf("  %-8s %s\n", criterion.find("truth")->text().c_str(), criterion.find("sentence")->text().c_str());
  if (const json::Value* change = why.find("change"))
    std::printf("  -> %s: %s\n", change->find("becomes")->text().c_str(), json::write(*change->find("facts")).c_str());
}

}  // namespace

int explain_command(std::span<const std::string_view> words) {
  static constexpr std::string_view flags[] = {"json", "help"};
  static constexpr std::string_view known[] = {"today", "profile", "lang", "json", "help"};
  const Arguments arguments(words, flags);
  if (const auto strangers = arguments.strangers(known); !strangers.empty()) return refuse("explain", "no option --" + strangers[0], usage);
  if (arguments.plain().empty() || !arguments.has("today")) return refuse("explain", "expected a catalogue and --today", usage);
  const auto document = read_catalogue_document(arguments.plain()[0]);
  if (!document.ok()) return fail(document.error());
  const auto read = catalogue::Catalogue::read(document.value());
  if (!read.ok()) return fail(read.error());
  json::Value facts = json::Object{{"today", arguments.get("today")}};
  if (arguments.has("profile")) {
    const auto reply = read_json_file(arguments.get("profile"));
    if (!reply.ok()) return fail(reply.error());
    const auto profile = profile::Facts::read(reply.value(), arguments.get("profile"));
    if (!profile.ok()) return fail(profile.error());
    for (const profile::Fact& fact : profile.value().all())
      if (catalogue::find_fact(facts, fact.path) == nullptr) catalogue::put_fact(facts, fact.path, fact.value);
  }
  catalogue::Decisions decisions(read.value());
  decisions.set_facts(std::move(facts));
  std::vector<std::size_t> services;
  for (std::size_t i = 1; i < arguments.plain().size(); ++i) {
    services.push_back(read.value()->service_named(arguments.plain()[i]));
    if (services.back() == catalogue::nowhere) return refuse("explain", "no service " + arguments.plain()[i], usage);
  }
  for (std::size_t i = 0; services.empty() && i < read.value()->services.size(); ++i) services.push_back(i);
  for (const std::size_t service : services) {
    const json::Value why = catalogue::explanation_json(decisions, service, arguments.get("lang", "ru"));
    if (arguments.has("json")) std::printf("%s\n", json::write(why).c_str());
    else print(why);
  }
  return 0;
}

}  // namespace portal::tools
