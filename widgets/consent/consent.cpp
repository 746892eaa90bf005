// The widget: presses become acts, acts become events of records, records are kept and told.
#include "widgets/consent/consent.h"

#include <algorithm>

#include "accessibility/focus.h"
#include "sdk/json/reader.h"
#include "widgets/consent/act.h"
#include "widgets/consent/assistant.h"
#include "widgets/consent/contract.h"
#include "widgets/consent/receipt.h"
#include "widgets/consent/view.h"

namespace portal::consent {

namespace {

constexpr calendar::Instant longest_wait = 86400 * calendar::per_second;
constexpr std::string_view methods[] = {"portal", "app", "kiosk", "assistant", "phone", "paper"};

Error unknown(const std::string& node) { return Error{ErrorCode::unknown_node, "/node", "a node of the present tree", quoted_excerpt(node)}; }

// "act/<rest>": the rest, where the node is such a one.
bool is_about(const std::string& node, std::string_view what, std::string& rest) {
  if (node.compare(0, what.size(), what) != 0) return false;
  rest = node.substr(what.size());
  return true;
}

Result<std::string> method_in(const json::Value& value) {
  const std::string method = value.is_null() ? "portal" : value.is_string() ? value.text() : std::string();
  for (const std::string_view known : methods)
    if (known == method) return method;
  return Error{ErrorCode::unknown_name, "/method", "one of: portal, app, kiosk, assistant, phone, paper", json::describe(value)};
}

class ConsentWidget final : public session::ArchivedWidget {
 public:
  ConsentWidget(std::shared_ptr<session::Context> context, Definition definition, std::string method)
      : context_(std::move(context)), definition_(std::move(definition)), method_(std::move(method)) {}

  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context> context, const json::Value& properties,
                                                         const json::Value& state) {
    json::Reader read(properties, "/properties");
    const json::Value* source = read.required("definition", json::Kind::object);
    const json::Value* method = read.any("method");
    read.ignore("ask");
    PORTAL_CHECK(read.finish());
    PORTAL_TRY(Definition definition, Definition::read(*source));
    PORTAL_TRY(std::string by, method_in(method == nullptr ? json::Value() : *method));
    auto widget = std::make_unique<ConsentWidget>(std::move(context), std::move(definition), std::move(by));
    PORTAL_CHECK(widget->resume(state));
    widget->refresh();
    return std::unique_ptr<session::Widget>(std::move(widget));
  }

  void start(session::Effects& effects) override {
    keeping_.start(*context_, effects);
    messages_.start(*context_, effects);
    clock_ = effects.request("clock.now", {});
    refresh();
  }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    switch (event.type) {
      case ui::EventType::press: return press(event.node, effects);
      case ui::EventType::input: return input(event, effects);
      case ui::EventType::toggle: return toggle(event);
      case ui::EventType::set: return set(event, effects);
      case ui::EventType::reply: reply(event, effects); return {};
      default: return {};
    }
  }

  ui::NodePtr view() override {
    const Words words = this->words();
    return view_of(
        {definition_, words, keeping_, messages_, rows_, open_, now_, has_failed_, context_->host_can("file"), context_->host_can("print")});
  }
  void forget_view() override {}

 private:
  Words words() const { return {context_->strings, definition_}; }
  void refresh() { rows_ = rows_of(definition_, keeping_.ledger(), now_); }
  bool is_ready() const { return keeping_.is_loaded() && !now_.empty(); }

  const Row* row_of(std::string_view node) const {
    for (const Row& row : rows_)
      if (row.node == node) return &row;
    return nullptr;
  }

  // What a person does

  Result<void> press(const std::string& node, session::Effects& effects) {
    std::string rest;
    if (!is_ready()) return unknown(node);
    if (is_about(node, "act/", rest)) return decide(node, rest, effects);
    if (is_about(node, "renew/", rest)) return renew(node, rest, effects);
    if (node == "withdraw-all") return withdraw_all(node, effects);
    if (messages_.press(node, context_->strings, effects)) return {};
    if (node == "send-now" && keeping_.unsent() > 0) {
      keeping_.send_now(effects);
      effects.announce(words().say("outbox.sending"));
      return {};
    }
    if (is_about(node, "keep/", rest)) {
      const Row* row = row_of(rest);
      return row == nullptr || row->record == nullptr ? Result<void>(unknown(node)) : receipt(node, "text", *row->record, effects);
    }
    for (const char* const what : {"text", "json", "print"}) {
      if (!is_about(node, "receipt-" + std::string(what) + "/", rest)) continue;
      const Record* record = keeping_.ledger().find(rest);
      return record == nullptr ? Result<void>(unknown(node)) : receipt(node, what, *record, effects);
    }
    return unknown(node);
  }

