import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Binding, ParameterStyle, TextShape, TextType } from "../binding.ts";
import { arrive, bind, send } from "../full.test-support.ts";
import { SerializationError } from "../serialization-error.ts";

const styles: Readonly<Record<Binding["in"], readonly ParameterStyle[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom("", ",", ";", "a=b", "a|b", ".", "..", "%2C", " x ", "é"),
);
const scalars: readonly [type: TextType | readonly TextType[], fc.Arbitrary<unknown>][] = [
  ["string", text],
  ["integer", fc.maxSafeInteger()],
  [
    "number",
    fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    ),
  ],
  ["boolean", fc.boolean()],
  [["integer", "null"], fc.option(fc.integer())],
  [["integer", "string"], fc.oneof(fc.integer(), text)],
];

const names = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom("a", "b", "toString", "a=b", "a,b", "x[y]", "__proto__"),
);

/** Every kind of value that a style can have, with sample values. */
const kinds = scalars.flatMap(([type, scalar]): [string, TextShape, fc.Arbitrary<unknown>][] => [
  [`${type}`, { type }, scalar],
  [`list of ${type}`, { type, list: true }, fc.array(scalar, { maxLength: 4 })],
  [
    `object of ${type}`,
    { additional: { type } },
    fc.dictionary(names, scalar, { maxKeys: 4, noNullPrototype: true }),
  ],
  [
    `object with ${type}`,
    { properties: { a: { type }, b: { type, list: true } } },
    fc.record({ a: scalar, b: fc.array(scalar, { minLength: 1, maxLength: 3 }) }, { requiredKeys: [] }),
  ],
]);

const cases = Object.entries(styles).flatMap(([place, all]) =>
  all.flatMap((style) =>
    [true, false].flatMap((explode) =>
      kinds.flatMap(([kind, shape, values]) => {
        const deep = style === "deepObject";
        const isObject = shape.properties !== undefined || shape.additional !== undefined;
        if (deep && !isObject) return [];
        const binding = { in: place, name: "q", style, explode, ...shape } as Binding;
        return [{ title: `${place} ${style} ${explode ? "exploded" : "joined"} ${kind}`, binding, values }];
      }),
    ),
  ),
);

/** Lists and objects without values have no text: they are left out. */
function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

describe("what arrives is what was sent, or it is refused by name", () => {
  it.each(cases)("$title", async ({ binding, values }) => {
    const operation = bind({ q: binding });
    let arrived = 0;
    const property = fc.asyncProperty(values, async (value) => {
      let request: Awaited<ReturnType<typeof send>>;
      try {
        request = await send(operation, { q: value });
      } catch (error) {
        expect(error).toBeInstanceOf(SerializationError);
        expect(["q", "cookie"]).toContain((error as SerializationError).member);
        return;
      }
      // As `fetch` would send it: it must not change it.
      const url = new URL(`http://h${request.path}`);
      const path = (url.pathname + url.search).replaceAll("|", "%7C");
      const want = isEmpty(value) ? undefined : value;
      expect(arrive(operation, { ...request, path })).toEqual(want === undefined ? {} : { q: want });
      arrived++;
    });
    await fc.assert(property, { numRuns: 60, seed: 7 });
    expect(arrived).toBeGreaterThan(0);
  });
});

describe("hostile texts", () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("%", "2", "C", ",", "=", "&", "[", "]", "q", "a", ";", '"') }),
  );

  it.each(cases.filter(({ binding }) => binding.in !== "path"))(
    "$title: read or refused by name",
    ({ binding }) => {
      const operation = bind({ q: binding });
      fc.assert(
        fc.property(hostile, (given) => {
          const one = given.replace(/[^\x20-\x7e]|#/g, "");
          const headers = { q: one, cookie: `q=${one}; ${one}` };
          try {
            arrive(operation, {
              method: "GET",
              path: `/search?q=${one}&${one}&q[a]=${one}`,
              headers,
              body: undefined,
            });
          } catch (error) {
            expect(error).toMatchObject({ name: "SerializationError", member: "q" });
          }
          expect({}).not.toHaveProperty("polluted");
        }),
        { numRuns: 40, seed: 7 },
      );
    },
  );
});
