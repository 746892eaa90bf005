// Every widget's contract is what the elements, the gallery and the tests expect of one.
import { Ajv2020 } from "ajv/dist/2020.js";
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import test from "node:test";

const widgets = new URL("../../widgets/", import.meta.url);
/** @param {URL} file */
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const schema = read(new URL("contract.schema.json", widgets));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

const names = readdirSync(widgets, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/${entry.name}.json`, widgets)))
  .map(({ name }) => name);

for (const name of names) {
  const contract = read(new URL(`${name}/${name}.json`, widgets));

  test(`the contract of ${name} fits the schema and its folder`, () => {
    validate(contract);
    assert.deepEqual(validate.errors ?? [], []);
    assert.equal(contract.name, name);
  });

  test(`the contract of ${name} names everything once, its attributes lead to properties, and its files exist`, () => {
    for (const list of ["attributes", "properties", "events", "examples"]) {
      const all = contract[list].map((/** @type {{ name: string }} */ each) => each.name);
      assert.deepEqual(all, [...new Set(all)], list);
    }
    const properties = contract.properties.map((/** @type {{ name: string }} */ each) => each.name);
    for (const { name: own, property = own } of contract.attributes) assert.ok(properties.includes(property), `${own} leads to ${property}`);
    for (const example of contract.examples) {
      for (const own of Object.keys(example.properties)) assert.ok(properties.includes(own), `${example.name} sets ${own}`);
    }
    for (const [, file] of JSON.stringify(contract).matchAll(/"\$file":"([^"]+)"/g)) assert.ok(existsSync(new URL(`${name}/${file}`, widgets)), file);
  });
}

test("a contract with a key that nobody knows is refused", () => {
  assert.equal(validate({ name: "x", summary: { ru: "x", en: "x" }, attributes: [], properties: [], events: [], examples: [{ name: "a", doc: "a", properties: {}, events: [] }], colour: 1 }), false);
  assert.deepEqual(validate.errors?.map(({ keyword }) => keyword), ["additionalProperties"]);
});
