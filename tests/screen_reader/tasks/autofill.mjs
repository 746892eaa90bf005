// A form that the portal already had, by ear: what is known is heard before it is written, where it came from, and the way back.
import { pass, press, role, state, tab, text } from "../steps.mjs";

/** @type {import("../play.mjs").Task[]} */
export default [
  {
    name: "hear what would be written and have it written",
    widget: "autofill",
    page: "/old",
    start: '[id="pw-start:control"]',
    live: true, // the profile answers when it does, and the draft is saved meanwhile
    sample: true,
    steps: [
      press("Return", text(["Нашлось 9 ответов. Проверьте и подтвердите", "9 answers found. Check and confirm"])),
      tab("checkbox", ["Фамилия: Соколова", "Фамилия: Соколова"], "checked"),
      press("space", state("unchecked")),
      press("space", state("checked")),
      ...pass("Tab", 9), // eight more answers, and the reasons
      tab("button", ["Заполнить 9 полей", "Fill in 9 fields"]),
      press("Return", text(["Заполнено из профиля: 9 полей", "Filled in from your profile: 9 fields"])),
      ...pass("Tab", 2), // what was filled, and the reasons
      tab("button", ["Отменить всё заполнение", "Undo all of it"]),
      press("Return", text(["Вернули как было: 9 полей", "Put back as they were: 9 fields"])),
    ],
  },
  {
    name: "hear where a filled answer came from",
    widget: "autofill",
    example: "filled",
    start: '[id="pw-filled:title"]',
    live: true, // where a line ends depends on the letters
    steps: [
      press("i", text(["Фамилия: Соколова. Подтверждено: ", "Фамилия: Соколова. Confirmed by "])),
    ],
  },
  {
    name: "take a filled answer back",
    widget: "autofill",
    example: "filled",
    steps: [
      ...pass("Tab", 1),
      tab("button", ["Вернуть как было: Фамилия", "Put back: Фамилия"], role("list")),
      tab("button", ["Вернуть как было: Имя", "Put back: Имя"]),
      ...pass("Tab", 2),
      tab("disclosure", ["Почему именно эти поля?", "Why these fields?"], "collapsed"),
      tab("button", ["Отменить всё заполнение", "Undo all of it"]),
    ],
  },
  {
    name: "a form of which nothing is known says nothing",
    widget: "autofill",
    example: "waiting",
    steps: [tab("link", ["К началу страницы", "Back to the top"])],
  },
  {
    name: "hear that the profile has no answer",
    widget: "autofill",
    example: "nothing",
    start: '[id="pw-start:control"]',
    steps: [press("shift+Tab"), tab("button", ["Попробовать ещё раз", "Try again"])],
  },
  {
    name: "choose between the page and the draft",
    widget: "autofill",
    example: "draft-choices",
    steps: [
      tab("button", ["Сообщать по SMS: оставить «отмечено», как на странице", "Сообщать по SMS: keep “ticked”, as on the page"]),
      tab("button", ["Сообщать по SMS: взять «не отмечено» из черновика", "Сообщать по SMS: take “not ticked” from the draft"]),
      press("space", text(["Сообщать по SMS: ответ выбран. Остался 1 выбор", "Сообщать по SMS: chosen. 1 choice left"])),
    ],
  },
  {
    name: "hear that a draft came back and begin again",
    widget: "autofill",
    example: "draft-restored",
    steps: [
      tab("button", ["Заполнить форму заново", "Start this form again"]),
      press("space", text(["Форма такая, как в начале. Прежние ответы остались в черновике", "The form is as it was at first. Your earlier answers are kept in the draft"])),
    ],
  },
  {
    name: "have the answers back after the page's own button emptied the form",
    widget: "autofill",
    example: "reset",
    steps: [tab("button", ["Вернуть ответы", "Put the answers back"]), press("space", text(["Ответы снова в форме", "Your answers are in the form again"]))],
  },
];
