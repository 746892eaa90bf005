// Forms of the Digital Form Builder as its documentation allows them: each kind of component, option, operator and way once, written by us.

const SECTION = "FabDefault";
const SUMMARY = { path: "/summary", title: "Check your answers", components: [], next: [], controller: "./pages/summary.js", section: SECTION };
const LIST = { title: "L", name: "l", type: "string", items: [{ text: "One", value: "one" }, { text: "Two", value: "two" }, { text: "Three", value: "three", description: "d" }] };
const NUMBERS = { title: "L", name: "l", type: "number", items: [{ text: "One", value: 1 }, { text: "Two", value: 2 }, { text: "Three", value: 3 }] };

/** @typedef {Record<string, any>} Part */
/** @type {Record<string, Part>} */
export const forms = {};

/** @param {string} name @param {Part[]} pages @param {Part} [more] */
function form(name, pages, more = {}) {
  const usual = { metadata: {}, startPage: pages[0].path, lists: [LIST], sections: [{ name: SECTION, title: "Default" }, { name: "Other", title: "Other", hideTitle: true }], conditions: [], fees: [], outputs: [], version: 2, skipSummary: false };
  forms[name] = { ...usual, name: `Apply ${name}`, pages: [...pages, SUMMARY], feedback: { feedbackForm: false, url: "" }, phaseBanner: { phase: "beta" }, ...more };
}

/** @param {string} path @param {Part[]} components @param {(string | string[])[]} next @param {Part} [more] */
const page = (path, components, next, more = {}) => ({
  path, title: `Page ${path}`, section: SECTION, components, next: next.map((to) => (typeof to === "string" ? { path: to } : { path: to[0], condition: to[1] })), ...more,
});
/** @param {string} type @param {string} name @param {Part} [more] */
const ask = (type, name, more = {}) => ({ type, name, title: `The ${name}`, options: {}, schema: {}, ...more });

/** @param {string} name @param {...Part} conditions */
const condition = (name, ...conditions) => ({ name, displayName: name, value: { name, conditions } });
/** @param {string} field @param {string} type @param {string} operator @param {any} value @param {string} [coordinator] */
const where = (field, type, operator, value, coordinator) => ({
  field: { name: `${SECTION}.${field}`, type, display: field }, operator, value: typeof value === "string" ? { type: "Value", value, display: value } : value, ...(coordinator && { coordinator }),
});
/** @param {string | number} timePeriod @param {string} timeUnit @param {string} direction */
const fromNow = (timePeriod, timeUnit, direction) => ({ type: "RelativeTime", timePeriod, timeUnit, direction, timeOnly: false });

/** A page behind each of several conditions of one answer. @param {string} name @param {Part} component @param {(any[] | any[][])[]} rows operator, value; or several @param {Part} [list] */
function gates(name, component, rows, list = LIST) {
  const conditions = rows.map((row, i) => {
    const parts = Array.isArray(row[0]) ? row : [row];
    return condition(`c${i}`, ...parts.map(([operator, value], k) => where(component.name, component.type, operator, value, k > 0 ? "and" : undefined)));
  });
  const behind = rows.map((_, i) => page(`/p${i}`, [ask("TextField", `t${i}`)], ["/summary"]));
  form(name, [page("/one", [component], [...rows.map((_, i) => [`/p${i}`, `c${i}`]), "/summary"]), ...behind], { conditions, lists: [list] });
}

