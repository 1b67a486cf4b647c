import { type JsonObject, type Place, type Schema, valueAt } from "@callsheet/document";
import type { DocumentData } from "../../data/document-data.ts";

/** A schema of a document by its pointer. */
export function placeAt(data: DocumentData, pointer: string): Place {
  const schema = valueAt(data.root, pointer) as Schema | undefined;
  return { document: { name: data.id, root: data.root }, schema: schema ?? true, pointer };
}

/** A definition of the contract by its name; references in it lead to other definitions. */
export function definitionPlace(data: DocumentData, name: string): Place {
  const root = roots.get(data) ?? { $defs: data.definitions };
  roots.set(data, root);
  return {
    document: { name: data.id, root },
    schema: data.definitions[name] ?? true,
    pointer: `/$defs/${name}`,
  };
}

const roots = new WeakMap<DocumentData, JsonObject>();
