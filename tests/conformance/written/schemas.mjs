// JSON Schemas as governments publish forms, each group of keywords and habits once, written by us; some with an example beside them.

const DRAFT_04 = "http://json-schema.org/draft-04/schema#";
const DRAFT_07 = "http://json-schema.org/draft-07/schema#";
const TEXT = { type: "string" };

/** @typedef {Record<string, any>} Part */
/** @type {Record<string, Part>} */
export const schemas = {};
/** @type {Record<string, unknown>} */
export const examples = {};

/** @param {string} name @param {Part} properties @param {string[] | string} [required] names, or letters @param {Part} [more] */
function schema(name, properties, required, more = {}) {
  schemas[name] = { $schema: DRAFT_04, title: name, type: "object", properties, ...(required !== undefined && { required: [...required] }), ...more };
}
const seven = { $schema: DRAFT_07 };

/** @param {string} name @param {string[]} patterns */
function texts(name, patterns) {
  const properties = Object.fromEntries(patterns.map((pattern, i) => [`p${i}`, { type: "string", pattern }]));
  schema(name, properties, Object.keys(properties));
}
texts("patterns-of-numbers", ["^[A-Z]{2}\\d{2}-\\d{3}$", "^(?!000|666)[0-8][0-9]{2}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}$", "^\\+?1?\\d{10}$", "^(0?[1-9]|1[012])/\\d{4}$", "^\\$\\d+(,\\d{3})*(\\.\\d{2})?$", "^-?\\d+(\\.\\d+)?$", "^(?:\\(\\d{3}\\)|\\d{3})[- ]?\\d{3}[- ]?\\d{4}(?: ?x\\d+)?$", "^\\d+$|^N/A$", "(^$)|(^\\d{9}$)", "^(?:[A-HJ-NPR-Z0-9]{17})$", "^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$", "^P(\\d+Y)?(\\d+M)?$", "^(\\d{3}){2}$"]);
texts("patterns-of-words", ["^\\S+@\\S+\\.\\S+$", "^https?://.+$", "^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$", "^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$", "^[^0-9]*$", "^(?!.*[<>]).{10,20}$", "^(?=.{5,10}$)[a-z]+$", "^(?!\\s*$)[A-Za-z' -]+$", "^((?!abc).)*$", "^(VA|DOD|SSA)$", "^[a-z0-9]+(?:-[a-z0-9]+)*$", "^data:image/(png|jpeg);base64,", "^[ -~]+$", "^[\\t\\n\\x20-\\x7e]*$", "^[^\\s][\\s\\S]*$"]);
texts("patterns-of-ecma", ["^([A-Z])\\1{2}$", "^(?<y>\\d{4})-\\k<y>$", "^\\u0041+$", "^[\\u0410-\\u044f]{3,}$", "^\\x41\\x42$", "^(a|b)?c{2,3}$", "^\\p{L}+$", "^[\\p{Lu}\\s]{4}$", "(?<=x)y$", "^\\bfoo\\b$", "^\\cA?x$", "^.{1,5}$", "^(?:(?:31(\\/|-|\\.)(?:0?[13578]|1[02]))\\1|(?:(?:29|30)(\\/|-|\\.)(?:0?[13-9]|1[0-2])\\2))(?:(?:1[6-9]|[2-9]\\d)?\\d{2})$"]);

