// Each step needs the one before; what fails says why and the rest is not claimed.
#include "tests/conformance/form_run.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/session/session.h"
#include "sdk/surface/html/html.h"
#include "tests/conformance/filler.h"
#include "tests/conformance/way_finder.h"
#include "widgets/form/form.h"
#include "widgets/form/importers/import.h"

namespace portal::conformance {

namespace {

using form::FieldDefinition;

constexpr std::size_t most_tries = 20000;  // other choices, until every page was shown
constexpr std::uint32_t most_ways = 400;   // to one page, by its rule
constexpr std::size_t most_said = 300;     // characters of data in a message
constexpr int most_steps = 600;            // pages of one session, items and repeats included
constexpr std::size_t most_broken = 12;    // answers that are broken, one at a time

class Run {
 public:
  Run(const json::Value& source, const json::Value& strings, FormRun& out) : source_(source), strings_(strings), out_(out) {}

  void run(const std::vector<json::Value>& examples) {
    const auto begin = std::chrono::steady_clock::now();
    if (!import() || !begin_session()) return;
    out_.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    Filler filler(definition_);
    const bool is_filled = filler.fill();
    for (const std::string& place : filler.stuck()) fail("nothing is accepted at " + place);
    bool example_holds = true;
    for (const json::Value& example : examples) example_holds = is_valid(example) && example_holds;
    out_.validated = is_filled && example_holds && is_accepted(filler) && breaks_are_refused(filler);
    out_.validated = out_.validated && takes_every_answer();
    out_.navigated = reach_pages(filler);
    if (is_filled) out_.submitted = submit(filler);
  }

 private:
  void fail(std::string why) { out_.failures.push_back(std::move(why)); }

  bool import() {
    form::importers::Origin origin;
    origin.id = "form";
    auto imported = form::importers::import_form(source_, origin);
    if (!imported.ok()) return fail(imported.error().text()), false;
    out_.unsupported = imported.value().report.unsupported;
    wire_ = std::move(imported.value().definition);
    auto read = form::Definition::read(wire_);
    if (!read.ok()) return fail(read.error().text()), false;
    definition_ = std::move(read).value();
    out_.questions = definition_->fields.size();
    out_.pages = std::max<std::size_t>(1, definition_->pages.size());
    return out_.imported = true;
  }

  bool begin_session() {
    auto made = session::Session::create(form::form_kind(), json::Object{{"strings", strings_},
                                                                         {"zone", "Europe/London"},
                                                                         {"host", json::Array{"submit", "clock"}},
                                                                         {"properties", json::Object{{"definition", wire_}}}});
    if (!made.ok()) return fail(made.error().text()), false;
    session_ = std::move(made).value();
    const auto first = json::parse(session_->first_update());
    if (const json::Value* requests = first.ok() ? first.value().find("requests") : nullptr; requests != nullptr)
      for (const json::Value& request : requests->array())
        if (request.text_at("kind") == "clock.now") (void)reply(request, json::Object{{"now", std::string(today) + "T05:00:00Z"}});
    const std::string html = surface::to_html(session_->tree(), {.lang = "en"});
    out_.rendered = html.size() > 200 && !form_nodes().empty();
    if (!out_.rendered) fail("nothing is drawn");
    return out_.rendered;
  }

  bool is_valid(const json::Value& example) {
    const auto problems = definition_->schema->validate(example);
    if (!problems.empty()) fail("the publisher's example is invalid at " + problems.front().instance + ": " + problems.front().keyword);
    return problems.empty();
  }

  bool is_accepted(Filler& filler) {
    const json::Value answers = filler.model().answers();
    auto problems = form::check_application(wire_, answers, today);
    if (!problems.ok()) return fail(problems.error().text()), false;
    if (!problems.value().empty()) fail("filled in and refused at " + problems.value().front().instance + ": " + problems.value().front().keyword);
    return problems.value().empty();
  }

  // What may be left out can be answered, too, items of lists that may be empty included. All of it together may be too much: alternatives.
  bool takes_every_answer() {
    Filler all(definition_);
    (void)all.fill_all();
    const std::vector<std::string> unanswered = all.unanswered();
    for (const std::string& place : unanswered) fail("nothing is accepted at " + place + ", which may be left out");
    return unanswered.empty();
  }

  bool refuses(const json::Value& answers, const std::string& place, const char* how) {
    auto problems = form::check_application(wire_, answers, today);
    const bool is_met = problems.ok() && std::any_of(problems.value().begin(), problems.value().end(), [&place](const schema::Problem& problem) {
                          return problem.instance == place || problem.instance.rfind(place + "/", 0) == 0 ||
                                 (place.rfind(problem.instance + "/", 0) == 0);  // an object that is empty now is missing itself
                        });
    if (!is_met)
      fail(std::string(how) + " at " + place + " and not refused there" +
           (problems.ok() && !problems.value().empty() ? " but at " + problems.value().front().instance + ": " + problems.value().front().keyword
                                                       : ""));
    return is_met;
  }

