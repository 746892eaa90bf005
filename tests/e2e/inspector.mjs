// What a developer does with the inspector on a page of the demo.

/** @typedef {import("./portal.mjs").Visit} Visit */

/** Looks at the page's form. @param {Visit} developer */
export async function chooseForm(developer) {
  const list = developer.page.locator("portal-inspector select").first();
  await list.locator("option", { hasText: "form" }).waitFor({ state: "attached" });
  const value = await list.locator("option", { hasText: "form" }).first().getAttribute("value");
  await list.selectOption(value);
  await inspected(developer).waitFor();
}

/** The copy of the widget that the inspector shows. @param {Visit} developer */
export const inspected = (developer) => developer.page.locator('portal-inspector [id*="preview/form"]').first();

/** @param {Visit} developer @param {string} name */
export const openPanel = (developer, name) => developer.page.locator("portal-inspector summary", { hasText: name }).click();
