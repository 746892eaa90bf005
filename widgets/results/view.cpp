// One section a question: the score in words, what limits it, its charts, and how it was made.
#include "widgets/results/view.h"

#include <algorithm>

#include "sdk/methodology/comparable.h"
#include "sdk/text/port.h"
#include "widgets/results/charts.h"

namespace portal::results {

namespace {

std::string name_of_target(const std::string& target, const json::Value& names) {
  const json::Value* name = names.is_object() ? names.find(target) : nullptr;
  return name != nullptr && name->is_string() && !name->text().empty() ? name->text() : target;
}

int rank(const std::string& question) {
  static constexpr std::string_view order[] = {"satisfaction", "need", "ease"};
  return static_cast<int>(std::find(std::begin(order), std::end(order), question) - std::begin(order));
}

std::string last_row(const Group& group) { return group.rows.empty() ? std::string() : group.rows.back().name; }

// Questions of a target: the main one first, those of one question together, the method with the latest answers last.
std::vector<SameQuestion> questions_of(const Report& report, const std::string& target) {
  std::vector<SameQuestion> out;
  for (const Group& group : report.groups) {
    if (group.target != target) continue;
    const auto same = std::find_if(out.begin(), out.end(), [&](const SameQuestion& groups) { return groups.front()->question == group.question; });
    if (same == out.end()) out.push_back({&group});
    else same->push_back(&group);
  }
  for (SameQuestion& groups : out)
    std::stable_sort(groups.begin(), groups.end(), [](const Group* a, const Group* b) { return last_row(*a) < last_row(*b); });
  std::stable_sort(out.begin(), out.end(),
                   [](const SameQuestion& a, const SameQuestion& b) { return rank(a.front()->question) < rank(b.front()->question); });
  return out;
}

std::string refusal_sentence(const std::string& code, const std::string& language) {
  using methodology::DifferenceCode;
  static constexpr DifferenceCode all[] = {
#define X(name, blocks, english, russian) DifferenceCode::name,
#include "sdk/methodology/differences.def"
#undef X
  };
  for (const DifferenceCode known : all)
    if (methodology::name_of(known) == code) return std::string(methodology::sentence_of(known, language.substr(0, language.find('-'))));
  return code;
}

class SectionView {
 public:
  SectionView(const Report& report, const Looking& looking, const SameQuestion& groups, const Words& words)
      : report_(report), looking_(looking), groups_(groups), group_(*groups.back()), words_(words), id_(ui::node_id(group_.question)) {}

  ui::NodePtr build() {
    ui::Container section = ui::Container::section(id_, ui::Name(words_.question(group_)), 3);
    if (const std::string asked = words_.wording(group_); !asked.empty()) section.hint(words_.say("results.asked", {{"wording", asked}}));
    add_score(section);
    add_change(section);
    add_refusals(section);
    section.add(rows_chart(id("rows"), groups_, report_.by == "version", words_));
    section.add(channels_chart(id("channels"), group_, words_));
    section.add(answers_chart(id("answers"), group_, words_));
    section.add(reasons_chart(id("obstacles"), group_, group_.obstacles, "obstacle", words_));
    section.add(reasons_chart(id("praises"), group_, group_.praises, "praise", words_));
    add_offsets(section);
    section.add(how());
    return section.build();
  }

 private:
  std::string id(const char* part) const { return id_ + "." + part; }
  bool is_open(const std::string& node) const { return std::find(looking_.open.begin(), looking_.open.end(), node) != looking_.open.end(); }

  void add_score(ui::Container& section) const {
    const Cell& total = group_.total;
    if (!total.hidden.empty() || !total.has_score) {
      const char* why = total.hidden.empty() ? "nobody" : total.hidden.c_str();
      section.add(ui::Container::notice(id("none"), "info")
                      .paragraph(id("none-why"), words_.say("results.hidden.total", {{"why", why}, {"minimum", report_.minimum}}))
                      .build());
      return;
    }
    section.paragraph(id("score"), words_.say("results.total", {{"score", words_.score(group_, total.score)},
                                                                {"low", words_.number(total.low)},
                                                                {"high", words_.number(total.high)},
                                                                {"n", total.n},
                                                                {"confidence", 100 * report_.confidence}}));
    section.paragraph(id("response"), group_.response ? words_.say("results.response", {{"answered", group_.response->answered},
                                                                                        {"offered", group_.response->offered},
                                                                                        {"rate", words_.number(group_.response->rate)}})
                                                      : words_.say("results.response.unknown"));
    if (total.few)
      section.add(ui::Container::notice(id("few"), "attention").paragraph(id("few-why"), words_.say("results.few", {{"few", report_.few}})).build());
    if (total.pooled > 1) section.paragraph(id("pooled"), words_.say("results.pooled", {{"count", total.pooled}}));
  }

  void add_change(ui::Container& section) const {
    if (!group_.change) return;
    const Change& change = *group_.change;
    const char* how = change.low > 0 ? "up" : change.high < 0 ? "down" : "same";
    section.paragraph(id("change"), words_.say("results.change", {{"from", change.from},
                                                                  {"to", change.to},
                                                                  {"how", how},
                                                                  {"value", words_.number(change.value)},
                                                                  {"low", words_.number(change.low)},
                                                                  {"high", words_.number(change.high)}}));
  }

