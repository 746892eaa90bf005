// Nothing is kept but the last tree and what was found in it.
#include "accessibility/audit/session_kind.h"

#include <utility>

#include "accessibility/audit/audit.h"
#include "sdk/json/reader.h"

namespace portal::accessibility::audit {

namespace {

constexpr std::string_view contract =
    R"({"name":"audit","summary":{"ru":"Правила доступности над деревом виджета, для разработчиков портала.",)"
    R"("en":"Rules of accessibility over a widget's tree, for developers of portals."},)"
    R"("attributes":[],"properties":[{"name":"tree","type":"json","required":false,"doc":"A snapshot, an update from base 0, or {root, nodes}."},)"
    R"({"name":"lang","type":"text","required":false,"doc":"Language of a tree whose root names none."}],)"
    R"("events":[{"name":"portal-audited","detail":{"findings":"list","nodes":"count","rules":"count"},"doc":"What was found in the tree that was set."}]})";

json::Value wire_of(const Finding& finding) {
  return json::Object{{"rule", finding.rule}, {"criteria", finding.criteria}, {"node", finding.node}, {"what", finding.what}};
}

std::string size_text(std::size_t count, const char* what) { return std::to_string(count) + " " + what + (count == 1 ? "" : "s"); }

class Audit : public session::Widget {
 public:
  static Result<std::unique_ptr<session::Widget>> create(std::shared_ptr<session::Context>, const json::Value& properties, const json::Value& state) {
    auto audit = std::make_unique<Audit>();
    const bool is_kept = !state.is_null();
    json::Reader read(is_kept ? state : properties, is_kept ? "/state" : "/properties");
    read.optional("lang", audit->lang_);
    const json::Value* tree = read.any("tree");
    PORTAL_CHECK(read.finish());
    if (tree != nullptr) PORTAL_CHECK(audit->take(*tree));
    return std::unique_ptr<session::Widget>(std::move(audit));
  }

  void start(session::Effects& effects) override { tell(effects); }

  Result<void> handle(const ui::Event& event, session::Effects& effects) override {
    if (event.type == ui::EventType::locale || event.type == ui::EventType::focus || event.type == ui::EventType::leave) return {};
    if (event.type != ui::EventType::set) return Error{ErrorCode::refused_action, "/type", "a property that is set", "an act on a list"};
    if (event.name == "tree") PORTAL_CHECK(take(event.value));
    else if (event.name == "lang" && event.value.is_string()) PORTAL_CHECK(speak(event.value.text()));
    else return Error{ErrorCode::unknown_name, "/name", "tree, lang", quoted_excerpt(event.name)};
    tell(effects);
    return {};
  }

  ui::NodePtr view() override {
    ui::Container root = ui::Container::region("audit", ui::Name("Accessibility audit"));
    root.lang("en");
    if (tree_.is_null()) return root.paragraph("audit-none", "No tree yet.").build();
    root.paragraph("audit-sum",
                   size_text(findings_.size(), "finding") + " in " + size_text(nodes_, "node") + " by " + size_text(rules().size(), "rule"));
    if (findings_.empty()) return root.build();
    ui::Container list = ui::Container::list("audit-list", ui::Name("Findings"));
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const Finding& each = findings_[i];
      ui::Container item = ui::Container::item("finding/" + std::to_string(i));
      item.text((each.node.empty() ? std::string("the tree") : each.node) + ": " + each.what);
      item.status("WCAG " + std::string(each.criteria) + ", " + std::string(each.rule), "attention");
      list.add(item.build());
    }
    return root.add(list.build()).build();
  }

  void forget_view() override {}

  json::Value state() const override { return json::Object{{"lang", lang_}, {"tree", tree_}}; }

 private:
  Result<void> take(const json::Value& wire) {
    std::vector<Finding> findings;
    std::size_t nodes = 0;
    if (!wire.is_null()) {
      PORTAL_TRY(const Tree tree, Tree::read(wire));
      findings = check(tree, lang_);
      nodes = tree.items().size();
    }
    tree_ = wire;
    findings_ = std::move(findings);
    nodes_ = nodes;
    return {};
  }

  Result<void> speak(const std::string& lang) {
    lang_ = lang;
    return take(json::Value(tree_));
  }

  void tell(session::Effects& effects) const {
    if (tree_.is_null()) return;
    json::Array list;
    for (const Finding& finding : findings_) list.push_back(wire_of(finding));
    effects.emit(
        "portal-audited",
        json::Object{{"findings", std::move(list)}, {"nodes", static_cast<long long>(nodes_)}, {"rules", static_cast<long long>(rules().size())}});
  }

  std::string lang_ = "ru";
  json::Value tree_;
  std::vector<Finding> findings_;
  std::size_t nodes_ = 0;
};

}  // namespace

session::WidgetKind session_kind() { return {"audit", contract, &Audit::create}; }

}  // namespace portal::accessibility::audit
