// A sample of "make orca" for "make test": the form's main tasks by a real screen reader, one language in each browser.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { options, skip, startPortal } from "../e2e/portal.mjs";
import { notBuilt, serveGallery } from "../support/gallery.mjs";
import { Desk, silent } from "./desk.mjs";
import { play } from "./play.mjs";
import { tasks } from "./tasks.mjs";

const none = silent || notBuilt || skip;
/** @type {Awaited<ReturnType<typeof serveGallery>>} */ let gallery;
/** @type {Awaited<ReturnType<typeof startPortal>>} */ let portal;
before(async () => void (!none && ((gallery = await serveGallery()), (portal = await startPortal()))));
after(async () => {
  gallery?.close();
  await portal?.stop();
});

for (const [browser, locale] of /** @type {const} */ ([["chromium", "ru"], ["firefox", "en"]]))
  test(`[R 4] [R 54] [WCAG 4.1.2] [WCAG 1.3.1] Orca says role, name, state and position at each step of the main tasks, ${browser}, ${locale}`, { ...options, skip: none, timeout: 600_000 }, async (context) => {
    const desk = await Desk.open(browser, locale);
    context.after(() => desk.close());
    for (const task of tasks.filter(({ sample, browsers }) => sample && (browsers ?? [browser]).includes(browser)))
      await context.test(`${task.widget}: ${task.name}`, async () => {
        const { outcomes } = await play(task, desk, { gallery: gallery.url, portal: portal.url });
        assert.ok(outcomes.length > 0);
        assert.deepEqual(outcomes.filter(({ ok }) => !ok), []);
      });
  });
