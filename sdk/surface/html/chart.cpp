// Charts: a table, and marks beside it that only the eye gets (../README.md).
#include <algorithm>
#include <cmath>

#include "sdk/surface/html/drawing.h"
#include "sdk/ui/shown.h"

namespace portal::surface {

namespace {

using ui::Attribute;
using ui::number_of;

std::string_view text_of(const json::Value& entry, const char* key) {
  const json::Value* value = entry.find(key);
  return value != nullptr && value->is_string() ? std::string_view(value->text()) : std::string_view();
}

// Where numbers lie on the scale, in whole units of `span`.
class Places {
 public:
  explicit Places(const Drawing& d) : scale_(d.node) {}
  std::string at(const json::Value& number, int span) const { return std::to_string(whole(number, span)); }
  std::string below_top(const json::Value& number, int span) const { return std::to_string(span - whole(number, span)); }

 private:
  int whole(const json::Value& number, int span) const { return static_cast<int>(std::floor(scale_.at(number) * span + 0.5)); }

  ui::Scale scale_;
};

void open_svg(Drawing& d, std::string_view css_class, std::string_view view_box) {
  d.markup.open("svg", css_class).attribute("viewBox", view_box).attribute("preserveAspectRatio", "none");
  d.markup.attribute("aria-hidden", "true").attribute("focusable", "false");
}

void draw_path(Drawing& d, std::string_view css_class, const std::string& path) {
  if (path.empty()) return;
  d.markup.open("path", css_class).attribute("d", path).close();
}

void draw_bar(Drawing& d, const json::Value& entry) {
  const Places places(d);
  const json::Value* value = number_of(entry, "value");
  if (value == nullptr) return;
  open_svg(d, "pw-bar", "0 0 1000 20");
  draw_path(d, "pw-bar-mark", "M0 2H" + places.at(*value, 1000) + "V18H0Z");
  const json::Value* low = number_of(entry, "low");
  const json::Value* high = number_of(entry, "high");
  if (low != nullptr && high != nullptr) {
    const std::string from = places.at(*low, 1000);
    const std::string to = places.at(*high, 1000);
    draw_path(d, "pw-whisker", "M" + from + " 10H" + to + "M" + from + " 5V15M" + to + " 5V15");
  }
  d.markup.close();
}

void draw_table(Drawing& d, bool bars) {
  d.markup.open("table", "pw-table").open("thead", "pw-table-head").open("tr", "pw-row");
  for (const json::Value& head : ui::list_of(d.node, Attribute::columns))
    d.markup.open("th", "pw-th").attribute("scope", "col").text(head.is_string() ? head.text() : std::string()).close();
  d.markup.close();
  d.markup.close();
  d.markup.open("tbody", "pw-table-body");
  for (const json::Value& entry : ui::list_of(d.node, Attribute::series)) {
    d.markup.open("tr", "pw-row").open("th", "pw-th").attribute("scope", "row").text(text_of(entry, "label")).close();
    d.markup.open("td", "pw-td");
    d.markup.open("span", "pw-td-text").text(text_of(entry, "text")).close();
    if (bars) draw_bar(d, entry);
    d.markup.close();
    d.markup.close();
  }
  d.markup.close();
  d.markup.close();
}

constexpr int height = 300;

// The paths of a line. Points stand in the middle of equal parts of the width.
struct LinePaths {
  std::string band, apart, line, dots;

  LinePaths(const Drawing& d, const json::Array& series) : places_(d), series_(series) {
    std::size_t run = 0;  // points that are joined so far
    for (std::size_t i = 0; i <= series.size(); ++i) {
      const bool ends = i == series.size() || number_of(series[i], "value") == nullptr || ui::is_apart(series[i]);
      if (ends) draw_band(i - run, i), run = 0;
      if (i == series.size()) break;
      if (ui::is_apart(series[i]) && i > 0) apart += "M" + std::to_string(1000 * i / series.size()) + " 0V" + std::to_string(height);
      const json::Value* value = number_of(series[i], "value");
      if (value == nullptr) continue;
      const std::string place = x(i) + " " + places_.below_top(*value, height);
      line += (run == 0 ? "M" : "L") + place;
      dots += "M" + place + "h0";
      ++run;
    }
  }

 private:
  std::string x(std::size_t i) const { return std::to_string((1000 * i + 500) / series_.size()); }

  // Low to high of points that are joined, there along the highs and back along the lows.
  void draw_band(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      if (number_of(series_[i], "low") == nullptr || number_of(series_[i], "high") == nullptr) return;
    if (to - from < 2) {
      if (to - from == 1)
        band += "M" + x(from) + " " + places_.below_top(*number_of(series_[from], "high"), height) + "V" +
                places_.below_top(*number_of(series_[from], "low"), height);
      return;
    }
    for (std::size_t i = from; i < to; ++i) band += (i == from ? "M" : "L") + x(i) + " " + places_.below_top(*number_of(series_[i], "high"), height);
    for (std::size_t i = to; i-- > from;) band += "L" + x(i) + " " + places_.below_top(*number_of(series_[i], "low"), height);
    band += "Z";
  }

  Places places_;
  const json::Array& series_;
};

void draw_plot(Drawing& d) {
  const json::Array& series = ui::list_of(d.node, Attribute::series);
  const json::Array& scale = ui::list_of(d.node, Attribute::scale);
  const LinePaths paths(d, series);
  const auto axis = [&](std::size_t end) {
    d.markup.open("span", "pw-axis").text(end < scale.size() ? text_of(scale[end], "text") : std::string_view()).close();
  };
  d.markup.open("div", "pw-plot").attribute("aria-hidden", "true");
  axis(1);
  open_svg(d, "pw-line", "0 0 1000 300");
  draw_path(d, "pw-grid", "M0 0H1000M0 150H1000M0 300H1000");
  draw_path(d, "pw-band", paths.band);
  draw_path(d, "pw-apart", paths.apart);
  draw_path(d, "pw-line-mark", paths.line);
  draw_path(d, "pw-dots", paths.dots);
  d.markup.close();
  axis(0);
  d.markup.open("div", "pw-ends");
  d.markup.open("span").text(series.empty() ? std::string_view() : text_of(series.front(), "label")).close();
  d.markup.open("span").text(series.empty() ? std::string_view() : text_of(series.back(), "label")).close();
  d.markup.close();
  d.markup.close();
}

}  // namespace

void draw_chart(Drawing& d) {
  d.open_host("figure", "pw-chart").attribute("aria-labelledby", d.id, ":title");
  d.markup.open("figcaption", "pw-chart-title").attribute("id", d.id, ":title").text(d.node.text(Attribute::name)).close();
  d.markup.open("p", "pw-chart-summary").attribute("id", d.id, ":summary").text(d.node.text(Attribute::text)).close();
  if (d.node.text(Attribute::marks) != "line") return draw_table(d, true);
  draw_plot(d);
  d.markup.open("details", "pw-disclosure").open("summary", "pw-summary").text(d.node.text(Attribute::data_name)).close();
  draw_table(d, false);
}

}  // namespace portal::surface
