// First it is gathered what must not be told, then the whole log is gone through once.
#include "sdk/session/redact.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/session/replay.h"
#include "sdk/text/code_points.h"

namespace portal::session {

namespace {

constexpr std::size_t least_part = 3;  // code points: a shorter text is replaced where it stands alone, not inside others

constexpr std::string_view private_requests[] = {"draft.", "application.", "offer.", "text.", "help.", "feedback.", "assistant."};
constexpr std::string_view telling_keys[] = {"value", "typed", "comment", "text", "answer", "before", "fragment"};
constexpr std::string_view structural_keys[] = {"form", "version", "phase"};

template <std::size_t size>
bool is_among(std::string_view text, const std::string_view (&list)[size]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

bool is_private(std::string_view kind) {
  return std::any_of(std::begin(private_requests), std::end(private_requests), [&](std::string_view one) { return kind.rfind(one, 0) == 0; });
}

bool is_program_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '/' || c == ':' || c == '-';
  });
}

// "2026-11-25T09:30:12Z": of the program. A civil date alone may be somebody's birthday.
bool is_instant(std::string_view text) { return text.size() >= 20 && text.size() <= 35 && text[4] == '-' && text[10] == 'T' && text[13] == ':'; }

bool is_typed_into(ui::Role role) {
  return role == ui::Role::text_field || role == ui::Role::text_area || role == ui::Role::number_field || role == ui::Role::date_field ||
         role == ui::Role::file_field;
}

const ui::Node* find_node(const ui::NodePtr& root, std::string_view id) {
  std::vector<const ui::Node*> all;
  ui::flatten(root, all);
  for (const ui::Node* node : all)
    if (node->id() == id) return node;
  return nullptr;
}

class Redaction {
 public:
  // Texts of a value, whatever they stand in.
  void gather(const json::Value& value) {
    if (value.is_string() && !value.text().empty()) secrets_[value.text()];
    if (value.is_number()) secrets_[json::write(value)];
    if (value.is_array())
      for (const json::Value& item : value.array()) gather(item);
    if (value.is_object())
      for (const json::Member& member : value.object()) gather(member.value);
  }

  // Values of facts, wherever they stand.
  void gather_facts(const json::Value& value) {
    if (value.is_array())
      for (const json::Value& item : value.array()) gather_facts(item);
    if (!value.is_object()) return;
    const json::Value* fact = value.find("value");
    const bool is_fact = fact != nullptr && value.find("path") != nullptr && (value.find("source") != nullptr || value.find("asOf") != nullptr);
    if (is_fact) gather(*fact);
    for (const json::Member& member : value.object()) gather_facts(member.value);
  }

