// Training forms of shops and registrations in the languages of world.txt: the same ones for the same seed.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { STYLES, formHtml, pageHtml } from "./markup.mjs";
import { chance } from "./written.mjs";

/** @typedef {import("./markup.mjs").Field} Field */

const FORMS_A_PAGE = 4;
const OTHERS_A_PAGE = 3;

// The words of world.txt for the tokens that have a longer name.
const TOKENS = /** @type {Record<string, string>} */ ({ streetname: "address-streetname", housenumber: "address-housenumber", housesuffix: "address-extra-housesuffix", line1: "address-line1", line2: "address-line2", level1: "address-level1", level2: "address-level2", level3: "address-level3", postal: "postal-code", street: "street-address", vat: "vat-number", id: "id-number", landmark: "reference-point", extra: "address-extra", title: "honorific-prefix", dialling: "tel-country-code", other: "none", streettype: "none", doorbell: "none" });

// What pages call the control, whatever they speak.
const NAMES = /** @type {Record<string, string>} */ ({
  name: "name|fullname|full_name|contactName|recipient", "given-name": "firstname|first_name|fname|firstName|billing_first_name|givenName", "family-name": "lastname|last_name|lname|surname|lastName|shipping_last_name",
  organization: "company|companyName|billing_company|organization|firm", email: "email|mail|customer_email|emailAddress", tel: "phone|telephone|mobile|phoneNumber|tel|billing_phone",
  street: "address|street|street_address|fullAddress|deliveryAddress", streetname: "street|streetName|street_name|address1", housenumber: "houseNumber|house_number|streetNumber|street[1]|number|housenr|house",
  line1: "address1|address_1|street[0]|addressLine1|line1", line2: "address2|address_2|street[1]|addressLine2|line2", apartment: "apartment|flat|apt|door|unit", floor: "floor", stair: "entrance|stair", building: "building|buildingName", block: "block",
  level1: "state|region|province|region_id|zone_id|county", level2: "city|town|locality|billing_city|cityName", level3: "district|area|suburb|neighborhood", postal: "postcode|zip|zipcode|postal_code|postalCode|zip_code",
  country: "country|country_id|countryCode|countryIso", vat: "vat|vat_id|taxNumber|taxvat|vatNumber", id: "personalId|idNumber|documentNumber|identity", landmark: "landmark|reference", extra: "notes|additionalInfo|deliveryNotes",
  title: "title|prefix|salutation", sex: "gender|sex", bday: "dob|birthdate|birthday|dateOfBirth", dialling: "countryCode|dialCode|phonePrefix|prefix", other: "coupon|q|comment|note|field|promo|message|extra|search|option", "additional-name": "middlename|middle_name",
  patronymic: "middlename|patronymic", housesuffix: "addition|suffix|houseNumberAddition", "phonetic-given-name": "firstNameKana|mei_kana", "phonetic-family-name": "lastNameKana|sei_kana",
});

// What forms consist of; "?" may be absent, "/" parts choices.
const BLOCKS = [
  "title? given-name additional-name? patronymic? family-name organization?/name organization? email? dialling? tel?/email/family-name given-name patronymic? tel?",
  "street postal level2 level1? country?/country level1? level2 street postal/streetname housenumber housesuffix? building? apartment? postal level2 country?/line1 line2 level2 level1? postal country?/country line1 line2 postal level2/level1? level2 level3? streetname housenumber block? stair? floor? apartment? postal?/postal level2 streetname housenumber/streetname housenumber apartment floor? landmark?/level2 level1 level3? street building? landmark?/organization line1 line2 postal level2 level1",
  "email tel/dialling tel email?/tel/email other/email?",
  "organization vat id? other?/vat/id bday? sex?/passport-series passport-number passport-issued-by passport-issue-date/passport/phonetic-family-name phonetic-given-name/organization vat street postal level2",
  "other/other other/other other other/extra other?/other?",
];

// Forms that ask a person for nothing about himself: how many fields, where they stand, what kind of controls.
const OTHER_FORMS = [
  { fields: 1, frame: "header", types: ["search", "text"] },
  { fields: 2, frame: "footer", types: ["text"] },
  { fields: 4, frame: "section", types: ["select", "text", "number"] },
  { fields: 5, frame: "div", types: ["text", "textarea", "select"] },
];
const OTHER_NAMES = "q|s|search|keyword|query|coupon|promo_code|voucher|giftcard|qty|quantity|sort|orderby|limit|size|color|filter|price_from|price_to|comment|message|note|order_note|subject|topic|captcha|code|token|pin|date|delivery_date|delivery_time|slot|pickup|pickup_point|store|store_id|storeSearch|branch|locator|reg_number|company_reg|registrationNumber|ico|employees|industry|profession|position_type|source|rating|review|title|language|currency|fax|website|url|nickname|alias|addressName|addressTitle|address_label|addressbook|selectedAddress|saved_address|customer_type|type|reason|amount|sum|model|brand|serial|iban|bank|birthplace|nationality|from|to|guests|rooms|checkin|checkout|insurance|bell|sender_name|gift_message|pickup_person".split("|");
const OTHER_OPTIONS = [["1", "2", "3", "4", "5"], ["S", "M", "L", "XL"], ["10", "20", "50"], ["–", "A–Z", "Z–A"], ["1-10", "11-50", "51-200", "201+"], ["9:00–12:00", "12:00–15:00", "15:00–18:00"], ["EUR", "USD", "GBP"], ["English", "Deutsch", "Français"], ["–"]];

