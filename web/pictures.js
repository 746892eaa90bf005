// Instead of the page's pictures their descriptions, where the page lets preferences reach it. Decorative ones leave nothing.

/** @type {import("./preferences.js").Part} */
export function begin() {
  if (!document.documentElement.hasAttribute("data-pw-reach")) return () => {};
  /** @type {Map<Element, Element>} */
  const instead = new Map();
  const replace = () => {
    for (const picture of document.querySelectorAll("img[alt]:not([alt=''])")) {
      if (instead.has(picture)) continue;
      const words = document.createElement("span");
      words.className = "pw-instead";
      words.textContent = picture.getAttribute("alt");
      picture.after(words);
      instead.set(picture, words);
    }
  };
  replace();
  const observer = new MutationObserver(replace);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    for (const words of instead.values()) words.remove();
  };
}
