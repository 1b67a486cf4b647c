import { isObject, type Parameter, Shape } from "@callsheet/document";
import { requestViolations } from "../schema/direction.ts";
import { isDivided } from "./text-reading.ts";

/**
 * True when a value does not survive its way through a parameter: an empty list looks like no list, null like
 * a word, a comma in an item like two items.
 */
export function isAmbiguous(parameter: Parameter, value: unknown): boolean {
  if (parameter.contentType) return false;
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0 || value.some((item) => isDivided(item));
  if (isObject(value)) {
    const entries = Object.entries(value);
    return entries.length === 0 || entries.some(([name, item]) => isDivided(item) || /[^\w-]/.test(name));
  }
  return parameter.in !== "header" && parameter.in !== "path" ? false : value === "";
}

/**
 * True when what is on the wire is not the parameter at all: where members travel as separate pairs,
 * `filter=null` is a name that the contract does not know, and the members of an object are names of other
 * parameters. An optional parameter is then absent, and nothing is wrong.
 */
export function looksAbsent(parameter: Parameter, value: unknown): boolean {
  const { contentType, style, explode, schema, required, in: place } = parameter;
  if (contentType || (place !== "query" && place !== "cookie")) return false;
  const inPairs = style === "deepObject" || (style === "form" && explode);
  const takesObject = new Shape([schema]).types.has("object");
  if (!inPairs || isObject(value) === takesObject) return false;
  return !required || (takesObject && requestViolations(schema, {}).length === 0);
}

/** The separator of a list's values in a label's text. */
export function delimiterOf({ style, explode }: Parameter): string {
  return style === "label" && explode ? "." : ",";
}

/**
 * True for a member that an object without others cannot have on the wire: as a separate pair it does not
 * belong to the object.
 */
export function isForeign({ in: place, style, explode, contentType }: Parameter, keyword: string): boolean {
  const isPairs = (place === "query" || place === "cookie") && style === "form" && explode;
  return isPairs && !contentType && /^(?:additional|unevaluated)Properties$/.test(keyword);
}
