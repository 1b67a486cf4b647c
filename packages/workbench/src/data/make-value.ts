import { baseValue, createRandom, exampleValue } from "@callsheet/conformance/generate";
import type { Place } from "@callsheet/document";

/** Makes a value of a schema, with a name; undefined if none is found. */
export type MakeValue = (schema: Place, name: string) => unknown;

/** A validator made for a realistic value checks it, which takes a hundredth of a second. */
const mostRealistic = 40;

/** Makes the values of one document: realistic ones at first, small ones in a document with many. */
export function createMakeValue(): MakeValue {
  let made = 0;
  return (schema, name) => {
    made++;
    try {
      return made <= mostRealistic
        ? exampleValue(schema, { realistic: true, direction: "request", name })
        : baseValue([schema], { random: createRandom(1, schema.pointer), direction: "request", inside: [] });
    } catch {
      return undefined; // the reader writes what cannot be made
    }
  };
}
