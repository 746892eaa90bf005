// All tasks that are listened to. A widget adds its file to tasks/ and here.
import accessibility from "./tasks/accessibility.mjs";
import autofill from "./tasks/autofill.mjs";
import consent from "./tasks/consent.mjs";
import form from "./tasks/form.mjs";
import rating from "./tasks/rating.mjs";
import results from "./tasks/results.mjs";
import suggestions from "./tasks/suggestions.mjs";
import tracker from "./tasks/tracker.mjs";

/** @type {import("./play.mjs").Task[]} */
export const tasks = [...accessibility, ...autofill, ...consent, ...form, ...rating, ...results, ...suggestions, ...tracker];
