// Putting siblings in order with the fewest moves. Moving a focused element blurs it, so the one that holds focus stays.

/**
 * Indices of a longest rising run of `ranks` (−1: not there yet). With `pinned` the run goes through that index.
 * @param {number[]} ranks
 * @param {number} pinned −1: none
 * @returns {Set<number>}
 */
export function longestRise(ranks, pinned) {
  const pivot = ranks[pinned] ?? -1;
  /** @type {number[]} */
  const tails = []; // tails[n]: the index that ends a rise of n + 1 with the smallest rank
  /** @type {number[]} */
  const previous = [];
  ranks.forEach((rank, index) => {
    if (rank < 0 || (pivot >= 0 && index !== pinned && rank < pivot !== index < pinned)) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranks[tails[middle]] < rank) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const rise = new Set();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index]) rise.add(index);
  return rise;
}

/**
 * Puts `wanted` into `parent` in this order. Neighbours that come together are inserted at once: a form that takes its
 * controls one by one does quadratic work. Children that are not wanted are left where they are.
 * @param {Element} parent
 * @param {Node[]} wanted
 * @param {Node | null} focused
 */
export function place(parent, wanted, focused) {
  // One of a thousand comes or goes: what stands right before and behind it is not looked at again.
  let first = parent.firstChild;
  let start = 0;
  for (; first && first === wanted[start]; ++start) first = first.nextSibling;
  let last = parent.lastChild;
  let end = wanted.length;
  for (; end > start && last === wanted[end - 1]; --end) last = /** @type {Node} */ (last).previousSibling;
  if (start < end) placeBetween(parent, wanted.slice(start, end), first, wanted[end] ?? null, focused);
}

/**
 * The same within a stretch of the children.
 * @param {Element} parent
 * @param {Node[]} wanted
 * @param {Node | null} first the child from which on they may stand already
 * @param {Node | null} next what comes behind them
 * @param {Node | null} focused
 */
export function placeBetween(parent, wanted, first, next, focused) {
  /** @type {Map<Node, number>} */
  const ranks = new Map();
  for (let child = first; child && child !== next; child = child.nextSibling) ranks.set(child, ranks.size);
  const stays = longestRise(
    wanted.map((node) => ranks.get(node) ?? -1),
    wanted.findIndex((node) => focused && node.contains(focused)),
  );
  /** @type {Node[]} */
  let run = [];
  for (let index = wanted.length - 1; index >= -1; --index) {
    if (index >= 0 && !stays.has(index)) {
      run.push(wanted[index]);
      continue;
    }
    if (run.length > 0) {
      const fragment = parent.ownerDocument.createDocumentFragment();
      fragment.append(...run.reverse());
      parent.insertBefore(fragment, next);
      run = [];
    }
    next = wanted[index] ?? null;
  }
}
