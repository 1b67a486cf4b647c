import { createRandom } from "@callsheet/conformance/generate";
import { expect, test } from "vitest";
import { subjects } from "./grade.ts";
import { alarmsOf, harmlessEdits, harmlessKinds } from "./harmless.ts";

/** Fixtures that are small and unlike each other; `pnpm prove:diff` takes all of them. */
const FIXTURES = /^(?:compositions|directions|library|odd-names|path-styles|unions|vehicles)$/;
const documents = (await subjects()).filter(
  ({ name }) => /^(?:ivs|ivs-realtime|nimble)$/.test(name) || FIXTURES.test(name),
);

test("no harmless edit alarms anybody", () => {
  const edits = harmlessEdits(documents, createRandom(1, "harmless"), 1);
  expect(edits.length).toBeGreaterThan(120);
  expect(new Set(edits.map(({ name }) => name)).size).toBe(harmlessKinds.length);
  expect(edits.flatMap(alarmsOf)).toEqual([]);
}, 60_000);
