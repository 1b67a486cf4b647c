import { DocumentError } from "./document-error.ts";
import { isObject, type JsonObject, own, ownObject, ownString } from "./json.ts";
import type { ApiDocument, ApiOperation, Skipped } from "./operation.ts";
import { readRequestBody, readResponses } from "./read-content.ts";
import { readParameters } from "./read-parameters.ts";
import { readSecurity } from "./read-security.ts";
import { type Located, member, pointerStep } from "./reference.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Reads an OpenAPI 3.1 document: every operation with its references followed. What no case can be derived from (webhooks,
 * callbacks, an operation with a broken reference) is listed with the reason.
 * @throws DocumentError when it is not an OpenAPI 3.1 document
 */
export function readDocument(name: string, source: unknown): ApiDocument {
  if (!isObject(source))
    throw new DocumentError(name, "", "is not an object: an OpenAPI 3.1 document was expected");
  const version = own(source, "openapi");
  if (typeof version !== "string" || !/^3\.[12]\.\d+/.test(version)) {
    throw new DocumentError(
      name,
      "/openapi",
      `is ${JSON.stringify(version)}: only OpenAPI 3.1 documents can be read`,
    );
  }
  const root = plainDocument(source) as JsonObject;
  const skipped: Skipped[] = Object.keys(ownObject(root, "webhooks")).map((webhook) => ({
    pointer: `/webhooks${pointerStep(webhook)}`,
    reason: "a webhook is called by the service, not on it",
  }));
  const operations: ApiOperation[] = [];
  const document: ApiDocument = { name, root, operations, skipped };
  for (const path of Object.keys(ownObject(root, "paths"))) readPath({ document, operations, skipped }, path);
  return document;
}

interface Reading {
  readonly document: ApiDocument;
  readonly operations: ApiOperation[];
  readonly skipped: Skipped[];
}

function readPath(reading: Reading, path: string): void {
  const pointer = `/paths${pointerStep(path)}`;
  if (!path.startsWith("/")) return;
  try {
    const item = member(
      reading.document,
      { value: ownObject(reading.document.root, "paths"), pointer: "/paths" },
      path,
    );
    if (!item) return;
    for (const method of METHODS) {
      const located = member(reading.document, item, method);
      if (located && isObject(located.value)) readOperation(reading, { path, method, item, located });
    }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    reading.skipped.push({ pointer, reason: error.message });
  }
}

function readOperation(
  reading: Reading,
  found: { path: string; method: string; item: Located; located: Located },
): void {
  const { document, operations, skipped } = reading;
  const { path, method, item, located } = found;
  const source = located.value as JsonObject;
  try {
    const name = uniqueName(
      operations,
      ownString(source, "operationId") ?? `${method.toUpperCase()} ${path}`,
    );
    const body = readRequestBody(document, located);
    operations.push({
      key: `${document.name}/${name}`,
      document,
      name,
      method: method.toUpperCase(),
      path,
      pointer: located.pointer,
      parameters: readParameters(document, item, located),
      ...(body ? { body } : {}),
      responses: readResponses(document, located),
      security: readSecurity(document, source),
    });
    for (const callback of Object.keys(ownObject(source, "callbacks"))) {
      skipped.push({
        pointer: `${located.pointer}/callbacks${pointerStep(callback)}`,
        reason: "a callback is called by the service, not on it",
      });
    }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    skipped.push({ pointer: located.pointer, reason: error.message });
  }
}

function uniqueName(operations: readonly ApiOperation[], name: string): string {
  let unique = name;
  for (let count = 2; operations.some((operation) => operation.name === unique); count++)
    unique = `${name}~${count}`;
  return unique;
}

/** Keywords whose values are data of the service, to be left as they are. */
const DATA = new Set(["example", "examples", "default", "const", "enum", "value"]);
/** Keywords whose members are names of the service, not keywords. */
const NAMES = new Set(["properties", "patternProperties", "schemas", "$defs"]);

/** The document without `nullable`: it is no keyword of OpenAPI 3.1, but Ajv obeys it. */
function plainDocument(value: unknown, names = false): unknown {
  if (Array.isArray(value)) return value.map((item) => plainDocument(item));
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    if (!names && name === "nullable" && typeof child === "boolean") continue;
    const plain = !names && DATA.has(name) ? child : plainDocument(child, !names && NAMES.has(name));
    Object.defineProperty(copy, name, { value: plain, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
