// Nodes. Ids: "act/<row>", "renew/<row>", "keep/<row>", "legal/<text>", "narrow/<text>", "record/<id>", "receipt-<what>/<id>".
#include "widgets/consent/view.h"

#include <algorithm>

namespace portal::consent {

namespace {

using ui::Action;
using ui::Container;
using ui::Content;
using ui::Name;

class View {
 public:
  explicit View(const ViewInput& input) : in_(input), words_(input.words) {}

  ui::NodePtr root() const {
    Container root = Container::region("consent", Name(words_.say("title")));
    root.paragraph("intro", words_.say("intro"));
    if (!in_.keeping.is_loaded() || in_.now.empty()) return root.paragraph("loading", words_.say("loading")).build();
    root.add(failure()).add(storage()).add(outbox());
    for (std::size_t i = 0; i < in_.definition.texts.size(); ++i) root.add(text(i));
    root.add(withdraw_all());
    root.add(messages());
    return root.add(history()).build();
  }

 private:
  bool is_open(const std::string& id) const { return std::find(in_.open.begin(), in_.open.end(), id) != in_.open.end(); }

  Container disclosure(const std::string& id, std::string name) const { return Container::disclosure(id, Name(std::move(name)), is_open(id)); }

  ui::NodePtr messages() const {
    Container part = Container::section("messages", Name(words_.strings().format("parts.messages")), 3);
    part.hint(words_.strings().format("parts.messages.hint"));
    in_.messages.fill(part, categories_of(in_.definition, words_.strings()), words_.strings());
    return part.build();
  }

  ui::NodePtr failure() const {
    if (!in_.has_failed) return nullptr;
    return Container::notice("failure", "danger").paragraph("failure-text", words_.say("failure")).build();
  }

  ui::NodePtr storage() const {
    if (in_.keeping.storage() == Storage::fine) return nullptr;
    const char* key = in_.keeping.storage() == Storage::failed ? "storage.failed" : "storage.unreadable";
    return Container::notice("storage", "attention").paragraph("storage-text", words_.say(key)).build();
  }

  ui::NodePtr outbox() const {
    const std::size_t count = in_.keeping.unsent();
    if (count == 0) return nullptr;
    const bool is_refused = in_.keeping.is_refused();
    Container notice = Container::notice("outbox", is_refused ? "attention" : "info");
    notice.paragraph("outbox-text", words_.say(is_refused ? "outbox.refused" : "outbox.waiting", {{"count", static_cast<long>(count)}}));
    return notice.add(Container::actions("outbox-actions").button("send-now", words_.say("outbox.send")).build()).build();
  }

  ui::NodePtr text(std::size_t index) const {
    const Text& text = in_.definition.texts[index];
    const Wording& wording = text.in(words_.locale());
    const std::string id = ui::node_id(text.id);
    Container part = Container::section("text/" + id, Name(wording.title), 3);
    part.paragraph("plain/" + id, wording.plain);
    part.add(legal(text, wording, id));
    Container narrow = disclosure("narrow/" + id, words_.say("narrow"));
    Container list = Container::list("narrow-list/" + id, Name(words_.say("narrow.list", {{"title", wording.title}})));
    bool has_narrow = false;
    for (const Row& row : in_.rows) {
      if (row.text != index) continue;
      if (row.scope.type == ScopeType::all) {
        for (ui::NodePtr& node : row_nodes(row)) part.add(std::move(node));
        continue;
      }
      has_narrow = true;
      Container item = Container::item("item/" + row.node).text(words_.scope(row.scope));
      for (ui::NodePtr& node : row_nodes(row)) item.add(std::move(node));
      list.add(item.build());
    }
    if (has_narrow) part.add(narrow.paragraph("narrow-hint/" + id, words_.say("narrow.hint")).add(list.build()).build());
    return part.build();
  }

  ui::NodePtr legal(const Text& text, const Wording& wording, const std::string& id) const {
    Container part = disclosure("legal/" + id, words_.say("legal"));
    for (std::size_t i = 0; i < wording.text.size(); ++i) part.paragraph("legal/" + id + "/" + std::to_string(i), wording.text[i]);
    const Notice notice = notice_of(text, wording);
    part.paragraph("legal/" + id + "/version", words_.say("legal.version", {{"version", notice.version}, {"hash", notice.sha256}}));
    return part.build();
  }

