// Drafts, step by step.
#include "widgets/form/drafts.h"

#include <algorithm>

#include "sdk/json/reader.h"

namespace portal::form {

namespace {

std::string text_member(const json::Value& value, std::string_view key) {
  const json::Value* found = value.find(key);
  return found != nullptr && found->is_string() ? found->text() : std::string();
}

// "draft-open/<name>": the name, where the node is such a button.
bool is_about(const std::string& node, std::string_view what, std::string& name) {
  if (node.compare(0, what.size(), what) != 0) return false;
  name = node.substr(what.size());
  return true;
}

}  // namespace

void Drafts::start(const session::Context& context, const Model& model, std::string draft, session::Effects& effects) {
  draft_ = std::move(draft);
  is_on_ = context.host_can("draft");
  if (!is_on_) return;
  load(model, effects);
  ask_list(model, effects);
}

void Drafts::load(const Model& model, session::Effects& effects) {
  load_request_ = effects.request("draft.load", {{"form", model.definition().id}, {"draft", draft_}});
}

void Drafts::ask_list(const Model& model, session::Effects& effects) {
  list_request_ = effects.request("draft.list", {{"form", model.definition().id}});
}

void Drafts::changed(session::Effects& effects) {
  if (!is_on_) return;
  is_unsaved_ = true;
  if (timer_ == 0 && save_request_ == 0) timer_ = effects.request("timer", {{"after", static_cast<long long>(autosave_after)}});
}

void Drafts::save(const Model& model, session::Effects& effects) {
  is_unsaved_ = false;
  save_request_ = effects.request("draft.save", {{"form", model.definition().id},
                                                 {"draft", draft_},
                                                 {"version", model.definition().version},
                                                 {"count", model.answered()},
                                                 {"content", model.content()}});
}

void Drafts::forget(const Model& model, session::Effects& effects) {
  if (!is_on_) return;
  effects.request("draft.delete", {{"form", model.definition().id}, {"draft", draft_}});
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

Drafts::Pressed Drafts::press(const std::string& node, Model& model, const Words& words, session::Effects& effects) {
  std::string name;
  if (node == "draft-new") {
    if (is_unsaved_) save(model, effects);
    draft_ = unused_name();
    restored_at_.clear();
    saved_at_.clear();
    model.clear();
    ask_list(model, effects);
    effects.announce(words.say("form.draft.new-started"));
    effects.focus("form");
    return Pressed::answers_changed;
  }
  if (is_about(node, "draft-open/", name)) {
    if (is_unsaved_) save(model, effects);
    draft_ = name;
    model.clear();
    load(model, effects);
    return Pressed::answers_changed;
  }
  if (is_about(node, "draft-delete/", name)) {
    confirming_ = name;
    effects.focus("draft-really/" + name);
    effects.announce(words.say("form.draft.really"));
    return Pressed::done;
  }
  if (is_about(node, "draft-keep/", name)) {
    confirming_.clear();
    effects.focus("draft-delete/" + name);
    return Pressed::done;
  }
  if (!is_about(node, "draft-really/", name)) return Pressed::not_mine;
  effects.request("draft.delete", {{"form", model.definition().id}, {"draft", name}});
  confirming_.clear();
  list_.erase(std::remove_if(list_.begin(), list_.end(), [&name](const Entry& entry) { return entry.draft == name; }), list_.end());
  effects.announce(words.say("form.draft.deleted"));
  if (name != draft_) return Pressed::done;
  is_unsaved_ = false;
  restored_at_.clear();
  saved_at_.clear();
  model.clear();
  return Pressed::answers_changed;
}

Drafts::Pressed Drafts::reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  if (request == timer_) {
    timer_ = 0;
    if (is_unsaved_) save(model, effects);
    return Pressed::done;
  }
  if (request == save_request_) {
    save_request_ = 0;
    is_failing_ = !ok;
    if (ok) {
      saved_at_ = text_member(value, "savedAt");
      stored_ = text_member(value, "stored");
      if (!is_announced_) effects.announce(words.say(stored_ == "memory" ? "form.draft.memory" : "form.draft.saved-first"));
      is_announced_ = true;
      if (std::none_of(list_.begin(), list_.end(), [this](const Entry& entry) { return entry.draft == draft_; })) ask_list(model, effects);
    } else {
      is_unsaved_ = true;
      effects.announce(words.say("form.draft.failing"));
    }
    if (is_unsaved_ && timer_ == 0)
      timer_ = effects.request("timer", {{"after", static_cast<long long>(ok ? autosave_after : autosave_after * 20)}});
    return Pressed::done;
  }
  if (request == load_request_) {
    load_request_ = 0;
    return ok ? take_draft(value, model, words, effects) : Pressed::done;
  }
  if (request != list_request_) return Pressed::not_mine;
  list_request_ = 0;
  if (ok) take_list(value);
  return Pressed::done;
}

Drafts::Pressed Drafts::take_draft(const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  const json::Value* draft = value.find("draft");
  const json::Value* content = draft != nullptr ? draft->find("content") : nullptr;
  if (content == nullptr) return Pressed::done;
  auto homeless = model.take_content(*content, "/value/draft/content", true);
  if (!homeless.ok()) return Pressed::done;
  lost_fields_ = static_cast<std::int64_t>(homeless.value().size());
  restored_at_ = text_member(*draft, "savedAt");
  saved_at_ = restored_at_;
  stored_ = text_member(*draft, "stored");
  is_announced_ = true;
  effects.announce(words.say("form.draft.restored", {{"at", restored_at_}}));
  return Pressed::answers_changed;
}

void Drafts::take_list(const json::Value& value) {
  const json::Value* drafts = value.find("drafts");
  if (drafts == nullptr || !drafts->is_array()) return;
  list_.clear();
  for (const json::Value& item : drafts->array()) {
    const json::Value* count = item.find("count");
    Entry entry{text_member(item, "draft"), text_member(item, "savedAt"), count != nullptr && count->is_integer() ? count->integer() : 0};
    if (!entry.draft.empty() && ui::node_id(entry.draft) == entry.draft) list_.push_back(std::move(entry));
  }
}

bool Drafts::toggle(const std::string& node, bool open) {
  if (node != "drafts") return false;
  is_list_open_ = open;
  return true;
}

ui::NodePtr Drafts::restored_view(const Words& words) const {
  if (restored_at_.empty()) return nullptr;
  ui::Container notice = ui::Container::notice("draft-restored", "info", ui::Name(words.say("form.draft.restored.title")), 3);
  notice.add(ui::Content::paragraph("draft-restored-text", words.say("form.draft.restored", {{"at", restored_at_}})).build());
  if (lost_fields_ > 0)
    notice.add(ui::Content::paragraph("draft-restored-lost", words.say("form.draft.changed", {{"count", static_cast<long long>(lost_fields_)}})).build());
  notice.add(ui::Container::actions("draft-restored-actions")
                 .add(ui::Action::button("draft-new", ui::Name(words.say("form.draft.new"))).build())
                 .build());
  return notice.build();
}

ui::NodePtr Drafts::status_view(const Words& words) const {
  if (!is_on_) return nullptr;
  std::string_view key = "form.draft.will-save";
  if (is_failing_) key = "form.draft.failing";
  else if (stored_ == "memory") key = "form.draft.memory";
  else if (!saved_at_.empty()) key = stored_ == "server" ? "form.draft.saved.server" : "form.draft.saved";
  return ui::Content::paragraph("draft-status", words.say(key, {{"at", saved_at_}})).build();
}

ui::NodePtr Drafts::list_view(const Words& words) const {
  if (!is_on_ || list_.empty()) return nullptr;
  using ui::Action;
  using ui::Container;
  Container list = Container::list("draft-list", ui::Name(words.say("form.draft.list", {{"count", list_.size()}})));
  for (const Entry& entry : list_) {
    const bool current = entry.draft == draft_;
    Container item = Container::item("draft/" + entry.draft);
    const json::Object about{{"at", entry.saved_at}, {"count", static_cast<long long>(entry.count)}};
    std::string name = words.say(current ? "form.draft.item.current" : "form.draft.item", about);
    Container actions = Container::actions("draft-actions/" + entry.draft);
    if (confirming_ == entry.draft) {
      actions.add(Action::button("draft-really/" + entry.draft, ui::Name(words.say("form.draft.delete.yes", about)), "danger").build());
      actions.add(Action::button("draft-keep/" + entry.draft, ui::Name(words.say("form.draft.delete.no"))).build());
    } else {
      if (!current) actions.add(Action::button("draft-open/" + entry.draft, ui::Name(words.say("form.draft.open", about))).build());
      actions.add(Action::button("draft-delete/" + entry.draft, ui::Name(words.say("form.draft.delete", about)), "quiet").build());
    }
    list.add(item.text(std::move(name)).add(actions.build()).build());
  }
  return Container::disclosure("drafts", ui::Name(words.say("form.draft.list", {{"count", list_.size()}})), is_list_open_).add(list.build()).build();
}

json::Value Drafts::state() const {
  json::Array list;
  for (const Entry& entry : list_)
    list.emplace_back(json::Object{{"draft", entry.draft}, {"savedAt", entry.saved_at}, {"count", static_cast<long long>(entry.count)}});
  return json::Object{{"on", is_on_}, {"unsaved", is_unsaved_}, {"failing", is_failing_}, {"announced", is_announced_}, {"open", is_list_open_}, {"draft", draft_},
                      {"savedAt", saved_at_}, {"stored", stored_}, {"restoredAt", restored_at_}, {"lost", static_cast<long long>(lost_fields_)},
                      {"confirming", confirming_}, {"timer", static_cast<long long>(timer_)}, {"save", static_cast<long long>(save_request_)},
                      {"load", static_cast<long long>(load_request_)}, {"listing", static_cast<long long>(list_request_)}, {"list", std::move(list)}};
}

Result<void> Drafts::restore(const json::Value& state) {
  json::Reader read(state, "/state/drafts");
  read.optional("on", is_on_);
  read.optional("unsaved", is_unsaved_);
  read.optional("failing", is_failing_);
  read.optional("announced", is_announced_);
  read.optional("open", is_list_open_);
  read.required("draft", draft_);
  read.optional("savedAt", saved_at_);
  read.optional("stored", stored_);
  read.optional("restoredAt", restored_at_);
  read.optional("lost", lost_fields_);
  read.optional("confirming", confirming_);
  read.optional("timer", timer_);
  read.optional("save", save_request_);
  read.optional("load", load_request_);
  read.optional("listing", list_request_);
  if (const json::Value* list = read.optional("list", json::Kind::array)) take_list(json::Object{{"drafts", *list}});
  return read.finish();
}

}  // namespace portal::form
