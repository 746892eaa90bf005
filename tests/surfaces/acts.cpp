// Acts of a person on the Dear ImGui surface, with what it sent and what came back: two lines of JSON for each named example, by keys and by pointer.
// dom.test.mjs does the same acts in a browser, on the DOM surface and on the HTML surface.
//   surface_acts <sources> <strings file>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>

#include "accessibility/theme_solver.h"
#include "sdk/json/json.h"
#include "sdk/surface/imgui/surface.h"
#include "tools/portal/named_examples.h"
#include "widgets/kinds.h"

namespace {

using namespace portal;
using surface::imgui::Key;
using surface::imgui::Surface;

class Player {
 public:
  Player(surface::imgui::Fonts& fonts, session::Session& session) : surface_(fonts), session_(session) {
    surface_.set_theme(accessibility::solve({}).theme);
    surface_.set_area({0, 0, 1280, 900});
    first_ = json::parse(session_.snapshot()).value();
    (void)surface_.apply(first_);
    (void)surface_.take_events();
    (void)surface_.take_announcements();
  }

  // What a person does at a node by keys.
  const char* act(const ui::Node& node) {
    surface_.focus(node.id());
    const char* what = act_of(node);
    if (std::string_view(what) == "type") act_type();
    if (std::string_view(what) == "down") surface_.key(Key::down);
    if (std::string_view(what) == "space") surface_.key(Key::space);
    return what;
  }

  // The same by a mouse or a finger, at one option of a choice; "" for a select, whose list is the browser's own window.
  const char* point(const ui::Node& node, int& option) {
    if (node.role() == ui::Role::select) return "";
    surface_.scroll_to(surface_.scrolled() + surface_.bounds(node.id()).value().y - 200);
    std::optional<surface::imgui::Box> box;
    for (const surface::imgui::Stop& stop : surface_.stops()) {
      const bool is_first = node.role() == ui::Role::date_parts && box;  // of a choice the last one
      if (stop.node == node.id() && !is_first) box = stop.bounds, option = stop.option;
    }
    if (!box) return "";
    surface_.pointer_down(box->x + 20, box->y + box->height / 2);
    surface_.pointer_up(box->x + 20, box->y + box->height / 2);
    if (ui::family_of(node.role()) != ui::Family::field || std::string_view(act_of(node)) != "type") return "click";
    act_type();
    surface_.key(Key::escape);
    return "click and type";
  }

  json::Object record(const ui::Node& node, bool by_pointer) {
    const std::string id = node.id();
    int option = -1;
    const char* what = by_pointer ? point(node, option) : act(node);
    json::Array sent, updates;
    for (std::vector<ui::Event> events = surface_.take_events(); !events.empty(); events = surface_.take_events())
      for (const ui::Event& event : events) {
        sent.push_back(ui::write_event(event));
        auto update = session_.dispatch(event);
        if (!update.ok()) continue;
        updates.push_back(json::parse(update.value()).value());
        (void)surface_.apply(updates.back());
      }
    return {{"node", id}, {"act", what}, {"option", option}, {"sent", std::move(sent)}, {"updates", std::move(updates)}};
  }

  Surface& surface() { return surface_; }
  const json::Value& first() const { return first_; }

 private:
  static const char* act_of(const ui::Node& node) {
    const json::Value* options = node.find(ui::Attribute::options);
    switch (node.role()) {
      case ui::Role::text_field:
      case ui::Role::text_area:
      case ui::Role::number_field:
      case ui::Role::date_field:
      case ui::Role::date_parts:
      case ui::Role::combobox: return "type";
      case ui::Role::select: return "down";
      case ui::Role::radio_group: return options != nullptr && options->array().size() > 1 ? "down" : "focus";
      case ui::Role::checkbox:
      case ui::Role::checkbox_group:
      case ui::Role::disclosure:
      case ui::Role::button: return "space";
      default: return "focus";
    }
  }

  void act_type() {
    surface_.key(Key::end);
    surface_.type("1");
  }

  Surface surface_;
  session::Session& session_;
  json::Value first_;
};

bool is_tried(const ui::Node& node) {
  return node.role() == ui::Role::disclosure || (ui::family_of(node.role()) == ui::Family::field && node.role() != ui::Role::file_field);
}

json::Value play(surface::imgui::Fonts& fonts, const session::WidgetKind& kind, const tools::NamedExample& example, bool by_pointer) {
  const std::unique_ptr<session::Session> session = std::move(tools::run_example(kind, example)).value();
  Player player(fonts, *session);
  json::Array acts;
  std::vector<std::string> ids;
  std::vector<const ui::Node*> nodes;
  ui::flatten(session->tree(), nodes);
  for (const ui::Node* node : nodes)
    if (is_tried(*node) && player.surface().bounds(node->id())) ids.push_back(node->id());
  const auto find = [&](const std::string& id) -> ui::NodePtr {
    std::vector<const ui::Node*> now;
    const ui::NodePtr tree = session->tree();
    ui::flatten(tree, now);
    for (const ui::Node* node : now)
      if (node->id() == id) return {tree, node};  // the tree stays as long as the node is used
    return nullptr;
  };
  for (const std::string& id : ids)
    if (const ui::NodePtr node = find(id); node != nullptr && player.surface().bounds(id)) acts.emplace_back(player.record(*node, by_pointer));
  if (const ui::NodePtr submit = find("submit")) acts.emplace_back(player.record(*submit, by_pointer));
  const json::Value last = json::parse(session->snapshot()).value();
  return json::Object{{"widget", std::string(kind.name)}, {"example", example.name}, {"by", by_pointer ? "pointer" : "keys"},
                      {"first", player.first()},          {"acts", std::move(acts)}, {"last", last}};
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return std::fputs("surface_acts <sources> <strings file>\n", stderr), 2;
  auto strings = tools::read_json_file(words[2]);
  auto files = surface::imgui::installed_fonts();
  if (!strings.ok() || !files.ok()) return std::fputs("surface_acts: expected strings and fonts; got none\n", stderr), 1;
  surface::imgui::Fonts fonts(std::move(files).value());
  for (const session::WidgetKind& kind : widget_kinds()) {
    auto examples = tools::read_named_examples(words[1], kind.name, strings.value());
    if (!examples.ok()) return std::fprintf(stderr, "surface_acts: %s\n", examples.error().text().c_str()), 1;
    for (const tools::NamedExample& example : examples.value())
      for (const bool by_pointer : {false, true}) std::printf("%s\n", json::write(play(fonts, kind, example, by_pointer)).c_str());
  }
  return 0;
}
