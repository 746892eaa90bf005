// Consents by ear: what is asked, the whole text one step away, giving by one press.
import { name, press, role, state, tab, text } from "../steps.mjs";

/** @type {import("../play.mjs").Task[]} */
export default [
  {
    name: "find what is asked and its whole text",
    widget: "consent",
    example: "first-visit",
    steps: [
      tab("disclosure", ["Полный текст согласия", "Full text of the consent"], "collapsed", name(["Мои согласия", "My consents"]), name(["Предлагать мне услуги заранее", "Offer me services ahead of time"])),
      press("space", state("expanded")),
      press("space", state("collapsed")),
      tab("button", ["Согласиться на предложения: все услуги", "Agree to offers: all services"]),
      tab("disclosure", ["Только на отдельные услуги", "Only for certain services"], "collapsed"),
      tab("disclosure", ["Полный текст согласия", "Full text of the consent"], "collapsed", name(["Обрабатывать мои персональные данные", "Process my personal data"])),
      tab("button", ["Согласиться на обработку данных: все услуги", "Agree to use of my data: all services"]),
    ],
  },
  {
    name: "open the services",
    widget: "consent",
    example: "first-visit",
    start: '[id="pw-narrow/offers"] > summary',
    steps: [
      press("space", state("expanded")),
      // The name of a consent says all that it is for; it is long on purpose.
      { ...tab("button", ["Рождение ребёнка", "A child is born"], role("list"), text(["Согласиться на предложения", "Agree to offers"])), long: true },
    ],
  },
];
