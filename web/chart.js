// How a chart is drawn: a table, and marks beside it that only the eye gets (sdk/surface/README.md). The twin of sdk/surface/html/chart.cpp.

/**
 * @typedef {{ label: string, text: string, value?: number, low?: number, high?: number, apart?: boolean }} Point
 * @typedef {import("./controls.js").Wire} Wire
 * @typedef {import("./controls.js").Part} Part
 * @typedef {typeof import("./controls.js").part} MakePart
 */

const HEIGHT = 300;

/** Where a number lies on the scale, in whole units of a span. @param {Wire} node @returns {(number: number, span: number) => number} */
function places(node) {
  const [low, high] = (node.scale ?? []).map(({ value }) => value);
  const [from, to] = low < high ? [low, high] : [0, 1];
  return (number, span) => Math.floor(Math.min(Math.max((number - from) / (to - from), 0), 1) * span + 0.5);
}

/** @param {Wire} node @param {MakePart} part */
export function chartParts(node, part) {
  const series = node.series ?? [];
  const at = places(node);
  const isNumber = (/** @type {unknown} */ value) => typeof value === "number";
  const path = (/** @type {string} */ name, /** @type {string} */ d) => d && part("path", { class: `pw-${name}`, d });
  const svg = (/** @type {string} */ name, /** @type {string} */ viewBox, /** @type {(Part | "")[]} */ ...paths) =>
    part("svg", { class: `pw-${name}`, viewBox, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" }, ...paths);

  const bar = (/** @type {Point} */ { value, low, high }) =>
    value !== undefined &&
    svg("bar", "0 0 1000 20",
      path("bar-mark", `M0 2H${at(value, 1000)}V18H0Z`),
      low === undefined || high === undefined ? "" : path("whisker", `M${at(low, 1000)} 10H${at(high, 1000)}M${at(low, 1000)} 5V15M${at(high, 1000)} 5V15`),
    );

  const table = (/** @type {boolean} */ bars) =>
    part("table", { class: "pw-table" },
      part("thead", { class: "pw-table-head" }, part("tr", { class: "pw-row" }, ...(node.columns ?? []).map((head) => part("th", { class: "pw-th", scope: "col" }, head)))),
      part("tbody", { class: "pw-table-body" },
        ...series.map((point) =>
          part("tr", { class: "pw-row" },
            part("th", { class: "pw-th", scope: "row" }, point.label),
            part("td", { class: "pw-td" }, part("span", { class: "pw-td-text" }, point.text), bars && bar(point)),
          ),
        ),
      ),
    );

  if (node.marks !== "line") return [table(true)];

  const x = (/** @type {number} */ i) => Math.floor((1000 * i + 500) / series.length);
  const place = (/** @type {number} */ i, /** @type {number} */ number) => `${x(i)} ${HEIGHT - at(number, HEIGHT)}`;
  const drawn = { band: "", apart: "", line: "", dots: "" };

  // Low to high of points that are joined, there along the highs and back along the lows.
  const band = (/** @type {number} */ from, /** @type {number} */ to) => {
    const points = series.slice(from, to);
    if (!points.every(({ low, high }) => isNumber(low) && isNumber(high))) return;
    const ends = points.map(({ low = 0, high = 0 }, i) => [place(from + i, high), place(from + i, low)]);
    if (ends.length === 1) drawn.band += `M${ends[0][0]}V${ends[0][1].split(" ")[1]}`;
    else if (ends.length > 1) drawn.band += `M${[...ends.map(([high]) => high), ...ends.map(([, low]) => low).reverse()].join("L")}Z`;
  };

  let run = 0; // points that are joined so far
  series.forEach(({ value, apart }, i) => {
    if (value === undefined || apart) {
      band(i - run, i);
      run = 0;
    }
    if (apart && i > 0) drawn.apart += `M${Math.floor((1000 * i) / series.length)} 0V${HEIGHT}`;
    if (value === undefined) return;
    drawn.line += (run === 0 ? "M" : "L") + place(i, value);
    drawn.dots += `M${place(i, value)}h0`;
    ++run;
  });
  band(series.length - run, series.length);

  const axis = (/** @type {number} */ end) => part("span", { class: "pw-axis" }, node.scale?.[end]?.text);
  return [
    part("div", { class: "pw-plot", "aria-hidden": "true" },
      axis(1),
      svg("line", "0 0 1000 300",
        path("grid", "M0 0H1000M0 150H1000M0 300H1000"), path("band", drawn.band), path("apart", drawn.apart), path("line-mark", drawn.line), path("dots", drawn.dots)),
      axis(0),
      part("div", { class: "pw-ends" }, part("span", {}, series[0]?.label), part("span", {}, series.at(-1)?.label)),
    ),
    part("details", { class: "pw-disclosure" }, part("summary", { class: "pw-summary" }, node.data_name), table(false)),
  ];
}
