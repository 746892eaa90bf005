// Pages, step by step.
#include "widgets/form/pages.h"

#include <algorithm>

#include "widgets/form/references.h"

namespace portal::form {

namespace {

std::size_t page_of(const Model& model, std::size_t field) {
  const auto& elements = model.definition().elements;
  std::size_t at = model.definition().fields[field].element;
  while (at != 0 && elements[at].kind != Element::Kind::page) at = elements[at].parent;
  return at;
}

bool is_asked(const Model& model, std::size_t field) { return model.field(field).is_visible && !is_unasked(model.definition().fields[field]); }

int seconds_for(const FieldDefinition& field) {
  switch (field.role) {
    case ui::Role::checkbox:
    case ui::Role::checkbox_group:
    case ui::Role::radio_group:
    case ui::Role::select: return 5;
    case ui::Role::text_area: return 45;
    case ui::Role::file_field: return 60;
    default: return 12;
  }
}

// The question that is a page of its own, below `element`: what it asks; "" where nothing is asked there.
std::string question_in(const Model& model, std::size_t element, const Words& words) {
  const Element& at = model.definition().elements[element];
  if (!model.is_visible(element) || at.kind == Element::Kind::label) return {};
  if (at.kind == Element::Kind::group) return words.group_label(at);
  if (holds_field(at)) return is_asked(model, at.field) ? words.label(model.definition().fields[at.field]) : std::string();
  for (const std::size_t child : at.children)
    if (std::string label = question_in(model, child, words); !label.empty()) return label;
  return {};
}

// Among the steps: of a page that is one question, that question.
std::string label_of(const Model& model, std::size_t page, const Words& words) {
  const Element& element = model.definition().elements[page];
  std::string question = element.chapter != 0 ? question_in(model, page, words) : std::string();
  return question.empty() ? words.group_label(element) : question;
}

std::size_t chapter_of(const Model& model, std::size_t page) {
  const std::size_t chapter = model.definition().elements[page].chapter;
  return chapter != 0 ? chapter : page;
}

// What holds a question that is shown; a page of texts alone counts, too.
std::vector<std::size_t> open_pages(const Model& model) {
  std::vector<char> has(model.definition().elements.size(), 0);
  for (std::size_t i = 0; i < model.size(); ++i)
    if (is_asked(model, i)) has[page_of(model, i)] = 1;
  for (std::size_t i = 0; i < model.definition().elements.size(); ++i) {
    const Element& element = model.definition().elements[i];
    if (element.kind == Element::Kind::label && model.is_visible(i)) has[element.parent] = 1;
  }
  std::vector<std::size_t> pages;
  for (const std::size_t page : model.definition().pages)
    if (model.is_visible(page) && has[page] != 0) pages.push_back(page);
  return pages;
}

std::string answer_shown(std::size_t index, const Model& model, const Words& words) {
  const json::Value& typed = model.field(index).typed;
  return filling::is_blank(typed) && !typed.is_boolean() ? std::string() : words.shown(model.definition().fields[index], typed);
}

// Whether this and the next field are the two days of one answer.
bool is_one_period(std::size_t index, const Model& model) {
  const auto& fields = model.definition().fields;
  return index + 1 < fields.size() && fields[index].extras != nullptr && fields[index].extras->end == Extras::End::first &&
         is_asked(model, index + 1);
}

std::string period_shown(std::size_t first, const Model& model, const Words& words) {
  std::string out;
  for (const std::size_t i : {first, first + 1}) {
    const std::string date = answer_shown(i, model, words);
    if (!date.empty()) out += (out.empty() ? "" : " ") + words.say(i == first ? "form.review.from" : "form.review.until", "date", date);
  }
  const auto& definition = model.definition();
  const std::int64_t days = days_of_period(model, period_of(definition, definition.fields[first]));
  return days > 0 ? out + ". " + words.say("form.period.days", "count", days) : out;
}

// Of one page, each with its way to be changed; how many.
std::size_t add_answers(ui::Container& terms, std::size_t page, const Model& model, const Words& words) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldDefinition& field = model.definition().fields[i];
    if (!is_asked(model, i) || field.kind == FieldDefinition::Kind::list || page_of(model, i) != page) continue;
    const std::string label = words.question_label(field);
    std::string value = is_one_period(i, model) ? period_shown(i, model, words) : answer_shown(i, model, words);
    if (value.empty()) value = words.say("form.review.blank");
    ui::Action change = ui::Action::button("change" + field.id, ui::Name(words.say("form.review.change", "label", label)), "quiet");
    terms.add(ui::Content::term("answer" + field.id, ui::Name(label), std::move(value)).add(change.build()).build());
    ++count;
    if (is_one_period(i, model)) ++i;
  }
  return count;
}

}  // namespace

Pages::Course Pages::course(const Model& model) const {
  Course out;
  if (!are_used(model)) return out;
  out.pages = open_pages(model);
  if (current_ == review) out.at = out.pages.size();
  for (std::size_t i = 0; i < out.pages.size(); ++i)
    if (model.definition().elements[out.pages[i]].id == current_) out.at = i;
  return out;
}

void Pages::go(const std::string& page, Model& model, session::Effects& effects) {
  current_ = page;
  model.put_aside("page", page);
  count_effort(model);
  effects.focus(page);
}

void Pages::show_field(std::size_t field, const Model& model) {
  if (are_used(model)) current_ = model.definition().elements[page_of(model, field)].id;
}

void Pages::resume(const Model& model) {
  const json::Value& page = model.aside("page");
  if (page.is_string()) current_ = page.text();
  count_effort(model);
}

