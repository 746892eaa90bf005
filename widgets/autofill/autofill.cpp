// The widget: the host's form comes in, a person agrees, values go out, and back; its draft is kept.
// Longer than 400 lines because each event may be of the fill or of the draft, and both write into the same page.
#include "widgets/autofill/autofill.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "accessibility/focus.h"
#include "sdk/filling/drafts.h"
#include "sdk/json/reader.h"
#include "widgets/autofill/contract.h"
#include "widgets/autofill/kept.h"
#include "widgets/autofill/question.h"
#include "widgets/autofill/saved.h"
#include "widgets/autofill/view.h"

namespace portal::autofill {

namespace {

Error unknown(const std::string& node) { return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(node)}; }

class Autofill final : public session::ArchivedWidget {
 public:
  Autofill(std::shared_ptr<session::Context> context, std::string of) : context_(std::move(context)), for_(std::move(of)) {
    shown_.is_known = context_->host_can("profile");
  }

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties,
                                                         const json::Value& state) {
    json::Reader read(properties, "/properties");
    std::string of;
    read.optional("for", of);
    std::string draft = "1";
    std::string draft_form;
    bool is_shared = false;
    bool is_sent = false;
    read.optional("draft", draft);
    read.optional("draftForm", draft_form);
    read.optional("shared", is_shared);
    read.optional("sent", is_sent);
    if (draft.empty() || ui::node_id(draft) != draft) read.fail(ErrorCode::out_of_range, "draft", "letters, digits, _ . / -", quoted_excerpt(draft));
    const json::Value* question = read.optional("signals", json::Kind::object);
    PORTAL_CHECK(read.finish());
    auto widget = std::make_unique<Autofill>(std::move(context), std::move(of));
    widget->draft_ = std::move(draft);
    widget->draft_form_ = std::move(draft_form);
    widget->is_shared_ = is_shared;
    widget->is_sent_ = is_sent;
    if (question != nullptr) {
      PORTAL_TRY(widget->asked_, read_question(*question, "/properties/signals"));
    }
    PORTAL_CHECK(widget->resume(state));
    return std::unique_ptr<session::Widget>(std::move(widget));
  }