const FORMATS = ["date", "time", "date-time", "email", "idn-email", "uri", "uri-reference", "iri", "uuid", "regex", "ipv4", "ipv6", "hostname", "idn-hostname", "json-pointer", "relative-json-pointer", "uri-template", "duration", "phone", "ssn", "binary", "byte", "password", "color", "utc-millisec", "host-name", "ip-address", "int32"];
schema("formats", Object.fromEntries(FORMATS.map((format) => [format, { type: "string", format }])), FORMATS, seven);
schema("bounds", {
  a: { type: "string", minLength: 300, maxLength: 310 }, b: { type: "string", minLength: 5, maxLength: 5, pattern: "^[0-9]+$" }, c: { type: "integer", minimum: 1000000, maximum: 1000010, multipleOf: 7 }, d: { type: "number", exclusiveMinimum: true, minimum: 0, maximum: 0.5 },
  e: { type: "number", multipleOf: 0.01, minimum: 3.33, maximum: 3.34 }, f: { type: "array", items: { type: "string", enum: ["a", "b", "c"] }, minItems: 2, maxItems: 2, uniqueItems: true }, g: { type: "array", items: TEXT, minItems: 3, uniqueItems: true },
  h: { type: "array", items: { type: "object", properties: { x: { type: "integer" } }, required: ["x"] }, minItems: 3, maxItems: 3, uniqueItems: true }, i: { type: "integer", minimum: -10, maximum: -5 }, j: { type: "string", minLength: 20, maxLength: 30, pattern: "^[A-Z ]*$" }, k: { type: "number", minimum: 1e10 },
  l: { type: "integer", exclusiveMaximum: true, maximum: -99999999999 }, m: { type: "string", format: "date", minLength: 10, pattern: "^19" }, n: { type: "string", format: "email", maxLength: 12 }, o: { type: "string", format: "email", minLength: 30 },
}, "abcdefghijklmno");
schema("enums", {
  a: { enum: ["x", "y"] }, b: { enum: [1, 2, 3] }, c: { enum: [true, false] }, d: { enum: ["x", 1, null, true] }, e: { type: ["string", "null"], enum: ["x", null] }, f: { type: "string", enum: ["only"] }, g: { type: "string", enum: ["", "x"] }, h: { type: "boolean", enum: [true] }, i: { type: "boolean", enum: [false] },
  j: { type: "integer", enum: [2020, 2021], enumNames: ["Twenty", "One"] }, k: { enum: [{ a: 1 }, [1, 2]] }, l: { type: "string", enum: ["true", "false"] }, m: { type: "array", items: { enum: [1, 2, 3] }, minItems: 1 }, n: { type: "null" }, o: { enum: [null] }, p: { type: "string", enum: ["a", "a b", "a/b", "é~"] }, q: { enum: [1.5, 2, "1.5"] },
}, "abcdefghijklmopq");
schema("types", {
  a: { type: ["string", "number"] }, b: { type: ["object", "null"], properties: { x: TEXT }, required: ["x"] }, c: { type: ["array", "string"], items: TEXT }, d: { type: ["boolean", "null"] }, e: { type: ["integer", "string", "boolean"] }, f: {}, g: { description: "anything" }, h: { type: ["null", "string"], maxLength: 4 }, i: { type: "array" },
  j: { type: "object" }, k: { type: "array", items: {} }, l: { type: ["array", "null"], items: { type: "object", properties: { z: TEXT } } }, m: { type: ["null", "array"], items: { type: "string", enum: ["q", "w"] } }, n: { type: "object", additionalProperties: TEXT }, o: { type: "object", patternProperties: { "^x": { type: "integer" } }, additionalProperties: false },
  p: { type: "object", properties: {} }, q: { type: "object", minProperties: 1, properties: { u: TEXT, v: TEXT } }, r: { items: TEXT }, s: { properties: { t: TEXT } },
}, "abcdefhijklmnopqrs");
schema("truths", { a: true, b: { type: "object", properties: { c: true, d: false }, required: ["c"] }, e: { not: {} }, f: { type: "array", items: true }, g: { type: "array", items: false } }, "abf", seven);
schema("constants", { a: { const: null }, b: { const: { x: 1 } }, c: { const: [1] }, d: { const: "" }, e: { const: 5 }, f: { const: true }, g: { const: false }, h: { const: "h" }, i: { const: "may be left out" } }, "abcdefgh", seven);

