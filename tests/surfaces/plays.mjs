// What surface_acts recorded on the Dear ImGui surface: a person's acts in each named example.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const build = process.env.PORTAL_BUILD_DIR ?? join(root, "build/native");
const tool = join(build, "tests/surfaces/surface_acts");

/** Why there are none; false where there are. */
export const noActs = existsSync(tool) ? false : "surface_acts is not built (PORTAL_BUILD_DIR)";

/**
 * @typedef {{ node: string, act: "type" | "down" | "space" | "focus" | "click" | "click and type" | "", option: number, sent: any[], updates: any[] }} Act
 * @typedef {{ widget: string, example: string, by: "keys" | "pointer", first: any, acts: Act[], last: any }} Play
 */

/** All of them with PORTAL_SURFACES=all, else one in so many. @param {number} step @param {Play["by"]} [by] @returns {Play[]} */
export const plays = (step, by = "keys") =>
  execFileSync(tool, [root, join(build, "strings/ru.json")], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter((play) => play.by === by)
    .filter((_play, i) => process.env.PORTAL_SURFACES === "all" || i % step === 0);
