import { baseValue, createRandom, exampleValue } from "@callsheet/conformance/generate";
import type { Place } from "@callsheet/document";

/** Makes a value of a schema, called by a name; undefined where none is found. */
export type MakeValue = (schema: Place, name: string) => unknown;

/** A realistic value is checked by a validator made for it, which takes a hundredth of a second. */
const mostRealistic = 40;

/** What makes up the values of one document: realistic ones at first, small ones in a document with many. */
export function createMakeValue(): MakeValue {
  let made = 0;
  return (schema, name) => {
    made++;
    try {
      return made <= mostRealistic
        ? exampleValue(schema, { realistic: true, direction: "request", name })
        : baseValue([schema], { random: createRandom(1, schema.pointer), direction: "request", inside: [] });
    } catch {
      return undefined; // what cannot be made is left to the reader
    }
  };
}
