import type { ContractModel, SchemaDocument } from "@callsheet/document";
import type { Validator } from "@callsheet/protocol";
import { loadedToolkit } from "./toolkit.ts";

/** Validators by the names of a model's definitions. */
export type Validators = (name: string) => Validator;

/**
 * Makes validators from the definitions of a document. Each is compiled when it is first used, and by then the toolkit must be loaded.
 */
export function modelValidators({ id, definitions }: ContractModel): Validators {
  const $defs = Object.fromEntries(definitions.map(({ name, schema }) => [name, schema]));
  const document: SchemaDocument = { name: id, root: { $defs } };
  return (name) => {
    const place = { document, schema: $defs[name] ?? true, pointer: `/$defs/${name}` };
    const check = (value: unknown) => {
      const toolkit = loadedToolkit();
      if (!toolkit) throw new Error("The validators are not loaded yet.");
      return toolkit.check(place, value);
    };
    return {
      is: (value): value is unknown => check(value).length === 0,
      errors: (value, limit) => check(value).slice(0, limit),
    };
  };
}