gates("number", ask("NumberField", "n"), [["is", "7"], ["is at least", "100"], ["is less than", "-50.5"], ["is at most", "3"], ["is more than", "33"], ["is not", "20"]]);
gates("text", ask("TextField", "n"), [["is", "London"], ["is longer than", "40"], ["is shorter than", "3"], ["has length", "6"], ["is not", "Paris"]]);
gates("long-text", ask("MultilineTextField", "n", { options: { maxWords: "100" } }), [["is longer than", "400"]]);
gates("free-text", ask("FreeTextField", "n", { options: { maxWords: "100" } }), [["is longer than", "40"], ["has length", "13"]]);
gates("email", ask("EmailAddressField", "n"), [["is", "a@b.org"], ["is longer than", "40"]]);
gates("website", ask("WebsiteField", "n"), [["is", "www.gov.uk"]]);
gates("telephone", ask("TelephoneNumberField", "n"), [["is", "01632 960001"]]);
gates("time", ask("TimeField", "n"), [["is before", "09:30"], ["is after", "17:00"], ["is", "12:00"]]);
gates("month", ask("MonthYearField", "n"), [["is", "2024-05"]]);
for (const type of ["DateField", "DatePartsField"])
  gates(type, ask(type, "n"), [["is at least", fromNow("18", "years", "in the past")], ["is before", "2020-01-01"], ["is after", "2090-01-01"], ["is", "2024-05-05"],
    [["is less than", fromNow(2, "years", "in the past")], ["is before", "2026-01-01"]], ["is at most", fromNow("3", "months", "in the future")], ["is more than", fromNow("10", "days", "in the future")]]);
for (const type of ["DateTimeField", "DateTimePartsField"]) gates(type, ask(type, "n"), [["is at least", fromNow("18", "years", "in the past")], ["is before", "2020-01-01T10:00:00Z"]]);
for (const type of ["RadiosField", "SelectField", "AutocompleteField"]) {
  gates(type, ask(type, "n", { list: "l", values: { type: "listRef" } }), [["is", "one"], ["is not", "two"]]);
  gates(`${type}-of-numbers`, ask(type, "n", { list: "l" }), [["is", "1"], ["is not", "2"]], NUMBERS);
}
gates("boxes", ask("CheckboxesField", "n", { list: "l" }), [[["contains", "one"], ["contains", "two"]], ["does not contain", "three"], ["is", "two"]]);
gates("boxes-of-numbers", ask("CheckboxesField", "n", { list: "l" }), [["contains", "1"], ["does not contain", "3"]], NUMBERS);
gates("plain-values", ask("NumberField", "n"), [["is more than", { type: "Value", value: 5, display: 5 }], ["is less than", -5]]);

const MANY = [ask("YesNoField", "a"), ask("YesNoField", "b"), ask("NumberField", "n"), ask("CheckboxesField", "k", { list: "l" }), ask("TextField", "t"), ask("DateField", "d"), ask("RadiosField", "r", { list: "l" })];
const EXPRESSIONS = [
  "F.a == true and F.b == true and F.n > 77", "(F.a == true or F.b == false) and not (F.n < 12)", "'one' in F.k and F.t == 'London town'", "F.d >= dateForComparison(-3, 'years')", "F.r in ['one','two']",
  "F.a == 'true' ? F.b == 'true' : F.n == 3", "length(F.t) > 10", "F.a", "not F.b", "F.n + 5 == 99", "F.n * 2 >= 1000 && F.b == true", "F.a == true || F.n == 44", "!(F.a == true)", "F.t == \"it's\"", "length F.t > 12",
  "F.n >= 1e3", "(F.k == 'one')", "F.n % 2 == 1", "F.n == -8", "max(F.n, 3) == 3", "abs(F.n) > 500", "F.d < dateForComparison(10,'days') and F.d > dateForComparison(0,'days')", "F.t != ''", "F.r!='one'",
];
for (const [i, text] of EXPRESSIONS.entries())
  form(`expression-${i}`, [page("/one", MANY, [["/two", "c"], "/summary"]), page("/two", [ask("TextField", "z")], ["/summary"])], { conditions: [{ name: "c", displayName: "c", value: text.replaceAll("F.", `${SECTION}.`) }] });

