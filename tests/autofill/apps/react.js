// The same form by React, controlled: a value that its state does not know is put back at the next drawing.
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";

const rows = /** @type {[string, string][]} */ ([["fam", "Фамилия"], ["im", "Имя"], ["ot", "Отчество"], ["snils", "СНИЛС"]]);

export function mount(/** @type {HTMLElement} */ place) {
  /** @type {Record<string, string>} */
  let model = {};
  function App() {
    const [state, setState] = useState(/** @type {Record<string, string>} */ ({}));
    model = state;
    return h("form", { id: "host-form" }, rows.map(([name, label]) =>
      h("div", { key: name }, h("label", { htmlFor: name }, label),
        h("input", { id: name, name, value: state[name] ?? "", onChange: (/** @type {any} */ event) => setState((old) => ({ ...old, [name]: event.target.value })) }))));
  }
  createRoot(place).render(h(App));
  return () => ({ ...model });
}