  // Only those that touch this question: both methods measure it here.
  void add_refusals(ui::Container& section) const {
    if (groups_.size() < 2) return;
    const auto here = [&](const std::string& hash) {
      return std::any_of(groups_.begin(), groups_.end(), [&](const Group* group) { return group->methodology == hash; });
    };
    std::size_t number = 0;
    for (const Refusal& refusal : report_.refusals) {
      if (!here(refusal.a) || !here(refusal.b) || refusal.construct != construct()) continue;
      const std::string node = id("refusal") + std::to_string(++number);
      ui::Container reasons = ui::Container::list(node + ".reasons", ui::Name(words_.say("results.refusal.reasons")));
      for (const std::string& code : refusal.reasons)
        reasons.add(ui::Container::item(node + "." + ui::node_id(code)).text(refusal_sentence(code, words_.language())).build());
      ui::Container notice = ui::Container::notice(node, "attention", ui::Name(words_.say("results.refusal")), 4);
      notice.paragraph(node + ".methods", words_.say("results.refusal.methods", {{"a", words_.method(refusal.a)}, {"b", words_.method(refusal.b)}}));
      section.add(notice.add(reasons.build()).build());
    }
  }

  std::string construct() const {
    const json::Value* method = report_.methodology(group_.methodology);
    const json::Value* questions = method == nullptr ? nullptr : method->find("questions");
    if (questions != nullptr && questions->is_array())
      for (const json::Value& question : questions->array()) {
        const json::Value* own = question.find("id");
        const json::Value* found = question.find("construct");
        if (own != nullptr && own->is_string() && own->text() == group_.question && found != nullptr && found->is_string()) return found->text();
      }
    return group_.question;
  }

  void add_offsets(ui::Container& section) const {
    if (group_.offsets.empty()) return;
    const std::string node = id("offsets");
    ui::Container notice = ui::Container::notice(node, "info", ui::Name(words_.say("results.offsets")), 4);
    notice.paragraph(node + ".about", words_.say("results.offsets.about", {{"reference", words_.channel(group_.offset_reference)}}));
    ui::Container list = ui::Container::list(node + ".list", ui::Name(words_.say("results.offsets")));
    for (const Offset& offset : group_.offsets)
      list.add(ui::Container::item(node + "." + ui::node_id(offset.channel))
                   .text(words_.say("results.offsets.item", {{"channel", words_.channel(offset.channel)},
                                                             {"value", words_.number(offset.value)},
                                                             {"low", words_.number(offset.low)},
                                                             {"high", words_.number(offset.high)},
                                                             {"score", words_.score(group_, offset.score)}}))
                   .build());
    section.add(notice.add(list.build()).build());
  }

  ui::NodePtr how() const {
    const std::string node = id("how");
    ui::Container terms = ui::Container::terms(node + ".terms", ui::Name(words_.say("results.how")));
    terms.term(node + ".formula", words_.say("results.how.formula"), words_.say("results.formula", {{"formula", group_.formula}}));
    terms.term(node + ".method", words_.say("results.how.method"), words_.method(group_.methodology));
    terms.term(node + ".hash", words_.say("results.how.hash"), group_.methodology);
    if (group_.total.hidden.empty())
      terms.term(node + ".n", words_.say("results.how.n"), text::format_number(words_.language(), static_cast<double>(group_.total.n)));
    terms.term(node + ".interval", words_.say("results.how.interval"),
               words_.say("results.how.interval.text", {{"confidence", 100 * report_.confidence}}));
    terms.term(node + ".small", words_.say("results.how.small"), words_.say("results.how.small.text", {{"minimum", report_.minimum}}));
    if (!report_.as_of.empty()) terms.term(node + ".as_of", words_.say("results.how.as_of"), words_.say("results.date", {{"date", report_.as_of}}));
    return ui::Container::disclosure(node, ui::Name(words_.say("results.how")), is_open(node)).add(terms.build()).build();
  }

  const Report& report_;
  const Looking& looking_;
  const SameQuestion& groups_;
  const Group& group_;  // the latest: the score of today
  const Words& words_;
  std::string id_;
};

ui::NodePtr target_choice(const Report& report, const Looking& looking, const Words& words) {
  std::vector<ui::Option> options;
  for (const Group& group : report.groups) {
    const bool there = std::any_of(options.begin(), options.end(), [&](const ui::Option& option) { return option.value == group.target; });
    if (!there) options.push_back({group.target, name_of_target(group.target, looking.names), {}});
  }
  if (options.size() < 2) return nullptr;
  return ui::Field::choice(ui::Role::select, "target", ui::Name(words.say("results.target")), ui::options_json(options))
      .value(looking.target)
      .build();
}

}  // namespace

ui::NodePtr results_view(const Report& report, const Looking& looking, const text::Strings& strings) {
  const Words words(report, strings);
  if (report.groups.empty())
    return ui::Container::region("results", ui::Name(words.say("results.title"))).paragraph("nothing", words.say("results.nothing")).build();
  ui::Container root =
      ui::Container::region("results", ui::Name(words.say("results.title.of", {{"target", name_of_target(looking.target, looking.names)}})));
  root.add(target_choice(report, looking, words));
  root.paragraph("who", words.say("results.who"));
  const std::vector<SameQuestion> questions = questions_of(report, looking.target);
  for (const SameQuestion& groups : questions) root.add(SectionView(report, looking, groups, words).build());
  return root.build();
}

std::string headline(const Report& report, const Looking& looking, const text::Strings& strings) {
  const Words words(report, strings);
  const std::vector<SameQuestion> questions = questions_of(report, looking.target);
  if (questions.empty()) return words.say("results.nothing");
  const Group& group = *questions.front().back();
  return words.say("results.headline", {{"target", name_of_target(looking.target, looking.names)}, {"score", words.cell(group, group.total)}});
}

}  // namespace portal::results
