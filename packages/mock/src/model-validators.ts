import type { SchemaDocument } from "@callsheet/document";
import type { Validator, Violation } from "@callsheet/protocol";
import type { MockSource } from "./read-source.ts";
import { loadedToolkit } from "./toolkit.ts";

/** Validators by the names of a model's definitions. */
export type Validators = (name: string) => Validator;

/**
 * Makes validators from the definitions of a document. Each is compiled when it is first used, and by then the toolkit must be loaded.
 * Where there are generated ones, they decide; the words are the same for every document.
 */
export function modelValidators({ model: { id, definitions }, validators }: MockSource): Validators {
  const $defs = Object.fromEntries(definitions.map(({ name, schema }) => [name, schema]));
  const document: SchemaDocument = { name: id, root: { $defs } };
  return (name) => {
    const place = { document, schema: $defs[name] ?? true, pointer: `/$defs/${name}` };
    const check = (value: unknown) => {
      const toolkit = loadedToolkit();
      if (!toolkit) throw new Error("The validators are not loaded yet.");
      return toolkit.check(place, value);
    };
    const is = validators?.[name]?.is ?? ((value: unknown) => check(value).length === 0);
    return {
      is: (value): value is unknown => is(value),
      errors: (value, limit) => withoutEchoes(check(value)).slice(0, limit),
    };
  };
}

const LENGTHS = new Set(["minLength", "maxLength"]);

/** A text of the wrong length is held against nothing else, as in generated validators. */
function withoutEchoes(violations: readonly Violation[]): readonly Violation[] {
  const unfit = new Set(
    violations.filter(({ keyword }) => LENGTHS.has(keyword)).map(({ instancePath }) => instancePath),
  );
  return violations.filter(({ keyword, instancePath }) => LENGTHS.has(keyword) || !unfit.has(instancePath));
}
