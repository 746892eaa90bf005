// The settings by ear: going through their parts, taking a preset and taking it back, choosing a size, own colours that were repaired.
import { name, position, press, role, state, tab, text } from "../steps.mjs";

/** @type {import("../play.mjs").Task[]} */
export default [
  {
    name: "go through the parts",
    widget: "accessibility",
    example: "first-visit",
    steps: [
      tab("disclosure", ["Готовые наборы", "Ready-made sets"], "expanded", name(["Настройки доступности", "Accessibility settings"])),
      tab("button", ["Плохо видно текст", "Text is hard to see"]),
      tab("button", ["Пользуюсь программой экранного доступа", "I use a screen reader"]),
      tab("button", ["Трудно попадать мышью или пальцем", "It is hard to hit small buttons"]),
      tab("button", ["Трудно сосредоточиться", "It is hard to concentrate"]),
      tab("button", ["Не слышу или плохо слышу", "I am deaf or hard of hearing"]),
      tab("button", ["Трудно читать подряд", "It is hard to read long text"]),
      tab("button", ["Глаза устают от яркого", "Bright screens hurt"]),
      tab("disclosure", ["Подобрать за минуту", "Find out in a minute"], "collapsed"),
      tab("disclosure", ["Текст", "Text"], "collapsed"),
      tab("disclosure", ["Цвета и картинки", "Colours and pictures"], "collapsed"),
      tab("disclosure", ["Чтение", "Reading"], "collapsed"),
      tab("disclosure", ["Управление", "Controls"], "collapsed"),
    ],
  },
  {
    name: "choose a size of text",
    widget: "accessibility",
    example: "first-visit",
    start: '[id="pw-part/text"] > summary',
    steps: [
      press("space", state("expanded")),
      tab("radio", ["100 %", "100%"], "selected", name(["Размер текста", "Text size"]), role("group"), position("1/9")),
      { keys: "orca+a" },
      press("Down", role("radio"), name(["125 %", "125%"]), position("2/9"), text(["Размер текста: 125 %", "Text size: 125%"])),
    ],
  },
  {
    name: "take a preset and take it back",
    widget: "accessibility",
    example: "first-visit",
    start: '[id="pw-preset/dyslexia:control"]',
    sample: true,
    steps: [
      press("space", text(["Набор включён: Трудно читать подряд", "It is hard to read long text"])),
      press("shift+Tab", role("button"), name(["Не слышу или плохо слышу", "I am deaf or hard of hearing"])),
    ],
  },
  {
    name: "take back what was chosen last",
    widget: "accessibility",
    example: "preset",
    start: '[id="pw-undo:control"]',
    steps: [
      press("space", text(["Отменено", "Undone"])),
    ],
  },
  {
    name: "hear why a button cannot be used now",
    widget: "accessibility",
    example: "undone",
    start: '[id="pw-reset:control"]',
    steps: [
      press("shift+Tab", role("button"), name(["Отменить последнее", "Undo the last change"]), state("unavailable"), text(["Пока нечего отменять", "Nothing to undo yet"])),
    ],
  },
];