  void finish() {
    std::set<std::string> taken;
    for (auto& [secret, filler] : secrets_) {
      filler = distinct_filler(secret, taken);
      taken.insert(filler);
      if (text::code_points(secret).size() >= least_part) parts_.push_back(secret);
    }
    std::sort(parts_.begin(), parts_.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  }

  enum class Depth { known, foreign, all };  // what is replaced: secrets; also what is no program's name; every text

  json::Value cleaned(const json::Value& value, Depth depth, std::string_view key = {}) const {
    if (value.is_string()) return json::Value(cleaned_text(value.text(), depth, key));
    if (value.is_number()) return cleaned_number(value);
    if (value.is_array()) {
      json::Array out;
      for (const json::Value& item : value.array()) out.push_back(cleaned(item, depth, key));
      return out;
    }
    if (!value.is_object()) return value;
    json::Object out;
    for (const json::Member& member : value.object()) out.set(cleaned_text(member.key, Depth::known, {}), cleaned(member.value, depth, member.key));
    return out;
  }

 private:
  std::string cleaned_text(const std::string& text, Depth depth, std::string_view key) const {
    if (const auto secret = secrets_.find(text); secret != secrets_.end()) return secret->second;
    if (depth == Depth::all) return is_among(key, structural_keys) ? text : filler_of(text);
    if (depth == Depth::foreign && (is_among(key, telling_keys) || (!is_program_name(text) && !is_instant(text)))) return filler_of(text);
    std::string out = text;
    for (const std::string& secret : parts_)
      for (std::size_t at = out.find(secret); at != std::string::npos; at = out.find(secret, at + secret.size()))
        out.replace(at, secret.size(), secrets_.find(secret)->second);
    return out;
  }

  json::Value cleaned_number(const json::Value& number) const {
    const std::string written = json::write(number);
    const auto secret = secrets_.find(written);
    if (written.size() < least_part || secret == secrets_.end()) return number;
    auto filled = json::parse(secret->second);
    return filled.ok() ? std::move(filled).value() : json::Value(0);
  }

  // Two texts of one shape stay two: the last letter or digit of the second goes one on.
  static std::string distinct_filler(const std::string& secret, const std::set<std::string>& taken) {
    std::u32string letters = text::code_points(filler_of(secret));
    for (std::size_t i = letters.size(); i-- > 0;) {
      const char32_t first = letters[i];
      const int room = first == U'1' ? 8 : first == U'a' || first == U'A' ? 25 : first == U'а' || first == U'А' ? 31 : 0;
      for (int next = 0; next <= room && room > 0; ++next) {
        letters[i] = first + static_cast<char32_t>(next);
        if (taken.count(text::utf8(letters)) == 0) return text::utf8(letters);
      }
      letters[i] = first;
    }
    return text::utf8(letters);
  }

  std::map<std::string, std::string, std::less<>> secrets_;  // with what stands for each
  std::vector<std::string> parts_;                           // the longer first
};

void gather_options(const json::Value& options, Redaction& redaction) {
  if (const json::Value* properties = options.find("properties"); properties != nullptr) redaction.gather_facts(*properties);
}

// What was typed, by a replay that knows the role of each node at the time.
void gather_events(const Log& log, Replay* replay, Redaction& redaction) {
  for (std::size_t i = 0; i < log.steps.size(); ++i) {
    const ui::Event& event = log.steps[i].event;
    redaction.gather_facts(event.type == ui::EventType::locale ? json::Value() : event.value);
    if (event.type != ui::EventType::input || event.value.is_boolean()) continue;
    if (replay != nullptr) replay->go(i);
    const ui::Node* node = replay == nullptr ? nullptr : find_node(replay->session().tree(), event.node);
    if (node == nullptr || is_typed_into(node->role())) redaction.gather(event.value);
  }
}

// In an answer about the page's own form, labels are the page's and values the person's.
json::Value cleaned_answer(const Redaction& redaction, std::string_view kind, const json::Value& value) {
  if (kind.rfind("fields.", 0) != 0) return redaction.cleaned(value, is_private(kind) ? Redaction::Depth::all : Redaction::Depth::foreign);
  return redaction.cleaned(value, Redaction::Depth::known);
}

void gather_page_values(const json::Value& value, Redaction& redaction) {
  if (value.is_array())
    for (const json::Value& item : value.array()) gather_page_values(item, redaction);
  if (!value.is_object()) return;
  for (const json::Member& member : value.object()) {
    if (member.key == "value") redaction.gather(member.value);
    else gather_page_values(member.value, redaction);
  }
}

json::Value cleaned_options(const json::Value& options, const Redaction& redaction) {
  json::Object out;
  if (!options.is_object()) return out;
  for (const json::Member& member : options.object()) {
    if (member.key == "strings") out.set(member.key, member.value);
    else if (member.key == "state") out.set(member.key, redaction.cleaned(member.value, Redaction::Depth::all));
    else out.set(member.key, redaction.cleaned(member.value, Redaction::Depth::known));
  }
  return out;
}

}  // namespace

std::string filler_of(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t letter = text::take_code_point(text);
    const bool is_upper = text::lower(letter) != letter;
    if (text::is_digit(letter)) out += '1';
    else if (text::is_cyrillic(letter)) out += is_upper ? "А" : "а";
    else if (letter >= U'\x80' ? !text::is_space(letter) && letter > U'¿' && letter < U'\x2000' : text::is_latin(letter)) out += is_upper ? 'A' : 'a';
    else text::append_code_point(out, letter);
  }
  return out;
}

Log redact(const WidgetKind* kind, const Log& log, const json::Value& strings) {
  std::unique_ptr<Replay> replay;
  if (kind != nullptr)
    if (auto played = Replay::create(*kind, log, strings); played.ok()) replay = std::move(played).value();
  const auto asked_kind = [&](const ui::Event& event) {
    const AskedRequest* asked = replay == nullptr ? nullptr : replay->request(event.request);
    return asked == nullptr ? std::string("draft.") : asked->kind;  // what is not known counts as private
  };
  Redaction redaction;
  gather_options(log.options, redaction);
  gather_events(log, replay.get(), redaction);
  for (const LogStep& step : log.steps)
    if (step.event.type == ui::EventType::reply && asked_kind(step.event).rfind("fields.", 0) == 0) gather_page_values(step.event.value, redaction);
  redaction.finish();

  Log out{log.kind, log.port, cleaned_options(log.options, redaction), log.took, {}, true};
  for (const LogStep& step : log.steps) {
    LogStep clean{step.at, step.took, step.event, {}};
    if (step.event.type == ui::EventType::reply) clean.event.value = cleaned_answer(redaction, asked_kind(step.event), step.event.value);
    else if (step.event.type != ui::EventType::locale) clean.event.value = redaction.cleaned(step.event.value, Redaction::Depth::known);
    out.steps.push_back(std::move(clean));
  }
  return out;
}

}  // namespace portal::session