  // Each answer that must be there is left out once, and given as a value of another type once.
  bool breaks_are_refused(Filler& filler) {
    form::Model& model = filler.model();
    const json::Value answers = model.answers();
    std::size_t broken = 0;
    bool all_refused = true;
    for (std::size_t i = 0; i < model.size() && broken < most_broken; ++i) {
      const FieldDefinition& field = model.definition().fields[i];
      if (!model.field(i).is_visible || field.kind != FieldDefinition::Kind::answer || json::at(answers, field.place) == nullptr ||
          field.place.empty())
        continue;
      const bool is_unticked = *json::at(answers, field.place) == json::Value(false);  // to a form the same as no answer
      if (model.field(i).is_required && !is_unticked) {
        json::Value without = answers;
        json::remove(without, field.place);
        // Without it the data may be another alternative's, whole and valid.
        const json::Value* holder = json::at(answers, std::string_view(field.place).substr(0, field.place.rfind('/')));
        const bool is_whole = holder != nullptr && holder->is_object() && holder->object().size() == 1 && field.held < field.place.rfind('/');
        if (is_whole) continue;                                        // without it nothing is left of an object that may be left out itself
        const bool is_item = holder != nullptr && holder->is_array();  // a shorter list may be as good
        const bool is_another = (is_item || is_in_alternative(field)) && model.definition().schema->validate(without).empty();
        if (!is_another) {
          all_refused = refuses(without, field.place, "left out") && all_refused;
          ++broken;
        }
      }
      const auto schemas = model.definition().schema->describe(field.path);
      if (std::none_of(schemas.begin(), schemas.end(),
                       [](const json::Value* each) { return each->find("type") != nullptr || each->find("enum") != nullptr; }))
        continue;
      json::Value wrong = answers;
      const bool takes_objects =
          std::any_of(schemas.begin(), schemas.end(), [](const json::Value* each) { return each->text_at("type") == "object"; });
      if (!json::put(wrong, field.place, takes_objects ? json::Value("wrong type") : json::Value(json::Object{{"wrong", "type"}})).ok()) continue;
      all_refused = refuses(wrong, field.place, "broken") && all_refused;
      ++broken;
    }
    return all_refused;
  }

  bool reach_pages(Filler& filled) {
    std::set<std::size_t> reached;
    const std::size_t all = definition_->pages.size();
    const auto look = [&reached](const Filler& filler) {
      for (const std::size_t page : filler.pages()) reached.insert(page);
    };
    look(filled);
    // From what shows something new, one answer at a time is changed.
    std::vector<Filler> open{filled, Filler(definition_)};
    std::size_t tries = 0;
    for (std::size_t next = 0; next < open.size() && reached.size() < all; ++next) {
      for (std::size_t field = 0; field < open[next].model().size() && reached.size() < all; ++field) {
        for (std::size_t choice = 0; choice < open[next].choices(field) && ++tries < most_tries; ++choice) {
          Filler changed = open[next];
          if (!changed.choose(field, choice)) continue;
          const std::size_t before = reached.size();
          look(changed);
          if (reached.size() > before) open.push_back(std::move(changed));
        }
      }
    }
    for (std::size_t i = 0; i < all; ++i)
      if (reached.count(i) == 0) go_to(i, filled, reached);
    for (std::size_t i = 0; i < all; ++i)
      if (reached.count(i) == 0)
        fail("no answers were found that lead to page " + std::to_string(i + 1) + ", \"" + definition_->elements[definition_->pages[i]].text + "\"");
    return reached.size() == all;
  }

  // By the page's own rule, what it asks for worked out backwards.
  void go_to(std::size_t page, const Filler& filled, std::set<std::size_t>& reached) const {
    const json::Value* condition = json::at(wire_, json::pointer_join("/uischema/elements", page) + "/rule/condition");
    if (condition == nullptr) return;
    for (std::uint32_t attempt = 0; attempt < most_ways && reached.count(page) == 0; ++attempt) {
      Filler changed = attempt % 2 == 0 ? filled : Filler(definition_);
      follow(*condition, attempt, changed);
      for (const std::size_t shown : changed.pages()) reached.insert(shown);
    }
  }

  std::vector<ui::NodePtr> form_nodes() const {
    std::vector<ui::NodePtr> out;
    std::vector<ui::NodePtr> open{session_->tree()};
    while (!open.empty()) {
      const ui::NodePtr node = open.back();
      open.pop_back();
      out.push_back(node);
      for (auto child = node->children().rbegin(); child != node->children().rend(); ++child) open.push_back(*child);
    }
    return out;
  }

  static bool is_button(const ui::NodePtr& node, const char* id) { return node->role() == ui::Role::button && node->id() == id; }

  const ui::NodePtr node(std::string_view id) const {
    for (const ui::NodePtr& each : form_nodes())
      if (each->id() == id) return each;
    return nullptr;
  }

