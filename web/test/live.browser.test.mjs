// Announcements: none lost where they meet, none twice at once, all to be read afterwards. [R 58]
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { noBrowser, Stage } from "../testing/page.mjs";

/** @typedef {{ region: string, text: string, at: number }} Spoken */

describe("announcements", { skip: noBrowser }, () => {
  /** @type {Stage} */ let stage;
  before(async () => (stage = await Stage.open()));
  after(() => stage.close());

  /** What the regions were given while `texts` were announced, in order. @param {[string, boolean][]} texts @returns {Promise<{ spoken: Spoken[], journal: string[] }>} */
  async function announce(texts) {
    await stage.load();
    return stage.page.evaluate(async (texts) => {
      const { announce, journal } = await import(/** @type {string} */ ("/web/live.js"));
      /** @type {Spoken[]} */ const spoken = [];
      const start = performance.now();
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records)
          for (const node of addedNodes)
            if (target instanceof Element && target.matches("[aria-live]")) spoken.push({ region: String(target.getAttribute("aria-live")), text: String(node.textContent), at: performance.now() - start });
      }).observe(document.body, { childList: true, subtree: true });
      for (const [text, assertive] of texts) announce(document, text, assertive);
      await new Promise((done) => setTimeout(done, 2500));
      return { spoken, journal: journal.items };
    }, texts);
  }

  test("[R 58] a polite one that meets an urgent one waits until that has been said, and is not lost", async () => {
    const { spoken, journal } = await announce([["Черновик сохранён", false], ["Нет связи", true], ["Размер текста: 200 %", false]]);
    assert.deepEqual(spoken.map(({ region, text }) => [region, text]), [["assertive", "Нет связи"], ["polite", "Черновик сохранён"], ["polite", "Размер текста: 200 %"]]);
    assert.ok(spoken[1].at - spoken[0].at > 1000, `${spoken[1].at - spoken[0].at} ms`);
    assert.deepEqual(journal, ["Черновик сохранён", "Нет связи", "Размер текста: 200 %"]);
  });

  test("[R 58] the same text twice at once is said once, and again when it comes again", async () => {
    const { spoken } = await announce([["Сохранено", false], ["Сохранено", false]]);
    assert.equal(spoken.length, 1);
    const again = await stage.page.evaluate(async () => {
      const { announce, journal } = await import(/** @type {string} */ ("/web/live.js"));
      announce(document, "Сохранено");
      await new Promise((done) => setTimeout(done, 200));
      return journal.items.length;
    });
    assert.equal(again, 2);
  });

  test("there is one region of each kind in a document, and each text leaves it", async () => {
    await announce([["а", false], ["б", true], ["в", false]]);
    const regions = await stage.page.evaluate(() => [...document.querySelectorAll("[aria-live]")].map((region) => region.getAttribute("aria-live")).sort());
    assert.deepEqual(regions, ["assertive", "polite"]);
  });
});
