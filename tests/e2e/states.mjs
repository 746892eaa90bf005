// The states of the kindergarten application that are looked at and audited, each reached from the one before.
import { answer, controlOf, missing, press } from "./person.mjs";

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
      await answer(visit, { "/address/registration/flat": "25" });
      await controlOf(visit, "/address/registration/flat").blur();
    },
  ],
  [
    "refused",
    async (visit) => {
      await answer(visit, { "/child/birthDate": "31.02.2024" });
      await press(visit, "submit");
      await visit.until(() => document.activeElement?.id === "pw-errors");
    },
  ],
  [
    "receipt",
    async (visit) => {
      await answer(visit, { ...missing, "/child/birthDate": "19.08.2024" });
      await press(visit, "submit");
      await visit.page.locator('[id="pw-receipt"]').waitFor();
    },
  ],
];