  json::Value dispatch(ui::Event event) {
    auto update = session_->dispatch(event);
    if (!update.ok()) return fail(event.node + ": " + update.error().text()), json::Value();
    auto wire = json::parse(update.value());
    return wire.ok() ? std::move(wire).value() : json::Value();
  }

  // What the filler typed, wherever the session shows it now.
  void type_all(const std::map<std::string, json::Value>& typed, std::set<std::string>& done) {
    for (bool moved = true; moved;) {
      moved = false;
      for (const ui::NodePtr& each : form_nodes()) {
        const auto found = typed.find(each->id());
        if (found == typed.end() || done.count(each->id()) > 0) continue;
        ui::Event event;
        event.type = ui::EventType::input;
        event.node = each->id();
        event.value = found->second;
        done.insert(each->id());
        (void)dispatch(event);
        moved = true;
        break;  // the tree is another now
      }
    }
  }

  bool submit(Filler& filler) {
    std::map<std::string, json::Value> typed;
    for (const auto& [id, value] : filler.typed()) typed[id] = value;
    const std::size_t asked = out_.failures.size();
    std::set<std::string> done;
    for (int step = 0; step < most_steps; ++step) {
      add_items(filler);
      type_all(typed, done);
      (void)surface::to_html(session_->tree(), {.lang = "en"});
      const char* button = nullptr;
      for (const char* id : {"next", "send", "submit"})
        if (button == nullptr && node(id) != nullptr) button = id;
      if (button == nullptr) return fail("no button leads on"), false;
      ui::Event press;
      press.node = button;
      const json::Value update = dispatch(press);
      if (const json::Value* requests = update.find("requests"); requests != nullptr)
        for (const json::Value& request : requests->array())
          if (request.text_at("kind") == "application.submit") return receive(request, filler.model().answers()) && out_.failures.size() == asked;
      if (const ui::NodePtr wrong = node("errors"); wrong != nullptr) return fail("the page complains: " + first_error()), false;
    }
    return fail("the last page was not reached"), false;
  }

  std::string first_error() const {
    for (const ui::NodePtr& each : form_nodes())
      if (const std::string_view text = each->text(ui::Attribute::error); !text.empty()) return each->id() + ": " + std::string(text);
    std::string said = "without a field:";
    for (const ui::NodePtr& each : form_nodes())
      if (each->id().rfind("error", 0) == 0)
        said += " " + std::string(each->text(ui::Attribute::text)) + std::string(each->text(ui::Attribute::name));
    return said;
  }

  // Lists of the session get the items that the filler's have.
  void add_items(Filler& filler) {
    const form::Model& model = filler.model();
    for (std::size_t i = 0; i < model.size(); ++i) {
      const FieldDefinition& field = model.definition().fields[i];
      if (field.kind != FieldDefinition::Kind::list || !model.field(i).is_visible) continue;
      const std::string button = "add" + model.definition().elements[field.element].id;
      for (std::size_t have = 0; have < model.items(i) && node(button) != nullptr; ++have) {
        const std::string first = "item" + ui::node_id(json::pointer_join(field.pointer, "n" + std::to_string(have + 1)));
        if (node(first) != nullptr) continue;
        ui::Event press;
        press.node = button;
        (void)dispatch(press);
      }
    }
  }

  json::Value reply(const json::Value& request, json::Value value) {
    ui::Event event;
    event.type = ui::EventType::reply;
    event.request = request.find("id") != nullptr && request.find("id")->is_integer() ? request.find("id")->integer() : 0;
    event.flag = true;
    event.value = std::move(value);
    return dispatch(event);
  }

  bool receive(const json::Value& request, const json::Value& answers) {
    const json::Value* data = request.find("data");
    if (data == nullptr || *data != answers)
      fail("what is sent is not what was filled in: " + json::write(data == nullptr ? json::Value() : *data).substr(0, most_said) + ", not " +
           json::write(answers).substr(0, most_said));
    const json::Value update = reply(request, json::Object{{"number", "A-1"}, {"receivedAt", "2026-11-25T10:00:00Z"}});
    const json::Value* events = update.find("events");
    const bool is_received = events != nullptr && std::any_of(events->array().begin(), events->array().end(),
                                                              [](const json::Value& each) { return each.text_at("name") == "portal-submitted"; });
    if (!is_received) fail("no receipt came");
    return is_received;
  }

  const json::Value& source_;
  const json::Value& strings_;
  FormRun& out_;
  json::Value wire_;
  std::shared_ptr<const form::Definition> definition_;
  std::unique_ptr<session::Session> session_;
};

}  // namespace

FormRun run_form(const std::string& file, const json::Value& source, const std::vector<json::Value>& examples, const json::Value& strings) {
  FormRun out;
  out.file = file;
  Run(source, strings, out).run(examples);
  return out;
}

}  // namespace portal::conformance
