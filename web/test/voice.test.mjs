// The adapter of the browser's recogniser, driven by recorded transcripts.
import assert from "node:assert/strict";
import test from "node:test";

import { answer } from "../host/host.js";
import { voiceRequests } from "../host/voice.js";

/** @param {(recogniser: any) => void} play what happens once it listens */
function recorded(play) {
  return class {
    /** @type {string[]} */
    static log = [];
    start() {
      queueMicrotask(() => play(this));
    }
    stop() {
      /** @type {any} */ (this).onend();
    }
    abort() {
      /** @type {any} */ (this).onerror({ error: "aborted" });
      /** @type {any} */ (this).onend();
    }
  };
}
const result = (/** @type {string[]} */ ...texts) => texts.map((transcript, index) => ({ transcript, confidence: 1 - index / 10 }));
/** @param {any} Recogniser @param {string} kind @param {object} [payload] */
const ask = (Recogniser, kind, payload = { locale: "ru", most: 5 }) => {
  const requests = voiceRequests(() => Recogniser);
  return { requests, answered: answer({ can: [], requests }, kind, /** @type {any} */ (payload)) };
};

test("what was heard comes with its other hearings, the likeliest first, in the language asked for [R 63]", async () => {
  const { answered } = ask(recorded((recogniser) => {
    assert.deepEqual([recogniser.lang, recogniser.maxAlternatives, recogniser.continuous], ["ru", 5, false]);
    recogniser.onresult({ results: [result("двадцать пятое марта ", "двадцать пятого марта")] });
    recogniser.onend();
  }), "voice.recognise");
  assert.deepEqual(await answered, { ok: true, value: { texts: ["двадцать пятое марта", "двадцать пятого марта"] } });
});

test("silence is an answer without words; a refused microphone says so", async () => {
  assert.deepEqual(await ask(recorded((recogniser) => recogniser.onend()), "voice.recognise").answered, { ok: true, value: { texts: [] } });
  for (const error of ["not-allowed", "service-not-allowed", "audio-capture"])
    assert.equal(/** @type {any} */ ((await ask(recorded((recogniser) => recogniser.onerror({ error })), "voice.recognise").answered).value).type, "about:refused");
  assert.equal(/** @type {any} */ ((await ask(recorded((recogniser) => recogniser.onerror({ error: "no-speech" })), "voice.recognise").answered).value).type, "about:silence");
});

test("stopping gives what was heard until then; without a recogniser nothing can be asked", async () => {
  const { requests, answered } = ask(recorded((recogniser) => {
    recogniser.onresult({ results: [result("Иванова")] });
    requests["voice.stop"]({}, new AbortController().signal, () => {});
  }), "voice.recognise");
  assert.deepEqual(await answered, { ok: true, value: { texts: ["Иванова"] } });
  assert.equal(/** @type {any} */ ((await ask(undefined, "voice.recognise").answered).value).type, "about:unsupported");
});
