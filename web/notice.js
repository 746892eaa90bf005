// A notice that the page itself has to show, dressed as those of widgets are: for what no widget can say.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Partial<HTMLElementTagNameMap[Tag]>} properties @param {...Node} children @returns {HTMLElementTagNameMap[Tag]}
 */
function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * @param {object} what
 * @param {"attention" | "danger" | "success"} what.tone
 * @param {["h2" | "h3", string]} [what.heading]
 * @param {string} what.text
 * @param {[string, () => void]} [what.button] its name, and what a press does
 * @returns {{ root: HTMLElement, notice: HTMLElement }} the notice, and what stands around it
 */
export function makeNotice({ tone, heading, text, button }) {
  const notice = made("div", { className: `pw-notice pw-tone-${tone}` });
  if (heading) notice.append(made(heading[0], { className: "pw-heading", textContent: heading[1] }));
  notice.append(made("p", { className: "pw-paragraph", textContent: text }));
  if (button) notice.append(made("div", { className: "pw-actions" }, made("button", { type: "button", className: "pw-button pw-secondary", textContent: button[0], onclick: button[1] })));
  return { root: made("div", { className: "pw-root" }, notice), notice };
}