form("nested-conditions", [page("/one", MANY, [["/two", "n1"], ["/three", "n2"], "/summary"]), page("/two", [ask("TextField", "z")], ["/summary"]), page("/three", [ask("TextField", "y")], ["/summary"])], {
  conditions: [
    condition("n1", { conditions: [where("a", "YesNoField", "is", "true"), where("b", "YesNoField", "is", "true", "or")] }, { coordinator: "and", conditions: [where("n", "NumberField", "is more than", "10"), where("n", "NumberField", "is less than", "12", "and")] }, { coordinator: "and", conditionName: "n3", conditionDisplayName: "x" }),
    condition("n2", { conditionName: "n3", conditionDisplayName: "x" }, { coordinator: "and", conditionName: "n4", conditionDisplayName: "x" }, where("t", "TextField", "is", "abc", "and")),
    condition("n3", where("k", "CheckboxesField", "contains", "three")),
    { name: "n4", displayName: "n4", value: `${SECTION}.r == 'three'` },
  ],
});
form("broken-conditions-that-nothing-uses", [page("/one", [ask("TextField", "a")], ["/summary"])], { conditions: [{ name: "c", displayName: "c", value: "a ===" }, condition("d"), { name: "e", displayName: "e", value: "" }, { name: "f", displayName: "f" }], lists: [{ name: "empty", title: "E", type: "string", items: [] }] });

const OPTIONS = { hideTitle: false, required: false, optionalText: true, classes: "x", allow: "£", autocomplete: "street-address", exposeToContext: true, disableChangingFromSummary: true, customValidationMessage: "Wrong {{#label}}", customValidationMessages: { "string.empty": "x" }, allowPrePopulation: true, allowPrePopulationOverwrite: true, summaryTitle: "x", noReturnUrlOnSummaryPage: true, noReturnUrl: true };
for (const type of ["TextField", "MultilineTextField", "FreeTextField", "EmailAddressField", "TelephoneNumberField", "WebsiteField", "TimeField", "NationalInsuranceField", "NumberField", "DateField", "DatePartsField", "DateTimeField", "DateTimePartsField", "MonthYearField", "YesNoField", "FileUploadField", "ClientSideFileUploadField", "UkAddressField", "AddressLookupField"])
  form(`options-${type}`, [page("/one", [ask(type, "x", { options: OPTIONS }), ask(type, "y", { hint: "Hint <a href='https://a.example'>x</a>", options: { ...OPTIONS, required: true } }), ask(type, "w")], ["/summary"])]);
for (const type of ["RadiosField", "SelectField", "AutocompleteField", "CheckboxesField"])
  form(`options-${type}`, [page("/one", [
    ask(type, "x", { list: "l", options: { ...OPTIONS, bold: true, inline: true, divider: "or", type: "x" } }), ask(type, "y", { values: { type: "listRef", list: "l", valueType: "string" } }),
    ask(type, "z", { values: { type: "static", valueType: "string", items: [{ label: "A", value: "a", hint: "h", children: [], condition: "" }, { label: "B", value: "b" }] } }), ask(type, "own", { list: "__yesNo" }),
  ], ["/summary"])]);
form("rules", [page("/one", [
  ask("TextField", "x", { schema: { min: 2, max: "40", length: "", regex: "", error: { x: "y" }, integer: false, precision: "", maxWords: "", rows: null } }), ask("TextField", "y", { schema: { length: 8 } }), ask("TextField", "z", { schema: { regex: "^[A-Z]{2}\\d{4}$" } }),
  ask("TextField", "w", { schema: { regex: "/^[A-Z]{3}$/" } }), ask("TextField", "q", { schema: { regex: "^[0-9 ]*$", max: 12 }, options: { maxWords: "2" } }), ask("NumberField", "n", { schema: { min: "1", max: "99", precision: 3, integer: true } }),
  ask("NumberField", "m", { schema: { precision: "2", min: -1.5, max: 1e6 } }), ask("MultilineTextField", "mt", { schema: { min: 3, max: 500, maxwords: 5, maxWords: "20" }, options: { rows: "8", maxWords: 20 } }),
  ask("TextField", "pc", { schema: { regex: "^([A-Z][A-HJ-Y]?[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|GIR ?0A{2})$" } }), ask("TextField", "cn", { schema: { regex: "^(?:\\d{8}|[A-Za-z]{2}\\d{6})$" } }), ask("EmailAddressField", "e", { schema: { max: 320 } }), ask("WebsiteField", "u", { schema: { max: 40, min: 5 } }),
], ["/summary"])]);

