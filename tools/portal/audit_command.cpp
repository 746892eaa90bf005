// portal audit: the rules of accessibility over named examples, over a tree in a file, and the reading level of texts.
#include <algorithm>
#include <cstdio>

#include "accessibility/audit/audit.h"
#include "accessibility/audit/readability.h"
#include "sdk/json/json.h"
#include "tools/portal/arguments.h"
#include "tools/portal/named_examples.h"
#include "widgets/kinds.h"

namespace portal::tools {

namespace {

namespace audit = accessibility::audit;

constexpr std::string_view usage =
    "usage: portal audit FILE… [--lang ru]             trees: snapshots of the door, or {\"root\",\"nodes\"}\n"
    "       portal audit --widgets [--lang ru] [--sources .] [--strings build/native/strings]    every named example of every widget\n"
    "       portal audit --reading [FILE…] [--lang ru] reading level of files of messages; without files, of every widget\n"
    "       portal audit --rules                       the rules and their criteria\n"
    "Ends with \"audit: N passed, N failed\" and 1 where anything was found.";

struct Count {
  std::size_t passed = 0;
  std::size_t failed = 0;
};

// accessibility/audit/known.txt: findings that are decided upon, each with its reason.
class Known {
 public:
  Known() = default;
  explicit Known(const std::string& text, const std::string& lang) {
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string line = text.substr(begin, end - begin);
      begin = end + 1;
      const std::size_t first = line.find(' ');
      if (line.empty() || line[0] == '#' || first == std::string::npos) continue;
      if (line.compare(first - 3, 3, "." + lang) == 0) lines_.push_back({line, false});
    }
  }

  bool takes(const std::string& where, const audit::Finding& finding) {
    bool taken = false;
    const std::string any = where.substr(0, where.find('/')) + "/*" + where.substr(where.rfind('.'));
    for (auto& [line, is_met] : lines_)
      for (const std::string& place : {where, any})
        if (line.rfind(place + " " + finding.node + " " + std::string(finding.rule) + " ", 0) == 0) taken = is_met = true;
    return taken;
  }

  // A line that nothing answers to goes.
  void finish(Count& count) const {
    for (const auto& [line, is_met] : lines_) {
      std::printf("%s: %s\n", is_met ? "known" : "no longer found, take it out", line.c_str());
      if (!is_met) count.failed += 1;
    }
  }

 private:
  std::vector<std::pair<std::string, bool>> lines_;
};

int finish(const Count& count) {
  std::printf("audit: %zu passed, %zu failed\n", count.passed, count.failed);
  return count.failed == 0 ? 0 : 1;
}

void show(const std::string& where, std::vector<audit::Finding> findings, Count& count, Known& known) {
  std::erase_if(findings, [&where, &known](const audit::Finding& finding) { return known.takes(where, finding); });
  (findings.empty() ? count.passed : count.failed) += 1;
  for (const audit::Finding& finding : findings)
    std::printf("%s: %s: %.*s (WCAG %.*s): %s\n", where.c_str(), finding.node.c_str(), static_cast<int>(finding.rule.size()), finding.rule.data(),
                static_cast<int>(finding.criteria.size()), finding.criteria.data(), finding.what.c_str());
}

void refuse_file(const std::string& file, const Error& error, Count& count) {
  std::fprintf(stderr, "portal audit: %s: %s\n", file.c_str(), error.text().c_str());
  count.failed += 1;
}

void check_file(const std::string& file, const std::string& lang, Count& count) {
  auto wire = read_json_file(file);
  if (!wire.ok()) return refuse_file(file, wire.error(), count);
  auto tree = audit::Tree::read(wire.value());
  if (!tree.ok()) return refuse_file(file, tree.error(), count);
  Known none;
  show(file, audit::check(tree.value(), lang), count, none);
}

void check_widget(const session::WidgetKind& kind, const Arguments& arguments, const std::string& lang, Count& count, Known& known) {
  auto strings = read_json_file(arguments.get("strings", "build/native/strings") + "/" + lang + ".json");
  if (!strings.ok()) return refuse_file(std::string(kind.name), strings.error(), count);
  auto examples = read_named_examples(arguments.get("sources", "."), kind.name, strings.value());
  if (!examples.ok()) return refuse_file(std::string(kind.name), examples.error(), count);
  for (const NamedExample& example : examples.value()) {
    auto session = run_example(kind, example);
    const std::string where = std::string(kind.name) + "/" + example.name + "." + lang;
    if (!session.ok()) refuse_file(where, session.error(), count);
    else show(where, audit::check(audit::Tree::of(session.value()->tree()), lang), count, known);
  }
}

// A message as it is read: of its plural forms and choices the last, "other"; arguments are left out.
std::string as_read(std::string_view message) {
  std::string out;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message[i] != '{') {
      out += message[i];
      continue;
    }
    std::size_t end = i;
    std::size_t last = i;  // where the last inner brace opens
    for (int depth = 0; end < message.size(); ++end) {
      if (message[end] == '{' && ++depth == 2) last = end;
      if (message[end] == '}' && --depth == 0) break;
    }
    if (last != i) out += as_read(message.substr(last + 1, message.rfind('}', end - 1) - last - 1));
    i = end;
  }
  return out;
}

