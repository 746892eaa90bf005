// What a widget gives a person to keep: a file, or a sheet of paper. Fetched where one is asked for.

/** @type {Record<string, import("./host.js").Handler>} */
export const requests = {
  "file.save": async ({ name, type, text }) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return {};
  },
  // A document of its own, so that nothing else of the page is printed. It is unseen, and goes once the dialog is closed.
  "page.print": async ({ title, paragraphs, lang }) => {
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.inert = true;
    Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0", visibility: "hidden" });
    document.body.append(frame);
    const page = /** @type {Document} */ (frame.contentDocument);
    const view = /** @type {Window} */ (frame.contentWindow);
    page.documentElement.lang = lang;
    page.title = title;
    const heading = Object.assign(page.createElement("h1"), { textContent: title });
    page.body.append(heading, ...paragraphs.map((/** @type {string} */ text) => Object.assign(page.createElement("p"), { textContent: text })));
    view.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
    view.focus();
    view.print();
    return {};
  },
};
