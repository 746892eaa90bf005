// Reads the table of requirements, and the marks [R 64] that tests carry.

/** @typedef {{ number: number, text: string, widgets: string, scope: string }} Requirement */

/** Rows |number|reference|key phrase|requirement|widgets|scope|. @param {string} markdown @returns {Requirement[]} */
export function readRequirements(markdown) {
  return markdown.split("\n").flatMap((row) => {
    const cells = row.split("|").slice(1, -1).map((cell) => cell.trim());
    return cells.length === 6 && /^\d+$/.test(cells[0]) ? [{ number: Number(cells[0]), text: cells[3], widgets: cells[4], scope: cells[5] }] : [];
  });
}

/**
 * Marks [R 64], or several as [R 64, 65], with the name of the test in whose name or just above which they stand.
 * @param {string} text
 * @returns {{ number: number, line: number, test: string }[]}
 */
export function marksIn(text) {
  const lines = text.split("\n");
  return lines.flatMap((content, index) =>
    [...content.matchAll(/\[R (\d+(?:, ?\d+)*)\]/g)].flatMap(([, numbers]) =>
      numbers.split(",").map((number) => ({ number: Number(number), line: index + 1, test: nameNear(lines, index) })),
    ),
  );
}

/** @param {string[]} lines @param {number} index */
function nameNear(lines, index) {
  for (const line of lines.slice(index, index + 3)) {
    const name = /\btest\(\s*["'`](.+?)["'`],|\bTEST(?:_F|_P)?\(\s*\w+\s*,\s*(\w+)/.exec(line);
    if (name) return (name[1] ?? name[2].replaceAll("_", " ")).replace(/\s*\[R [\d, ]+\]/g, "");
  }
  return "";
}
