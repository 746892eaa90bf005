// Drafts, step by step.
#include "widgets/form/drafts.h"

#include <algorithm>

#include "sdk/json/reader.h"

namespace portal::form {

namespace {

std::int64_t ask(const char* kind, const std::string& draft, const Model& model, session::Effects& effects) {
  json::Object what;
  what.set("form", model.definition().id);
  if (!draft.empty()) what.set("draft", draft);
  return effects.request(kind, std::move(what));
}

// Somebody else has written this draft meanwhile, or is about to.
bool is_conflict(const json::Value& problem) {
  const json::Value* status = problem.find("status");
  return problem.text_at("type") == "about:conflict" || (status != nullptr && *status == json::Value(412));
}

// "draft-open/<name>": the name, where the node is such a button.
bool is_about(const std::string& node, const char* what, std::string& name) {
  if (node.rfind(what, 0) != 0) return false;
  name = node.substr(node.find('/') + 1);
  return true;
}

}  // namespace

void Drafts::start(const session::Context& context, const Model& model, std::string draft, session::Effects& effects) {
  draft_ = std::move(draft);
  own_name_ = "own-" + context.instance;
  is_on_ = context.host_can("draft");
  if (!is_on_) return;
  load(model, effects);
  ask_list(model, effects);
}

void Drafts::load(const Model& model, session::Effects& effects) { load_request_ = ask("draft.load", draft_, model, effects); }

void Drafts::ask_list(const Model& model, session::Effects& effects) { list_request_ = ask("draft.list", {}, model, effects); }

void Drafts::changed(session::Effects& effects) {
  if (!is_on_) return;
  is_unsaved_ = true;
  if (is_elsewhere_) part();
  if (timer_ == 0) wait(autosave_after, effects);  // also while a save is under way: a later one replaces it
}

void Drafts::save_now(const Model& model, session::Effects& effects) {
  if (is_on_) save(model, effects);
}

void Drafts::part() {
  is_elsewhere_ = false;
  is_parted_ = true;
  draft_ = own_name_;
  saved_at_.clear();
}

void Drafts::wait(std::int64_t milliseconds, session::Effects& effects) {
  json::Object what;
  what.set("after", static_cast<long long>(milliseconds));
  timer_ = effects.request("timer", std::move(what));
}

void Drafts::save(const Model& model, session::Effects& effects) {
  is_unsaved_ = false;
  json::Object what;
  what.set("form", model.definition().id);
  what.set("draft", draft_);
  what.set("version", model.definition().version);
  what.set("count", model.answered());
  what.set("content", model.content());
  save_request_ = effects.request("draft.save", std::move(what));
}

void Drafts::forget(const Model& model, session::Effects& effects) {
  if (!is_on_) return;
  ask("draft.delete", draft_, model, effects);
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

Outcome Drafts::press(const std::string& node, Model& model, const Words& words, session::Effects& effects) {
  std::string name;
  if (node == "draft-new") {
    if (is_unsaved_) save(model, effects);
    draft_ = unused_name();
    is_elsewhere_ = is_parted_ = false;
    restored_at_.clear();
    saved_at_.clear();
    model.clear();
    ask_list(model, effects);
    effects.announce(words.say("form.draft.new-started"));
    effects.focus("form");
    return Outcome::answers_changed;
  }
  if (is_about(node, "draft-open/", name)) {
    if (is_unsaved_) save(model, effects);
    draft_ = name;
    is_elsewhere_ = is_parted_ = false;
    model.clear();
    load(model, effects);
    return Outcome::answers_changed;
  }
  if (is_about(node, "draft-delete/", name)) {
    confirming_ = name;
    effects.focus("draft-really/" + name);
    effects.announce(words.say("form.draft.really"));
    return Outcome::done;
  }
  if (is_about(node, "draft-keep/", name)) {
    confirming_.clear();
    effects.focus("draft-delete/" + name);
    return Outcome::done;
  }
  if (!is_about(node, "draft-really/", name)) return Outcome::not_mine;
  ask("draft.delete", name, model, effects);
  confirming_.clear();
  list_.erase(std::remove_if(list_.begin(), list_.end(), [&name](const Entry& entry) { return entry.draft == name; }), list_.end());
  effects.announce(words.say("form.draft.deleted"));
  if (name != draft_) return Outcome::done;
  is_unsaved_ = false;
  restored_at_.clear();
  saved_at_.clear();
  model.clear();
  return Outcome::answers_changed;
}

Outcome Drafts::reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  if (request == 0) return Outcome::not_mine;  // 0 stands for "not asked"
  if (request == timer_) {
    timer_ = 0;
    if (is_unsaved_) save(model, effects);
    return Outcome::done;
  }
  if (request == save_request_) {
    save_request_ = 0;
    is_failing_ = !ok;
    if (ok) {
      saved_at_ = value.text_at("savedAt");
      stored_ = value.text_at("stored");
      if (!is_announced_) effects.announce(words.say(stored_ == "memory" ? "form.draft.memory" : "form.draft.saved-first"));
      is_announced_ = true;
      if (std::none_of(list_.begin(), list_.end(), [this](const Entry& entry) { return entry.draft == draft_; })) ask_list(model, effects);
    } else if (is_conflict(value) && draft_ != own_name_) {
      is_failing_ = false;
      part();
      effects.announce(words.say("form.draft.parted"));
      save(model, effects);
    } else {
      is_unsaved_ = true;
      effects.announce(words.say("form.draft.failing"));
    }
    if (is_unsaved_ && timer_ == 0) wait(ok ? autosave_after : autosave_after * 6, effects);
    return Outcome::done;
  }
  if (request == load_request_) {
    load_request_ = 0;
    return ok ? take_draft(value, model, words, effects) : Outcome::done;
  }
  if (request != list_request_) return Outcome::not_mine;
  list_request_ = 0;
  if (ok) take_list(value);
  return Outcome::done;
}

Outcome Drafts::take_draft(const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  const json::Value* elsewhere = value.find("elsewhere");
  is_elsewhere_ = elsewhere != nullptr && *elsewhere == json::Value(true);
  const json::Value* draft = value.find("draft");
  const json::Value* content = draft != nullptr ? draft->find("content") : nullptr;
  if (content == nullptr) return Outcome::done;
  auto homeless = model.take_content(*content, "/value/draft/content", true);
  if (!homeless.ok()) return Outcome::done;
  lost_fields_ = static_cast<std::int64_t>(homeless.value().size());
  restored_at_ = draft->text_at("savedAt");
  saved_at_ = restored_at_;
  stored_ = draft->text_at("stored");
  is_announced_ = true;
  effects.announce(words.say("form.draft.restored", "at", restored_at_));
  return Outcome::answers_changed;
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

ui::NodePtr Drafts::restored_view(const Words& words) const {
  if (is_elsewhere_ || is_parted_)
    return ui::Container::notice("draft-restored", "attention", ui::Name(words.say("form.draft.elsewhere.title")), 3)
        .paragraph("draft-restored-text", words.say(is_parted_ ? "form.draft.parted" : "form.draft.elsewhere"))
        .build();
  if (restored_at_.empty()) return nullptr;
  ui::Container notice = ui::Container::notice("draft-restored", "info", ui::Name(words.say("form.draft.restored.title")), 3);
  notice.paragraph("draft-restored-text", words.say("form.draft.restored", "at", restored_at_));
  if (lost_fields_ > 0) notice.paragraph("draft-restored-lost", words.say("form.draft.changed", "count", static_cast<long long>(lost_fields_)));
  return notice.add(ui::Container::actions("draft-restored-actions").button("draft-new", words.say("form.draft.new")).build()).build();
}

ui::NodePtr Drafts::status_view(const Words& words) const {
  if (!is_on_) return nullptr;
  const char* key = "form.draft.will-save";
  if (is_failing_) key = "form.draft.failing";
  else if (stored_ == "memory") key = "form.draft.memory";
  else if (!saved_at_.empty()) key = stored_ == "server" ? "form.draft.saved.server" : "form.draft.saved";
  return ui::Content::paragraph("draft-status", words.say(key, "at", saved_at_)).build();
}

ui::NodePtr Drafts::list_view(const Words& words) const {
  if (!is_on_ || list_.empty()) return nullptr;
  using ui::Container;
  const ui::Name title(words.say("form.draft.list", "count", list_.size()));
  Container list = Container::list("draft-list", title);
  for (const Entry& entry : list_) {
    const bool current = entry.draft == draft_;
    Container actions = Container::actions("draft-actions/" + entry.draft);
    const auto offer = [&](const char* what, const char* key, const char* emphasis) {
      actions.button(what + entry.draft, words.say(key, "at", entry.saved_at), emphasis);
    };
    if (confirming_ == entry.draft) {
      offer("draft-really/", "form.draft.delete.yes", "danger");
      offer("draft-keep/", "form.draft.delete.no", "secondary");
    } else {
      if (!current) offer("draft-open/", "form.draft.open", "secondary");
      offer("draft-delete/", "form.draft.delete", "quiet");
    }
    list.add(Container::item("draft/" + entry.draft)
                 .text(words.say(current ? "form.draft.item.current" : "form.draft.item", "at", entry.saved_at, "count",
                                 static_cast<long long>(entry.count)))
                 .add(actions.build())
                 .build());
  }
  return Container::disclosure("drafts", title, is_list_open_).add(list.build()).build();
}

void Drafts::archive(json::Archive& state) {
  state.flag("on", is_on_);
  state.flag("unsaved", is_unsaved_);
  state.flag("failing", is_failing_);
  state.flag("announced", is_announced_);
  state.flag("open", is_list_open_);
  state.flag("elsewhere", is_elsewhere_);
  state.flag("parted", is_parted_);
  state.text("draft", draft_);
  state.text("ownName", own_name_);
  state.text("savedAt", saved_at_);
  state.text("stored", stored_);
  state.text("restoredAt", restored_at_);
  state.text("confirming", confirming_);
  state.number("lost", lost_fields_);
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

}  // namespace portal::form
