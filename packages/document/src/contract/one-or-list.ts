import type { Place } from "../schema/place.ts";
import { Shape } from "../schema/shape.ts";
import type { DefinedSchema } from "./schema-table.ts";

/** The alternatives of a schema that allows a value or a list of values. */
export interface OneOrList {
  readonly lists: readonly Place[];
  readonly values: readonly Place[];
}

/**
 * Splits a schema that allows a value or a list: both have one text, so it is read as a list, whose one item
 * is a single value. Undefined for other schemas, and for those whose alternatives are neither.
 */
export function oneOrList(place: Place): OneOrList | undefined {
  const [union, ...others] = new Shape([place]).alternatives();
  if (!union || others.length > 0) return undefined;
  const lists: Place[] = [];
  const values: Place[] = [];
  for (const branch of union.branches) {
    const { types } = new Shape([branch]);
    if (types.size === 1 && types.has("array")) lists.push(branch);
    else if (types.has("array") || types.has("object")) return undefined;
    else if (!(types.size === 1 && types.has("null"))) values.push(branch);
  }
  return lists.length > 0 && values.length > 0 ? { lists, values } : undefined;
}

/** The schema of the lists that the alternatives allow. */
export function listsOf({ lists, values }: OneOrList, copy: (place: Place) => DefinedSchema): DefinedSchema {
  const single = (place: Place): DefinedSchema => ({
    type: "array",
    items: copy(place),
    minItems: 1,
    maxItems: 1,
  });
  return { anyOf: [...lists.map(copy), ...values.map(single)] };
}
