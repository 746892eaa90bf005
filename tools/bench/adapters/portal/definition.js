// From the bench's neutral form to a definition of <portal-form>: JSON Schema and UI schema, as an author would write it.

/**
 * @typedef {{ value: string, label: string }} Choice
 * @typedef {{ id: string, type: "text" | "number" | "date" | "select" | "checkbox", label: string, required: boolean, pattern?: string,
 *   patternMessage?: string, min?: number, max?: number, options?: Choice[], visibleIf?: { field: string, equals: unknown } }} Field
 * @typedef {{ n: number, title: string, fields: Field[] }} NeutralForm
 */

/** @param {Field} field */
function schemaOf({ type, label, pattern, min, max, options }) {
  switch (type) {
    case "checkbox":
      return { type: "boolean", title: label };
    case "number":
      return { type: "number", title: label, minimum: min, maximum: max };
    case "date":
      return { type: "string", title: label, format: "date" };
    case "select":
      return { type: "string", title: label, oneOf: options?.map(({ value, label }) => ({ const: value, title: label })) };
    default:
      return { type: "string", title: label, pattern };
  }
}

/** @param {string} id */
const scopeOf = (id) => `#/properties/${id}`;

/** @param {Field} field */
function controlOf({ id, visibleIf }) {
  const control = { type: "Control", scope: scopeOf(id) };
  if (!visibleIf) return control;
  return { ...control, rule: { effect: "SHOW", condition: { scope: scopeOf(visibleIf.field), schema: { const: visibleIf.equals } } } };
}

/** @param {NeutralForm} form */
export function definitionOf({ n, title, fields }) {
  const messages = fields.filter(({ patternMessage }) => patternMessage).map(({ id, patternMessage }) => [`${id}.error.pattern`, patternMessage]);
  return {
    id: `bench-${n}`,
    version: "1",
    language: "en",
    title,
    submit: "Submit",
    schema: {
      type: "object",
      required: fields.filter(({ required }) => required).map(({ id }) => id),
      properties: Object.fromEntries(fields.map((field) => [field.id, schemaOf(field)])),
    },
    uischema: { type: "VerticalLayout", elements: fields.map(controlOf) },
    translations: { en: Object.fromEntries(messages) },
  };
}

/**
 * Values to begin with come as a draft without a date: <portal-form> has no other prefill without a person's act.
 * @param {Record<string, unknown>} data
 */
export function draftOf(data) {
  const typed = Object.entries(data).map(([id, value]) => [`/${id}`, { typed: typeof value === "boolean" ? value : String(value) }]);
  return { content: Object.fromEntries(typed) };
}
