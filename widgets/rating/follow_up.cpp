// Loading, and telling it.
#include "widgets/rating/follow_up.h"

namespace portal::rating {

namespace {

using ui::Container;
using ui::Name;

const json::Array& list_in(const json::Value& value, std::string_view key) {
  static const json::Array none;
  const json::Value* found = value.find(key);
  return found != nullptr && found->is_array() ? found->array() : none;
}

std::string status_words(const json::Value& item, const Words& words) {
  const std::string status = item.text_at("status");
  for (const char* known : {"planned", "working", "done", "declined"})
    if (status == known) return words.say("status." + status);
  return status;
}

}  // namespace

void FollowUp::load(std::string token, session::Effects& effects) {
  token_ = std::move(token);
  problem_.clear();
  request_ = effects.request("feedback.load", {{"token", token_}});
}

bool FollowUp::press(const std::string& node, session::Effects& effects) {
  if (node != "again" || token_.empty()) return false;
  if (request_ == 0) load(token_, effects);
  return true;
}

bool FollowUp::reply(std::int64_t request, bool ok, const json::Value& value, const Words& words, session::Effects& effects) {
  if (request == 0 || request != request_) return false;
  request_ = 0;
  if (ok) found_ = value;
  else problem_ = value.text_at("type");
  effects.announce(words.say(ok ? "follow.found" : problem_ == "about:offline" ? "follow.offline" : "follow.none"));
  return true;
}

void FollowUp::add_to(Container& root, const Settings& settings, const Words& words) const {
  if (!found_.is_null()) return add_found(root, settings, words);
  if (problem_.empty()) {
    root.paragraph("follow-loading", words.say("follow.loading"));
    return;
  }
  const bool is_offline = problem_ == "about:offline";
  root.add(Container::notice("follow-problem", "attention", Name(words.say(is_offline ? "follow.offline" : "follow.none")), 3)
               .paragraph("follow-problem-text", words.say(is_offline ? "follow.offline.text" : "follow.none.text"))
               .build());
  root.add(Container::actions("follow-actions").button("again", words.say("follow.again")).build());
}

ui::NodePtr FollowUp::given_view(const Settings& settings, const Words& words) const {
  Container terms = Container::terms("follow-given", Name(words.say("follow.given")));
  terms.term("follow-date", words.say("follow.date"), words.say("follow.at", {{"at", found_.text_at("receivedAt")}}));
  const json::Value* answers = found_.find("answers");
  const json::Value* target = found_.find("target");
  const std::string kind = target != nullptr ? target->text_at("kind") : std::string();
  // Another methodology has other words: its answers are not told by ours.
  if (answers != nullptr && answers->is_object() && found_.text_at("methodology") == settings.method->hash()) {
    for (const json::Member& answer : answers->object()) {
      const methodology::Question* question = settings.method->question(answer.key);
      const std::size_t point = question != nullptr ? question->point_with(methodology::wire_of({answer.value, {}})) : 0;
      if (question == nullptr || point == question->points.size()) continue;
      terms.term(ui::node_id("follow-answer/" + answer.key), words.own(question->wording_for(kind)), words.own(question->points[point].anchor));
    }
  }
  const std::string moderation = found_.text_at("moderation");
  for (const char* known : {"waiting", "held", "published", "refused"})
    if (moderation == known) terms.term("follow-comment", words.say("follow.comment"), words.say("moderation." + moderation));
  return terms.build();
}

// What was answered to this person first, then what was done about what many said.
ui::NodePtr FollowUp::list_view(const Words& words) const {
  Container list = Container::list("follow-list", Name(words.say("follow.list")));
  std::size_t count = 0;
  for (const json::Value& item : list_in(found_, "replies")) {
    const std::string id = "follow/" + std::to_string(count++);
    list.add(Container::item(id)
                 .text(words.say("follow.reply", {{"status", status_words(item, words)}, {"at", item.text_at("at")}}))
                 .paragraph(id + "/text", words.sent(item.find("text")))
                 .build());
  }
  for (const json::Value& item : list_in(found_, "measures")) {
    const std::string id = "follow/" + std::to_string(count++);
    list.add(Container::item(id)
                 .text(words.say("follow.measure", {{"status", status_words(item, words)}, {"date", item.text_at("date")}}))
                 .paragraph(id + "/said", words.say("follow.said", {{"text", words.sent(item.find("said"))}}))
                 .paragraph(id + "/done", words.say("follow.done", {{"text", words.sent(item.find("done"))}}))
                 .build());
  }
  return count == 0 ? nullptr : list.build();
}

void FollowUp::add_found(Container& root, const Settings& settings, const Words& words) const {
  root.add(Container::section("follow-said", Name(words.say("follow.you-said")), 3).add(given_view(settings, words)).build());
  Container did = Container::section("follow-did", Name(words.say("follow.we-did")), 3);
  ui::NodePtr list = list_view(words);
  if (list == nullptr) did.paragraph("follow-nothing", words.say("follow.nothing"));
  root.add(did.add(std::move(list)).build());
}

void FollowUp::archive(json::Archive& state) {
  state.text("token", token_);
  state.number("loading", request_);
  state.text("problem", problem_);
  json::Value found = found_.is_null() ? json::Value(json::Object()) : found_;
  state.value("found", found, json::Kind::object);
  if (state.reads() && found.is_object()) found_ = found.object().empty() ? json::Value() : found;
}

}  // namespace portal::rating
