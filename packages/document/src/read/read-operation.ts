import { isObject, type JsonObject, own, ownList, ownObject, ownString } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import type { Located } from "../reference/follow-reference.ts";
import { DocumentError } from "../source/document-error.ts";
import { readExtensions } from "./extensions.ts";
import type { ApiDocument, ApiOperation, Parameter, SecurityScheme } from "./operation.ts";
import { readRequestBody } from "./read-content.ts";
import { readParameters } from "./read-parameters.ts";
import { readResponses } from "./read-responses.ts";
import { readSecurity, sendable } from "./read-security.ts";
import { readServers } from "./read-servers.ts";

/** An operation found in a path item, with its method and path. */
export interface FoundOperation {
  readonly path: string;
  readonly method: string;
  /** The holders of parameters and servers for all operations of the path, outermost first. */
  readonly items: readonly Located[];
  readonly located: Located;
  readonly isWebhook: boolean;
}

/**
 * Reads one operation, with every reference followed except those of schemas.
 * @throws DocumentError for what cannot be read
 */
export function readOperation(document: ApiDocument, name: string, found: FoundOperation): ApiOperation {
  const { located, method, path, items, isWebhook } = found;
  const source = located.value as JsonObject;
  const security = sendable(readSecurity(document, located));
  const parameters = readParameters(document, [...items, located]).filter(
    (parameter) => !security.flat().some((scheme) => carries(scheme, parameter)),
  );
  if (!isWebhook) checkLabels(document, found, parameters);
  const body = readRequestBody(document, located);
  const root = { value: document.root, pointer: "" };
  return {
    key: `${document.name}/${name}`,
    document,
    name,
    method: method.toUpperCase(),
    path,
    pointer: located.pointer,
    deprecated: own(source, "deprecated") === true,
    tags: ownList(source, "tags").filter((tag) => typeof tag === "string"),
    parameters,
    ...(body ? { body } : {}),
    responses: readResponses(document, located),
    ...securityOf(security),
    servers: readServers([located, ...items.toReversed(), root]),
    callbacks: Object.keys(ownObject(source, "callbacks")).map(
      (callback) => `${located.pointer}/callbacks${pointerStep(callback)}`,
    ),
    extensions: readExtensions(source),
    ...texts(source),
  };
}

/**
 * True for a parameter that is a key of the operation's security: the scheme says who sends it, and what it
 * is.
 */
function carries({ kind, in: place, parameter }: SecurityScheme, { in: own, name }: Parameter): boolean {
  if (kind !== "apiKey" || place !== own || parameter === undefined) return false;
  return own === "header" ? parameter.toLowerCase() === name.toLowerCase() : parameter === name;
}

function securityOf(alternatives: SecurityScheme[][]): Pick<ApiOperation, "security" | "optionalSecurity"> {
  const withSchemes = alternatives.filter((schemes) => schemes.length > 0);
  return withSchemes.length === alternatives.length
    ? { security: withSchemes, optionalSecurity: [] }
    : { security: [], optionalSecurity: withSchemes };
}

function texts(source: JsonObject): Pick<ApiOperation, "operationId" | "summary" | "description"> {
  const names = ["operationId", "summary", "description"] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = ownString(source, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function checkLabels(document: ApiDocument, found: FoundOperation, parameters: readonly Parameter[]): void {
  for (const [, label] of found.path.matchAll(/\{([^{}]*)\}/g)) {
    if (parameters.some((parameter) => parameter.in === "path" && parameter.name === label)) continue;
    throw new DocumentError(
      document.name,
      found.located.pointer,
      `has the label {${label}} in its path, which no path parameter describes`,
    );
  }
}

/** True for a value that can be an operation. */
export function isOperation(located: Located | undefined): located is Located {
  return isObject(located?.value);
}
