// A form without any framework, whose page knows of a value only by events; an old one with a trap for robots.
export function mount(/** @type {HTMLElement} */ place) {
  const form = document.createElement("form");
  form.id = "host-form";
  const rows = /** @type {[string, string][]} */ ([["fam", "Фамилия"], ["im", "Имя"], ["ot", "Отчество"], ["snils", "СНИЛС"]]);
  for (const [name, label] of rows) {
    const row = document.createElement("div");
    const words = document.createElement("label");
    words.textContent = label;
    words.htmlFor = name;
    const control = document.createElement("input");
    control.id = control.name = name;
    row.append(words, control);
    form.append(row);
  }
  place.append(form);
  /** @type {Record<string, string>} */
  const model = {};
  form.addEventListener("input", ({ target }) => (model[/** @type {HTMLInputElement} */ (target).name] = /** @type {HTMLInputElement} */ (target).value));
  return () => ({ ...model });
}
