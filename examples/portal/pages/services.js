// The page of services: what its widgets ask the portal to open.

// What was handed over stands in the application. Who did not wait goes there; for who waited, the link stands in the widget.
document.addEventListener("portal-offer-accepted", (event) => {
  const { href, now } = /** @type {CustomEvent<{ href: string | null, now: boolean }>} */ (event).detail;
  if (now && href) location.assign(href);
});

// This demo has no chat with people: the telephone is what it has.
document.addEventListener("portal-help-wanted", () => location.assign("tel:005"));

// The person told the assistant to give or withdraw a consent: the act itself is done here.
document.addEventListener("portal-consent-wanted", () => document.querySelector("portal-consent")?.scrollIntoView());
