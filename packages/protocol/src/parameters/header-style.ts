import { refuse } from "../serialization-error.ts";
import { type Delimiter, readDelimited, readExploded, writeDelimited, writeExploded } from "./delimited.ts";
import { itemOf, kindOf, writeItems } from "./parts.ts";
import { readScalar, writeScalar } from "./scalar.ts";
import type { NamedShape, Slot } from "./slot.ts";

/** Headers are not percent-encoded, so values with a comma cannot be part of a list. */
const comma: Delimiter = { text: ",", encode: (text) => text, decode: (text) => text.trim() };

/**
 * The text of a header, in the style `simple`; undefined for an empty list or object, which a header cannot
 * express. AWS quotes an item that contains a comma.
 *
 * @throws {SerializationError} when the value is not of its type, or would be read as another.
 */
export function writeHeader(slot: Slot, value: unknown, shape: NamedShape): string | undefined {
  const { explode } = shape;
  const kind = kindOf(shape);
  if (slot.profile === "aws" && kind === "list") return joinQuoted(writeItems(slot, value, shape));
  const text =
    kind === "value"
      ? writeScalar(slot, value, shape)
      : (explode && kind === "object" ? writeExploded : writeDelimited)(slot, value, shape, comma);
  if (kind !== "value" && text === "")
    return Array.isArray(value) && value.length ? refuseBlank(slot) : undefined;
  const blank =
    explode && kind === "object" ? /^\s|\s$|\s[,=]|[,=]\s/ : kind === "value" ? /^\s|\s$/ : /^\s|\s$|\s,|,\s/;
  return slot.profile === "http" && blank.test(text) ? refuseBlank(slot) : text;
}

const refuseBlank = ({ member }: Slot): never =>
  refuse(member, "text without blanks at its ends, which a header loses");

/**
 * The value in a header.
 *
 * @throws {SerializationError} when the text is not of the type.
 */
export function readHeader(slot: Slot, text: string, shape: NamedShape): unknown {
  const { explode } = shape;
  const kind = kindOf(shape);
  if (kind === "value") return readScalar(slot, text, shape);
  if (slot.profile === "aws" && kind === "list")
    return splitQuoted(text).map((item) => readScalar(slot, item, itemOf(shape)));
  if (kind === "list" && text === "") return [];
  return (explode && kind === "object" ? readExploded : readDelimited)(slot, text, shape, comma);
}

const httpDate = "[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT";
const quotable = new RegExp(`"|^(?!${httpDate}$).*,`);
const items = new RegExp(`"((?:[^"\\\\]|\\\\.)*)"|${httpDate}|[^,\\s][^,]*`, "g");

/** Joins the values of a list into one header, quoting those with a comma or a quote, but not HTTP dates. */
function joinQuoted(values: readonly string[]): string {
  return values
    .map((value) => (quotable.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : value))
    .join(", ");
}

/** Splits a header into the values of a list; commas within quotes and HTTP dates do not separate. */
function splitQuoted(text: string): string[] {
  return Array.from(text.matchAll(items), ([item, quoted]) => quoted?.replace(/\\(.)/g, "$1") ?? item.trim());
}
