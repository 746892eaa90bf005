// All tasks that are listened to. A widget adds its file to tasks/ and here.
import accessibility from "./tasks/accessibility.mjs";
import form from "./tasks/form.mjs";

/** @type {import("./play.mjs").Task[]} */
export const tasks = [...accessibility, ...form];