const CONTENT = ["Para", "Html", "InsetText", "Details", "FlashCard", "List", "WarningText", "Heading", "NotificationBanner", "Markdown"];
form("content", [page("/one", [...CONTENT.map((type) => ({ name: type, type, title: "T", options: { condition: "c" }, content: `<h2>x</h2><p>y {{ ${SECTION}.t }}</p>`, schema: {}, list: "l" })), ask("YesNoField", "a"), ask("TextField", "t")], ["/summary"])], { conditions: [condition("c", where("a", "YesNoField", "is", "true"))] });
form("choices-under-conditions", [page("/one", [ask("YesNoField", "a"), ask("RadiosField", "r", { list: "q" })], ["/summary"])], { conditions: [condition("c", where("a", "YesNoField", "is", "true"))], lists: [{ name: "q", title: "Q", type: "string", items: [{ text: "A", value: "a", condition: "c" }, { text: "B", value: "b", conditional: { components: [ask("TextField", "inner")] } }] }] });
form("fees", [page("/one", [ask("NumberField", "n", { schema: { precision: 0, min: 1 } }), ask("YesNoField", "a")], ["/summary"])], { conditions: [condition("c", where("a", "YesNoField", "is", "true"))], fees: [{ description: "Fee", amount: 2000, condition: "c" }, { description: "Each", amount: 1250, multiplier: `${SECTION}.n` }, { description: "Plain", amount: "500" }], payApiKey: "x" });

const ITEM = ["TextField", "NumberField", "YesNoField", "DatePartsField", "MonthYearField", "UkAddressField", "MultilineTextField", "EmailAddressField", "WebsiteField", "FreeTextField", "ClientSideFileUploadField"].map((type) => ask(type, type, { options: { prefix: "£", textFieldTitle: "A", maxWords: "10" } }));
const REPEATS = { controller: "RepeatingFieldPageController" };
form("lists", [page("/one", [ask("MultiInputField", "m", { hint: "", options: { columnTitles: ["A", "B"], required: true, maxMultiInputFieldRows: "4", repeatTitle: "x" }, children: [...ITEM, ask("RadiosField", "r", { list: "l" }), ask("CheckboxesField", "cb", { list: "l" })] })], ["/summary"], { ...REPEATS, options: { summaryDisplayMode: { samePage: true }, customText: {} } })]);
form("lists-that-may-be-empty", [page("/one", [ask("MultiInputField", "m", { options: { required: false }, children: [ask("TextField", "a")] }), ask("TextField", "beside")], ["/two"], REPEATS), page("/two", [ask("TextField", "after")], ["/summary"], REPEATS)]);
form("pages-as-often-as-said", [page("/one", [ask("NumberField", "n", { schema: { min: 1, max: 5, precision: "0" } })], ["/two"]), page("/two", [ask("TextField", "who"), ask("NumberField", "age")], ["/summary"], { section: "Other", repeatField: `${SECTION}.n` })]);
form("files", [page("/one", [
  ask("ClientSideFileUploadField", "x", { options: { dropzoneConfig: { maxFiles: 10, parallelUploads: 1, maxFilesize: 10, acceptedFiles: "image/jpeg,application/pdf" }, minimumRequiredFiles: 2, showNoScriptWarning: false, totalOverallFilesize: 20 } }),
  ask("ClientSideFileUploadField", "y", { options: { dropzoneConfig: { maxFiles: 1, maxFilesize: 0.5, acceptedFiles: "*" }, minimumRequiredFiles: 0 } }), ask("FileUploadField", "z", { options: { multiple: true, accept: ".pdf" } }), ask("ClientSideFileUploadField", "w", { options: { required: false } }),
], ["/summary"])]);

