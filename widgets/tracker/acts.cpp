// Button ids are do/<stage>/<action> and decide/<stage>/<choice>.
#include "widgets/tracker/acts.h"

#include <algorithm>

namespace portal::tracker {

namespace {

constexpr std::size_t most_stages = 6;  // whose buttons stand side by side; the others are in the list of stages

// With the stage's title only where buttons of several stages stand side by side; opening a service is told by the stage's title.
std::string action_name(const Scenario& scenario, std::size_t stage, const ActionDefinition& action, bool is_alone, const Words& words) {
  std::string own = words.own(scenario, "stages." + scenario.stages[stage].id + ".actions." + action.id + ".title");
  if (!own.empty()) return own;
  if (action.kind == ActionKind::open) return words.stage(scenario, stage);
  json::Object about;
  std::string key = "tracker.action." + std::string(name_of(action.kind));
  if (action.kind == ActionKind::pay && action.amount > 0) {
    about.set("sum", static_cast<double>(action.amount) / 100);
    key += ".sum";
  }
  std::string name = words.say(key, about);
  return is_alone ? name : words.say("tracker.action.of", "action", name, "stage", words.stage(scenario, stage));
}

std::string choice_name(const Scenario& scenario, std::size_t stage, const std::string& choice, const Words& words) {
  return words.own(scenario, "stages." + scenario.stages[stage].id + ".choices." + choice + ".title");
}

std::size_t withdrawal_end(const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.ends.size(); ++i)
    if (scenario.ends[i].kind == EndKind::withdrawal) return i;
  return nowhere;
}

bool is_over(const Progress& progress) { return progress.phase != Phase::running && progress.phase != Phase::not_started; }

bool is_offered(const ActionDefinition& action, const Progress& progress) { return (action.kind == ActionKind::rate) == is_over(progress); }

// The stages whose actions are offered now.
std::vector<std::size_t> stages_to_act_on(const Case& its) {
  if (!is_over(its.progress)) {
    std::vector<std::size_t> both = its.progress.mine;
    both.insert(both.end(), its.progress.possible.begin(), its.progress.possible.end());
    return both;
  }
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < its.progress.stages.size(); ++i)
    if (its.state.stages[i].status != nullptr) out.push_back(i);
  return out;
}

}  // namespace

ui::NodePtr Acts::buttons(const Case& its, const Words& words) const {
  const Scenario& scenario = its.log.scenario();
  ui::Container row = ui::Container::actions("now-actions");
  std::size_t count = 0;
  std::size_t stages = 0;
  const bool is_needed = !its.progress.mine.empty();
  const auto emphasis = [&count, is_needed] { return count++ == 0 && is_needed ? "primary" : "secondary"; };
  const std::vector<std::size_t> offered = stages_to_act_on(its);
  for (const std::size_t index : offered) {
    if (++stages > most_stages) break;
    const Stage& stage = scenario.stages[index];
    for (const ActionDefinition& action : stage.actions) {
      if (!is_offered(action, its.progress)) continue;
      const std::string id = "do/" + stage.id + "/" + action.id;
      const ui::Name name(action_name(scenario, index, action, offered.size() == 1, words));
      if (action.href.empty()) row.add(ui::Action::button(id, name, emphasis()).build());
      else row.add(ui::Action::link(id, name, action.href).build());
      if (!action.href.empty()) ++count;
    }
    if (is_over(its.progress)) continue;
    if (its.progress.stages[index].standing == Standing::returned && stage.actions.empty())
      row.button("do/" + stage.id + "/correct", words.say("tracker.action.correct"), emphasis());
    for (const std::string& choice : stage.choices) {
      const std::string name = choice_name(scenario, index, choice, words);
      row.button("decide/" + stage.id + "/" + choice,
                 offered.size() == 1 ? name : words.say("tracker.action.of", "action", name, "stage", words.stage(scenario, index)), emphasis());
    }
  }
  if (its.progress.end != nowhere && !scenario.ends[its.progress.end].href.empty()) {
    const End& end = scenario.ends[its.progress.end];
    row.add(ui::Action::link("end-link", ui::Name(words.own(scenario, "ends." + end.id + ".hrefTitle")), end.href).build());
    ++count;
  }
  return count == 0 ? nullptr : row.build();
}

ui::NodePtr Acts::news(const Words& words) const {
  if (act_ == Act::idle) return nullptr;
  if (act_ == Act::sending) return ui::Content::paragraph("act-news", words.say("tracker.action.sending")).build();
  if (act_ == Act::received) {
    ui::Container notice = ui::Container::notice("act-news", "success");
    notice.paragraph("act-news-text", message_.empty() ? words.say("tracker.action.sent") : message_);
    if (!href_.empty()) notice.add(ui::Action::link("act-go", ui::Name(words.say("tracker.action.go")), href_).build());
    return notice.build();
  }
  ui::Container notice = ui::Container::notice("act-news", "danger");
  notice.paragraph("act-news-text", words.say(act_ == Act::offline ? "tracker.action.failed.offline" : "tracker.action.failed"));
  return notice.build();
}

