// The states of the kindergarten application that are looked at and audited, each reached from the one before.
import { answer, controlOf, missing, press, turnTo } from "./person.mjs";

/** @typedef {import("./portal.mjs").Visit} Visit */

/** @type {[name: string, reach: (visit: Visit) => Promise<unknown>][]} */
export const states = [
  ["empty", (visit) => visit.openForm()],
  [
    "preview",
    async (visit) => {
      await press(visit, "autofill-start");
      await controlOf(visit, "autofill-apply").waitFor();
    },
  ],
  [
    "filled",
    async (visit) => {
      await press(visit, "autofill-apply");
      await controlOf(visit, "autofill-undo").waitFor();
      await answer(visit, { "/applicant/firstName": "Аня" });
      await controlOf(visit, "/applicant/firstName").blur();
    },
  ],
  [
    "refused",
    async (visit) => {
      await answer(visit, { "/applicant/document/number": "00 99 41725" });
      await press(visit, "next");
      await visit.until(() => document.activeElement?.id === "pw-errors");
    },
  ],
  [
    "list",
    async (visit) => {
      await answer(visit, { "/applicant/document/number": "00 99 417253", ...missing });
      await turnTo(visit, "/siblings");
      await press(visit, "add/siblings");
      for (const [name, value] of [["lastName", "Соколов"], ["firstName", "Лев"]]) await visit.page.locator(`[id^="pw-/siblings/"][id$="/${name}:control"]`).fill(value);
    },
  ],
  [
    "check",
    async (visit) => {
      await press(visit, "next");
      await turnTo(visit, "/contacts");
      await press(visit, "next");
      await visit.page.locator('[id="pw-review"]').waitFor();
    },
  ],
  [
    "receipt",
    async (visit) => {
      await press(visit, "submit");
      await visit.page.locator('[id="pw-receipt"]').waitFor();
    },
  ],
];
