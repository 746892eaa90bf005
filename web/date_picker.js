// The browser's own calendar for a date field: a help for the mouse and the finger, never the only way.

/**
 * Opens it; a date that is chosen is typed into the control, day first, as a person would.
 * @param {HTMLInputElement} control
 */
export function pickDate(control) {
  const page = control.ownerDocument;
  const picker = page.createElement("input");
  picker.type = "date";
  picker.tabIndex = -1;
  picker.className = "pw-native-date";
  picker.setAttribute("aria-hidden", "true");
  const typed = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(control.value);
  if (typed) picker.value = `${typed[3]}-${typed[2]}-${typed[1]}`;
  control.after(picker);
  picker.addEventListener("change", () => {
    const [year, month, day] = picker.value.split("-");
    if (!day) return;
    control.value = `${day}.${month}.${year}`;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    picker.remove();
    control.focus();
  });
  picker.addEventListener("cancel", () => picker.remove());
  control.addEventListener("focus", () => picker.remove(), { once: true });
  // Where there is none to open, the text is the way, as it always is.
  try {
    picker.showPicker();
  } catch {
    picker.remove();
  }
}
