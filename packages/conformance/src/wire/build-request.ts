import type { ApiOperation, MediaType, Parameter } from "@callsheet/document";
import type { WireRequest } from "./request.ts";
import { serializeBody } from "./serialize-body.ts";
import { serializeHeader, serializeLabel, serializePairs } from "./serialize-parameter.ts";

/** The values of one call. A missing parameter is not sent. */
export interface CallValues {
  readonly parameters: ReadonlyMap<Parameter, unknown>;
  readonly body?: { readonly media: MediaType; readonly value: unknown };
}

/**
 * Writes a call as a request by the rules of the contract: labels, query, headers, cookies and body.
 * @returns undefined when some value cannot travel where it should (a line break in a header, an empty label,
 * half a surrogate pair)
 */
export function buildRequest(operation: ApiOperation, values: CallValues): WireRequest | undefined {
  try {
    return writeRequest(operation, values);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function writeRequest(operation: ApiOperation, values: CallValues): WireRequest | undefined {
  const path = writePath(operation, values);
  if (path === undefined) return undefined;
  const headers: [string, string][] = [];
  const query: string[] = [];
  const cookies: string[] = [];
  for (const [parameter, value] of values.parameters) {
    if (parameter.in === "header") headers.push([parameter.name, serializeHeader(parameter, value)]);
    if (parameter.in === "query")
      query.push(...serializePairs(parameter, value).map((pair) => pair.join("=")));
    if (parameter.in === "cookie")
      cookies.push(...serializePairs(parameter, value).map((pair) => pair.join("=")));
  }
  if (cookies.length > 0) headers.push(["cookie", cookies.join("; ")]);
  const body = values.body && serializeBody(values.body.media, values.body.value);
  if (values.body && !body) return undefined;
  if (body) headers.push(["content-type", body.type]);
  if (!headers.every(([, value]) => isHeaderValue(value))) return undefined;
  return {
    method: operation.method,
    path: query.length > 0 ? `${path}${path.includes("?") ? "&" : "?"}${query.join("&")}` : path,
    headers,
    authorization: "valid",
    ...(body ? { body: body.body } : {}),
  };
}

/** Fills the path; undefined for a label that would lead elsewhere: an empty one, `.` or `..`. */
function writePath(operation: ApiOperation, values: CallValues): string | undefined {
  let failed = false;
  // A fragment, with which documents distinguish operations at one path, is not sent.
  const path = (operation.path.split("#", 1)[0] ?? "").replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = [...values.parameters.keys()].find(
      (candidate) => candidate.in === "path" && candidate.name === name,
    );
    const text = parameter ? serializeLabel(parameter, values.parameters.get(parameter)) : "";
    if (text === "" || text === "." || text === "..") failed = true;
    return text;
  });
  return failed ? undefined : path;
}

/** True for a value that arrives as sent: printable ASCII without surrounding spaces. */
export function isHeaderValue(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && text.trim() === text;
}
