import { kindOf } from "./parts.ts";
import type { NamedShape } from "./slot.ts";

/** The parameter that a name of a query, a form or a cookie belongs to. */
export interface NameTable {
  /** The shape that reads the name; `asking` where several objects could take an unclaimed name. */
  ownerOf(name: string, asking: NamedShape): NamedShape | undefined;
}

/** True when each property is a separate pair, without the parameter's name. */
function isSpread(shape: NamedShape): boolean {
  const { style = "form", explode = style === "form" } = shape;
  return kindOf(shape) === "object" && style !== "deepObject" && explode;
}

/**
 * Finds the owners of names: a parameter of that name, then a deep object, then an object that declares the
 * property, and at last an object that takes any.
 */
export function createNameTable(shapes: readonly NamedShape[]): NameTable {
  const plain = new Map<string, NamedShape>();
  const declared = new Map<string, NamedShape>();
  const deep = shapes.filter((shape) => kindOf(shape) === "object" && shape.style === "deepObject");
  for (const shape of shapes) {
    if (isSpread(shape)) for (const name of Object.keys(shape.properties ?? {})) declared.set(name, shape);
    else if (!deep.includes(shape)) plain.set(shape.name, shape);
  }
  return {
    ownerOf(name, asking) {
      const own = plain.get(name) ?? deep.find((shape) => isProperty(name, shape)) ?? declared.get(name);
      return own ?? (isSpread(asking) && asking.additional ? asking : undefined);
    },
  };
}

/** True for `filter[color]`, where the deep object is `filter`. */
function isProperty(key: string, { name }: NamedShape): boolean {
  return key.startsWith(`${name}[`) && key.endsWith("]") && !/[[\]]/.test(key.slice(name.length + 1, -1));
}
