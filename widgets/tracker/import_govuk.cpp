// Members that have no meaning for a scenario (routes, analytics) are passed over: the format is theirs, and grows.
#include "widgets/tracker/import_govuk.h"

#include <algorithm>

#include "sdk/json/pointer.h"

namespace portal::tracker {

namespace {

const json::Array* list_of(const json::Value& value, const char* key) {
  const json::Value* found = value.find(key);
  return found != nullptr && found->is_array() ? &found->array() : nullptr;
}

// Govspeak and HTML to plain text: tags go, entities of the few kinds that occur become their characters.
std::string plain(std::string_view text) {
  std::string out;
  bool in_tag = false;
  for (const char c : text) {
    if (c == '<') in_tag = true;
    else if (c == '>') in_tag = false;
    else if (!in_tag) out += c;
  }
  constexpr std::pair<std::string_view, std::string_view> entities[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
  for (const auto& [written, meant] : entities)
    for (std::size_t at = out.find(written); at != std::string::npos; at = out.find(written, at + meant.size()))
      out.replace(at, written.size(), meant);
  return out;
}

std::string slug_of(const std::string& path) {
  std::string out;
  for (const char c : path)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && !out.empty())) out += c;
    else if (c == '/' && !out.empty()) out += '-';
  return out.empty() ? "step-by-step" : out;
}

bool is_link(const std::string& href) { return href.rfind("/", 0) == 0 || href.rfind("https://", 0) == 0 || href.rfind("http://", 0) == 0; }

json::Value action_of(const json::Value& link, std::size_t number) {
  std::string title = plain(link.text_at("text"));
  if (const std::string context = link.text_at("context"); !context.empty()) title += " (" + context + ")";
  json::Object action{{"kind", "open"}, {"id", "open-" + std::to_string(number)}, {"title", title}};
  if (const std::string href = link.text_at("href"); is_link(href)) action.set("href", href);
  return action;
}

struct Step {
  json::Object stage;
  std::string logic;
};

class StepReader {
 public:
  Step read(const json::Value& step, std::size_t number) {
    id_ = "step-" + std::to_string(number);
    Step out;
    out.logic = step.text_at("logic");
    out.stage = json::Object{{"id", id_}, {"kind", "task"}, {"title", plain(step.text_at("title"))}};
    if (const json::Value* optional = step.find("optional"); optional != nullptr && optional->is_boolean() && optional->boolean())
      out.stage.set("optional", true);
    if (const json::Array* contents = list_of(step, "contents"))
      for (const json::Value& content : *contents) take(content);
    if (!about_.empty()) out.stage.set("description", about_);
    if (choices_.empty()) out.stage.set("channels", json::Array{"online"});
    if (choices_.empty() && !actions_.empty()) out.stage.set("actions", std::move(actions_));
    if (!choices_.empty()) make_group(out.stage);
    return out;
  }

 private:
  void take(const json::Value& content) {
    if (content.text_at("type") == "paragraph") {
      const std::string text = plain(content.text_at("text"));
      if (!text.empty()) about_ += (about_.empty() ? "" : " ") + text;
      return;
    }
    const json::Array* links = list_of(content, "contents");
    const bool is_choice = content.text_at("style") == "choice";
    for (std::size_t i = 0; links != nullptr && i < links->size(); ++i) (is_choice ? choices_ : actions_).push_back(action_of((*links)[i], ++count_));
  }

  static std::string title_of(const json::Value& action) { return action.text_at("title"); }

  void make_group(json::Object& stage) {
    json::Array members;
    for (std::size_t i = 0; i < choices_.size(); ++i)
      members.push_back(json::Object{{"id", id_ + "-choice-" + std::to_string(i + 1)},
                                     {"kind", "task"},
                                     {"title", title_of(choices_[i])},
                                     {"channels", json::Array{"online"}},
                                     {"actions", json::Array{choices_[i]}}});
    stage.set("kind", "group");
    if (actions_.empty()) {
      stage.set("mode", "any");
      stage.set("stages", std::move(members));
      return;
    }
    const json::Value& title = *stage.find("title");
    json::Array both;
    both.push_back(
        json::Object{{"id", id_ + "-do"}, {"kind", "task"}, {"title", title}, {"channels", json::Array{"online"}}, {"actions", std::move(actions_)}});
    both.push_back(json::Object{{"id", id_ + "-choice"}, {"kind", "group"}, {"mode", "any"}, {"title", title}, {"stages", std::move(members)}});
    stage.set("mode", "all");
    stage.set("stages", std::move(both));
  }

