// Services by ear: why one is offered, taking it and taking it back, a bundle as one.
import { name, press, role, tab, text } from "../steps.mjs";

/** @type {import("../play.mjs").Task[]} */
export default [
  {
    name: "hear why a service is offered",
    widget: "suggestions",
    example: "offers",
    sample: true,
    steps: [
      tab("disclosure", ["Почему?", "Why?"], "collapsed", role("list")),
      press("space", { kind: "state", what: "expanded" }),
      press("space", { kind: "state", what: "collapsed" }),
      tab("disclosure", ["Что нужно и сколько стоит", "What you need and what it costs"], "collapsed"),
      tab("button", ["Подать заявление: Запись в детский сад", "Apply: Kindergarten place"]),
      tab("disclosure", ["Не показывать", "Don’t show"], "collapsed"),
    ],
  },
  {
    name: "take a service and take it back",
    widget: "suggestions",
    example: "offers",
    start: '[id="pw-offer/kindergarten/accept:control"]',
    steps: [
      press("space", text(["Открываем заявление: Запись в детский сад", "Opening the application: Kindergarten place"])),
      tab("button", ["Открыть сейчас", "Open now"]),
      tab("button", ["Отменить", "Cancel"]),
      press("space", text(["Отменено, заявление не открыто", "Cancelled, the application was not opened"])),
    ],
  },
  {
    name: "take a bundle as one",
    widget: "suggestions",
    example: "offers",
    start: '[id="pw-offer-bundle/newborn/accept:control"]',
    steps: [
      press("space", text(["Оформляем набор: Когда родился ребёнок", "Applying for the set: When a child is born"])),
      press("Tab", role("link"), name(["Справочная молочной кухни: +7 391 200-00-02", "Milk kitchen helpline: +7 391 200-00-02"])),
    ],
  },
];
