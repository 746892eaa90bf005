// An offer was accepted and its undo window has passed: the page of its form.
const pages = { "/content/forms/kindergarten.json": "/kindergarten" };

document.addEventListener("portal-offer-accepted", (event) => {
  const page = /** @type {Record<string, string>} */ (pages)[/** @type {CustomEvent<{ definition: string }>} */ (event).detail.definition];
  if (page) location.assign(page);
});
