import { isObject, own, type Place, pointerSteps } from "@callsheet/document";

/** The name of the component at a place, if it is one. */
export function componentName({ pointer }: Place): string | undefined {
  const [group, kind, name, ...inside] = pointerSteps(pointer);
  if (group === "$defs" && kind !== undefined && name === undefined) return kind;
  return group === "components" && kind === "schemas" && inside.length === 0 ? name : undefined;
}

/** The texts of a keyword of a schema and of its targets: its own come first. */
export function describing(places: readonly Place[]): string {
  for (const { schema } of places) {
    const text = isObject(schema) ? own(schema, "description") : undefined;
    if (typeof text === "string" && text !== "") return text;
  }
  return "";
}
