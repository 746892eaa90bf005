// The page of services: what its widgets ask the portal to open.

// An offer was accepted and its undo window has passed.
const pages = { "/content/forms/kindergarten.json": "/kindergarten" };

document.addEventListener("portal-offer-accepted", (event) => {
  const page = /** @type {Record<string, string>} */ (pages)[/** @type {CustomEvent<{ definition: string }>} */ (event).detail.definition];
  if (page) location.assign(page);
});

// This demo has no chat with people: the telephone is what it has.
document.addEventListener("portal-help-wanted", () => location.assign("tel:005"));

// The person told the assistant to give or withdraw a consent: the act itself is done here.
document.addEventListener("portal-consent-wanted", () => document.querySelector("portal-consent")?.scrollIntoView());
