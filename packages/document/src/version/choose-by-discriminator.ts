import { isObject, type JsonObject, own, ownObject, ownString } from "../json/json.ts";
import { visit } from "../reference/visit.ts";
import type { Place, SchemaDocument } from "../schema/place.ts";
import { Shape } from "../schema/shape.ts";

/**
 * Lets the property of a `discriminator` choose among the alternatives of its `oneOf`, in place: an
 * alternative whose property accepts any text gets a `not` with the names of the others. With 3.2's
 * `defaultMapping`, values without a known name belong to that one. Otherwise a value that names one
 * alternative and matches two would match `oneOf` not at all, such as a cat that matches an open schema of
 * dogs.
 */
export function chooseByDiscriminator(document: SchemaDocument): void {
  visit(document.root, "document", (value, kind) => {
    if (kind === "schema" && Array.isArray(own(value as JsonObject, "oneOf")))
      chooseAmong(document, value as JsonObject);
  });
}

function chooseAmong(document: SchemaDocument, schema: JsonObject): void {
  const property = ownString(ownObject(schema, "discriminator"), "propertyName");
  const list = schema.oneOf as unknown[];
  if (property === undefined || list.length < 2) return;
  const branches = list.filter(isReference);
  const names = new Map(branches.map((branch) => [branch, namesOf(branch, schema)]));
  const isOpen = (branch: JsonObject) => takesAny({ document, schema: branch, pointer: "" }, property);
  const open = branches.filter(isOpen);
  if (open.length < 2) return;
  const fallback = ownString(ownObject(schema, "discriminator"), "defaultMapping");
  const isFallback = (branch: JsonObject) =>
    lastStep(String(branch.$ref)) === (fallback && lastStep(fallback));
  const isChosenOnly = branches.some(isFallback);
  for (const branch of open) {
    const own = names.get(branch) ?? [];
    const others = branches.flatMap((other) => names.get(other) ?? []).filter((name) => !own.includes(name));
    const named = (values: readonly string[]) => ({
      required: [property],
      properties: { [property]: { enum: [...new Set(values)] } },
    });
    if (Object.keys(branch).some((key) => ["not", "required", "properties"].includes(key))) continue;
    if (isChosenOnly && !isFallback(branch)) Object.assign(branch, named(own));
    else if (others.length > 0) Object.assign(branch, { not: named(others) });
  }
}

function isReference(branch: unknown): branch is JsonObject {
  return isObject(branch) && typeof own(branch, "$ref") === "string";
}

/**
 * What the property says in a value of an alternative: the names of its mapping, else the name of its schema.
 */
function namesOf(branch: JsonObject, schema: JsonObject): string[] {
  const name = lastStep(String(branch.$ref));
  const mapping = Object.entries(ownObject(ownObject(schema, "discriminator"), "mapping"));
  const mapped = mapping.filter(([, target]) => typeof target === "string" && lastStep(target) === name);
  return mapped.length > 0 ? mapped.map(([tag]) => tag) : [name];
}

function lastStep(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** True for an alternative that does not list the values of the property itself. */
function takesAny(place: Place, property: string): boolean {
  const places = new Shape([place]).properties().get(property);
  return new Shape(places ?? []).values() === undefined;
}
