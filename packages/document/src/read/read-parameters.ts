import { isObject, type JsonObject, own, ownString } from "../json/json.ts";
import { type Located, member, members } from "../reference/follow-reference.ts";
import { DocumentError } from "../source/document-error.ts";
import { readExtensions } from "./extensions.ts";
import type { ApiDocument, Parameter, ParameterLocation } from "./operation.ts";
import { readContent } from "./read-content.ts";
import { readExamples } from "./read-examples.ts";
import { readSchema } from "./read-schema.ts";

/** OpenAPI ignores header parameters of these names: other parts of the document describe them. */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);
const DEFAULT_STYLE = { path: "simple", header: "simple", query: "form", cookie: "form" };
const STYLES = {
  path: ["simple", "label", "matrix"],
  header: ["simple"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  cookie: ["form"],
};

/**
 * The parameters of an operation: those of the path item, each replaced by the operation's own of the same
 * name and place.
 * @throws DocumentError for what is not a parameter, has an unknown place or style, or appears twice in one
 * list
 */
export function readParameters(document: ApiDocument, holders: readonly Located[]): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const holder of holders) {
    const list = member(document, holder, "parameters");
    if (!list || !Array.isArray(list.value)) continue;
    const ofHolder = new Set<string>();
    for (const located of members(document, list)) {
      const parameter = readParameter(document, located);
      if (!parameter) continue;
      const { name, in: place } = parameter;
      const key = `${place} ${place === "header" ? name.toLowerCase() : name}`;
      if (ofHolder.has(key))
        throw new DocumentError(
          document.name,
          located.pointer,
          `is the second ${place} parameter ${JSON.stringify(name)}`,
        );
      ofHolder.add(key);
      found.set(key, parameter);
    }
  }
  return [...found.values()];
}

function readParameter(document: ApiDocument, located: Located): Parameter | undefined {
  const source = isObject(located.value) ? located.value : {};
  const name = ownString(source, "name");
  const place = ownString(source, "in");
  if (name === undefined || !isLocation(place)) {
    const problem =
      place === "querystring"
        ? "is in the whole query string, which is not supported"
        : "is not a parameter: it needs a name and a known `in`";
    throw new DocumentError(document.name, located.pointer, problem);
  }
  if (place === "header" && IGNORED_HEADERS.has(name.toLowerCase())) return undefined;
  const [content] = readContent(document, located);
  const style = readStyle(document, located, place);
  const description = ownString(source, "description");
  return {
    name,
    in: place,
    required: place === "path" || own(source, "required") === true,
    style,
    explode: typeof own(source, "explode") === "boolean" ? source.explode === true : style === "form",
    allowReserved: own(source, "allowReserved") === true,
    allowEmptyValue: own(source, "allowEmptyValue") === true,
    deprecated: own(source, "deprecated") === true,
    schema: content?.schema ??
      readSchema(document, located) ?? { document, schema: true, pointer: located.pointer },
    examples: content?.examples.length ? content.examples : readExamples(document, located),
    pointer: located.pointer,
    idempotencyToken: isIdempotencyToken(source, name),
    extensions: readExtensions(source),
    ...(content ? { contentType: content.type } : {}),
    ...(description === undefined ? {} : { description }),
  };
}

function isLocation(place: string | undefined): place is ParameterLocation {
  return place !== undefined && Object.hasOwn(DEFAULT_STYLE, place);
}

function readStyle(document: ApiDocument, located: Located, place: ParameterLocation): string {
  const style = ownString(located.value as JsonObject, "style") ?? DEFAULT_STYLE[place];
  if (STYLES[place].includes(style)) return style;
  throw new DocumentError(
    document.name,
    located.pointer,
    `has the style ${JSON.stringify(style)}, which no ${place} parameter can have`,
  );
}

function isIdempotencyToken(source: JsonObject, name: string): boolean {
  return own(source, "x-callsheet-idempotency-token") === true || /^idempotency-key$/i.test(name);
}