  void start(session::Effects& effects) override {
    if (asked_) return tell(effects);
    if (!context_->host_can("fields") || !(shown_.is_known || context_->host_can("draft"))) return;
    json::Object what;
    if (!for_.empty()) what.set("for", for_);
    if (!draft_form_.empty()) what.set("draftForm", draft_form_);
    watch_ = effects.request("fields.watch", std::move(what));
  }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    switch (event.type) {
      case ui::EventType::input: return choose(event, effects);
      case ui::EventType::press: return press(event.node, effects);
      case ui::EventType::toggle: return toggle(event);
      case ui::EventType::reply: return reply(event, effects);
      case ui::EventType::set: return ask_anew(event, effects);
      default: return {};
    }
  }

  ui::NodePtr view() override {
    DraftNodes drafts;
    if (is_keeping_ && (kept_.has_any() || kept_.answered() > 0)) {
      const KeptWords words = kept_words();
      if (is_held()) drafts.above.push_back(sent_view(held_.find("draft")->text_at("savedAt"), this->words()));
      drafts.above.push_back(filling::Drafts::conflicts_view(kept_, words));
      drafts.above.push_back(drafts_.restored_view(words));
      if (!before_reset_.empty()) drafts.above.push_back(reset_view(this->words()));
      drafts.below.push_back(drafts_.status_view(words));
      drafts.below.push_back(drafts_.list_view(words));
    }
    return view_of(model_, shown_, words(), std::move(drafts));
  }
  void forget_view() override {}

 private:
  Words words() const { return {context_->strings}; }
  KeptWords kept_words() const { return {context_->strings, kept_}; }
  bool is_held() const { return held_.find("draft") != nullptr; }

  void tell(session::Effects& effects) const { effects.emit("portal-classified", answer_to(*asked_)); }

  Result<void> ask_anew(const ui::Event& event, session::Effects& effects) {
    if (event.name == "sent" && event.value == json::Value(true)) {
      end_draft(effects);
      return {};
    }
    if (!asked_ || event.name != "signals")
      return Error{ErrorCode::unknown_name, "/name", "a property that can change: signals, sent", quoted_excerpt(event.name)};
    PORTAL_TRY(asked_, read_question(event.value, "/value"));
    tell(effects);
    return {};
  }

  Result<void> choose_child(const ui::Event& event, session::Effects& effects) {
    if (model_.phase != Phase::preview || model_.children < 2) return unknown(event.node);
    for (std::int64_t number = 1; number <= model_.children; ++number) {
      if (event.value != json::Value(std::to_string(number))) continue;
      model_.choose_child(number);
      effects.announce(found());
      return {};
    }
    return Error{ErrorCode::out_of_range, "/value", "the number of one of the children", json::describe(event.value)};
  }

  std::string found() const { return words().say("autofill.found", {{"count", static_cast<long long>(model_.chosen())}}); }

  Result<void> choose(const ui::Event& event, session::Effects& effects) {
    if (event.node == "child") return choose_child(event, effects);
    const std::size_t field = numbered(event.node, "choose/");
    if (model_.phase != Phase::preview || field == model_.fields.size() || !model_.fields[field].is_proposed) return unknown(event.node);
    if (!event.value.is_boolean()) return Error{ErrorCode::wrong_type, "/value", "a boolean", json::describe(event.value)};
    model_.fields[field].is_chosen = event.value.boolean();
    return {};
  }

  Result<void> press(const std::string& node, session::Effects& effects) {
    if (node == "start" && model_.filled() == 0 && model_.phase != Phase::preview) {
      if (model_.phase != Phase::loading) load(effects);
    } else if (node == "apply" && model_.phase == Phase::preview) {
      write(model_.to_write(), false, effects);
    } else if (node == "cancel" && model_.phase == Phase::preview) {
      model_.phase = Phase::offered;
      model_.forget_children();
      effects.announce(words().say("autofill.cancelled"));
      effects.focus("start");
    } else if (node == "undo-all" && model_.filled() > 0) {
      write(model_.to_undo(model_.fields.size()), true, effects);
    } else if (const std::size_t field = numbered(node, "undo/"); field < model_.fields.size() && model_.fields[field].is_filled) {
      write(model_.to_undo(field), true, effects);
    } else {
      return press_draft(node, effects);
    }
    return {};
  }

  Result<void> press_draft(const std::string& node, session::Effects& effects) {
    if (!is_keeping_) return unknown(node);
    if (is_held() && (node == "sent-restore" || node == "sent-delete")) {
      const json::Value draft = std::move(held_);
      held_ = json::Object();
      if (node == "sent-restore") {
        take_draft(held_request_, true, draft, effects);
        kept_.put_aside("sent", nullptr);
        drafts_.changed(effects);
      } else {
        effects.request("draft.delete", {{"form", kept_.form()}, {"draft", draft_}});
        take_draft(held_request_, true, json::Object{{"draft", nullptr}}, effects);
        effects.announce(context_->strings.format("filling.draft.deleted", json::Object()));
      }
      effects.focus("form");
      return {};
    }
    if (node == "reset-back" && !before_reset_.empty()) {
      filling::take_over(json::Object{{"version", kept_.version()}, {"content", std::exchange(before_reset_, {})}}, kept_);
      effects.announce(words().say("autofill.reset.back"));
      effects.focus("form");
      drafts_.changed(effects);
      restore(effects);
      return {};
    }
    const filling::Outcome outcome = drafts_.press(node, kept_, kept_words(), effects);
    if (outcome == filling::Outcome::not_mine) return unknown(node);
    if (effects.focus_.rfind('/', 0) == 0) effects.focus("form");  // the field is the page's, no node of this tree
    if (outcome == filling::Outcome::answers_changed) held_ = json::Object();
    restore(effects);
    return {};
  }

  // A reply that is the drafts' own; the page is written where that changed an answer.
  void take_draft(std::int64_t request, bool ok, const json::Value& value, session::Effects& effects) {
    for (const char* key : {"draft", "theirs", "current"})
      if (const json::Value* draft = value.find(key)) kept_.admit(*draft);
    if (drafts_.reply(request, ok, value, kept_, kept_words(), effects) == filling::Outcome::answers_changed) restore(effects);
  }

  void restore(session::Effects& effects) {
    if (restore_ != 0) return;  // the reply to the last one looks again
    json::Array due = kept_.take_due();
    if (!due.empty()) restore_ = effects.request("fields.write", {{"values", std::move(due)}});
  }

  // What stood in the form can be had back while the page is open. Of a form that was sent, the draft stays as it is, and another begins.
  void take_reset(session::Effects& effects) {
    shown_.refused.clear();
    before_reset_ = {};
    if (!is_keeping_ || is_held()) return;
    if (kept_.aside("sent") == json::Value(true)) {
      drafts_.press("draft-new", kept_, kept_words(), effects);
      kept_.was_reset();
      effects.focus_.clear();
    } else {
      if (kept_.answered() > 0 && !is_shared_) before_reset_ = kept_.content();
      kept_.was_reset();
      drafts_.changed(effects);
      effects.announce(words().say("autofill.reset"));
    }
  }

  void end_draft(session::Effects& effects) {
    is_sent_ = true;
    before_reset_ = {};
    held_ = json::Object();
    if (is_keeping_) drafts_.forget(kept_, effects);
  }

  // The form is there: its draft is looked for, once.
  void keep(const json::Value& told, session::Effects& effects) {
    const std::string form = told.text_at("form");
    if (kept_.follow()) effects.announce(words().say("autofill.conflict.announce"));
    if (form.empty() || (!context_->host_can("draft") && !is_shared_)) return;
    if (is_keeping_ && form != kept_.form()) {  // the page has another form there now
      drafts_.leave(kept_, effects);
      drafts_ = filling::Drafts();
      held_ = json::Object();
      before_reset_ = {};
      shown_.refused.clear();
      is_keeping_ = false;
    }
    if (!is_keeping_ && kept_.has_any()) {
      is_keeping_ = true;
      kept_.begin(form);
      drafts_.start(*context_, kept_, draft_, is_shared_, effects);
      if (is_sent_) end_draft(effects);
    }
    restore(effects);
  }

  Result<void> toggle(const ui::Event& event) {
    if (event.node == "list") shown_.is_list_open = event.flag;
    else if (event.node == "why") shown_.is_why_open = event.flag;
    else if (!drafts_.toggle(event.node, event.flag)) return unknown(event.node);
    return {};
  }

  void load(session::Effects& effects) {
    json::Array facts;
    for (std::string& fact : model_.wanted()) facts.emplace_back(std::move(fact));
    model_.phase = Phase::loading;
    known_ = nullptr;
    shown_.refused.clear();
    profile_ = effects.request("profile.load", {{"facts", std::move(facts)}});
    effects.announce(words().say("autofill.loading"));
  }

  void write(json::Array values, bool is_undo, session::Effects& effects) {
    if (write_ != 0) return;  // the last one is still on its way
    is_undo_ = is_undo;
    if (!is_undo) model_.phase = Phase::writing;
    write_ = effects.request("fields.write", {{"values", std::move(values)}});
  }

  Result<void> reply(const ui::Event& event, session::Effects& effects) {
    if (event.request == watch_ && event.flag) return take(event.value, effects);
    if (event.request == profile_ && profile_ != 0) take_profile(event, effects);
    else if (event.request == write_ && write_ != 0) take_written(event, effects);
    else if (event.request == restore_ && restore_ != 0) take_restored(event, effects);
    else if (is_keeping_) take_kept(event, effects);
    return {};  // a reply that nobody waits for any more is no mistake: the host may answer late
  }

  void take_restored(const ui::Event& event, session::Effects& effects) {
    restore_ = 0;
    if (event.flag) {
      const std::vector<std::string> refused = model_.restored(event.value);
      shown_.refused.insert(shown_.refused.end(), refused.begin(), refused.end());
      if (kept_.wrote(event.value)) drafts_.came_back(kept_words(), effects);
      if (model_.filled() > 0 && model_.phase == Phase::offered) model_.phase = Phase::filled;
    }
    restore(effects);
  }

  // The draft of answers that were sent waits for the person's word.
  void take_kept(const ui::Event& event, session::Effects& effects) {
    const json::Value* draft = event.value.find("draft");
    const json::Value* content = draft != nullptr ? draft->find("content") : nullptr;
    const json::Value* sent = content != nullptr ? content->find("sent") : nullptr;
    if (event.flag && sent != nullptr && *sent == json::Value(true)) {
      held_ = event.value;
      held_request_ = event.request;
      effects.announce(words().say("autofill.sent"));
    } else {
      take_draft(event.request, event.flag, event.value, effects);
    }
  }

  Result<void> take(const json::Value& told, session::Effects& effects) {
    if (told.find("submitted") != nullptr) {
      if (!is_keeping_ || is_shared_ || kept_.answered() == 0) return {};
      kept_.put_aside("sent", true);
      before_reset_ = {};
      drafts_.save_now(kept_, effects);
      return {};
    }
    if (const json::Value* changed = told.find("changed")) {
      json::Reader read(*changed, "/value/changed");
      std::int64_t field = -1;
      std::string value;
      read.required("field", field);
      read.required("value", value);
      PORTAL_CHECK(read.finish());
      model_.change(field, std::move(value));
      if (is_keeping_ && kept_.changed(field)) {
        kept_.put_aside("sent", nullptr);
        drafts_.changed(effects);
      }
      return {};
    }
    const bool is_reset = told.find("reset") != nullptr;
    if (is_reset) model_.forget_fills();
    PORTAL_CHECK(model_.take(told, "/value"));
    form_ = told;
    keep(told, effects);
    if (is_reset) take_reset(effects);
    return {};
  }

  // The profile's answer, after what it had answered before it was asked for the children's names; null where it failed.
  json::Value with_known(const ui::Event& event) const {
    if (known_.is_null()) return event.flag ? event.value : json::Value();
    json::Value out = known_;
    const json::Value* names = event.flag ? event.value.find("facts") : nullptr;
    if (names != nullptr && names->is_array())
      for (const json::Value& name : names->array()) out.object()["facts"].array().push_back(name);
    return out;
  }

  void take_profile(const ui::Event& event, session::Effects& effects) {
    profile_ = 0;
    model_.phase = Phase::failed;
    const bool is_first = known_.is_null();
    const json::Value reply = with_known(event);
    known_ = nullptr;
    auto facts = profile::Facts::read(reply, "/value");
    if (!reply.is_null() && facts.ok()) {
      if (is_first && model_.must_name_children(facts.value())) {
        known_ = reply;
        model_.phase = Phase::loading;
        profile_ = effects.request("profile.load", {{"facts", json::Array{"children.*.name.given"}}});
        return;
      }
      model_.propose(facts.value());
      const bool has_any =
          model_.children > 1 || std::any_of(model_.fields.begin(), model_.fields.end(), [](const HostField& field) { return field.is_proposed; });
      model_.phase = has_any ? Phase::preview : Phase::nothing_found;
    }
    if (model_.phase == Phase::preview) {
      const bool must_say = model_.children > 1;
      effects.announce(must_say ? words().say("autofill.child") : found());
      effects.focus("preview");
    } else {
      effects.announce(words().say(model_.phase == Phase::failed ? "autofill.failed" : "autofill.nothing"));
    }
  }

  void take_written(const ui::Event& event, session::Effects& effects) {
    write_ = 0;
    model_.forget_children();
    const std::int64_t before = model_.filled();
    shown_.refused = model_.wrote(event.flag ? event.value : json::Value(), is_undo_);
    const std::int64_t now = model_.filled();
    if (is_keeping_) {
      kept_.filled_in();
      drafts_.changed(effects);
    }
    model_.phase = now > 0 ? Phase::filled : Phase::offered;
    if (is_undo_) {
      effects.announce(words().say("autofill.undone", {{"count", static_cast<long long>(before - now)}}));
      effects.focus(now > 0 ? "filled" : "start");
      return;
    }
    effects.announce(words().say("autofill.filled", {{"count", static_cast<long long>(now)}}));
    effects.emit("portal-autofilled", {{"fields", static_cast<long long>(now)}});
    effects.focus(now > 0 ? "filled" : "start");
  }

  // The field that a node's id names after a prefix; the number of fields where there is none.
  std::size_t numbered(const std::string& node, std::string_view prefix) const {
    if (node.compare(0, prefix.size(), prefix) != 0) return model_.fields.size();
    for (std::size_t i = 0; i < model_.fields.size(); ++i)
      if (node.compare(prefix.size(), std::string::npos, std::to_string(i)) == 0) return i;
    return model_.fields.size();
  }

  void archive(json::Archive& state) override {
    archive_model(state, model_, form_);
    state.number("watch", watch_);
    state.number("profile", profile_);
    state.number("write", write_);
    json::Value known = known_.is_null() ? json::Value(json::Object()) : known_;
    state.value("known", known, json::Kind::object);
    state.part("kept", [this](json::Archive& part) { kept_.archive(part); });
    state.part("drafts", [this](json::Archive& part) { drafts_.archive(part); });
    state.flag("keeping", is_keeping_);
    state.flag("sent", is_sent_);
    state.value("held", held_, json::Kind::object);
    state.number("heldRequest", held_request_);
    state.number("restore", restore_);
    json::Value before_reset = before_reset_;
    state.value("beforeReset", before_reset, json::Kind::object);
    state.flag("undo", is_undo_);
    state.flag("list", shown_.is_list_open);
    state.flag("why", shown_.is_why_open);
    state.texts("refused", shown_.refused);
    if (!state.reads()) return;
    if (before_reset.is_object()) before_reset_ = before_reset.object();
    if (const json::Value* facts = known.find("facts"); facts != nullptr && facts->is_array()) known_ = std::move(known);
  }

  std::shared_ptr<session::Context> context_;
  std::string for_;
  std::optional<Question> asked_;      // of a session that is there for classify() alone
  json::Value form_ = json::Object();  // as the host told it last
  json::Value known_;                  // what the profile answered, while it is asked for the children's names; else null
  Model model_;
  Shown shown_;
  std::int64_t watch_ = 0;
  std::int64_t profile_ = 0;
  std::int64_t write_ = 0;
  std::int64_t restore_ = 0;  // of a draft into the page
  Kept kept_{model_};
  filling::Drafts drafts_;
  std::string draft_;
  std::string draft_form_;
  bool is_shared_ = false;
  bool is_keeping_ = false;            // the form's draft is looked for, or there
  bool is_sent_ = false;               // the page said so: nothing is kept any more
  json::Value held_ = json::Object();  // the answer to draft.load, of a form that was sent
  std::int64_t held_request_ = 0;
  json::Object before_reset_;  // the draft's content; empty: there is nothing to have back
  bool is_undo_ = false;
};

}  // namespace

session::WidgetKind autofill_kind() { return {"autofill", contract, &Autofill::create, &accessibility::focus_after_removal}; }

}  // namespace portal::autofill
