import { expect, it } from "vitest";
import { chooseByDiscriminator } from "./choose-by-discriminator.ts";

const cat = { $ref: "#/components/schemas/Cat" };
const dog = { $ref: "#/components/schemas/Dog" };
const open = { type: "object", properties: { kind: { type: "string" } } };
const only = (kind: string) => ({ type: "object", properties: { kind: { const: kind } } });
const among = (names: readonly string[]) => ({ required: ["kind"], properties: { kind: { enum: names } } });

/** The alternatives after the discriminator has chosen among them. */
function chosen(discriminator: object, Cat: object = open, Dog: object = open): unknown {
  const Animal = { oneOf: [{ ...cat }, { ...dog }], discriminator };
  chooseByDiscriminator({ name: "probe", root: { components: { schemas: { Animal, Cat, Dog } } } });
  return Animal.oneOf;
}

it("excludes the other names from an open alternative", () => {
  const want = [
    { ...cat, not: among(["Dog"]) },
    { ...dog, not: among(["Cat"]) },
  ];
  expect(chosen({ propertyName: "kind" })).toEqual(want);
});

it("uses the names of the mapping", () => {
  const mapping = { c: "Cat", kitten: "#/components/schemas/Cat", d: "#/components/schemas/Dog" };
  const want = [
    { ...cat, not: among(["d"]) },
    { ...dog, not: among(["c", "kitten"]) },
  ];
  expect(chosen({ propertyName: "kind", mapping })).toEqual(want);
});

it("gives values without a known name to the default of 3.2", () => {
  const want = [
    { ...cat, ...among(["Cat"]) },
    { ...dog, not: among(["Cat"]) },
  ];
  expect(chosen({ propertyName: "kind", defaultMapping: "Dog" })).toEqual(want);
});

it("does not change alternatives that list their values", () => {
  expect(chosen({ propertyName: "kind" }, only("Cat"), only("Dog"))).toEqual([cat, dog]);
  expect(chosen({ propertyName: "kind" }, open, only("Dog"))).toEqual([cat, dog]);
});
