// A row of buttons that a part of the page (reading aloud, one question) puts before a widget: in the flow, in the widget's look.

let choices = 0; // ids of a page are one number each

/**
 * @param {Element} resident
 * @param {string} label
 * @param {{ name: string, press: () => void }[]} buttons
 */
export function stripBefore(resident, label, buttons) {
  const box = document.createElement("div");
  box.setAttribute("data-pw", resident.getAttribute("data-pw") ?? "");
  const bar = document.createElement("div");
  bar.className = "pw-root pw-strip";
  bar.lang = resident.querySelector(".pw-root")?.getAttribute("lang") ?? "";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", label);
  const row = document.createElement("div");
  row.className = "pw-actions";
  const status = document.createElement("span");
  status.className = "pw-hint";
  const made = buttons.map(({ name, press }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pw-button pw-secondary";
    button.textContent = name;
    button.addEventListener("click", press);
    return button;
  });
  row.append(...made, status);
  bar.append(row);
  /** A list to choose from, after the buttons. @param {string} name @param {(value: string) => void} choose */
  const addChoice = (name, choose) => {
    const field = document.createElement("div");
    field.className = "pw-field";
    const label = document.createElement("label");
    label.className = "pw-label";
    label.textContent = name;
    const select = document.createElement("select");
    select.className = "pw-control";
    select.id = label.htmlFor = `pw-strip-${++choices}`;
    select.addEventListener("change", () => choose(select.value));
    field.append(label, select);
    row.insertBefore(field, status);
    return { field, select };
  };
  box.append(bar);
  resident.before(box);
  return { box, buttons: made, status, addChoice };
}