Outcome Pages::press(const std::string& node, Model& model, Submission& submission, const Words& words, session::Effects& effects) {
  if (!are_used(model)) return Outcome::not_mine;
  const Course here = course(model);
  const auto& pages = here.pages;
  const std::size_t at = here.at;
  const auto id_of = [&](std::size_t number) { return number < pages.size() ? model.definition().elements[pages[number]].id : std::string(review); };
  if (node == "back") {
    submission.forget_wrong();
    return_to_.clear();
    go(id_of(at > 0 ? at - 1 : 0), model, effects);
    return Outcome::answers_changed;
  }
  if (node == "next" && at < pages.size()) {
    std::vector<std::size_t> wrong = model.check_within(pages[at]);
    if (!wrong.empty()) {
      submission.hold_back(std::move(wrong), words, effects);
      return Outcome::done;
    }
    submission.forget_wrong();
    const std::string back = std::exchange(return_to_, std::string());
    go(back.empty() ? id_of(at + 1) : std::string(review), model, effects);
    if (!back.empty()) effects.focus(back);
    return Outcome::answers_changed;
  }
  const bool change = node.rfind("change/", 0) == 0;
  if (!change && node.rfind("goto/", 0) != 0) return Outcome::not_mine;
  const std::size_t field = model.field_with_id(std::string_view(node).substr(node.find('/')));
  if (field == model.size() || !is_asked(model, field)) return Outcome::not_mine;
  return_to_ = change ? node : std::string();
  go(model.definition().elements[page_of(model, field)].id, model, effects);
  effects.focus(model.definition().fields[field].id);
  return Outcome::answers_changed;
}

bool Pages::toggle(const std::string& node, bool open) {
  if (node != "steps") return false;
  is_list_open_ = open;
  return true;
}

void Pages::count_effort(const Model& model) {
  seconds_ = documents_ = 0;
  for (std::size_t i = 0; are_used(model) && i < model.size(); ++i) {
    const FieldDefinition& field = model.definition().fields[i];
    if (!is_asked(model, i) || field.kind == FieldDefinition::Kind::list || !filling::is_blank(model.field(i).typed)) continue;
    seconds_ += seconds_for(field);
    documents_ += field.role == ui::Role::file_field ? 1 : 0;
  }
}

ui::NodePtr Pages::steps_view(const Course& course, const Model& model, const Words& words) const {
  if (!are_used(model)) return nullptr;
  using ui::Container;
  const auto& [pages, at] = course;
  const ui::Name title(words.say("form.pages.all", "count", pages.size() + 1));
  Container disclosure = Container::disclosure("steps", title, is_list_open_);
  Container list = Container::steps("steps-list", title);
  for (std::size_t i = 0; i <= pages.size(); ++i) {
    Container item = Container::item("step-" + std::to_string(i + 1));
    item.text(i < pages.size() ? label_of(model, pages[i], words) : words.say("form.review.title"));
    if (i == at) item.current(words.say("form.pages.here"));
    list.add(item.build());
  }
  return disclosure.add(list.build()).build();
}

ui::NodePtr Pages::page_view(const Course& course, const Model& model, const Words& words, std::vector<ui::NodePtr> questions) const {
  const auto& [pages, at] = course;
  if (at >= pages.size()) return review_view(course, model, words);
  json::Object about{{"number", at + 1}, {"count", pages.size() + 1}, {"title", words.group_label(model.definition().elements[pages[at]])}};
  ui::Container page = ui::Container::section(model.definition().elements[pages[at]].id, ui::Name(words.say("form.pages.title", about)), 3);
  if (seconds_ > 0) page.paragraph("effort", words.say("form.pages.effort", "minutes", (seconds_ + 59) / 60, "documents", documents_));
  for (ui::NodePtr& question : questions) page.add(std::move(question));
  return page.build();
}

ui::NodePtr Pages::review_view(const Course& course, const Model& model, const Words& words) const {
  using ui::Container;
  Container whole = Container::section(review, ui::Name(words.say("form.review.title")), 3);
  whole.paragraph("review-text", words.say("form.review.text"));
  const auto& elements = model.definition().elements;
  for (std::size_t i = 0; i < course.pages.size();) {
    const std::size_t first = chapter_of(model, course.pages[i]);  // its questions stand together here
    const ui::Name title(words.group_label(elements[first]), elements[first].id);
    Container terms = Container::terms("review-terms-" + elements[first].id, title);
    std::size_t count = 0;
    for (; i < course.pages.size() && chapter_of(model, course.pages[i]) == first; ++i) count += add_answers(terms, course.pages[i], model, words);
    if (count > 0) whole.add(Container::section("review-" + elements[first].id, title, 4).add(terms.build()).build());
  }
  return whole.build();
}

void Pages::add_actions(ui::Container& actions, const Course& course, const Model& model, const Words& words) const {
  const auto& [pages, at] = course;
  if (at < pages.size()) {
    std::string next = words.say(return_to_.empty() ? "form.pages.check" : "form.pages.return");
    if (return_to_.empty() && at + 1 < pages.size()) next = words.say("form.pages.next", "title", label_of(model, pages[at + 1], words));
    actions.button("next", std::move(next), "primary");
  }
  if (at > 0) actions.button("back", words.say("form.pages.back"), "secondary");
}

void Pages::archive(json::Archive& state) {
  state.text("current", current_);
  state.text("return", return_to_);
  state.flag("open", is_list_open_);
  state.number("seconds", seconds_);
  state.number("documents", documents_);
}

}  // namespace portal::form
