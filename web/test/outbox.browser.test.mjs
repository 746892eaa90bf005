// What waited for a connection, sent by a page that had nothing to do with it: once, told once, gone when it was read.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { noBrowser, Stage } from "../testing/page.mjs";

describe("the outbox of a page", { skip: noBrowser }, () => {
  /** @type {Stage} */ let stage;
  before(async () => (stage = await Stage.open()));
  after(() => stage.close());

  /** What was sent, said and kept, and the notice, when `answered` came of the application. @param {{ number: string } | { status: number }} answered */
  async function begun(answered) {
    await stage.load();
    return stage.page.evaluate(async (answered) => {
      const { outboxOf } = await import(/** @type {string} */ ("/web/host/outbox.js"));
      const { HostProblem } = await import(/** @type {string} */ ("/web/host/host.js"));
      let kept = { value: /** @type {any[] | null} */ (null), revision: 0 };
      const device = {
        requests: {
          "store.get": async () => kept,
          "store.put": async (/** @type {any} */ { value }) => (kept = { value, revision: kept.revision + 1 }),
          "draft.peek": async () => ({ draft: { content: { queued: true, attempt: { key: "k" } } } }),
        },
      };
      /** @type {any[]} */ const sent = [];
      /** @type {string[]} */ const said = [];
      const submit = async (/** @type {any} */ application) => {
        sent.push(application);
        if ("status" in answered) throw new HostProblem({ type: "/problems/refused", ...answered });
        return answered;
      };
      const host = { can: [], requests: { "application.submit": submit, "draft.delete": async () => ({}) } };
      const outbox = outboxOf(device, async () => host, { announce: (/** @type {string} */ text) => said.push(text), dress: () => {} });
      const words = { title: "Заявление отправлено", sent: "Номер:", refused: "Портал его не принял", close: "Понятно" };
      await outbox.requests("/api", null)["outbox.put"]({ key: "k", form: "f", draft: "1", send: { key: "k", data: {} }, words });
      const shown = new Promise((resolve) => new MutationObserver(() => document.getElementById("pw-outbox-k") && resolve(0)).observe(document.body, { childList: true, subtree: true }));
      outbox.begin();
      outbox.begin();
      await shown;
      const notice = /** @type {HTMLElement} */ (document.getElementById("pw-outbox-k"));
      const markup = [notice.className, ...[...notice.children].map((part) => `${part.localName} ${part.textContent}`)];
      const gone = new Promise((resolve) => {
        const { "store.put": put } = device.requests;
        device.requests["store.put"] = async (record) => put(record).finally(() => resolve(0));
      });
      /** @type {HTMLElement} */ (notice.querySelector("button")).click();
      await gone;
      return { sent, said, markup, isShown: notice.isConnected, kept: kept.value };
    }, answered);
  }

  test("[R 20] an accepted application is sent once, told with its number, and forgotten when that was read", async () => {
    assert.deepEqual(await begun({ number: "КР-1" }), {
      sent: [{ key: "k", data: {} }],
      said: ["Заявление отправлено. Номер: КР-1"],
      markup: ["pw-notice pw-tone-success", "h2 Заявление отправлено", "p Номер: КР-1", "div Понятно"],
      isShown: false,
      kept: null,
    });
  });

  test("[R 20] a refused one is told in its own words, without a number", async () => {
    const { sent, ...told } = await begun({ status: 422 });
    assert.equal(sent.length, 1);
    assert.deepEqual(told, { said: ["Портал его не принял"], markup: ["pw-notice pw-tone-danger", "p Портал его не принял", "div Понятно"], isShown: false, kept: null });
  });
});
