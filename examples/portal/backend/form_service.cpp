// The form widget in a native session: create, type, press, answer its requests, draw.

#include "examples/portal/backend/form_service.h"

#include <algorithm>
#include <filesystem>

#include "examples/portal/backend/clock.h"
#include "examples/portal/backend/profiles.h"
#include "sdk/json/json.h"
#include "sdk/profile/facts.h"
#include "sdk/session/session.h"
#include "sdk/surface/html/html.h"
#include "widgets/form/form.h"

namespace portal::demo {
namespace {

using Session = session::Session;

const std::string* text_at(const json::Value& value, std::string_view key) {
  const json::Value* found = value.find(key);
  return found && found->is_string() ? &found->text() : nullptr;
}

// Only the facts whose paths the widget names.
json::Value asked_facts(const json::Value& request, const json::Value& known) {
  std::vector<std::string> wanted;
  if (const json::Value* paths = request.find("facts"); paths && paths->is_array())
    for (const json::Value& path : paths->array())
      if (path.is_string()) wanted.push_back(path.text());
  const auto facts = profile::Facts::read(known);
  return facts.ok() ? facts.value().subset(wanted).to_json() : json::Value(json::Object{{"facts", json::Array()}});
}

// What was posted for one field, as its input event carries it; nothing where the field holds it already.
std::optional<json::Value> posted_value(const ui::Node& field, const Fields& posted) {
  const json::Value* held = field.find(ui::Attribute::value);
  if (field.role() == ui::Role::checkbox) {
    const bool on = find(posted, field.id()) != nullptr;
    return on == field.flag(ui::Attribute::checked) ? std::nullopt : std::optional<json::Value>(on);
  }
  if (field.role() == ui::Role::checkbox_group || field.role() == ui::Role::file_field) {
    json::Array chosen;
    for (const Field& entry : posted) {
      if (entry.name == field.id() && !entry.value.empty()) chosen.emplace_back(entry.value);
    }
    if (field.role() == ui::Role::file_field && chosen.empty()) return std::nullopt;  // a browser never fills a file field again
    if (held ? *held == json::Value(chosen) : chosen.empty()) return std::nullopt;
    return json::Value(std::move(chosen));
  }
  const std::string* text = find(posted, field.id());
  if (!text || *text == field.text(ui::Attribute::value)) return std::nullopt;
  return json::Value(*text);
}

class NativeForm {
 public:
  NativeForm(const FormFrame& frame, std::unique_ptr<Session> session) : frame_(frame), session_(std::move(session)) {}

  void start() { follow(session_->first_update()); }

  // Fields in reading order, and again as long as answers bring up more fields that were posted.
  void type(const Fields& posted) {
    constexpr int most_rounds = 8;
    for (int round = 0; round < most_rounds; ++round) {
      std::vector<std::pair<std::string, json::Value>> inputs;
      std::vector<const ui::Node*> nodes;
      ui::flatten(session_->tree(), nodes);
      for (const ui::Node* node : nodes) {
        if (ui::family_of(node->role()) != ui::Family::field || std::find(typed_.begin(), typed_.end(), node->id()) != typed_.end()) continue;
        if (round > 0 && !find(posted, node->id())) continue;  // came up just now, the person has not seen it
        typed_.push_back(node->id());
        if (auto value = posted_value(*node, posted)) inputs.emplace_back(node->id(), std::move(*value));
      }
      if (inputs.empty()) return;
      for (auto& [id, value] : inputs) {
        ui::Event event;
        event.type = ui::EventType::input;
        event.node = id;
        event.value = std::move(value);
        send(event);
      }
    }
  }

  void press(const std::string& node, SubmitHost& host) {
    host_ = &host;
    ui::Event event;
    event.node = node.empty() ? "submit" : node;
    send(event);
    answer_requests();
    host_ = nullptr;
    if (event.node == "next") refused_ = ui::holds_node(*session_->tree(), "errors");
  }

