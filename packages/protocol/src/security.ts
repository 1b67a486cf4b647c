import { canonicalTarget } from "./canonical-target.ts";
import type { EncodedRequest } from "./codec.ts";
import { checkHeader, type HeaderSource } from "./members.ts";
import { parseCookies, parsePairs } from "./parameters/pairs.ts";
import { escapeUri } from "./path.ts";
import { refuse } from "./serialization-error.ts";
import type { SecurityScheme } from "./service.ts";

/** A caller's credentials for a scheme: a user with a password, or a token or key. */
export type SecurityValue = string | { readonly username: string; readonly password: string };

/** Schemes or their values, by the name of the scheme. */
type ByName<Value> = Readonly<Record<string, Value | undefined>>;

/**
 * A request that satisfies one alternative of a security requirement, with `basic`, `bearer` and `apiKey` in
 * their places. SigV4 is not applied here: it signs the request that this returns.
 *
 * @throws {SerializationError} when a scheme has no value, a value has the wrong form, or cannot be sent.
 * @see https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object
 */
export function applySecurity(
  schemes: ByName<SecurityScheme>,
  requirement: readonly string[],
  { values, request }: { readonly values: ByName<SecurityValue>; readonly request: EncodedRequest },
): EncodedRequest {
  return requirement.reduce((secured, name) => {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    if (scheme?.type === "sigV4") return secured;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (!scheme || value === undefined) return refuse(name, "given, as the call needs credentials");
    return applyScheme(name, scheme, value, secured);
  }, request);
}

function applyScheme(
  member: string,
  scheme: SecurityScheme,
  value: SecurityValue,
  request: EncodedRequest,
): EncodedRequest {
  if (scheme.type === "basic")
    return withHeader(request, "authorization", `Basic ${encodeBasic(member, value)}`);
  if (typeof value !== "string" || value === "") return refuse(member, "a text that is not empty");
  if (scheme.type === "bearer")
    return withHeader(request, "authorization", checkHeader(member, `Bearer ${value}`));
  if (scheme.type !== "apiKey") return refuse(member, "a scheme that can be applied here");
  if (scheme.in === "header")
    return withHeader(request, scheme.name.toLowerCase(), checkHeader(member, value));
  const pair = `${escapeUri(scheme.name)}=${escapeUri(value)}`;
  if (scheme.in === "query") {
    const path = `${request.path}${request.path.includes("?") ? "&" : "?"}${pair}`;
    return { ...request, path, query: canonicalTarget(path).query };
  }
  const { cookie } = request.headers;
  return withHeader(request, "cookie", cookie ? `${cookie}; ${pair}` : pair);
}

function withHeader(request: EncodedRequest, name: string, value: string): EncodedRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

/** @see https://www.rfc-editor.org/rfc/rfc7617 */
function encodeBasic(member: string, value: SecurityValue): string {
  if (typeof value === "string") return refuse(member, "a `username` and a `password`");
  const { username, password } = value;
  if (typeof username !== "string" || typeof password !== "string" || username.includes(":"))
    return refuse(member, "a `username` without a colon, and a `password`");
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)));
}

/** The places of a request that can hold credentials. */
export interface SecuritySource {
  readonly headers: HeaderSource;
  /** Without the question mark. */
  readonly query: string;
}

/**
 * What a request presents for a scheme; undefined when nothing has the scheme's form. Nothing is verified.
 */
export function readSecurity(
  scheme: SecurityScheme,
  { headers, query }: SecuritySource,
): SecurityValue | undefined {
  if (scheme.type === "apiKey") {
    if (scheme.in === "header") return headers.get(scheme.name.toLowerCase()) || undefined;
    const pairs = scheme.in === "query" ? parsePairs(query) : parseCookies(headers.get("cookie") ?? "");
    const found = pairs.filter(([name]) => name === scheme.name);
    // Of two keys, the one that is verified might not be the one that is used.
    return found.length === 1 ? decode(found[0]?.[1] ?? "") || undefined : undefined;
  }
  const match = /^(basic|bearer) +(\S+) *$/i.exec(headers.get("authorization") ?? "");
  const [, kind = "", text = ""] = match ?? [];
  if (scheme.type === "basic") return kind.toLowerCase() === "basic" ? readBasic(text) : undefined;
  return scheme.type === "bearer" && kind.toLowerCase() === "bearer" ? text : undefined;
}

function readBasic(text: string): SecurityValue | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
    const [, username, password] =
      /^([^:]*):(.*)$/s.exec(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) ?? [];
    return username === undefined || password === undefined ? undefined : { username, password };
  } catch {
    return undefined;
  }
}

function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}
