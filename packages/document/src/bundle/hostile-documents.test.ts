import { expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { bundled, head, ref, withSchema } from "./bundled.test-support.ts";

it("follows ten thousand schemas that refer to each other in a row", () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, n) => [
      `S${n}`,
      { items: ref(`#/components/schemas/S${(n + 1) % 10_000}`) },
    ]),
  );
  const files = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, n) => [`f${n}.yaml`, { items: ref(`f${(n + 1) % 2_000}.yaml`) }]),
  );
  const { lines, root } = bundled({
    "api.yaml": withSchema(ref("f0.yaml"), { components: { schemas } }),
    ...files,
  });
  expect(lines).toEqual([]);
  expect(Object.keys((root.components as { schemas: object }).schemas)).toHaveLength(12_000);
});

it("refuses files that double each other endlessly", () => {
  const chain = Array.from({ length: 30 }, (_, n) => [
    `f${n}.yaml`,
    { a: ref(`f${n + 1}.yaml`), b: ref(`f${n + 1}.yaml`) },
  ]);
  const files = {
    ...Object.fromEntries(chain),
    "f30.yaml": { x: 1 },
    "api.yaml": { ...head, info: ref("f0.yaml") },
  };
  expect(() => bundled(files)).toThrow("refers to others that refer to others");
});

it("names three thousand values that share a name", () => {
  const numbers = Array.from({ length: 3000 }, (_, n) => n);
  const schemas = Object.fromEntries(numbers.map((n) => [`S${n}`, { items: ref(`b.yaml#/s${n}/x`) }]));
  const file = Object.fromEntries(numbers.map((n) => [`s${n}`, { x: { const: n } }]));
  const { root, lines } = bundled({ "api.yaml": { ...head, components: { schemas } }, "b.yaml": file });
  expect(lines).toEqual([]);
  const named = (root.components as { schemas: JsonObject }).schemas;
  expect(
    numbers.every(
      (n) => valueAt(root, `${(valueAt(named, `/S${n}/items/$ref`) as string).slice(1)}/const`) === n,
    ),
  ).toBe(true);
});

it.each([
  [
    "null where objects are expected",
    {
      paths: { "/x": null, "/y": { get: null, post: { parameters: null, responses: null } } },
      components: null,
    },
  ],
  [
    "lists where objects are expected",
    { paths: [{ get: {} }], components: { schemas: [1], securitySchemes: "x" } },
  ],
  [
    "a discriminator of another form",
    { components: { schemas: { A: { discriminator: "kind" }, B: { discriminator: { mapping: [1] } } } } },
  ],
])("takes %s", (_, rest) => {
  expect(bundled({ "api.yaml": { ...head, ...rest } }).root).toEqual({ ...head, ...rest });
});