  Result<void> decide(const std::string& node, const std::string& place, session::Effects& effects) {
    const Row* row = row_of(place);
    if (row == nullptr) return unknown(node);
    begin(pressed(*row), effects);
    return {};
  }

  Result<void> renew(const std::string& node, const std::string& place, session::Effects& effects) {
    const Row* row = row_of(place);
    if (row == nullptr || row->state != RowState::valid || !(row->can_renew || row->is_outdated)) return unknown(node);
    Act act;
    act.row = place;
    if (row->can_renew) {
      act.state = State::renewed;
      act.records.push_back(row->record->record_id);
    }
    begin(std::move(act), effects);
    return {};
  }

  Result<void> withdraw_all(const std::string& node, session::Effects& effects) {
    Act act;
    act.state = State::withdrawn;
    for (const Row& row : rows_)
      for (const Record* record : row.valid) act.records.push_back(record->record_id);
    if (act.records.size() < 2) return unknown(node);
    begin(std::move(act), effects);
    return {};
  }

  void begin(Act act, session::Effects& effects) {
    if (acts_.is_under_way(act.row)) return;  // pressed twice
    has_failed_ = false;
    acts_.begin(std::move(act), keeping_.ledger().subject.empty(), effects);
  }

  Result<void> receipt(const std::string& node, std::string_view what, const Record& record, session::Effects& effects) {
    const bool is_print = what == "print";
    if (!context_->host_can(is_print ? "print" : "file")) return unknown(node);
    const std::vector<std::string> paragraphs = receipt_paragraphs(record, definition_, words(), now_);
    if (is_print) {
      receiving_ = effects.request(
          "page.print",
          {{"title", paragraphs.front()}, {"paragraphs", json::Array(paragraphs.begin() + 1, paragraphs.end())}, {"lang", words().locale()}});
      return {};
    }
    std::string text;
    for (const std::string& paragraph : paragraphs) text += paragraph + "\n\n";
    const bool is_json = what == "json";
    receiving_ = effects.request("file.save", {{"name", receipt_name(record, is_json ? "json" : "txt")},
                                               {"type", is_json ? "application/json" : "text/plain;charset=utf-8"},
                                               {"text", is_json ? receipt_json(record, definition_, now_) : text}});
    return {};
  }

  Result<void> input(const ui::Event& event, session::Effects& effects) {
    if (!is_ready() || !messages_.owns(event.node)) return unknown(event.node);
    return messages_.input(event, categories_of(definition_, context_->strings), context_->strings, effects);
  }

  Result<void> toggle(const ui::Event& event) {
    std::string rest;
    if (event.node != "history" && !is_about(event.node, "legal/", rest) && !is_about(event.node, "narrow/", rest)) return unknown(event.node);
    const auto place = std::find(open_.begin(), open_.end(), event.node);
    if (event.flag && place == open_.end()) open_.push_back(event.node);
    else if (!event.flag && place != open_.end()) open_.erase(place);
    return {};
  }

  // A question that comes before the consents are read waits for them.
  Result<void> ask(const json::Value& question, session::Effects& effects) {
    if (!question.is_object()) return Error{ErrorCode::wrong_type, "/value", "an object", json::describe(question)};
    waiting_ = question;
    answer_waiting(effects);
    return {};
  }

  void answer_waiting(session::Effects& effects) {
    if (waiting_.is_null() || !is_ready()) return;
    const json::Value question = std::move(waiting_);
    waiting_ = nullptr;
    const json::Value* id = question.find("id");
    const json::Value ask = id == nullptr ? json::Value() : *id;
    if (question.text_at("do") == "list") return answer_assistant(ask, list_consents(definition_, rows_, words()), effects);
    Act act;
    std::string problem;
    if (!act_of(question, definition_, rows_, words(), act, problem)) return answer_assistant(ask, json::Object{{"problem", problem}}, effects);
    if (acts_.is_under_way(act.row)) return answer_assistant(ask, json::Object{{"problem", "unchanged"}}, effects);
    begin(std::move(act), effects);
  }

  Result<void> set(const ui::Event& event, session::Effects& effects) {
    if (event.name == "ask") return ask(event.value, effects);
    if (event.name == "definition") {
      PORTAL_TRY(definition_, Definition::read(event.value));
      refresh();
    } else if (event.name == "method") {
      PORTAL_TRY(method_, method_in(event.value));
    } else {
      return Error{ErrorCode::unknown_name, "/name", "one of: definition, method, ask", quoted_excerpt(event.name)};
    }
    return {};
  }

  // What the host answers

