// The kindergarten application as its story is told, in the browser (tests/e2e) and to the splitter of its module (acts.mjs).

/** What the made-up family's profile (examples/portal/content/profiles) cannot know; by field, the wire value. */
export const missing = /** @type {const} */ ({
  "/applicant/role": "parent",
  "/applicant/document/kind": "passport",
  "/birthRecord/kind": "certificate",
  "/kindergartens/first": "mbdou-401",
  "/preferences/desiredDate": "01.09.2027",
  "/preferences/groupFocus": "general",
  "/preferences/stay": "full",
  "/preferences/educationLanguage": "russian",
  "/preferences/nativeLanguage": "russian",
  "/specialNeeds/kind": "none",
  "/benefit/category": "none",
});
