import { isObject, own, type Place, pointerSteps, type Schema, valueAt } from "@callsheet/document";
import type { DocumentData } from "../../data/document-data.ts";

/** A schema of a document by its pointer. */
export function placeAt(data: DocumentData, pointer: string): Place {
  const schema = valueAt(data.root, pointer) as Schema | undefined;
  return { document: { name: data.id, root: data.root }, schema: schema ?? true, pointer };
}

/** The name of the component that a place is, if it is one. */
export function componentName({ pointer }: Place): string | undefined {
  const [group, kind, name, ...inside] = pointerSteps(pointer);
  if (group === "$defs" && kind !== undefined && name === undefined) return kind;
  return group === "components" && kind === "schemas" && inside.length === 0 ? name : undefined;
}

/** The texts of a keyword of a schema and of what it refers to: its own come first. */
export function describing(places: readonly Place[]): string {
  for (const { schema } of places) {
    const text = isObject(schema) ? own(schema, "description") : undefined;
    if (typeof text === "string" && text !== "") return text;
  }
  return "";
}