void check_reading(const std::string& file, const std::string& lang, Count& count) {
  auto wire = read_json_file(file);
  if (!wire.ok()) return refuse_file(file, wire.error(), count);
  audit::Readability got;
  if (wire.value().is_object())
    for (const json::Member& message : wire.value().object())
      if (message.value.is_string()) got.add(as_read(message.value.text()));
  const bool is_easy =
      got.words < audit::enough_words || (got.words_a_sentence() <= audit::mean_sentence && got.ease(lang) >= audit::least_ease(lang));
  (is_easy ? count.passed : count.failed) += 1;
  std::printf("%s: %zu words, %.1f a sentence, ease %.1f (at least %.0f), longest sentence %zu words%s\n", file.c_str(), got.words,
              got.words_a_sentence(), got.ease(lang), audit::least_ease(lang), got.longest, is_easy ? "" : ": too hard");
}

int list_rules() {
  for (const audit::RuleEntry& rule : audit::rules())
    std::printf("%-20.*s %-14.*s %.*s\n", static_cast<int>(rule.name.size()), rule.name.data(), static_cast<int>(rule.criteria.size()),
                rule.criteria.data(), static_cast<int>(rule.promise.size()), rule.promise.data());
  return 0;
}

}  // namespace

int audit_command(std::span<const std::string_view> words) {
  static constexpr std::string_view flags[] = {"widgets", "reading", "rules", "help"};
  static constexpr std::string_view known[] = {"widgets", "reading", "rules", "help", "lang", "sources", "strings"};
  const Arguments arguments(words, flags);
  if (const auto strangers = arguments.strangers(known); !strangers.empty()) return refuse("audit", "no option --" + strangers[0], usage);
  if (arguments.has("rules")) return list_rules();
  const std::string lang = arguments.get("lang", "ru");
  if (arguments.plain().empty() && !arguments.has("widgets") && !arguments.has("reading"))
    return refuse("audit", "expected files, --widgets or --reading", usage);
  Count count;
  if (arguments.has("reading") && arguments.plain().empty())
    for (const session::WidgetKind& kind : widget_kinds())
      check_reading(arguments.get("sources", ".") + "/widgets/" + std::string(kind.name) + "/strings/" + lang + ".json", lang, count);
  if (arguments.has("widgets")) {
    const auto text = read_file(arguments.get("sources", ".") + "/accessibility/audit/known.txt");
    Known decided(text.ok() ? text.value() : std::string(), lang);
    for (const session::WidgetKind& kind : widget_kinds()) check_widget(kind, arguments, lang, count, decided);
    decided.finish(count);
  }
  for (const std::string& file : arguments.plain()) arguments.has("reading") ? check_reading(file, lang, count) : check_file(file, lang, count);
  return finish(count);
}

}  // namespace portal::tools
