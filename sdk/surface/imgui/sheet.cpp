// What a page asks of a surface, and what it gets: places of nodes, lists of corners.
#include "sdk/surface/imgui/sheet.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "sdk/json/json.h"
#include "sdk/json/reader.h"
#include "sdk/surface/imgui/canvas.h"
#include "sdk/surface/imgui/fonts_atlas.h"
#include "sdk/surface/imgui/surface.h"

namespace portal::surface::imgui {

namespace {

constexpr float circle_error = .3F;  // Dear ImGui's own

long long address(const void* place) { return static_cast<long long>(reinterpret_cast<std::uintptr_t>(place)); }

json::Array box_json(const Box& box) {
  const auto hundredths = [](float length) { return static_cast<long long>(std::lround(length * 100)); };
  return {hundredths(box.x), hundredths(box.y), hundredths(box.width), hundredths(box.height)};
}

Result<ui::Theme> read_look(const json::Value& value) {
  ui::Theme theme;
  json::Reader read(value, "/look");
  std::int64_t text = theme.text_percent, line = theme.line_percent, letter = 0, word = 0, target = theme.target;
  read.optional("text_percent", text);
  read.optional("line_percent", line);
  read.optional("letter_permille", letter);
  read.optional("word_permille", word);
  read.optional("target", target);
  const json::Value* colours = read.required("colours", json::Kind::object);
  PORTAL_CHECK(read.finish());
  if (colours->object().size() > ui::token_count)
    return Error{ErrorCode::unknown_key, "/look/colours", "the tokens of a theme", std::to_string(colours->object().size()) + " members"};
  for (std::size_t i = 0; i < ui::token_count; ++i) {
    std::string written;
    const std::string name(ui::name_of(static_cast<ui::Token>(i)));
    const json::Value* given = colours->find(name);
    const auto colour = given != nullptr && given->is_string() ? ui::colour_from_hex(given->text()) : std::nullopt;
    if (!colour)
      return Error{ErrorCode::wrong_type, "/look/colours/" + name, "a colour as #rrggbb", given == nullptr ? "none" : json::describe(*given)};
    theme.colours[i] = *colour;
  }
  theme.text_percent = static_cast<int>(text);
  theme.line_percent = static_cast<int>(line);
  theme.letter_permille = static_cast<int>(letter);
  theme.word_permille = static_cast<int>(word);
  theme.target = static_cast<int>(target);
  return theme;
}

Result<Twin> read_twin(const json::Value& value) {
  Twin twin;
  json::Reader read(value, "/twin");
  std::int64_t option = -1, anchor = 0, caret = 0, hovered_option = -1;
  const json::Value* values = read.optional("values", json::Kind::object);
  const json::Value* open = read.optional("open", json::Kind::object);
  read.optional("focused", twin.focused);
  read.optional("option", option);
  read.optional("text", twin.text);
  read.optional("anchor", anchor);
  read.optional("caret", caret);
  read.optional("hovered", twin.hovered);
  read.optional("hovered_option", hovered_option);
  PORTAL_CHECK(read.finish());
  if (values != nullptr)
    for (const json::Member& one : values->object()) twin.values.emplace(one.key, one.value);
  if (open != nullptr)
    for (const json::Member& one : open->object()) twin.open.emplace(one.key, one.value.is_boolean() && one.value.boolean());
  twin.option = static_cast<int>(option);
  twin.anchor = anchor;
  twin.caret = caret;
  twin.hovered_option = static_cast<int>(hovered_option);
  return twin;
}

}  // namespace

struct Sheet::State {
  explicit State(FontFiles files) : fonts(std::move(files)), surface(fonts), list(&shared) { shared.SetCircleTessellationMaxError(circle_error); }

  json::Value layout();
  json::Value picture(float width, float height);

