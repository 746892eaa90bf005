// Speech to words by the browser's own recogniser, where a page asks for it by the attribute "voice"; fetched with the first answer that is said.
// A browser may send what it hears to its maker: so never without the page's own word, and on the device where the browser can.
import { HostProblem } from "./host.js";

/** @typedef {import("./host.js").Handler} Handler */

/** The little of SpeechRecognition that is used; tests hand in one of their own. @typedef {{ new (): any }} Recogniser */

/** @returns {Recogniser | undefined} */
const ofTheBrowser = () => /** @type {any} */ (globalThis).SpeechRecognition ?? /** @type {any} */ (globalThis).webkitSpeechRecognition;

const REFUSALS = ["not-allowed", "service-not-allowed", "audio-capture"];

/**
 * @param {() => Recogniser | undefined} [find]
 * @returns {Record<string, Handler>}
 */
export function voiceRequests(find = ofTheBrowser) {
  /** @type {any} the one that listens */
  let current;
  return {
    "voice.recognise": ({ locale, most }, signal) =>
      new Promise((resolve, reject) => {
        const Recogniser = find();
        if (!Recogniser) return void reject(new HostProblem({ type: "about:unsupported", title: "No recogniser of speech" }));
        current?.abort();
        const recogniser = (current = new Recogniser());
        Object.assign(recogniser, { lang: locale, maxAlternatives: most, interimResults: false, continuous: false });
        /** @type {string[]} */
        let texts = [];
        recogniser.onresult = (/** @type {any} */ event) => {
          const pieces = [...event.results];
          const last = [...(pieces.at(-1) ?? [])].map(({ transcript }) => transcript.trim()).filter(Boolean);
          const before = pieces.slice(0, -1).map(([best]) => best.transcript.trim());
          texts = last.map((text) => [...before, text].join(" "));
        };
        recogniser.onerror = (/** @type {any} */ { error }) =>
          reject(new HostProblem({ type: REFUSALS.includes(error) ? "about:refused" : "about:silence", title: String(error) }));
        recogniser.onend = () => {
          if (current === recogniser) current = undefined;
          resolve({ texts });
        };
        signal.addEventListener("abort", () => recogniser.abort());
        recogniser.start();
      }),
    "voice.stop": async () => void current?.stop(),
  };
}
