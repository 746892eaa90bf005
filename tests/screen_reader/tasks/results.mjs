// Results by ear: what a score says, its limits, the table behind a chart, how the number was made, another service.
import { name, pass, press, role, state, tab, text } from "../steps.mjs";

/** @type {import("../play.mjs").Task[]} */
export default [
  {
    name: "go through what can be pressed",
    widget: "results",
    example: "city",
    steps: [
      tab("combobox", ["Что посмотреть", "What to show"], name(["Оценки", "Ratings"]), role("region")),
      tab("disclosure", ["Показать таблицей", "Show as a table"], "collapsed", name(["По месяцам", "By month"])),
      tab("disclosure", ["Как получилось это число", "How this number was worked out"], "collapsed"),
    ],
  },
  {
    name: "read a score and what limits it",
    widget: "results",
    example: "few-answers",
    steps: [
      press("3", role("heading"), name(["Оценка услуги", "Service score"])),
      press("Down", text(["Спрашивали: «Как вам эта услуга?»", "The question was: “How was this service for you?”"])),
      press("Down", text(["74 из 100. Если учесть случайность", "74 out of 100. Allowing for chance"])),
      ...pass("Down", 3),
    ],
  },
  {
    name: "read the table of a chart",
    widget: "results",
    example: "city",
    steps: [
      press("t", text(["таблица с", "table with"]), text(["Канал", "Channel"])),
      press("Down", name(["Терминал", "Kiosk"]), text(["из 100", "out of 100"])),
      ...pass("Down", 2),
    ],
  },
  {
    name: "open how the number is made",
    widget: "results",
    example: "city",
    start: '[id="pw-satisfaction.how"] > summary',
    steps: [press("space", state("expanded")), press("space", state("collapsed"))],
  },
  {
    name: "look at another service",
    widget: "results",
    example: "city",
    start: '[id="pw-target:control"]',
    // The new score is announced; whether the reader says it before the next key depends on the moment.
    live: true,
    steps: [
      press("Down", name("Запись в детский сад")),
      tab("disclosure", ["Показать таблицей", "Show as a table"], "collapsed"),
      // The chosen service's own name, four words, is said with the name of the list.
      { ...press("shift+Tab", role("combobox"), name(["Что посмотреть", "What to show"]), text("Запись в детский сад")), long: true },
    ],
  },
  {
    name: "be told that scores cannot be compared",
    widget: "results",
    example: "method-changed",
    steps: [press("4", role("heading"), name(["Эти оценки сравнивать нельзя", "These scores cannot be compared"])), press("l", role("list"), text(["вопрос задан другими словами", "the question is worded otherwise"]))],
  },
  {
    name: "hear that there is nothing yet",
    widget: "results",
    example: "nothing-yet",
    steps: [press("2", role("heading"), name(["Оценки услуг", "Ratings of services"])), press("Down", text(["Оценок пока нет", "There are no ratings yet"]))],
  },
];