  void reply(const ui::Event& event, session::Effects& effects) {
    std::vector<Act> done;
    std::vector<Act> failed;
    if (acts_.take(event, done, failed)) {
      for (const Act& act : done) finish(act, effects);
      for (const Act& act : failed)
        if (!act.ask.is_null()) answer_assistant(act.ask, json::Object{{"problem", "failed"}}, effects);
      if (!failed.empty()) fail(effects);
    } else if (event.request == clock_ || event.request == tick_) {
      time(event, effects);
    } else if (event.request == receiving_) {
      receiving_ = 0;
      effects.announce(words().say(event.flag ? "receipt.done" : "receipt.failed"), !event.flag);
    } else if (const Keeping::Taken taken = keeping_.take(event, effects); taken != Keeping::Taken::no) {
      if (taken == Keeping::Taken::changed) news(effects);
    } else {
      messages_.take(event, effects);
    }
    refresh();
    answer_waiting(effects);
    watch_expiry(effects);
  }

  // Other tabs' and devices' decisions are said only where they change how something stands.
  void news(session::Effects& effects) {
    const std::vector<Row> before = std::move(rows_);
    refresh();
    const bool was_ready = has_news_;
    has_news_ = true;
    if (!was_ready) return;
    for (std::size_t i = 0; i < rows_.size() && i < before.size(); ++i)
      if (rows_[i].state != before[i].state) return effects.announce(words().say("news"));
  }

  void finish(const Act& act, session::Effects& effects) {
    const Row* row = row_of(act.row);
    if (row == nullptr && !act.row.empty()) return fail(effects);
    // Another widget or tab may have made the subject, or ended the record, while the host was asked.
    const Text* text = row == nullptr ? nullptr : &definition_.texts[row->text];
    now_ = act.time;
    std::vector<Pending> made;
    const std::string said = row == nullptr ? words().say("done.all") : words().done(*row, act.state);
    const std::string kind(row == nullptr ? "all" : name_of(text->kind));
    commit(act, text, row, words().locale(), act.ask.is_null() ? method_ : "assistant", keeping_.ledger(), made);
    keeping_.made(std::move(made), effects);
    if (!act.ask.is_null()) answer_assistant(act.ask, json::Object{{"state", name_of(act.state)}}, effects);
    effects.announce(said);
    effects.emit("portal-consent-changed", {{"kind", kind}, {"state", name_of(act.state)}});
  }

  void fail(session::Effects& effects) {
    has_failed_ = true;
    effects.announce(words().say("failure"), true);
  }

  void time(const ui::Event& event, session::Effects& effects) {
    if (event.request == tick_) {
      tick_ = 0;
      clock_ = effects.request("clock.now", {});
      return;
    }
    clock_ = 0;
    const json::Value* now = event.flag ? event.value.find("now") : nullptr;
    calendar::Instant instant = 0;
    if (now != nullptr && now->is_string() && calendar::parse_instant(now->text(), instant)) now_ = now->text();
  }

  // Consent that runs out while the page is open runs out at once, not at the next visit.
  void watch_expiry(session::Effects& effects) {
    calendar::Instant now = 0;
    if (tick_ != 0 || clock_ != 0 || !calendar::parse_instant(now_, now)) return;
    const calendar::Instant next = next_expiry(keeping_.ledger().records, now);
    if (next == 0) return;
    const calendar::Instant wait = std::min(std::max(next - now, calendar::per_second), longest_wait);
    tick_ = effects.request("timer", {{"after", static_cast<long long>(wait / 1000)}});
  }

  void archive(json::Archive& state) override {
    state.part("keeping", [this](json::Archive& part) { keeping_.archive(part); });
    state.part("messages", [this](json::Archive& part) { messages_.archive(part); });
    state.part("acts", [this](json::Archive& part) { acts_.archive(part); });
    state.text("now", now_);
    state.flag("failed", has_failed_);
    state.flag("news", has_news_);
    state.number("clock", clock_);
    state.number("tick", tick_);
    state.number("receiving", receiving_);
    json::Value waiting = json::Object{{"ask", waiting_}};
    state.value("asked", waiting, json::Kind::object);
    if (const json::Value* asked = waiting.find("ask")) waiting_ = *asked;
    state.texts("open", open_);
  }

  std::shared_ptr<session::Context> context_;
  Definition definition_;
  std::string method_;
  Keeping keeping_;
  parts::Messages messages_;
  Acts acts_;
  json::Value waiting_;  // an assistant's question
  std::vector<Row> rows_;
  std::vector<std::string> open_;
  std::string now_;
  bool has_failed_ = false;
  bool has_news_ = false;  // what the device keeps was heard once
  std::int64_t clock_ = 0, tick_ = 0, receiving_ = 0;
};

}  // namespace

session::WidgetKind consent_kind() { return {"consent", contract, &ConsentWidget::create, &accessibility::focus_after_removal}; }

}  // namespace portal::consent