form("eligibility", [
  page("/start", [{ name: "p", type: "Html", content: "<p>Hi</p>", options: {}, schema: {} }], ["/one"], { controller: "./pages/start.js" }), page("/one", [ask("YesNoField", "q1")], [["/two", "y1"], ["/no", "n1"]]), page("/two", [ask("NumberField", "q2")], [["/three", "fits"], ["/no", "small"]]),
  page("/three", [ask("CheckboxesField", "q3", { list: "l" })], [["/no", "none"], ["/four", "some"]]), page("/four", [ask("TextField", "q4")], ["/summary"]), page("/no", [{ name: "x", type: "Para", content: "<p>No</p>", options: {}, schema: {} }], []),
], {
  conditions: [condition("y1", where("q1", "YesNoField", "is", "true")), condition("n1", where("q1", "YesNoField", "is not", "true")), condition("fits", where("q2", "NumberField", "is at least", "1000"), where("q2", "NumberField", "is at most", "2000", "and")),
    condition("small", where("q2", "NumberField", "is less than", "1000"), where("q2", "NumberField", "is more than", "2000", "or")), condition("none", where("q3", "CheckboxesField", "contains", "three")), condition("some", where("q3", "CheckboxesField", "does not contain", "three"))],
});
const STEPS = [0, 1, 2, 3, 4, 5];
form("a-long-way", [...STEPS.map((i) => page(`/p${i}`, [ask("NumberField", `a${i}`)], [[`/p${i + 1}`, `k${i}`], "/summary"])), page("/p6", [ask("TextField", "z")], ["/summary"])], { conditions: STEPS.map((i) => condition(`k${i}`, where(`a${i}`, "NumberField", "is", `${100 + i}`), where(`a${i}`, "NumberField", "is", `${200 + i}`, "or"))) });
form("one-name-on-several-pages", [page("/one", [ask("YesNoField", "a"), ask("TextField", "same")], [["/two", "k"], "/three"]), page("/two", [ask("TextField", "same")], ["/three"]), page("/three", [ask("TextField", "same", { options: { required: false } })], ["/summary"], { section: "Other" })], { conditions: [condition("k", where("a", "YesNoField", "is", "true"))] });
form("a-section-that-may-be-hidden", [page("/one", [ask("YesNoField", "a")], [["/two", "k"], "/three"]), page("/two", [ask("TextField", "b")], ["/three"], { section: "Other" }), page("/three", [ask("TextField", "d")], ["/summary"], { section: "Third" })], { conditions: [condition("k", where("a", "YesNoField", "is", "false"))] });
form("odd-names", [page("/one", [..."a b/c~d|é|properties|required|a.b|n_2|-".split("|").map((name) => ask("TextField", name)), ask("TextField", "x", { title: { en: "X", cy: "Y" }, hint: { en: "h", cy: "i" } }), ask("TextField", "items", { title: "" }), ask("TextField", "", { title: "No name" }), ask("YesNoField", "0")], ["/two"], { title: "" }), page("/two", [], ["/summary"], { section: undefined })],
  { version: null, declaration: "<p>I declare <b>it</b></p>", feeOptions: {}, specialPages: { confirmationPage: { components: [] } }, analytics: { gtmId1: "" }, toggle: true, authentication: false, exitOptions: { enabled: true } });
forms["no-sections"] = { startPage: "/one", name: "No sections", pages: [{ path: "/one", title: "One", components: [ask("TextField", "a"), ask("YesNoField", "b")], next: [{ path: "/two", condition: "c" }, { path: "/summary", if: "x" }] }, { path: "/two", components: [ask("TextField", "d")] }, { path: "/summary", controller: "SummaryPageController" }], conditions: [{ name: "c", displayName: "c", value: "b == true" }] };
form("controllers", [
  page("/one", [ask("TextField", "a")], ["/up"], { controller: "MultiStartPageController", showContinueButton: true, startPageNavigation: { next: { labelText: "x" }, previous: {} }, continueButtonText: "Go" }), page("/up", [ask("FileUploadField", "f")], ["/section"], { controller: "UploadPageController" }),
  page("/section", [], ["/link"], { controller: "SectionSummaryPageController" }), page("/link", [ask("EmailAddressField", "email")], ["/more"], { controller: "MagicLinkStartPageController" }), page("/more", [], ["/last"], { controller: "ContinueFormController" }),
  page("/last", [ask("YesNoField", "ok")], ["/summary"], { controller: "ConfirmPageController", backLinkFallback: "/x", disableSingleComponentAsHeading: true, disableBackLink: true }),
]);