  // Without script the page has its own way to a code; the widget's is opened only for its answers.
  void hand_over(SubmitHost& host) {
    host_ = &host;
    ui::Event event;
    event.node = make_code;
    send(event);
    answer_requests();
    host_ = nullptr;
  }

  void bring(const json::Value& brought) {
    brought_ = &brought;
    ui::Event event;
    event.type = ui::EventType::input;
    event.node = "handover-code";
    event.value = "-";  // which code it was is the page's business
    send(event);
    event = {};
    event.node = "handover-open";
    send(event);
    answer_requests();
    brought_ = nullptr;
  }

  json::Value state() const {
    auto snapshot = json::parse(session_->snapshot());
    const json::Value* state = snapshot.ok() ? snapshot.value().find("state") : nullptr;
    return state ? *state : json::Value();
  }

  FormHtml html() {
    ui::Event open;  // without script nothing can be opened later
    open.type = ui::EventType::toggle;
    open.node = "autofill-list";
    open.flag = true;
    send(open);
    const json::Value state = this->state();
    surface::HtmlOptions options;
    options.lang = tag_of(frame_.language);
    options.action = frame_.action;
    for (const Field& field : frame_.hidden) options.hidden.emplace_back(field.name, field.value);
    options.hidden.emplace_back(std::string(state_field), json::write(state));
    return {surface::to_html(session_->tree(), options), submitted_, refused_};
  }

 private:
  // An event the widget refuses (a field it does not show, a choice it does not have) changes nothing and is left out.
  void send(const ui::Event& event) {
    if (auto update = session_->dispatch(event); update.ok()) follow(update.value());
  }

  void follow(const std::string& update_text) {
    auto update = json::parse(update_text);
    const json::Value* requests = update.ok() ? update.value().find("requests") : nullptr;
    if (requests) {
      for (const json::Value& request : requests->array()) {
        if (request.text_at("kind") == "clock.now") answer(request);
        else open_.push_back(request);
      }
    }
    const json::Value* events = update.ok() ? update.value().find("events") : nullptr;
    if (!events) return;
    for (const json::Value& event : events->array()) {
      const std::string* name = text_at(event, "name");
      refused_ = refused_ || (name && *name == "portal-refused");
    }
  }

  void answer_requests() {
    constexpr int most_answers = 20;
    for (int count = 0; count < most_answers && !open_.empty(); ++count) {
      const json::Value request = std::move(open_.front());
      open_.erase(open_.begin());
      answer(request);
    }
  }

  void answer(const json::Value& request) {
    const std::string* kind = text_at(request, "kind");
    if (!kind) return;
    ui::Event reply;
    reply.type = ui::EventType::reply;
    reply.flag = true;
    reply.request = request.find("id")->integer();
    if (*kind == "clock.now") {
      reply.value = json::Object{{"now", frame_.now}};
    } else if (*kind == "profile.load") {
      reply.value = asked_facts(request, frame_.facts);
    } else if (*kind == "handover.make" && host_) {
      host_->hand_over(request);
      reply.flag = false;  // the page says the code
    } else if (*kind == "handover.open" && brought_) {
      reply.value = *brought_;
    } else if (*kind == "application.submit") {
      SubmitReply outcome = host_->submit(request);
      submitted_ = outcome.ok;
      refused_ = !outcome.ok;
      reply.flag = outcome.ok;
      reply.value = std::move(outcome.value);
    } else {
      return;  // drafts and timers: the hidden state is this page's draft
    }
    send(reply);
  }

  const FormFrame& frame_;
  std::unique_ptr<Session> session_;
  SubmitHost* host_ = nullptr;
  const json::Value* brought_ = nullptr;
  json::Array open_;                // requests without an answer yet
  std::vector<std::string> typed_;  // ids of fields already looked at
  bool submitted_ = false;
  bool refused_ = false;
};

class WidgetFormService : public FormService {
 public:
  WidgetFormService(std::string forms, std::string strings) : forms_(std::move(forms)), strings_(std::move(strings)) {}