const here = dirname(fileURLToPath(import.meta.url));
const OTHERS = new Map(readFileSync(join(here, "others.txt"), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => [line.slice(0, 2), line.slice(3).split("|")]));

const LANGUAGES = readFileSync(join(here, "world.txt"), "utf8").split(/^== /m).slice(1).map((part) => {
  const [code, ...lines] = part.trim().split("\n");
  const words = new Map(lines.map((line) => [line.slice(0, line.indexOf("|")), line.slice(line.indexOf("|") + 1).split("|")]));
  words.set("other", [...(words.get("other") ?? []), ...(OTHERS.get(code) ?? [])]);
  return { code, words };
});

class Writer {
  /** @param {number} seed */
  constructor(seed) {
    this.next = chance(seed);
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** @param {string} text */
  dress(text) {
    const dice = this.next();
    if (dice < 0.15) return `${text} *`;
    if (dice < 0.22) return `${text}:`;
    if (dice < 0.26) return text.toUpperCase();
    return dice < 0.3 ? text.toLowerCase() : text;
  }

  /** @param {string} word */
  callIt(word) {
    const dice = this.next();
    if (dice < 0.35) return this.pick(["field", "input-", "mat-input-", "TextField", "f_", "q"]) + Math.floor(this.next() * 90);
    const name = this.pick((NAMES[word] ?? word.replaceAll("-", "_")).split("|"));
    if (dice < 0.5) return `${this.pick(["billing", "shipping", "checkout", "customer", "address", "user"])}[${name}]`;
    return dice < 0.6 ? `${this.pick(["billing", "shipping", "delivery", "reg"])}-${name}` : name;
  }

  /** @param {string} word @param {string[]} wordings @returns {Field} */
  field(word, wordings) {
    const isList = (word === "country" || word === "level1") && this.next() < 0.4;
    return {
      token: TOKENS[word] ?? word,
      label: this.dress(this.pick(wordings)),
      name: this.callIt(word),
      hint: this.next() < 0.2 ? this.pick(wordings) : undefined,
      type: word === "email" && this.next() < 0.4 ? "email" : word === "tel" && this.next() < 0.5 ? "tel" : undefined,
      options: isList ? ["–"] : undefined,
      isRequired: this.next() < (word === "other" ? 0.1 : 0.37),
    };
  }

  /** @param {typeof LANGUAGES[number]} language @param {number} first */
  otherForm({ words }, first) {
    const { fields, frame, types } = this.pick(OTHER_FORMS);
    const parts = Array.from({ length: 1 + Math.floor(this.next() * fields) }, () => {
      const type = this.pick(types);
      return {
        token: "none",
        label: this.dress(this.pick(words.get("other") ?? [])),
        name: this.next() < 0.75 ? this.pick(OTHER_NAMES) : this.callIt("other"),
        type: type === "search" || type === "number" ? type : undefined,
        tag: type === "textarea" ? type : undefined,
        options: type === "select" ? this.pick(OTHER_OPTIONS) : undefined,
        isRequired: this.next() < 0.1,
      };
    });
    return { html: `<${frame}>${formHtml("", this.pick(STYLES), parts, first)}</${frame}>`, tokens: parts.map(({ token }) => token) };
  }

  /** @param {typeof LANGUAGES[number]} language @param {number} first */
  form({ words }, first) {
    const blocks = BLOCKS.filter((_, index) => index < 2 || this.next() < 0.5);
    if (this.next() < 0.3) blocks.reverse();
    const wanted = blocks.flatMap((block) => this.pick(block.split("/")).split(" ")).filter((word) => !word.endsWith("?") || this.next() < 0.5).map((word) => word.replace("?", ""));
    const parts = wanted.flatMap((word) => {
      const wordings = words.get(word);
      return wordings ? [this.field(word, wordings)] : [];
    });
    return { html: formHtml("", this.pick(STYLES), parts, first), tokens: parts.map(({ token }) => token) };
  }

  /** @param {typeof LANGUAGES[number]} language */
  page(language) {
    /** @type {Map<number, string>} */
    const labels = new Map();
    let html = "";
    for (let count = 0; count < FORMS_A_PAGE + OTHERS_A_PAGE; count += 1) {
      const form = count < FORMS_A_PAGE ? this.form(language, labels.size) : this.otherForm(language, labels.size);
      html += form.html;
      for (const token of form.tokens) labels.set(labels.size, token);
    }
    return { html: pageHtml(html), labels };
  }
}

/** @param {number} count of pages for each language @param {number} seed @returns {(import("./written.mjs").WrittenPage & { code: string })[]} */
export function worldPages(count, seed) {
  const writer = new Writer(seed);
  return LANGUAGES.flatMap((language) => Array.from({ length: count }, () => ({ code: language.code, ...writer.page(language) })));
}
