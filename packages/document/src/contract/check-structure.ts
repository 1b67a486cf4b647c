import { isObject, type JsonObject, own } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import type { SkippedPart } from "./contract-model.ts";
import { Unsupported } from "./unsupported.ts";

/**
 * Refuses a document whose main parts are not valid OpenAPI in their places: reading would silently skip
 * them.
 */
export function checkStructure(root: JsonObject): void {
  for (const name of ["info", "paths", "webhooks", "components"]) mustBeObject(root, name, "");
  for (const name of ["servers", "security", "tags"]) mustBeList(root, name, "");
  const components = own(root, "components");
  if (isObject(components))
    for (const name of Object.keys(components))
      if (!name.startsWith("x-")) mustBeObject(components, name, "/components");
}

/** Invalid path items, webhooks and schemas among the components. */
export function brokenParts(root: JsonObject): SkippedPart[] {
  const components = own(root, "components");
  const schemas = isObject(components) ? own(components, "schemas") : undefined;
  const broken = Object.entries(isObject(schemas) ? schemas : {}).filter(
    ([, schema]) => !isObject(schema) && typeof schema !== "boolean",
  );
  return [
    ...brokenPathItems(root),
    ...broken.map(([name]) => ({
      pointer: `/components/schemas${pointerStep(name)}`,
      reason: `the schema ${name} is left out: must be an object of keywords, true or false`,
    })),
  ];
}

function brokenPathItems(root: JsonObject): SkippedPart[] {
  return ["paths", "webhooks"].flatMap((group) => {
    const items = own(root, group);
    return Object.entries(isObject(items) ? items : {})
      .filter(([name, item]) => !isObject(item) && !name.startsWith("x-"))
      .map(([name]) => ({
        pointer: `/${group}${pointerStep(name)}`,
        reason: "is left out: a path item must be an object",
      }));
  });
}

/** Refuses a member that is present but not an object. */
export function mustBeObject(holder: JsonObject, name: string, pointer: string): void {
  const value = own(holder, name);
  if (value !== undefined && !isObject(value))
    throw new Unsupported(`${pointer}${pointerStep(name)}`, `\`${name}\` must be an object`);
}

/** Refuses a member that is present but not a list. */
export function mustBeList(holder: JsonObject, name: string, pointer: string): void {
  const value = own(holder, name);
  if (value !== undefined && !Array.isArray(value))
    throw new Unsupported(`${pointer}${pointerStep(name)}`, `\`${name}\` must be a list`);
}
