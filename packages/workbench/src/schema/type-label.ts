import { isObject, own, type Place, Shape, subPlace } from "@callsheet/document";
import { componentName } from "./component-name.ts";

const plural: Readonly<Record<string, string>> = {
  string: "strings",
  integer: "integers",
  number: "numbers",
  boolean: "booleans",
  object: "objects",
  array: "lists",
};

/** What a schema's values are, in a word or two: `string`, `Stage`, `list of strings`, `integer or null`. */
export function typeLabel(place: Place, depth = 0): string {
  const shape = new Shape([place]);
  const types = [...shape.types];
  const named = shape.places.map(componentName).find((name) => name !== undefined);
  if (types.length === 7) return alternativesLabel(shape, depth) ?? named ?? "any value";
  if (types.length === 0) return "no value";
  const nullable = types.includes("null") && types.length > 1;
  const others = types.filter((type) => type !== "null" && !(type === "integer" && types.includes("number")));
  const label = others.length === 0 ? "null" : others.map((type) => oneType(type, shape, depth)).join(" or ");
  return nullable ? `${label} or null` : label;
}

function oneType(type: string, shape: Shape, depth: number): string {
  if (type !== "array") {
    const format = shape.rule("format")?.value;
    return type === "string" && typeof format === "string" ? `string (${format})` : type;
  }
  const item = itemsOf(shape);
  if (!item || depth > 3) return "list";
  const label = typeLabel(item, depth + 1);
  return `list of ${plural[label] ?? label}`;
}

function alternativesLabel(shape: Shape, depth: number): string | undefined {
  const [group] = shape.alternatives();
  if (!group || depth > 2) return undefined;
  const labels = [...new Set(group.branches.map((branch) => nameOf(branch) ?? typeLabel(branch, depth + 1)))];
  return labels.length <= 3 ? labels.join(" or ") : `one of ${labels.length} forms`;
}

/** The name of the component that a place is or refers to. */
export function nameOf(place: Place): string | undefined {
  return new Shape([place]).places.map(componentName).find((name) => name !== undefined);
}

/** The schema of a list's items. */
export function itemsOf(shape: Shape): Place | undefined {
  const rule = shape.rule("items");
  return rule && subPlace(rule.place, "items");
}

/** The schema of unnamed members. */
export function additionalOf(shape: Shape): Place | undefined {
  const rule = shape.rule("additionalProperties");
  return rule && isObject(rule.value) ? subPlace(rule.place, "additionalProperties") : undefined;
}

/** The mark for a keyword of a member that is true. */
export function isMarked(shape: Shape, keyword: string): boolean {
  return shape.places.some(({ schema }) => isObject(schema) && own(schema, keyword) === true);
}
