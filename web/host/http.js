// The portal's backend as a host, over its OpenAPI contract: what is asked seldom comes with the first request.
import { ask, postOnce, withBody } from "./ask.js";
import { composeHost, draftsOf, lazily } from "./host.js";

const HANDED = "#portal-handover="; // <form>:<code>, in the fragment: no server is told it

/**
 * @param {string} base the backend's address, "/api"
 * @param {{ drafts?: string | null, fallback?: import("./host.js").Host }} [options] drafts "server": kept there, and by
 *   `fallback` while it cannot be reached
 * @returns {import("./host.js").Host}
 */
export function http(base, { drafts, fallback } = {}) {
  const root = base.replace(/\/+$/, "");
  /** @type {import("./host.js").Host} */
  const host = {
    can: ["profile", "submit", "outcome", "cases", "consult", "consents", "messages", "offers", "ratings", "address", "files", "handover"],
    requests: {
      ...lazily(["cases.watch", "case.action", "help.ask"], async () => (await import("./server_cases.js")).serverCases(root)),
      ...lazily(["consents.list", "consents.put", "messages.get", "messages.put", "offer.accept"], async () =>
        (await import("./server_consents.js")).serverConsents(root)),
      ...lazily(["file.upload", "file.drop"], async () => (await import("./server_files.js")).serverFiles(root)),
      "address.suggest": async ({ text }, signal) => (await ask(`${root}/addresses?text=${encodeURIComponent(text)}`, { signal })).value,
      "profile.load": async ({ facts }, signal) => (await ask(`${root}/profile?facts=${facts.map(encodeURIComponent).join(",")}`, { signal })).value,
      "application.submit": ({ key, ...application }, signal) => postOnce(`${root}/applications`, key, application, signal),
      "handover.make": async (answers, signal) => {
        const { value } = await ask(`${root}/handovers`, withBody("POST", answers, {}, signal));
        return { ...value, link: location.href.split("#")[0] + HANDED + answers.form + ":" + value.code };
      },
      "handover.arrived": async ({ form }) => {
        if (!location.hash.startsWith(`${HANDED}${form}:`)) return {};
        const code = location.hash.slice(`${HANDED}${form}:`.length);
        history.replaceState(history.state, "", location.href.split("#")[0]); // read once, and gone from the address
        return { code };
      },
      "handover.open": async (code, signal) => (await ask(`${root}/handovers/open`, withBody("POST", code, {}, signal))).value,
      "application.outcome": ({ key }, signal) => postOnce(`${root}/applications/outcome`, key, {}, signal),
      "ratings.send": ({ event }, signal) => postOnce(`${root}/ratings`, event.id, event, signal, { "Content-Type": "application/cloudevents+json" }),
      "feedback.load": async ({ token }, signal) => (await ask(`${root}/feedback/${encodeURIComponent(token)}`, { signal })).value,
    },
  };
  if (drafts !== "server") return host;
  const onServer = async () => (await import("./server_drafts.js")).serverDrafts(root, fallback);
  return composeHost(host, draftsOf(onServer));
}
