import { DocumentError } from "./document-error.ts";
import { isObject, own, ownString } from "./json.ts";
import type { ApiDocument, Parameter, ParameterLocation } from "./operation.ts";
import { readContent, readExamples, readSchema } from "./read-content.ts";
import { type Located, member } from "./reference.ts";

const LOCATIONS = new Set(["path", "query", "header", "cookie"]);
/** Header parameters of these names are ignored by OpenAPI: other parts of the document say what they are. */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);
const DEFAULT_STYLE = { path: "simple", header: "simple", query: "form", cookie: "form" };

/**
 * The parameters of an operation: those of the path item, each replaced by the operation's own of the same name and place.
 * @throws DocumentError for a label in the path that no parameter describes
 */
export function readParameters(document: ApiDocument, item: Located, operation: Located): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const holder of [item, operation]) {
    const list = member(document, holder, "parameters");
    if (!list || !Array.isArray(list.value)) continue;
    for (const index of list.value.keys()) {
      const located = member(document, list, index);
      const parameter = located && readParameter(document, located);
      if (parameter) found.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...found.values()];
}

function readParameter(document: ApiDocument, located: Located): Parameter | undefined {
  const source = isObject(located.value) ? located.value : {};
  const name = ownString(source, "name");
  const location = ownString(source, "in");
  if (name === undefined || location === undefined || !LOCATIONS.has(location)) {
    throw new DocumentError(
      document.name,
      located.pointer,
      "is not a parameter: it needs a name and a known `in`",
    );
  }
  if (location === "header" && IGNORED_HEADERS.has(name.toLowerCase())) return undefined;
  const [content] = readContent(document, located);
  const style = ownString(source, "style") ?? DEFAULT_STYLE[location as ParameterLocation];
  return {
    name,
    in: location as ParameterLocation,
    required: location === "path" || own(source, "required") === true,
    style,
    explode: typeof source.explode === "boolean" ? source.explode : style === "form",
    allowReserved: own(source, "allowReserved") === true,
    schema: content?.schema ??
      readSchema(document, located) ?? { document, schema: true, pointer: located.pointer },
    ...(content ? { contentType: content.type } : {}),
    examples: content?.examples.length ? content.examples : readExamples(document, located),
    pointer: located.pointer,
    idempotencyToken:
      own(source, "x-callsheet-idempotency-token") === true || /^idempotency-key$/i.test(name),
  };
}
