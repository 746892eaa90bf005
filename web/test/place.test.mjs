// The fewest moves, and never the pinned one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { longestRise } from "../place.js";

test("what is in order stays", () => assert.deepEqual([...longestRise([0, 1, 2], -1)].sort(), [0, 1, 2]));
test("one that went to the end is one move", () => assert.deepEqual([...longestRise([1, 2, 3, 0], -1)].sort(), [0, 1, 2]));
test("new ones never stay", () => assert.deepEqual([...longestRise([-1, 0, -1, 1], -1)].sort(), [1, 3]));
test("the pinned one stays though more others move", () => assert.deepEqual([...longestRise([1, 2, 3, 0], 3)], [3]));
test("round the pinned one as many stay as can", () => assert.deepEqual([...longestRise([0, 3, 2, 4, 1, 5], 2)].sort(), [0, 2, 3, 5]));
test("a pinned one that is new pins nothing", () => assert.deepEqual([...longestRise([0, -1, 1], 1)].sort(), [0, 2]));