schema("arrays", {
  tuple: { type: "array", items: [TEXT, { type: "integer" }, { type: "boolean" }], additionalItems: false }, "long-tuple": { type: "array", items: [TEXT, { type: "integer" }], minItems: 2, additionalItems: TEXT }, nested: { type: "array", items: { type: "array", items: TEXT, minItems: 1 }, minItems: 1 },
  deep: { type: "array", items: { type: "object", properties: { inner: { type: "array", items: { type: "object", properties: { x: { type: "string", pattern: "^[A-Z]+$" } }, required: ["x"] }, minItems: 2 } }, required: ["inner"] }, minItems: 1 }, contains: { type: "array", items: TEXT, contains: { const: "must" } },
  chosen: { type: "array", items: { type: "string", enum: ["a", "must", "b"] }, contains: { const: "must" } }, unlike: { type: "array", items: { type: "object", properties: { k: TEXT }, required: ["k"] }, uniqueItems: true, minItems: 2 },
  either: { type: "array", items: { anyOf: [{ type: "object", properties: { t: { const: "a" }, av: TEXT }, required: ["t", "av"] }, { type: "object", properties: { t: { const: "b" }, bv: { type: "integer" } }, required: ["t", "bv"] }] }, minItems: 2 },
}, ["tuple", "long-tuple", "nested", "deep", "contains", "chosen", "unlike", "either"], seven);
schema("combined", {
  a: { allOf: [TEXT, { minLength: 3 }, { maxLength: 4, pattern: "^[a-c]" }] }, b: { anyOf: [{ type: "string", pattern: "^\\d{3}$" }, { type: "string", pattern: "^[A-Z]{5}$" }] }, c: { oneOf: [{ type: "integer" }, { type: "string", maxLength: 2 }] }, d: { oneOf: [{ type: "null" }, { type: "object", properties: { q: TEXT }, required: ["q"] }] }, e: { not: { enum: ["a", "b"] }, type: "string" },
  f: { type: "string", not: { pattern: "^[a-zA-Z]" } }, g: { anyOf: [{ type: "array", items: TEXT }, TEXT] }, h: { oneOf: [{ enum: ["a", "b"] }, { enum: ["c"] }] }, i: { anyOf: [{ const: 1, title: "One" }, { const: 2, title: "Two" }] }, j: { allOf: [{ properties: { x: TEXT }, required: ["x"] }, { properties: { y: { type: "integer" } }, required: ["y"] }], type: "object" },
  k: { allOf: [{ oneOf: [{ const: "p" }, { const: "q" }] }] }, l: { anyOf: [{ type: "string", format: "date" }, { type: "string", enum: ["unknown"] }] },
  m: { oneOf: [{ type: "object", properties: { kind: { enum: ["cat"] }, lives: { type: "integer" } }, required: ["kind", "lives"], additionalProperties: false }, { type: "object", properties: { kind: { enum: ["dog"] }, bark: TEXT }, required: ["kind", "bark"], additionalProperties: false }] },
}, "abcdefghijklm", seven);
schema("one-alternative-alone", { o: { type: "object", properties: { a: TEXT, b: TEXT }, anyOf: [{ required: ["a"] }] }, x: { oneOf: [{ type: "integer" }] } }, "ox", { oneOf: [{ properties: { c: { type: "integer" } }, required: ["c"] }] });
schema("choices-by-alternatives", { yes: { oneOf: [{ type: "boolean", enum: [true] }, { type: "boolean", enum: [false] }] }, size: { anyOf: [{ type: "integer", enum: [1, 2] }, { type: "integer", enum: [5], title: "Five" }] }, kind: { oneOf: [{ enum: ["a"], title: "A" }, { enum: ["b"] }] }, left: { oneOf: [{ type: "boolean", enum: [true] }, { type: "boolean", enum: [false] }] } }, ["yes", "size", "kind"]);
schema("all-of-the-whole", { a: TEXT }, "a", { allOf: [{ $ref: "#/definitions/x" }, { properties: { z: { type: "boolean" } } }], definitions: { x: { properties: { b: { type: "integer" } }, required: ["b"] } } });
schema("any-of-the-whole", { a: TEXT, b: TEXT, c: { type: "object", properties: { d: TEXT, e: TEXT }, anyOf: [{ required: ["d"] }, { required: ["e"] }] } }, undefined, { anyOf: [{ required: ["a"] }, { required: ["b"] }] });
schema("one-of-the-whole", { a: TEXT, b: TEXT }, undefined, { oneOf: [{ required: ["a"] }, { required: ["b"] }] });
schema("not-the-whole", { a: TEXT, b: TEXT }, "a", { not: { required: ["b"] } });
schema("one-of-two-forms", { common: TEXT }, ["common"], { oneOf: [{ $ref: "#/definitions/p" }, { $ref: "#/definitions/q" }], definitions: { p: { title: "Person", properties: { first: TEXT, last: TEXT }, required: ["first", "last"] }, q: { title: "Org", properties: { org: TEXT }, required: ["org"] } } });
schema("conditions", { k: { type: "string", enum: ["a", "b", "c"] }, x: TEXT, y: { type: "integer" }, yes: { type: "boolean" }, why: TEXT }, ["k", "yes"], { ...seven, allOf: [{ if: { properties: { k: { const: "a" } } }, then: { required: ["x"] }, else: { required: ["y"] } }, { if: { properties: { yes: { const: true } }, required: ["yes"] }, then: { required: ["why"], properties: { why: { minLength: 5 } } } }] });
schema("members-of-branches", { k: { type: "string", enum: ["a", "b"] } }, "k", { ...seven, if: { properties: { k: { const: "a" } } }, then: { properties: { x: TEXT }, required: ["x"] }, else: { properties: { y: { type: "integer" } }, required: ["y"] }, dependencies: { y: { properties: { more: TEXT }, required: ["more"] } } });
schema("dependencies", { card: TEXT, billing: TEXT, phone: TEXT, o: { type: "object", properties: { m: TEXT, n: TEXT }, dependencies: { m: ["n"] }, required: ["m"] } }, ["card", "o"], { dependencies: { card: ["billing"], phone: { properties: { more: TEXT }, required: ["more"] } } });
schema("members", { a: { type: "object", propertyNames: { pattern: "^[a-z]+$" }, properties: { ok: TEXT } }, b: { type: "object", patternProperties: { "^S_": TEXT, "^I_": { type: "integer" } }, properties: { S_x: { minLength: 2 }, I_y: {} }, required: ["S_x", "I_y"] }, c: { type: "object", maxProperties: 1, properties: { p: TEXT, q: TEXT } }, d: { type: "object", additionalProperties: false, properties: { p: TEXT } }, e: { type: "object", additionalProperties: TEXT, properties: { i: { type: "integer" } }, required: ["i"] } }, "abcde", seven);
schema("recursive", { tree: { $ref: "#/definitions/node" }, person: { $ref: "#/definitions/person" }, self: { $ref: "#" } }, ["tree"], { definitions: { node: { type: "object", properties: { value: TEXT, children: { type: "array", items: { $ref: "#/definitions/node" } } }, required: ["value"] }, person: { type: "object", properties: { name: TEXT, spouse: { $ref: "#/definitions/person" } }, required: ["name"] } } });
schema("references", { a: { $ref: "#/definitions/ch" }, b: { $ref: "#/properties/a" }, c: { $ref: "#/definitions/a~1b" }, d: { $ref: "#/definitions/sp%20ace" }, e: { $ref: "#anch" }, f: { $ref: "https://example.org/x/defs#/definitions/k" }, g: { $ref: "other.json#/x" }, h: { $ref: "https://nowhere.example/z" }, i: { $ref: "#/definitions/list" }, j: { $ref: "#/definitions/ch", description: "Beside", title: "T" }, k: { allOf: [{ $ref: "#/definitions/ch" }], title: "K" }, m: { $ref: "#/definitions/loop" }, n: { $ref: "defs#/definitions/k" } }, "abcdeik", {
  ...seven, $id: "https://example.org/x/root.json", definitions: { ch: { $ref: "#/definitions/ch2" }, ch2: { type: "string", minLength: 2 }, "a/b": { type: "integer" }, "sp ace": { type: "boolean" }, an: { $id: "#anch", type: "string" }, r: { $id: "https://example.org/x/defs", definitions: { k: { type: "string", maxLength: 3 } } }, list: { type: "array", items: { $ref: "#/definitions/ch" }, minItems: 1 }, loop: { $ref: "#/definitions/loop" } },
});
schemas["a-list"] = { $schema: DRAFT_04, title: "arr", type: "array", items: { type: "object", properties: { a: TEXT }, required: ["a"] }, minItems: 1 };
schemas["a-list-that-may-be-empty"] = { $schema: DRAFT_04, title: "arr", type: "array", items: TEXT };
schemas["one-answer"] = { $schema: DRAFT_04, type: "string", enum: ["compensation", "pension"] };
schemas["a-reference"] = { $schema: DRAFT_07, $ref: "#/definitions/x", definitions: { x: { type: "object", properties: { a: TEXT, b: { type: "array", items: { type: "integer" } } }, required: ["a", "b"] } } };
schema("draft-2019-09", { a: TEXT, b: { type: "integer" } }, "a", { $schema: "https://json-schema.org/draft/2019-09/schema", dependentRequired: { a: ["b"] }, $defs: { x: {} } });
schema("draft-06", { a: { const: "x" }, b: { type: "number", exclusiveMinimum: 5 }, c: { type: "array", contains: { type: "string", minLength: 3 } } }, "abc", { $schema: "http://json-schema.org/draft-06/schema#" });
schemas["no-dialect"] = { title: "nothing", description: "no schema keyword", properties: { a: TEXT } };
schema("mistakes", {
  a: { type: "strin" }, b: { type: "string", required: true }, c: { type: "object", required: "x", properties: { x: TEXT } }, d: { enum: "x" }, e: { type: "string", pattern: "^[a-" }, f: { type: "array", items: "x" }, g: { minLength: "5", type: "string" }, h: { $ref: "#/definitions/gone" }, i: { type: "string", maxLength: -1 }, j: { type: "object", properties: [] },
  k: { format: 5 }, l: { type: "string", enum: [] }, m: { type: "object", properties: { q: "not a schema" } }, n: null, o: 5, p: { anyOf: [] }, q: { anyOf: { x: TEXT } }, r: { type: [] }, s: { multipleOf: 0, type: "number" }, t: { type: "object", required: [] }, u: { type: "string", enum: ["a", "a"] }, v: { type: "date" }, w: { type: "string", pattern: "^d{9}$" }, x: { type: "any" }, y: { type: "String" }, z: { additionalProperties: "no" },
}, "abce");
schema("required-and-not-described", { a: TEXT }, ["a", "ghost"]);
schema("an-answer-that-nothing-fits", { a: { type: "string", enum: ["x"], maxLength: 0 }, b: TEXT }, "b");
const NAMES = ["a/b", "a~b", "", "a.b", "é", "with space", "$ref", "properties", "items", "__proto__", "0", "-", "%41", 'a"b', "type", "pattern", "required", "enum", "default", "constructor"];
schema("names", Object.fromEntries(NAMES.map((name) => [name, name === "properties" ? { type: "object", properties: { properties: TEXT }, required: ["properties"] } : name === "items" ? { type: "array", items: TEXT } : TEXT])), NAMES.slice(0, 16));
schema("many", Object.fromEntries([...Array(12).keys()].map((group) => [`g${group}`, { type: "object", properties: Object.fromEntries([...Array(20).keys()].map((i) => [`f${i}`, { ...TEXT, maxLength: 30 }])), required: ["f1", "f7"] }])), ["g0", "g5"]);
/** @param {number} levels @returns {Part} */
const deep = (levels) => (levels === 0 ? TEXT : { type: "object", properties: { [`l${levels}`]: deep(levels - 1) }, required: [`l${levels}`] });
schema("deep", { d: deep(25) }, "d");
schema("annotated", { a: { type: "string", nullable: true }, b: { type: "integer", format: "int64" }, c: { type: "string", format: "date", nullable: true, example: "2020-01-01", readOnly: true, deprecated: true, xml: {}, discriminator: { propertyName: "x" }, $comment: "x", examples: ["1999-01-01"], default: null, contentMediaType: "x", contentEncoding: "base64" } }, "abc", seven);
schema("consent", { privacyAgreementAccepted: { type: "boolean", enum: [true] }, a: { type: "boolean", const: true }, b: { type: "boolean", default: false } }, ["privacyAgreementAccepted", "b"], seven);
schema("needs-of-one-of-several", { v: { type: "object", properties: { ssn: TEXT, vaFileNumber: TEXT, x: { type: "integer" } }, anyOf: [{ required: ["ssn"] }, { required: ["vaFileNumber"] }], allOf: [{ if: { required: ["ssn"] }, then: { required: ["x"] } }] }, list: { type: "array", minItems: 1, items: { type: "object", properties: { a: TEXT, b: TEXT }, oneOf: [{ required: ["a"] }, { required: ["b"] }] } } }, ["v", "list"], seven);
schema("an-address", { v: { type: "object", anyOf: [{ properties: { country: { enum: ["USA"] }, state: { type: "string", enum: ["AL", "AK"] }, zip: { type: "string", pattern: "^\\d{5}$" } }, required: ["country"] }, { properties: { country: { enum: ["CAN"] }, state: { type: "string", enum: ["AB"] } } }, { properties: { country: { not: { enum: ["USA", "CAN"] } }, state: { type: "string", maxLength: 51 } } }], properties: { street: { type: "string", minLength: 1, maxLength: 50 }, city: TEXT, country: TEXT }, required: ["street", "city"] } }, "v");
schema("with-an-example", { a: TEXT, b: { type: "array", items: { type: "integer" } } }, "a");
examples["with-an-example"] = { a: "x", b: [1, 2] };
