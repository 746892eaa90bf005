// A form by React that is thrown away and built anew, and a field whose state takes no answer.
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";

const rows = /** @type {[string, string][]} */ ([["fam", "Фамилия"], ["im", "Имя"], ["ot", "Отчество"]]);

export function mount(/** @type {HTMLElement} */ place) {
  /** @type {Record<string, string>} */
  let model = {};
  function App() {
    const [state, setState] = useState(/** @type {Record<string, string>} */ ({}));
    const [times, setTimes] = useState(0);
    model = state;
    Object.assign(globalThis, { buildAnew: () => setTimes((old) => old + 1) });
    const change = (/** @type {string} */ name) => (/** @type {any} */ event) => {
      if (name === "im") return; // refused: React puts the old value back
      setState((old) => ({ ...old, [name]: event.target.value }));
      if (name === "fam") setTimes((old) => old + 1); // a field that changes what the form asks
    };
    return h("form", { id: "host-form", key: times }, rows.map(([name, label]) =>
      h("div", { key: name }, h("label", { htmlFor: name }, label), h("input", { id: name, name, value: state[name] ?? "", onChange: change(name) }))));
  }
  createRoot(place).render(h(App));
  return () => ({ ...model });
}
