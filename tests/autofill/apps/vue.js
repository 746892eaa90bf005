// The same form by Vue, with v-model.
import { createApp, h, reactive, vModelText, withDirectives } from "vue";

const rows = /** @type {[string, string][]} */ ([["fam", "Фамилия"], ["im", "Имя"], ["ot", "Отчество"], ["snils", "СНИЛС"]]);

export function mount(/** @type {HTMLElement} */ place) {
  const model = /** @type {Record<string, string>} */ (reactive({}));
  const field = (/** @type {string} */ name) => withDirectives(h("input", { id: name, name, "onUpdate:modelValue": (/** @type {string} */ value) => (model[name] = value) }), [[vModelText, model[name] ?? ""]]);
  createApp({ render: () => h("form", { id: "host-form" }, rows.map(([name, label]) => h("div", [h("label", { for: name }, label), field(name)]))) }).mount(place);
  return () => ({ ...model });
}
