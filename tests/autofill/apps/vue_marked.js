// What is marked and not typed, by Vue, with v-model.
import { createApp, h, reactive, vModelCheckbox, vModelRadio, vModelSelect, vModelText, withDirectives } from "vue";

export function mount(/** @type {HTMLElement} */ place) {
  const model = /** @type {Record<string, any>} */ (reactive({ agree: false, pay: "card", years: "50", langs: [], city: "Абакан" }));
  const bound = (/** @type {any} */ directive, /** @type {string} */ tag, /** @type {any} */ props, /** @type {string} */ label, /** @type {any} */ inside = undefined) =>
    h("label", [withDirectives(h(tag, { ...props, "onUpdate:modelValue": (/** @type {any} */ value) => (model[props.name] = value) }, inside), [[directive, model[props.name]]]), label]);
  const option = (/** @type {string} */ value, /** @type {string} */ text) => h("option", { value }, text);
  createApp({
    render: () =>
      h("form", { id: "host-form" }, [
        bound(vModelCheckbox, "input", { type: "checkbox", name: "agree" }, "Согласие"),
        h("fieldset", [h("legend", "Как платить"), bound(vModelRadio, "input", { type: "radio", name: "pay", value: "card" }, "Картой"), bound(vModelRadio, "input", { type: "radio", name: "pay", value: "cash" }, "Наличными")]),
        bound(vModelText, "input", { type: "range", name: "years", min: 0, max: 100 }, "Лет"),
        bound(vModelSelect, "select", { name: "langs", multiple: true }, "Языки", [option("ru", "Русский"), option("en", "Английский"), option("kk", "Казахский")]),
        bound(vModelText, "input", { name: "city" }, "Город"),
      ]),
  }).mount(place);
  return () => ({ agree: model.agree, pay: model.pay, years: model.years, langs: [...model.langs], city: model.city });
}
