// A form as HTML in the ways in which portals mark one up: for the written training forms and for the frozen set.

/** @typedef {{ token: string, label: string, name: string, hint?: string, type?: string, tag?: string, length?: number, options?: string[], isRequired?: boolean }} Field */
/** @typedef {{ heading: string } | Field} Part */

export const STYLES = ["label", "wrap", "table", "dl", "before", "placeholder", "floating", "aria", "grid", "nested"];

const escape = (/** @type {unknown} */ text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {Field} field @param {number} fid @param {string} [more] attributes */
function control({ name, hint, type, tag, length, options, isRequired }, fid, more = "") {
  const own = `name="${escape(name)}" id="${escape(name)}-${fid}" data-fid="${fid}"${hint ? ` placeholder="${escape(hint)}"` : ""}${length ? ` maxlength="${length}"` : ""}${isRequired ? " required" : ""}${more}`;
  if (options) return `<select ${own}><option></option>${options.map((each) => `<option>${escape(each)}</option>`).join("")}</select>`;
  return tag === "textarea" ? `<textarea ${own}></textarea>` : `<input type="${type ?? "text"}" ${own}>`;
}

/** @type {Record<string, (field: Field, fid: number) => string>} */
const ROWS = {
  label: (field, fid) => `<div><label for="${escape(field.name)}-${fid}">${escape(field.label)}</label>${control(field, fid)}</div>`,
  wrap: (field, fid) => `<label>${escape(field.label)} ${control(field, fid)}</label>`,
  table: (field, fid) => `<tr><td>${escape(field.label)}</td><td>${control(field, fid)}</td></tr>`,
  dl: (field, fid) => `<dt>${escape(field.label)}</dt><dd>${control(field, fid)}</dd>`,
  before: (field, fid) => `<p>${escape(field.label)}: ${control(field, fid)}</p>`,
  placeholder: (field, fid) => `<div>${control({ ...field, hint: field.label || field.hint }, fid)}</div>`,
  floating: (field, fid) => `<div>${control(field, fid)}<label for="${escape(field.name)}-${fid}">${escape(field.label)}</label></div>`,
  aria: (field, fid) => `<div>${control(field, fid, ` aria-label="${escape(field.label)}"`)}</div>`,
  grid: (field, fid) => `<div class="row"><div class="col"><span>${escape(field.label)}</span></div><div class="col">${control(field, fid)}</div></div>`,
  nested: (field, fid) => `<div><div><b>${escape(field.label)}</b><i>*</i></div><div><div>${control(field, fid)}</div></div></div>`,
};
const FRAMES = /** @type {Record<string, [string, string]>} */ ({ table: ["<table>", "</table>"], dl: ["<dl>", "</dl>"] });

/**
 * @param {string} title
 * @param {string} style one of STYLES
 * @param {Part[]} parts
 * @param {number} [first] number of the first field
 */
export function formHtml(title, style, parts, first = 0) {
  const [open, close] = FRAMES[style] ?? ["", ""];
  let fid = first;
  const body = parts.map((part) => ("heading" in part ? `${close}<h3>${escape(part.heading)}</h3>${open}` : ROWS[style](part, fid++))).join("\n");
  return `<form><h2>${escape(title)}</h2>${open}${body}${close}<button>Отправить</button></form>`;
}

/** @param {string} body */
export const pageHtml = (body) => `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Услуга</title><body>${body}</body></html>`;