  Fonts fonts;
  Surface surface;
  ImDrawListSharedData shared;
  ImDrawList list;
  json::Value look;
  float width = 0;
  long long medium = 0;
  std::string told;  // the last layout
};

json::Value Sheet::State::layout() {
  json::Array nodes, stops;
  std::vector<const ui::Node*> all;
  if (surface.tree() != nullptr) ui::flatten(surface.tree(), all);
  for (const ui::Node* node : all) {
    const auto box = surface.bounds(node->id());
    if (!box) continue;
    const std::string_view name = node->text(ui::Attribute::name);
    json::Object about{{"id", node->id()},
                       {"role", std::string(ui::name_of(node->role()))},
                       {"name", std::string(name.empty() ? node->text(ui::Attribute::text) : name)}};
    if (json::Value value = surface.shown_value(node->id()); !value.is_null()) about.set("value", std::move(value));
    about.set("box", box_json(*box));
    about.set("control", box_json(*surface.control_bounds(node->id())));
    nodes.emplace_back(std::move(about));
  }
  for (const Stop& stop : surface.stops())
    stops.emplace_back(json::Object{{"node", stop.node}, {"option", stop.option}, {"box", box_json(stop.bounds)}});
  return json::Object{
      {"height", static_cast<long long>(std::ceil(surface.content_height()))}, {"nodes", std::move(nodes)}, {"stops", std::move(stops)}};
}

json::Value Sheet::State::picture(float across, float down) {
  const float density = fonts.density();
  for (int generation = -1; generation != fonts.generation();) {
    // Letters that are met only while drawing make a new picture, and with it another list.
    surface.prepare();
    const ImFontAtlas& drawn = fonts.atlas().picture;
    generation = fonts.generation();
    shared.TexUvWhitePixel = drawn.TexUvWhitePixel;
    shared.TexUvLines = drawn.TexUvLines;
    shared.ClipRectFullscreen = {0, 0, across * density, down * density};
    shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex | ImDrawListFlags_AntiAliasedFill;
    list._ResetForNewFrame();
    list.PushTextureID(nullptr);
    list.PushClipRectFullScreen();
    Canvas canvas(list, fonts);
    surface.draw(canvas);
    list._PopUnusedDrawCmd();
  }
  const ImFontAtlas& letters = fonts.atlas().picture;
  json::Array commands;
  for (const ImDrawCmd& one : list.CmdBuffer) {
    const ImVec4& clip = one.ClipRect;
    if (one.ElemCount > 0)
      commands.emplace_back(json::Array{static_cast<long long>(clip.x), static_cast<long long>(clip.y), static_cast<long long>(clip.z),
                                        static_cast<long long>(clip.w), static_cast<long long>(one.IdxOffset),
                                        static_cast<long long>(one.ElemCount)});
  }
  return json::Object{{"generation", fonts.generation()},
                      {"width", letters.TexWidth},
                      {"height", letters.TexHeight},
                      {"pixels", address(letters.TexPixelsAlpha8)},
                      {"corners", address(list.VtxBuffer.Data)},
                      {"corner_bytes", list.VtxBuffer.size_in_bytes()},
                      {"indices", address(list.IdxBuffer.Data)},
                      {"index_bytes", list.IdxBuffer.size_in_bytes()},
                      {"commands", std::move(commands)}};
}

Sheet::Sheet(FontFiles files) : state_(std::make_unique<State>(std::move(files))) {}
Sheet::~Sheet() = default;

Result<std::string> Sheet::show(std::string_view request) {
  State& s = *state_;
  PORTAL_TRY(const json::Value value, json::parse(request));
  json::Reader read(value, "");
  std::int64_t width = 0, density = 1000, medium = 16;
  read.required("width", width);
  read.optional("density", density);
  read.optional("medium", medium);
  const json::Value* look = read.required("look", json::Kind::object);
  const json::Value* update = read.optional("update", json::Kind::object);
  const json::Value* twin = read.optional("twin", json::Kind::object);
  PORTAL_CHECK(read.finish());
  PORTAL_TRY(const ui::Theme theme, read_look(*look));
  const auto pixels = static_cast<float>(density) / 1000;
  Twin shown;
  if (twin != nullptr) {
    PORTAL_TRY(shown, read_twin(*twin));
  }
  if (update != nullptr) {
    PORTAL_CHECK(s.surface.apply(*update));
  }
  (void)s.surface.take_announcements();  // the twin says and sends them
  if (medium != s.medium) s.surface.set_options({.medium = static_cast<float>(s.medium = medium)});
  if (pixels != s.fonts.density() || *look != s.look) s.surface.set_theme(theme);
  s.fonts.set_density(pixels);
  s.look = *look;
  s.width = static_cast<float>(width);
  s.surface.set_area({0, 0, s.width, s.surface.area().height});
  s.surface.follow(shown);
  (void)s.surface.take_events();
  const float height = std::ceil(s.surface.content_height());
  s.surface.set_area({0, 0, s.width, height});
  json::Object reply;
  json::Value layout = s.layout();
  if (std::string now = json::write(layout); now != s.told) {
    s.told = std::move(now);
    reply.set("layout", std::move(layout));
  }
  if (s.surface.needs_drawing()) reply.set("picture", s.picture(s.width, height));
  return json::write(json::Value(std::move(reply)));
}

}  // namespace portal::surface::imgui