  std::string id_;
  std::string about_;
  json::Array actions_;
  json::Array choices_;
  std::size_t count_ = 0;
};

// Steps that follow with "and" or "or" belong to the one before them.
json::Array grouped(std::vector<Step> steps) {
  json::Array out;
  for (std::size_t i = 0; i < steps.size();) {
    std::size_t end = i + 1;
    while (end < steps.size() && (steps[end].logic == "and" || steps[end].logic == "or")) ++end;
    json::Object stage = std::move(steps[i].stage);
    if (end - i > 1) {
      const bool is_or = steps[i + 1].logic == "or";
      json::Array members{json::Value(std::move(stage))};
      std::string title = members[0].text_at("title");
      for (std::size_t k = i + 1; k < end; ++k) {
        title += (is_or ? " or " : " and ") + json::Value(steps[k].stage).text_at("title");
        members.emplace_back(std::move(steps[k].stage));
      }
      stage = json::Object{{"id", "group-" + std::to_string(i + 1)},
                           {"kind", "group"},
                           {"mode", is_or ? "any" : "all"},
                           {"title", title},
                           {"stages", std::move(members)}};
    }
    if (!out.empty()) stage.set("after", json::Array{out.back().text_at("id")});
    out.emplace_back(std::move(stage));
    i = end;
  }
  return out;
}

// Where an "after" names something optional or a group it is all the same: a group is done when enough of it is.
Result<void> convert(const json::Value& item, const std::string& path, Imported& out) {
  const json::Value* nav = json::at(item, "/details/step_by_step_nav");
  if (nav == nullptr || !nav->is_object()) return Error{ErrorCode::missing_key, path + "/details/step_by_step_nav", "an object", "nothing"};
  const json::Array* list = list_of(*nav, "steps");
  if (list == nullptr || list->empty()) {
    out.note = "a step by step without steps";
    return {};
  }
  std::vector<Step> steps;
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (!(*list)[i].is_object())
      return Error{ErrorCode::wrong_type, path + "/details/step_by_step_nav/steps/" + std::to_string(i), "an object", "something else"};
    steps.push_back(StepReader().read((*list)[i], i + 1));
  }
  const std::string title = plain(nav->text_at("title"));
  std::string version = item.text_at("public_updated_at").substr(0, 10);
  std::string language = item.text_at("locale");
  json::Object scenario{{"id", slug_of(item.text_at("base_path"))},
                        {"version", version.empty() ? "1" : version},
                        {"language", language.empty() ? "en" : language},
                        {"title", title}};
  if (const std::string about = plain(item.text_at("description")); !about.empty()) scenario.set("description", about);
  scenario.set("stages", grouped(std::move(steps)));
  scenario.set("ends", json::Array{json::Object{{"id", "done"}, {"kind", "success"}, {"title", title}}});
  out.scenarios.emplace_back(std::move(scenario));
  return {};
}

}  // namespace

Result<Imported> import_govuk(const json::Value& item) {
  Imported out;
  if (!item.is_object()) return Error{ErrorCode::wrong_type, "", "an object", "something else"};
  if (item.find("$schema") != nullptr && item.find("definitions") != nullptr) {
    out.note = "a schema, not a content item";
    return out;
  }
  if (item.text_at("document_type") == "step_by_step_nav") {
    PORTAL_CHECK(convert(item, "", out));
    return out;
  }
  const json::Value* links = item.find("links");
  for (const char* const kind : {"part_of_step_navs", "related_to_step_navs", "secondary_to_step_navs"}) {
    const json::Array* navs = links != nullptr ? list_of(*links, kind) : nullptr;
    for (std::size_t i = 0; navs != nullptr && i < navs->size(); ++i)
      if (json::at((*navs)[i], "/details/step_by_step_nav") != nullptr)
        PORTAL_CHECK(convert((*navs)[i], json::pointer_join(std::string("/links/") + kind, i), out));
  }
  if (out.scenarios.empty() && out.note.empty()) out.note = "a page that is part of no step by step";
  return out;
}

}  // namespace portal::tracker
