// Charts: a table, and marks beside it that only the eye gets.
#include <algorithm>
#include <cmath>

#include "sdk/surface/imgui/layout.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

using ui::Attribute;
using ui::Token;

void Composer::chart(const ui::Node& node) {
  text(node.text(Attribute::name), words(true));
  gap(em(.2222F));
  text(node.text(Attribute::text), words());
  gap(em(.8889F));
  flush();
  if (node.text(Attribute::marks) != "line") return chart_table(node, true);
  chart_line(node);
  gap(em(.8889F));
  flush();
  summary(node, node.text(Attribute::data_name), Part::local_summary);
  if (!in_.person.is_open(node)) return;
  chart_table(node, false);
}

void Composer::chart_table(const ui::Node& node, bool bars) {
  const ui::Scale scale(node);
  const auto place_of = [&](const json::Value& number) { return static_cast<float>(scale.at(number)); };
  const float x = x_, width = width_;
  const float first = std::floor(width * .4F);
  const float room = em(.5F);
  const auto row = [&](std::string_view label, std::string_view value, const Style& style, const json::Value* entry) {
    const float top = y_ + room;
    const Box name = text_at(label, style, {x, top, first - em(.6667F), 0});
    const Box cell = text_at(value, style, {x + first, top, width - first, 0});
    float bottom = std::max(name.bottom(), cell.bottom());
    const json::Value* number = entry != nullptr && bars ? ui::number_of(*entry, "value") : nullptr;
    if (number != nullptr) {
      const float span = width - first;
      const Box bar{x + first, cell.bottom() + em(.2222F), std::max(span * place_of(*number), 2.F), em(.9F)};
      mark(Shape::fill, bar, colour(Token::accent_surface));
      mark(Shape::frame, bar, colour(Token::accent), 2);
      const json::Value* low = ui::number_of(*entry, "low");
      const json::Value* high = ui::number_of(*entry, "high");
      if (low != nullptr && high != nullptr) {
        const float from = x + first + span * place_of(*low), to = x + first + span * place_of(*high), middle = bar.y + bar.height / 2;
        mark(Shape::fill, {from, middle - 1, to - from, 2.5F}, colour(Token::text));
        for (const float end : {from, to}) mark(Shape::fill, {end - 1, middle - 5, 2.5F, 10}, colour(Token::text));
      }
      bottom = std::max(bottom, bar.bottom());
    }
    y_ = bottom + room;
    mark(Shape::fill, {x, y_, width, 1}, colour(Token::rule));
    y_ += 1;
  };
  const json::Array& heads = ui::list_of(node, Attribute::columns);
  if (heads.size() == 2) row(ui::text_of(&heads[0]), ui::text_of(&heads[1]), Style{Face{true, small_}, colour(Token::quiet_text)}, nullptr);
  for (const json::Value& entry : ui::list_of(node, Attribute::series))
    row(ui::text_of(entry.find("label")), ui::text_of(entry.find("text")), words(), &entry);
  at_start_ = false;
}

void Composer::chart_line(const ui::Node& node) {
  const ui::Scale scale(node);
  const auto place_of = [&](const json::Value& number) { return static_cast<float>(scale.at(number)); };
  const json::Array& series = ui::list_of(node, Attribute::series);
  const json::Array& ends = ui::list_of(node, Attribute::scale);
  if (series.empty() || ends.size() != 2) return;
  text(ui::text_of(ends[1].find("text")), quiet(true));
  const Box plot{x_, y_, width_, em(9.5F)};
  for (const float part : {0.F, .5F, 1.F}) mark(Shape::fill, {plot.x, plot.y + plot.height * part, plot.width, 1}, colour(Token::rule));
  const auto x_of = [&](std::size_t i) { return plot.x + plot.width * (static_cast<float>(i) + .5F) / static_cast<float>(series.size()); };
  const auto y_of = [&](const json::Value& number) { return plot.bottom() - plot.height * place_of(number); };
  std::vector<float> joined;
  const auto end_line = [&] {
    if (joined.size() >= 4) mark(Shape::polyline, plot, colour(Token::accent), 3).points = joined;
    joined.clear();
  };
  for (std::size_t i = 0; i < series.size(); ++i) {
    const json::Value* value = ui::number_of(series[i], "value");
    if (value == nullptr || ui::is_apart(series[i])) end_line();
    if (ui::is_apart(series[i]) && i > 0)
      for (float y = plot.y; y < plot.bottom(); y += 11)
        mark(Shape::fill, {x_of(i) - plot.width / static_cast<float>(2 * series.size()), y, 2, 6}, colour(Token::text));
    if (value == nullptr) continue;
    const json::Value* low = ui::number_of(series[i], "low");
    const json::Value* high = ui::number_of(series[i], "high");
    if (low != nullptr && high != nullptr) {
      const Box band{x_of(i) - 5, y_of(*high), 10, y_of(*low) - y_of(*high)};
      mark(Shape::fill, band, colour(Token::accent_surface));
      mark(Shape::frame, band, colour(Token::border), 1);
    }
    joined.push_back(x_of(i));
    joined.push_back(y_of(*value));
  }
  end_line();
  for (std::size_t i = 0; i < series.size(); ++i)
    if (const json::Value* value = ui::number_of(series[i], "value"))
      mark(Shape::disc, {x_of(i) - 5, y_of(*value) - 5, 10, 10}, colour(Token::accent));
  y_ = plot.bottom() + 4;
  text(ui::text_of(ends[0].find("text")), quiet(true));
  const float row = y_;
  const std::string first = ui::text_of(series.front().find("label")), last = ui::text_of(series.back().find("label"));
  const float wide = width_of(in_.fonts, Face{false, small_}, last) + 1;
  const Box left = text_at(first, quiet(true), {x_, row, width_ / 2 - 8, 0});
  const Box right = text_at(last, quiet(true), {x_ + width_ - std::min(wide, width_ / 2), row, std::min(wide, width_ / 2), 0});
  y_ = std::max(left.bottom(), right.bottom());
}

}  // namespace portal::surface::imgui