  // How it stands, and the one button that changes it: at the same place for giving and for withdrawing.
  std::vector<ui::NodePtr> row_nodes(const Row& row) const {
    std::string state = words_.state(row);
    if (row.is_outdated) state += " " + words_.say("state.outdated");
    state += exceptions(row);
    if (row.record != nullptr && in_.keeping.is_unsent(row.record->record_id)) state += " " + words_.say("state.unsent");
    std::vector<ui::NodePtr> nodes = {Content::paragraph("state/" + row.node, state).build()};
    Container actions = Container::actions("actions/" + row.node);
    const bool renews = row.state == RowState::expired && row.can_renew;
    const char* verb = row.state == RowState::valid ? "withdraw" : row.state == RowState::covered ? "except" : renews ? "renew" : "give";
    const bool is_main = row.scope.type == ScopeType::all && row.state != RowState::valid;
    actions.button("act/" + row.node, words_.act(row, verb), is_main ? "primary" : "secondary");
    if (row.is_outdated) actions.button("renew/" + row.node, words_.act(row, "again"));
    else if (row.state == RowState::valid && row.can_renew) actions.button("renew/" + row.node, words_.act(row, "renew"));
    if (row.state == RowState::valid && in_.can_save_files) actions.button("keep/" + row.node, words_.act(row, "receipt"), "quiet");
    nodes.push_back(actions.build());
    return nodes;
  }

  // «Кроме: …»: what was refused within a consent to all.
  std::string exceptions(const Row& row) const {
    if (row.state != RowState::valid || row.scope.type != ScopeType::all) return {};
    std::string names;
    for (const Row& other : in_.rows)
      if (other.text == row.text && other.state == RowState::ended) names += (names.empty() ? "" : ", ") + words_.scope(other.scope);
    return names.empty() ? names : " " + words_.say("state.except", {{"names", names}});
  }

  ui::NodePtr withdraw_all() const {
    std::size_t count = 0;
    for (const Row& row : in_.rows) count += row.valid.size();
    if (count < 2) return nullptr;
    return Container::actions("all-actions").button("withdraw-all", words_.say("withdraw_all", {{"count", static_cast<long>(count)}})).build();
  }

  ui::NodePtr history() const {
    Container part = disclosure("history", words_.say("history"));
    const std::vector<Record>& records = in_.keeping.ledger().records;
    if (records.empty()) return part.paragraph("history-none", words_.say("history.none")).build();
    part.paragraph("history-hint", words_.say("history.hint"));
    Container list = Container::list("records", Name(words_.say("history.list")));
    for (std::size_t i = records.size(); i-- > 0;) list.add(record(records[i]));
    return part.add(list.build()).build();
  }

  ui::NodePtr record(const Record& record) const {
    const std::string& id = record.record_id;
    const std::string name = words_.say("history.record", {{"title", words_.title(record)}, {"scope", words_.scope(record.scope)}});
    Container item = Container::item("record/" + id).text(name);
    Container events = Container::list("events/" + id, Name(words_.say("history.events")));
    std::vector<const Event*> sorted;
    for (const Event& event : record.events) sorted.push_back(&event);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Event* a, const Event* b) { return a->time > b->time; });
    for (const Event* event : sorted) events.add(Container::item("event/" + event->event_id).text(words_.event(record, *event)).build());
    item.add(events.build());
    if (!in_.can_save_files && !in_.can_print) return item.build();
    Container actions = Container::actions("receipts/" + id);
    if (in_.can_save_files) {
      actions.button("receipt-text/" + id, words_.say("receipt.save_text", {{"name", name}}), "quiet");
      actions.button("receipt-json/" + id, words_.say("receipt.save_json", {{"name", name}}), "quiet");
    }
    if (in_.can_print) actions.button("receipt-print/" + id, words_.say("receipt.print", {{"name", name}}), "quiet");
    return item.add(actions.build()).build();
  }

  const ViewInput& in_;
  const Words& words_;
};

}  // namespace

std::vector<parts::Category> categories_of(const Definition& definition, const text::Strings& strings) {
  std::vector<parts::Category> out;
  if (definition.has_case_messages) out = parts::case_categories(strings);
  for (const Named& own : definition.categories) out.push_back({own.id, own.in(strings.locale())});
  return out;
}

ui::NodePtr view_of(const ViewInput& input) { return View(input).root(); }

}  // namespace portal::consent
