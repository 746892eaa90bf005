// What is marked and not typed, by React, controlled.
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";

export function mount(/** @type {HTMLElement} */ place) {
  /** @type {Record<string, any>} */
  let model = {};
  function App() {
    const [state, setState] = useState(/** @type {Record<string, any>} */ ({ agree: false, pay: "card", years: "50", langs: [], city: "Абакан" }));
    model = state;
    const set = (/** @type {string} */ name, /** @type {any} */ value) => setState((old) => ({ ...old, [name]: value }));
    const radio = (/** @type {string} */ value, /** @type {string} */ label) =>
      h("label", { key: value }, h("input", { type: "radio", name: "pay", value, checked: state.pay === value, onChange: () => set("pay", value) }), label);
    return h("form", { id: "host-form" },
      h("label", null, h("input", { type: "checkbox", name: "agree", checked: state.agree, onChange: (/** @type {any} */ event) => set("agree", event.target.checked) }), "Согласие"),
      h("fieldset", null, h("legend", null, "Как платить"), radio("card", "Картой"), radio("cash", "Наличными")),
      h("label", null, "Лет", h("input", { type: "range", name: "years", min: 0, max: 100, value: state.years, onChange: (/** @type {any} */ event) => set("years", event.target.value) })),
      h("label", null, "Языки", h("select", { name: "langs", multiple: true, value: state.langs, onChange: (/** @type {any} */ event) => set("langs", [...event.target.selectedOptions].map((/** @type {any} */ option) => option.value)) },
        h("option", { value: "ru" }, "Русский"), h("option", { value: "en" }, "Английский"), h("option", { value: "kk" }, "Казахский"))),
      h("label", null, "Город", h("input", { name: "city", value: state.city, onChange: (/** @type {any} */ event) => set("city", event.target.value) })));
  }
  createRoot(place).render(h(App));
  return () => ({ ...model });
}
