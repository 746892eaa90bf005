// The package's types on a small page: what a portal's developer writes is accepted, what the widgets do not have is refused.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import typescript from "typescript";
import { elementTypes } from "./element_types.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const contracts = readdirSync(join(root, "widgets"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "golden")
  .map(({ name }) => JSON.parse(readFileSync(join(root, "widgets", name, `${name}.json`), "utf8")));

const PAGE = `import { ready, setHost, HostProblem, type PortalAutofillElement } from "./portal.js";
setHost({ can: ["profile"], requests: { "profile.load": async ({ facts }: { facts: string[] }) => { if (!facts.length) throw new HostProblem({ type: "about:blank" }); return { facts: [] }; } } });
await ready;
const element: PortalAutofillElement = document.createElement("portal-autofill");
element.for = "old-form";
element.draftForm = "passport";
element.sent = true;
element.addEventListener("portal-autofilled", ({ detail }) => detail.fields.toFixed());
element.addEventListener("portal-error", ({ detail }) => detail.code);
element.addEventListener("click", ({ clientX }) => clientX);
for (const { control, token, confidence, stated, fact, reasons } of await element.classify(document.forms[0], { reasons: true })) {
  const words: string[] = [control.name, token, fact, ...(reasons ?? []).map(({ source, text, weight }) => source + text + weight.toFixed(2))];
  console.log(words, confidence > 0.5 && stated);
}
document.querySelector("portal-form")?.flush();
// @ts-expect-error a name is no yes or no
element.shared = "yes";
// @ts-expect-error there is no such property
element.draftName = "1";
// @ts-expect-error how many is a number
element.addEventListener("portal-autofilled", ({ detail }) => detail.fields.trim());
// @ts-expect-error fields stand below something
element.classify("old-form");
`;

test("a page that is written with types can use every element, and is told where it errs", () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-types-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "elements.d.ts"), elementTypes(contracts));
    writeFileSync(join(folder, "portal.d.ts"), `${readFileSync(join(root, "web/portal.d.ts"), "utf8")}\nexport * from "./elements.js";\n`);
    writeFileSync(join(folder, "page.ts"), PAGE);
    const program = typescript.createProgram([join(folder, "page.ts")], { strict: true, noEmit: true, types: [], target: typescript.ScriptTarget.ES2022, module: typescript.ModuleKind.NodeNext, moduleResolution: typescript.ModuleResolutionKind.NodeNext });
    const said = typescript.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => `${file?.fileName.slice(folder.length + 1)}:${(file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1} ${typescript.flattenDiagnosticMessageText(messageText, " ")}`);
    assert.deepEqual(said, []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
