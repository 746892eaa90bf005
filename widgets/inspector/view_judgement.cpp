// What rules say of the widget: the audit, contrast, reasons, and linters of definitions.
#include <cmath>

#include "accessibility/audit/audit.h"
#include "accessibility/theme_solver.h"
#include "sdk/json/json.h"
#include "widgets/inspector/view.h"

namespace portal::inspector {

namespace {

std::string ratio_text(double ratio) { return json::number_text(std::floor(ratio * 100) / 100) + ":1"; }

ui::NodePtr contrast_of(const char* id, bool is_dark, const Words& words) {
  accessibility::Wish wish;
  wish.is_dark = is_dark;
  const ui::Theme theme = accessibility::solve(wish).theme;
  const std::string name = words.say(std::string("contrast.") + id);
  ui::Container terms = ui::Container::terms(std::string("contrast-terms/") + id, ui::Name(name));
  std::size_t number = 0;
  for (const accessibility::ContrastPair& pair : accessibility::contrast_pairs()) {
    const double ratio = accessibility::contrast(theme[pair.over], theme[pair.under]);
    const std::string what =
        words.say("contrast.pair", {{"over", std::string(ui::name_of(pair.over))}, {"under", std::string(ui::name_of(pair.under))}});
    const std::string text =
        words.say(ratio >= pair.ratio ? "contrast.enough" : "contrast.little", {{"ratio", ratio_text(ratio)}, {"least", ratio_text(pair.ratio)}});
    terms.term(std::string("contrast/") + id + "/" + std::to_string(++number), what,
               text + " " + ui::hex_of(theme[pair.over]) + " / " + ui::hex_of(theme[pair.under]));
  }
  return ui::Container::section(std::string("contrast-section/") + id, ui::Name(name), 4).add(terms.build()).build();
}

std::string sentence_of(const session::Why& why, const Words& words) {
  const std::string key = "why." + why.code;
  std::string text = words.has(key) ? words.say(key, why.arguments) : why.code;
  return why.subject.empty() ? text : why.subject + ": " + text;
}

ui::NodePtr item_of(const session::Why& why, const std::string& id, const Words& words) {
  ui::Container item = ui::Container::item(id);
  item.text(sentence_of(why, words));
  if (why.because.empty()) return item.build();
  ui::Container list = ui::Container::list(id + ".because", ui::Name(words.say("why.because")));
  std::size_t number = 0;
  for (const session::Why& one : why.because) list.add(item_of(one, id + "." + std::to_string(++number), words));
  return item.add(list.build()).build();
}

}  // namespace

void findings_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words) {
  const auto tree = accessibility::audit::Tree::of(model.shown().session().tree());
  const auto findings = accessibility::audit::check(tree, model.lang());
  panel.paragraph("audit-count", words.say("audit.count", {{"count", static_cast<long long>(findings.size())},
                                                           {"nodes", static_cast<long long>(tree.items().size())},
                                                           {"rules", static_cast<long long>(accessibility::audit::rules().size())}}));
  if (findings.empty()) return;
  ui::Container list = ui::Container::list("audit-list", title);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    ui::Container item = ui::Container::item("finding/" + std::to_string(i));
    item.text((findings[i].node.empty() ? std::string() : findings[i].node + ": ") + findings[i].what);
    list.add(item.status("WCAG " + std::string(findings[i].criteria) + ", " + std::string(findings[i].rule), "attention").lang("en").build());
  }
  panel.add(list.build());
}

void contrast_panel(ui::Container& panel, const ui::Name&, const Model&, const Words& words) {
  panel.paragraph("contrast-about", words.say("contrast.about"));
  panel.add(contrast_of("light", false, words)).add(contrast_of("dark", true, words));
}

namespace {

void add_reasons(ui::Container& panel, const ui::Name& title, const std::vector<session::Why>& all, const Words& words) {
  if (all.empty()) {
    panel.paragraph("why-none", words.say("why.none"));
    return;
  }
  ui::Container list = ui::Container::list("why-list", title);
  std::size_t number = 0;
  for (const session::Why& one : all) list.add(item_of(one, "why/" + std::to_string(++number), words));
  panel.add(list.build());
}

}  // namespace

void why_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words) {
  add_reasons(panel, title, family().why(model.shown()), words);
}

ui::NodePtr told_section(const Model& model, const Words& words) {
  const ui::Name title(words.say("why"));
  ui::Container section = ui::Container::section("told", title, 3);
  section.paragraph("told-about", words.say("told"));
  if (!model.told.is_null()) add_reasons(section, title, family().told(model.told_by, model.told), words);
  return section.build();
}

void flaws_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words) {
  const std::vector<Flaw>& flaws = model.definition.flaws;
  panel.paragraph("flaws-count", words.say("flaws.count", {{"what", model.definition.what}, {"count", static_cast<long long>(flaws.size())}}));
  if (flaws.empty()) return;
  ui::Container list = ui::Container::list("flaws-list", title);
  for (std::size_t i = 0; i < flaws.size(); ++i)
    list.add(ui::Container::item("flaw/" + std::to_string(i)).text(flaws[i].place + ": " + flaws[i].text).status(flaws[i].code, "attention").build());
  panel.add(list.build());
}

}  // namespace portal::inspector
