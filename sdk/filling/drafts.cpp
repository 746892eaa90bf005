// Drafts, step by step.
#include "sdk/filling/drafts.h"

#include <algorithm>

#include "sdk/filling/merge.h"
#include "sdk/filling/migrate.h"

namespace portal::filling {

namespace {

std::int64_t ask(const char* kind, const std::string& draft, const Fields& fields, session::Effects& effects) {
  json::Object what;
  what.set("form", fields.form());
  if (!draft.empty()) what.set("draft", draft);
  return effects.request(kind, std::move(what));
}

bool is_status(const json::Value& problem, int code) {
  const json::Value* status = problem.find("status");
  return status != nullptr && *status == json::Value(code);
}

// "draft-open/<name>": the name, where the node is such a button.
bool is_about(const std::string& node, const char* what, std::string& name) {
  if (node.rfind(what, 0) != 0) return false;
  name = node.substr(node.find('/') + 1);
  return true;
}

// A draft's content in the words of the present version; empty where there is none.
json::Object content_of(const json::Value* draft, const Fields& fields) {
  json::Object out = members_of(draft->find("content"));
  if (draft->find("version") != nullptr) migrate(out, draft->text_at("version"), fields.version(), fields.migrations());
  return out;
}

// What both began with, where a save may have arrived whose answer was lost: what theirs has of it, they have from here.
json::Object known_base(const json::Object& base, const json::Object& sent, const json::Object& theirs) {
  json::Object out = base;
  for (const json::Member& member : sent)
    if (const json::Value* there = theirs.find(member.key); there != nullptr && *there == member.value) out.set(member.key, member.value);
  for (const json::Member& member : base)
    if (!sent.empty() && sent.find(member.key) == nullptr && theirs.find(member.key) == nullptr) out.erase(member.key);
  return out;
}

// A choice about a field that this version does not have is none: its values are among the lost.
void drop_choices_without_field(Fields& fields) {
  json::Object conflicts = members_of(&fields.aside("conflicts"));
  json::Object lost = members_of(&fields.aside("lost"));
  const json::Object all = conflicts;
  for (const json::Member& conflict : all) {
    if (fields.find(conflict.key) < fields.size()) continue;
    for (const json::Value& typed : conflict.value.array())
      if (!is_blank(typed)) keep_beside(lost, conflict.key, typed);
    conflicts.erase(conflict.key);
  }
  if (conflicts.size() == all.size()) return;
  fields.put_aside("conflicts", conflicts.empty() ? json::Value() : json::Value(std::move(conflicts)));
  if (!lost.empty()) fields.put_aside("lost", std::move(lost));
}

// Puts both sides into the fields; how many answers came from theirs. Fields of items are there only afterwards.
std::int64_t put_merged(const json::Object& base, const json::Object& theirs, Fields& fields) {
  const Merged merged = merge(base, fields.content(), theirs);
  (void)fields.replace_content(merged.content);
  drop_choices_without_field(fields);
  return static_cast<std::int64_t>(merged.taken);
}

// Whether something of a draft stands where people see it. What is only asked about is not given back.
bool has_given_back(const json::Object& content, const Fields& fields) {
  for (const json::Member& member : content) {
    const json::Value* typed = is_name(member.key) ? member.value.find("typed") : nullptr;
    const std::size_t index = typed != nullptr && !is_blank(*typed) ? fields.find(member.key) : fields.size();
    if (index < fields.size() && fields.stands(index) && fields.filled(index).typed == *typed) return true;
  }
  return false;
}

}  // namespace

std::int64_t take_over(const json::Value& draft, Fields& fields) { return put_merged({}, content_of(&draft, fields), fields); }

void Drafts::start(const session::Context& context, const Fields& fields, std::string draft, bool keeps_nothing, session::Effects& effects) {
  draft_ = std::move(draft);
  own_name_ = "own-" + context.instance;
  keeps_nothing_ = keeps_nothing;
  is_on_ = context.host_can("draft") && !keeps_nothing;
  if (!is_on_) return;
  load(fields, effects);
  ask_list(fields, effects);
}

void Drafts::load(const Fields& fields, session::Effects& effects) {
  is_read_ = false;
  load_request_ = ask("draft.load", draft_, fields, effects);
}

void Drafts::ask_list(const Fields& fields, session::Effects& effects) { list_request_ = ask("draft.list", {}, fields, effects); }

void Drafts::changed(session::Effects& effects) {
  if (!is_on_) return;
  is_unsaved_ = true;
  if (is_elsewhere_) part();
  if (timer_ == 0) wait(autosave_after, effects);  // also while a save is under way: a later one replaces it
}

void Drafts::save_now(const Fields& fields, session::Effects& effects) {
  if (is_on_) save(fields, effects);
}

void Drafts::part() {
  is_elsewhere_ = false;
  is_parted_ = true;
  draft_ = own_name_;
  is_read_ = true;
  saved_at_.clear();
}

void Drafts::wait(std::int64_t milliseconds, session::Effects& effects) {
  timer_ = effects.request("timer", {{"after", static_cast<long long>(milliseconds)}});
}

void Drafts::save(const Fields& fields, session::Effects& effects) {
  is_unsaved_ = false;
  if (!is_read_) has_beside_ = true;
  json::Object what{{"form", fields.form()}, {"draft", is_read_ ? draft_ : own_name_}, {"version", fields.version()}, {"count", fields.answered()}};
  what.set("content", fields.content());
  save_request_ = effects.request("draft.save", std::move(what));
}

void Drafts::leave(const Fields& fields, session::Effects& effects) {
  if (is_on_ && is_unsaved_) save(fields, effects);
}

void Drafts::forget(const Fields& fields, session::Effects& effects) {
  if (!is_on_) return;
  ask("draft.delete", draft_, fields, effects);
  timer_ = 0;
  save_request_ = 0;
  is_unsaved_ = false;
  is_on_ = false;
}

std::string Drafts::unused_name() const {
  for (std::int64_t number = 2;; ++number) {
    std::string name = std::to_string(number);
    if (name != draft_ && std::none_of(list_.begin(), list_.end(), [&name](const Entry& entry) { return entry.draft == name; })) return name;
  }
}

void Drafts::open(std::string draft, Fields& fields) {
  draft_ = std::move(draft);
  is_elsewhere_ = is_parted_ = false;
  is_read_ = true;
  restored_at_.clear();
  loaded_at_.clear();
  saved_at_.clear();
  until_.clear();
  taken_ = 0;
  fields.clear();
}

Outcome Drafts::press(const std::string& node, Fields& fields, const Words& words, session::Effects& effects) {
  std::string name;
  if (settle(node, fields, words, effects)) return Outcome::answers_changed;
  if (node == "draft-wipe") {
    fields.clear();
    effects.announce(words.say("filling.shared.wiped"));
    effects.focus("form");
    return Outcome::answers_changed;
  }
  if (node == "draft-new" || is_about(node, "draft-open/", name)) {
    if (is_unsaved_) save(fields, effects);
    const bool is_new = name.empty();
    open(is_new ? unused_name() : name, fields);
    if (!is_new) {
      load(fields, effects);
      return Outcome::answers_changed;
    }
    ask_list(fields, effects);
    effects.announce(words.say(std::string(words.anew()) + "-started", {}));
    effects.focus("form");
    return Outcome::answers_changed;
  }
  if (is_about(node, "draft-delete/", name)) {
    confirming_ = name;
    effects.focus("draft-really/" + name);
    effects.announce(words.say("filling.draft.really"));
    return Outcome::done;
  }
  if (is_about(node, "draft-keep/", name)) {
    confirming_.clear();
    effects.focus("draft-delete/" + name);
    return Outcome::done;
  }
  if (!is_about(node, "draft-really/", name)) return Outcome::not_mine;
  ask("draft.delete", name, fields, effects);
  confirming_.clear();
  list_.erase(std::remove_if(list_.begin(), list_.end(), [&name](const Entry& entry) { return entry.draft == name; }), list_.end());
  effects.announce(words.say("filling.draft.deleted"));
  if (name != draft_) return Outcome::done;
  is_unsaved_ = false;
  open(name, fields);
  return Outcome::answers_changed;
}

// The person has chosen between two answers, or has done with those that the form no longer asks for.
bool Drafts::settle(const std::string& node, Fields& fields, const Words& words, session::Effects& effects) {
  if (node == "lost-done" && fields.aside("lost").is_object()) {
    fields.put_aside("lost", nullptr);
    effects.focus("form");
    changed(effects);
    return true;
  }
  if (!has_conflicts(fields)) return false;
  json::Object conflicts = fields.aside("conflicts").object();
  for (const json::Member& conflict : conflicts) {
    const std::string id = ui::node_id(conflict.key);
    const std::size_t index = fields.find(conflict.key);
    bool is_settled = node == "conflict-keep" + id;
    for (std::size_t i = 0; i < conflict.value.array().size() && !is_settled; ++i) {
      if (node != "conflict-take" + std::to_string(i) + id) continue;
      is_settled = true;
      const json::Value& typed = conflict.value.array()[i];
      if (index < fields.size()) fields.type_from_elsewhere(index, typed);
    }
    if (!is_settled) continue;
    const std::string name = conflict.key;
    conflicts.erase(name);
    effects.announce(words.say(std::string(words.conflict()) + ".settled", {{"label", words.label_of(name)}, {"count", conflicts.size()}}));
    if (conflicts.empty() && index < fields.size()) effects.focus(id);
    fields.put_aside("conflicts", conflicts.empty() ? json::Value() : json::Value(std::move(conflicts)));
    changed(effects);
    return true;
  }
  return false;
}

Outcome Drafts::reply(std::int64_t request, bool ok, const json::Value& value, Fields& fields, const Words& words, session::Effects& effects) {
  if (request == 0) return Outcome::not_mine;  // 0 stands for "not asked"
  if (request == timer_) {
    timer_ = 0;
    if (!is_read_ && load_request_ == 0) load(fields, effects);
    if (is_unsaved_) save(fields, effects);
    return Outcome::done;
  }
  if (request == save_request_) {
    save_request_ = 0;
    return take_saved(ok, value, fields, words, effects);
  }
  if (request == load_request_) {
    load_request_ = 0;
    is_read_ = ok || value.text_at("type") == "about:offline";  // then the device has none
    if (is_read_ && has_beside_) is_unsaved_ = true;
    if (is_unsaved_ && timer_ == 0) wait(autosave_after, effects);
    return ok ? take_draft(value, fields, words, effects) : Outcome::done;
  }
  if (request != list_request_) return Outcome::not_mine;
  list_request_ = 0;
  if (ok) take_list(value);
  return Outcome::done;
}

Outcome Drafts::take_saved(bool ok, const json::Value& value, Fields& fields, const Words& words, session::Effects& effects) {
  Outcome outcome = Outcome::done;
  is_failing_ = !ok;
  if (ok) {
    saved_at_ = value.text_at("savedAt");
    stored_ = value.text_at("stored");
    until_ = value.text_at("until");
    if (has_beside_ && is_read_ && draft_ != own_name_) ask("draft.delete", own_name_, fields, effects);
    if (is_read_) has_beside_ = false;
    if (!is_announced_) effects.announce(words.say(stored_ == "memory" ? "filling.draft.memory" : "filling.draft.saved-first"));
    is_announced_ = true;
    if (std::none_of(list_.begin(), list_.end(), [this](const Entry& entry) { return entry.draft == draft_; })) ask_list(fields, effects);
  } else if (value.find("current") != nullptr && is_status(value, 412)) {
    is_failing_ = false;
    if (merge_current(value, fields, words, effects)) outcome = Outcome::answers_changed;
    save(fields, effects);
  } else if ((value.text_at("type") == "about:conflict" || is_status(value, 412)) && draft_ != own_name_) {
    is_failing_ = false;
    part();
    effects.announce(words.say("filling.draft.parted"));
    save(fields, effects);
  } else {
    is_unsaved_ = true;
    effects.announce(words.say("filling.draft.failing"));
  }
  if (is_unsaved_ && timer_ == 0) wait(ok ? autosave_after : autosave_after * 6, effects);
  return outcome;
}

// Another device has saved meanwhile. True where that changed an answer here, or asks for one.
bool Drafts::merge_current(const json::Value& problem, Fields& fields, const Words& words, session::Effects& effects) {
  const json::Value& current = *problem.find("current");
  if (current.is_null()) return false;  // deleted there: what is here is saved anew
  const json::Object theirs = content_of(&current, fields);
  const json::Object base = known_base(members_of(problem.find("base")), members_of(problem.find("sent")), theirs);
  const std::int64_t news = put_merged(base, theirs, fields);
  taken_ += news;
  if (has_conflicts(fields)) effects.announce(words.say(std::string(words.conflict()) + ".announce", {}));
  else if (news > 0) effects.announce(words.say("filling.merged", "count", static_cast<long long>(taken_)));
  return true;
}

Outcome Drafts::take_draft(const json::Value& value, Fields& fields, const Words& words, session::Effects& effects) {
  const json::Value* elsewhere = value.find("elsewhere");
  is_elsewhere_ = elsewhere != nullptr && *elsewhere == json::Value(true);
  const json::Value* draft = value.find("draft");
  if (draft == nullptr || draft->find("content") == nullptr) return Outcome::done;
  json::Object content = content_of(draft, fields);
  if (value.find("base") != nullptr) is_unsaved_ = true;  // the device is ahead of the server
  if (const json::Value* theirs = value.find("theirs")) {
    Merged merged = merge(members_of(value.find("base")), content, content_of(theirs, fields));
    taken_ += static_cast<std::int64_t>(merged.taken);
    content = std::move(merged.content);
  }
  (void)put_merged({}, content, fields);  // a draft that came back is no news from elsewhere
  restored_at_.clear();
  saved_at_ = loaded_at_ = draft->text_at("savedAt");
  stored_ = draft->text_at("stored");
  until_ = draft->text_at("until");
  is_announced_ = true;
  if (has_given_back(content, fields)) came_back(words, effects);
  if (has_conflicts(fields)) effects.announce(words.say(std::string(words.conflict()) + ".announce", {}));
  if (is_unsaved_ && timer_ == 0) wait(autosave_after, effects);
  return Outcome::answers_changed;
}

void Drafts::came_back(const Words& words, session::Effects& effects) {
  if (loaded_at_.empty() || !restored_at_.empty()) return;
  restored_at_ = loaded_at_;
  effects.announce(words.say("filling.draft.restored", "at", restored_at_));
}

void Drafts::take_list(const json::Value& value) {
  const json::Value* drafts = value.find("drafts");
  if (drafts == nullptr || !drafts->is_array()) return;
  list_.clear();
  for (const json::Value& item : drafts->array()) {
    const json::Value* count = item.find("count");
    Entry entry{item.text_at("draft"), item.text_at("savedAt"), count != nullptr && count->is_integer() ? count->integer() : 0};
    if (!entry.draft.empty() && ui::node_id(entry.draft) == entry.draft) list_.push_back(std::move(entry));
  }
}

bool Drafts::toggle(const std::string& node, bool open) {
  if (node != "drafts") return false;
  is_list_open_ = open;
  return true;
}

void Drafts::archive(json::Archive& state) {
  state.flag("on", is_on_);
  state.flag("shared", keeps_nothing_);
  state.flag("unsaved", is_unsaved_);
  state.flag("read", is_read_);
  state.flag("beside", has_beside_);
  state.flag("failing", is_failing_);
  state.flag("announced", is_announced_);
  state.flag("open", is_list_open_);
  state.flag("elsewhere", is_elsewhere_);
  state.flag("parted", is_parted_);
  state.text("draft", draft_);
  state.text("ownName", own_name_);
  state.text("savedAt", saved_at_);
  state.text("stored", stored_);
  state.text("until", until_);
  state.text("restoredAt", restored_at_);
  state.text("loadedAt", loaded_at_);
  state.text("confirming", confirming_);
  state.number("taken", taken_);
  state.number("timer", timer_);
  state.number("save", save_request_);
  state.number("load", load_request_);
  state.number("listing", list_request_);
  json::Array list;
  for (Entry& entry : list_) {
    json::Archive out;
    out.text("draft", entry.draft);
    out.text("savedAt", entry.saved_at);
    out.number("count", entry.count);
    list.push_back(out.take());
  }
  json::Value kept = std::move(list);
  state.value("list", kept, json::Kind::array);
  if (state.reads()) take_list(json::Object{{"drafts", std::move(kept)}});
}

}  // namespace portal::filling
