// The tracker by ear: what is to be done now, why not further, what has been, whom to ask.
import { press, state, tab, text } from "../steps.mjs";

/** @type {import("../play.mjs").Task[]} */
export default [
  {
    name: "find what is to be done now",
    widget: "tracker",
    example: "your-turn",
    steps: [
      tab("link", ["Подать заявление", "Apply"]),
      tab("disclosure", ["Почему нельзя дальше?", "Why can’t I go on?"], "collapsed"),
      press("space", state("expanded")),
      press("space", state("collapsed")),
      tab("disclosure", ["Вам не нужен 1 шаг", "1 step you don’t need"], "collapsed"),
      tab("disclosure", ["История: 2 события", "History: 2 events"], "collapsed"),
      tab("disclosure", ["Спросить человека", "Ask a human"], "collapsed"),
      press("space", state("expanded")),
      tab("link", ["Позвонить", "Call"], text("391")),
    ],
  },
];