ui::NodePtr Acts::withdrawal(const Case& its, const session::Context& context, const Words& words) const {
  const bool may = context.host_can("cases") && its.progress.phase == Phase::running && withdrawal_end(its.log.scenario()) != nowhere;
  if (!may) return nullptr;
  if (!asks_withdrawal_) return ui::Container::actions("withdraw-actions").button("withdraw", words.say("tracker.withdraw"), "quiet").build();
  ui::Container notice = ui::Container::notice("withdraw-question", "attention", ui::Name(words.say("tracker.withdraw")), 3);
  notice.paragraph("withdraw-text", words.say("tracker.withdraw.really"));
  notice.add(ui::Container::actions("withdraw-actions")
                 .button("withdraw-yes", words.say("tracker.withdraw.yes"), "danger")
                 .button("withdraw-no", words.say("tracker.withdraw.no"))
                 .build());
  return notice.build();
}

void Acts::send(const std::string& id, const Case& its, std::size_t stage, const std::string& action, std::string_view kind,
                const std::string& choice, const std::string& name, const session::Context& context, const Words& words, session::Effects& effects) {
  const Scenario& scenario = its.log.scenario();
  json::Object detail{{"scenario", scenario.id}};
  if (stage != nowhere) detail.set("stage", scenario.stages[stage].id);
  detail.set("action", action);
  detail.set("kind", kind);
  effects.emit("portal-tracker-action", detail);
  message_.clear();
  href_.clear();
  if (!context.host_can("cases")) {
    effects.announce(words.say("tracker.action.opening", "action", name));
    return;
  }
  json::Object what{{"case", id}, {"scenario", scenario.id}, {"version", scenario.version}};
  if (stage != nowhere) what.set("stage", scenario.stages[stage].id);
  what.set("action", action);
  what.set("do", kind);  // "kind" is the request's own
  if (!choice.empty()) what.set("choice", choice);
  if (!context.instance.empty()) what.set("key", context.instance + "-" + std::to_string(effects.next_request));
  request_ = effects.request("case.action", std::move(what));
  act_ = Act::sending;
  effects.announce(words.say("tracker.action.sending"));
}

bool Acts::press(const std::string& node, const std::string& id, const Case& its, const session::Context& context, const Words& words,
                 session::Effects& effects) {
  if (node == "withdraw") {
    asks_withdrawal_ = true;
    effects.focus("withdraw-question");
    return true;
  }
  if (node == "withdraw-no" || node == "withdraw-yes") {
    asks_withdrawal_ = false;
    const Scenario& scenario = its.log.scenario();
    const std::size_t end = withdrawal_end(scenario);
    if (node == "withdraw-no") effects.focus("withdraw");
    else if (end != nowhere) send(id, its, nowhere, scenario.ends[end].id, "withdraw", {}, words.say("tracker.withdraw"), context, words, effects);
    return true;
  }
  const bool decides = node.rfind("decide/", 0) == 0;
  if (!decides && node.rfind("do/", 0) != 0) return false;
  const std::size_t first = node.find('/') + 1;
  const std::size_t slash = node.find('/', first);
  if (slash == std::string::npos) return false;
  const Scenario& scenario = its.log.scenario();
  const std::size_t stage = scenario.stage_named(std::string_view(node).substr(first, slash - first));
  const std::string what = node.substr(slash + 1);
  const auto offered = stages_to_act_on(its);
  if (stage == nowhere || std::find(offered.begin(), offered.end(), stage) == offered.end()) return false;
  if (act_ == Act::sending) return true;  // the first press counts
  if (decides) {
    const auto& choices = scenario.stages[stage].choices;
    if (std::find(choices.begin(), choices.end(), what) == choices.end()) return false;
    send(id, its, stage, "decide", "decide", what, choice_name(scenario, stage, what, words), context, words, effects);
    return true;
  }
  if (what == "correct" && its.progress.stages[stage].standing == Standing::returned && scenario.stages[stage].actions.empty()) {
    send(id, its, stage, what, what, {}, words.say("tracker.action.correct"), context, words, effects);
    return true;
  }
  for (const ActionDefinition& action : scenario.stages[stage].actions) {
    if (action.id != what) continue;
    send(id, its, stage, action.id, name_of(action.kind), {}, action_name(scenario, stage, action, true, words), context, words, effects);
    return true;
  }
  return false;
}

bool Acts::reply(std::int64_t request, bool ok, const json::Value& value, const Words& words, session::Effects& effects) {
  if (request == 0 || request != request_) return false;
  request_ = 0;
  if (!ok) {
    act_ = value.text_at("type") == "about:offline" ? Act::offline : Act::failed;
    effects.announce(words.say(act_ == Act::offline ? "tracker.action.failed.offline" : "tracker.action.failed"), true);
    return true;
  }
  act_ = Act::received;
  message_ = value.text_at("message");
  href_ = value.text_at("href");
  effects.announce(message_.empty() ? words.say("tracker.action.sent") : message_);
  return true;
}

void Acts::archive(json::Archive& state) {
  static constexpr std::string_view phases[] = {"idle", "sending", "received", "failed", "offline"};
  state.name("phase", act_, phases);
  state.number("request", request_);
  state.text("message", message_);
  state.text("href", href_);
  state.flag("asksWithdrawal", asks_withdrawal_);
}

}  // namespace portal::tracker