  Result<json::Value> definition(std::string_view form) override {
    std::error_code failed;
    for (const auto& file : std::filesystem::directory_iterator(forms_, failed)) {
      if (file.path().extension() != ".json") continue;
      const auto text = read_file(file.path().string());
      if (!text) continue;
      auto definition = json::parse(*text);
      const std::string* id = definition.ok() ? text_at(definition.value(), "id") : nullptr;
      if (id && *id == form) return definition;
    }
    return Error{ErrorCode::unknown_name, "", "a form of the portal", quoted_excerpt(form)};
  }

  Result<std::vector<schema::Problem>> check(const json::Value& definition, const json::Value& data, std::string_view today) override {
    return form::check_application(definition, data, today);
  }

  Result<FormHtml> draw(const json::Value& definition, const FormFrame& frame) override {
    PORTAL_TRY(auto session, open(definition, frame, nullptr));
    NativeForm form(frame, std::move(session));
    form.start();
    return form.html();
  }

  Result<FormHtml> draw_brought(const json::Value& definition, const FormFrame& frame, const json::Value& brought) override {
    PORTAL_TRY(auto session, open(definition, frame, nullptr, true));
    NativeForm form(frame, std::move(session));
    form.start();
    form.bring(brought);
    return draw_state(definition, frame, form.state());
  }

  Result<FormHtml> post(const json::Value& definition, const FormFrame& frame, const PostedForm& posted, SubmitHost& host) override {
    const std::string* state_text = find(posted.fields, state_field);
    auto state = json::parse(state_text ? *state_text : "null", {.depth = 32, .bytes = max_body_bytes});
    const bool is_code = posted.press == make_code;
    auto session = open(definition, frame, state.ok() ? std::move(state).value() : json::Value(), is_code);
    // A state of an older form, or made up: the fields themselves still say everything that was typed.
    if (!session.ok()) session = open(definition, frame, nullptr, is_code);
    if (!session.ok()) return std::move(session).error();
    NativeForm form(frame, std::move(session).value());
    form.start();
    form.type(posted.fields);
    if (is_code) {
      form.hand_over(host);
      return draw_state(definition, frame, form.state());
    }
    form.press(posted.press, host);
    return form.html();
  }

 private:
  Result<FormHtml> draw_state(const json::Value& definition, const FormFrame& frame, json::Value state) const {
    PORTAL_TRY(auto session, open(definition, frame, std::move(state)));
    NativeForm form(frame, std::move(session));
    form.start();
    return form.html();
  }

  Result<std::unique_ptr<Session>> open(const json::Value& definition, const FormFrame& frame, json::Value state, bool hands_over = false) const {
    const std::string file = strings_ + "/" + std::string(tag_of(frame.language)) + ".json";
    const auto text = read_file(file);
    if (!text) return Error{ErrorCode::dangling_reference, file, "the compiled messages", "no file that can be read"};
    PORTAL_TRY(json::Value strings, json::parse(*text));
    json::Array abilities{"profile", "submit", "clock"};
    if (hands_over) abilities.emplace_back("handover");
    json::Object options{{"strings", std::move(strings)},
                         {"properties", json::Object{{"definition", definition}}},
                         {"zone", city_zone},
                         {"host", std::move(abilities)}};
    if (!state.is_null()) options.set("state", std::move(state));
    static const session::WidgetKind kind = form::form_kind();
    return Session::create(kind, json::Value(std::move(options)));
  }

  std::string forms_;
  std::string strings_;
};

}  // namespace

std::unique_ptr<FormService> make_form_service(const std::string& content, const std::string& strings) {
  return std::make_unique<WidgetFormService>(content + "/forms", strings);
}

}  // namespace portal::demo
