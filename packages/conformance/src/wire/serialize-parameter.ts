import { isObject, type Parameter } from "@callsheet/document";
import { escapeUri } from "@callsheet/protocol";

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** A scalar as text: strings as they are, other values as JSON. */
export function scalarText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** What of a parameter determines how its pairs are written: a form's field has as much. */
export type PairStyle = Pick<Parameter, "name" | "style" | "explode" | "allowReserved" | "contentType">;

/** Query and cookie parameters as encoded pairs, by the parameter's style. */
export function serializePairs(parameter: PairStyle, value: unknown): [string, string][] {
  const name = escapeUri(parameter.name);
  const encode = parameter.allowReserved ? encodeReserved : escapeUri;
  if (parameter.contentType) return [[name, escapeUri(JSON.stringify(value) ?? "")]];
  if (Array.isArray(value)) {
    if (parameter.explode) return value.map((item) => [name, encode(scalarText(item))]);
    return [[name, value.map((item) => encode(scalarText(item))).join(SEPARATORS[parameter.style] ?? ",")]];
  }
  if (!isObject(value)) return [[name, encode(scalarText(value))]];
  if (parameter.style === "deepObject") return deepPairs(name, value, encode);
  const entries = Object.entries(value);
  if (parameter.explode) return entries.map(([key, item]) => [escapeUri(key), encode(scalarText(item))]);
  const flat = entries.flatMap(([key, item]) => [escapeUri(key), encode(scalarText(item))]);
  return [[name, flat.join(SEPARATORS[parameter.style] ?? ",")]];
}

function deepPairs(
  name: string,
  value: Readonly<Record<string, unknown>>,
  encode: (text: string) => string,
): [string, string][] {
  return Object.entries(value).flatMap(([key, item]): [string, string][] => {
    const inner = `${name}%5B${escapeUri(key)}%5D`;
    if (isObject(item)) return deepPairs(inner, item, encode);
    return (Array.isArray(item) ? item : [item]).map((one) => [inner, encode(scalarText(one))]);
  });
}

/** The text of a path label, with the prefix of its style. */
export function serializeLabel(parameter: Parameter, value: unknown): string {
  const name = escapeUri(parameter.name);
  const parts = joinParts(parameter, value, escapeUri);
  if (parameter.style === "label") return `.${parts.join(parameter.explode ? "." : ",")}`;
  if (parameter.style !== "matrix") return parts.join(",");
  if (!parameter.explode) return `;${name}=${parts.join(",")}`;
  if (Array.isArray(value)) return parts.map((part) => `;${name}=${part}`).join("");
  return isObject(value) ? parts.map((part) => `;${part}`).join("") : `;${name}=${parts[0] ?? ""}`;
}

/** The value of a header parameter (style simple). */
export function serializeHeader(parameter: Parameter, value: unknown): string {
  if (parameter.contentType) return JSON.stringify(value) ?? "";
  return joinParts(parameter, value, (text) => text).join(",");
}

function joinParts(parameter: Parameter, value: unknown, encode: (text: string) => string): string[] {
  if (parameter.contentType) return [encode(JSON.stringify(value) ?? "")];
  if (Array.isArray(value)) return value.map((item) => encode(scalarText(item)));
  if (!isObject(value)) return [encode(scalarText(value))];
  return Object.entries(value).flatMap(([key, item]) =>
    parameter.explode
      ? [`${encode(key)}=${encode(scalarText(item))}`]
      : [encode(key), encode(scalarText(item))],
  );
}

/** Does not escape the reserved characters of RFC 3986, except those that end or divide a query. */
function encodeReserved(text: string): string {
  return encodeURI(text).replaceAll("#", "%23").replaceAll("&", "%26").replaceAll("+", "%2B");
}
