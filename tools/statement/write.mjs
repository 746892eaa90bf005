#!/usr/bin/env node
// Writes accessibility/STATEMENT.md.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { statement } from "./statement.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
writeFileSync(new URL("../../accessibility/STATEMENT.md", import.meta.url), statement(root));
console.log("statement: accessibility/STATEMENT.md");
