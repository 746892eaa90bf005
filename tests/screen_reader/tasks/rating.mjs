// Rating by ear: one tap, its acknowledgement, and the optional rest.
import { name, position, press, role, state, tab, text } from "../steps.mjs";

/** @type {import("../play.mjs").Task[]} */
export default [
  {
    name: "go through the questions",
    widget: "rating",
    example: "asking",
    steps: [
      tab("radio", ["Как вам эта услуга?", "How was this service for you?"], "not-selected", role("group"), name(["Очень хорошо", "Very good"]), position("1/5")),
      tab("radio", ["Получилось то, ради чего вы пришли?", "Did you get what you came for?"], "not-selected", role("group"), name(["Да", "Yes"]), position("1/3")),
      tab("disclosure", ["Рассказать подробнее", "Tell us more"], "collapsed"),
      tab("button", ["Отправить оценку", "Send the rating"]),
      tab("button", ["Не сейчас", "Not now"]),
    ],
  },
  {
    name: "choose an answer",
    widget: "rating",
    example: "asking",
    start: '[id="pw-q/satisfaction:0"]',
    steps: [
      { keys: "orca+a" },
      press("space", state("selected")),
      press("Down", role("radio"), name(["Хорошо", "Good"]), position("2/5")),
    ],
  },
  {
    name: "be told what is missing",
    widget: "rating",
    example: "asking",
    start: '[id="pw-submit:control"]',
    steps: [press("space", role("radio"), text(["Как вам эта услуга?", "How was this service for you?"]))],
  },
];
