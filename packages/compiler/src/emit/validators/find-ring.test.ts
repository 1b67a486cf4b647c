import { expect, test } from "vitest";
import { findRing } from "./find-ring.ts";
import type { Schema } from "./read-schema.ts";

const ref = (name: string) => ({ $ref: `#/$defs/${name}` });

test.each<[string, Record<string, Schema>, string | undefined]>([
  ["an alias of itself", { A: ref("A") }, "A"],
  ["a ring of aliases", { A: ref("B"), B: ref("A") }, "A"],
  ["a schema that includes itself", { A: { allOf: [ref("A")] } }, "A"],
  [
    "a ring through alternatives",
    { A: { allOf: [{ anyOf: [ref("B")] }] }, B: { if: true, else: ref("A") } },
    "A",
  ],
  ["a ring through a dependent schema", { B: {}, A: { dependentSchemas: { a: { not: ref("A") } } } }, "A"],
  ["a tree", { A: { properties: { a: ref("A") }, items: ref("A") } }, undefined],
  ["one schema included twice", { A: { allOf: [ref("B"), ref("B")] }, B: {} }, undefined],
])("%s", (_what, schemas, ring) => {
  expect(findRing(new Map(Object.entries(schemas)))).toBe(ring);
});
