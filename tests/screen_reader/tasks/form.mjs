// The form by ear: going through it, being refused and correcting, taking answers from the profile, coming back, sending.
import { name, pass, position, press, role, state, tab, text } from "../steps.mjs";

/** @type {import("../play.mjs").Task[]} */
export default [
  {
    name: "go through an empty form",
    widget: "form",
    example: "empty",
    sample: true,
    steps: [
      tab("textbox", ["Фамилия", "Last name"], "required", "not-invalid", text(["Как в паспорте", "As in your passport"]), name(["Все виды полей", "Every kind of field"]), name(["Кто подаёт", "Who applies"])),
      tab("textbox", ["Дата рождения", "Date of birth"], "required", text(["День, месяц и год", "Day, month and year"])),
      tab("textbox", ["СНИЛС", "SNILS"], "required", text(["11 цифр", "11 digits"])),
      tab("textbox", ["Электронная почта", "E-mail"], text(["необязательно", "optional"])),
      tab("textbox", ["Сколько у вас детей", "How many children you have"], text(["необязательно", "optional"])),
      tab("radio", ["Язык обучения", "Language of teaching"], "not-selected", name(["Русский", "Russian"]), role("group"), position("1/2")),
      tab("combobox", ["Район", "District"], text(["необязательно", "optional"])),
      tab("checkbox", ["Удобные дни", "Days that suit you"], "unchecked", name(["понедельник", "Monday"]), role("group")),
      tab("checkbox", ["среда", "Wednesday"], "unchecked"),
      tab("checkbox", ["пятница", "Friday"], "unchecked"),
      tab("checkbox", ["Нужны особые условия", "Special conditions are needed"], "unchecked"),
      tab("checkbox", ["Сведения верны", "The information is correct"], "unchecked", "required", "not-invalid"),
      tab("button", ["Отправить заявление", "Send the application"]),
    ],
  },
  {
    name: "choose and tick",
    widget: "form",
    example: "empty",
    start: '[id="pw-/needs/language:0"]',
    steps: [
      // The reader's own arrows read; for the browser's arrows one tells it so.
      { keys: "orca+a" },
      press("space", state("selected")),
      press("Down", role("radio"), name(["Английский", "English"]), position("2/2")),
      ...pass("Tab", 1),
      press("shift+Tab", role("radio"), name(["Английский", "English"]), state("selected")),
      ...pass("Tab", 2),
      press("space", state("checked")),
      press("space", state("unchecked")),
      ...pass("Tab", 1),
      press("shift+Tab", role("checkbox"), name(["понедельник", "Monday"]), state("unchecked")),
    ],
  },
  {
    name: "be refused and go to the mistake",
    widget: "form",
    example: "empty",
    start: '[id="pw-submit:control"]',
    sample: true,
    steps: [
      press("space", text(["Исправьте 5 полей", "Correct 5 fields"])),
      tab("link", ["Заполните поле", "Fill in"], name(["Фамилия", "Last name"])),
      tab("link", ["Дата рождения", "Date of birth"]),
      press("Return", role("textbox"), name(["Дата рождения", "Date of birth"]), state("invalid"), state("required")),
      press("shift+Tab", role("textbox"), name(["Фамилия", "Last name"]), state("invalid"), text(["Заполните поле", "Fill in"])),
    ],
  },
  {
    name: "hear what is wrong with a field",
    widget: "form",
    example: "one-mistake",
    start: '[id="pw-/applicant/birthDate:control"]',
    sample: true,
    steps: [
      tab("textbox", ["СНИЛС", "SNILS"], "invalid", "required", text(["11 цифр", "11 digits"])),
    ],
  },
  {
    name: "take answers from the profile",
    widget: "form",
    example: "profile-preview",
    steps: [
      tab("checkbox", ["Фамилия", "Last name"], "checked"),
      press("space", state("unchecked")),
      press("space", state("checked")),
    ],
  },
  {
    name: "hear where an answer came from",
    widget: "form",
    example: "filled",
    start: '[id="pw-/applicant/lastName:control"]',
    steps: [
      press("Tab", role("button"), name(["Вернуть из профиля", "Соколова"])),
      press("shift+Tab", role("textbox"), name(["Фамилия", "Last name"]), text(["Вы изменили", "You changed"]), text("Соколова-Мирная")),
    ],
  },
  {
    name: "hear a question that an answer made appear",
    widget: "form",
    example: "empty",
    start: '[id="pw-/needs/special:control"]',
    steps: [
      press("space", state("checked")),
      tab("textbox", ["Какие условия нужны", "Which conditions are needed"], name(["Особые условия", "Special conditions"])),
      // Browsers say the name of a control for files twice: as the label, and before "no file chosen".
      { ...tab("button", ["Заключение комиссии", "The commission’s opinion"]), long: true },
    ],
  },
  {
    name: "come back to a draft",
    widget: "form",
    example: "draft-restored",
    steps: [
      tab("button", ["Начать новое заявление", "Start a new application"], name(["Мы вернули ваши ответы", "We have restored your answers"])),
    ],
  },
  {
    name: "look at the saved drafts",
    widget: "form",
    example: "draft-restored",
    start: '[id="pw-drafts"] > :first-child',
    steps: [
      press("space", state("collapsed")),
      press("space", state("expanded")),
      tab("button", ["Удалить черновик", "Delete the draft"], role("list")),
    ],
  },
  {
    name: "send without a connection",
    widget: "form",
    example: "offline",
    start: '[id="pw-/name:control"]',
    steps: [
      tab("button", ["Отправить", "Send"]),
      press("shift+Tab", role("textbox"), state("required")),
    ],
  },
];
