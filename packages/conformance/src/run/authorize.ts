import { type ApiOperation, ownObject, ownString, type SecurityScheme } from "@callsheet/document";
import { canonicalTarget, createSigner } from "@callsheet/protocol";
import { nodeDigest } from "@callsheet/protocol/node";
import { isFormless, NEEDS_CREDENTIALS } from "../cases/auth-cases.ts";
import type { Case } from "../cases/case.ts";
import { type Authorization, headerOf, type WireRequest, withHeader } from "../wire/request.ts";
import {
  MADE_UP_VALUE,
  PLACEHOLDER,
  SPOILED_VALUES,
  type TargetCredentials,
  UNKNOWN_KEY_ID,
  UNKNOWN_TOKEN,
} from "./credentials.ts";

const sign = createSigner(nodeDigest);

/** Gives a request the credentials that the contract requires, or spoils them as the case says. */
export async function authorize(
  request: WireRequest,
  operation: ApiOperation,
  target: { host: string; credentials: TargetCredentials },
): Promise<WireRequest> {
  let authorized = request;
  for (const [name, value] of Object.entries(target.credentials.headers ?? {}))
    authorized = withHeader(authorized, name, value);
  // One alternative suffices: the first for which credentials are known, else the first.
  const known = operation.security.find((schemes) =>
    schemes.every((scheme) => hasCredentials(scheme, target.credentials)),
  );
  for (const scheme of known ?? operation.security[0] ?? [])
    authorized = await withScheme(authorized, { scheme, operation, target });
  return authorized;
}

/** True when real credentials were given for a scheme. */
export function hasCredentials(scheme: SecurityScheme, credentials: TargetCredentials): boolean {
  return scheme.kind === "sigV4"
    ? credentials.sign !== undefined
    : credentials.schemes?.[scheme.name] !== undefined;
}

/**
 * Why a case's credentials cannot be spoiled so that the target must notice, or undefined when they can, or
 * need not be.
 */
export function unspoilableReason(made: Case, credentials: TargetCredentials): string | undefined {
  if (credentials.formOnly && isFormless(made)) return "an API key has no form that a target could look at";
  if (!NEEDS_CREDENTIALS.has(made.request.authorization)) return undefined;
  if (credentials.formOnly) return "the target is said to look only at the form of credentials";
  const { security } = made.operation;
  return security.some((schemes) => schemes.some((scheme) => hasCredentials(scheme, credentials)))
    ? undefined
    : "no real credentials were given that could be spoiled";
}

interface SchemeUse {
  readonly scheme: SecurityScheme;
  readonly operation: ApiOperation;
  readonly target: { host: string; credentials: TargetCredentials };
}

async function withScheme(request: WireRequest, use: SchemeUse): Promise<WireRequest> {
  const { scheme, target } = use;
  if (request.authorization === "absent") return removeFrom(request, scheme);
  const spoiled = SPOILED[request.authorization];
  if (spoiled !== undefined) return place(request, scheme, spoiled);
  if (scheme.kind === "sigV4") return signed(request, use);
  const value =
    request.authorization === "unknown-token"
      ? UNKNOWN_TOKEN
      : (target.credentials.schemes?.[scheme.name] ?? MADE_UP_VALUE);
  if (scheme.kind === "basic")
    return withHeader(
      request,
      "authorization",
      `Basic ${Buffer.from(value.includes(":") ? value : `${value}:`).toString("base64")}`,
    );
  if (scheme.kind === "apiKey") return place(request, scheme, value);
  if (!BEARER.has(scheme.kind)) return request;
  const name = request.authorization === "known-token-of-another-scheme" ? "Token" : "Bearer";
  return withHeader(request, "authorization", `${name} ${value}`);
}

/** Schemes whose token travels as a bearer token, however it was obtained. */
const BEARER: ReadonlySet<SecurityScheme["kind"]> = new Set(["bearer", "oauth2", "openIdConnect"]);

const SPOILED: Partial<Record<Authorization, string>> = {
  empty: "",
  ...SPOILED_VALUES,
};

function removeFrom(request: WireRequest, scheme: SecurityScheme): WireRequest {
  return scheme.kind === "apiKey" && scheme.parameter && scheme.in === "header"
    ? withHeader(request, scheme.parameter, undefined)
    : withHeader(request, "authorization", undefined);
}

function place(request: WireRequest, scheme: SecurityScheme, value: string): WireRequest {
  if (scheme.kind !== "apiKey" || !scheme.parameter)
    return withHeader(request, scheme.parameter ?? "authorization", value);
  if (scheme.in === "query") {
    return {
      ...request,
      path: `${request.path}${request.path.includes("?") ? "&" : "?"}${encodeURIComponent(scheme.parameter)}=${encodeURIComponent(value)}`,
    };
  }
  if (scheme.in !== "cookie") return withHeader(request, scheme.parameter, value);
  const cookies = [headerOf(request, "cookie"), `${scheme.parameter}=${encodeURIComponent(value)}`];
  return withHeader(request, "cookie", cookies.filter((text) => text !== undefined).join("; "));
}

const FOUR_HOURS = 4 * 3600 * 1000;

async function signed(request: WireRequest, { operation, target }: SchemeUse): Promise<WireRequest> {
  const given = target.credentials.sign;
  const { accessKeyId, secretAccessKey, sessionToken } = given ?? { ...PLACEHOLDER, sessionToken: undefined };
  const service = given?.service ?? signingName(operation) ?? "execute-api";
  const way = request.authorization;
  const headers: Record<string, string> = { host: target.host };
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    headers[lower] = headers[lower] === undefined ? value : `${headers[lower]},${value}`;
  }
  const made = await sign(
    {
      method: request.method,
      ...canonicalTarget(request.path),
      headers,
      body: (request.body ?? "") as string,
    },
    { accessKeyId: way === "unknown-key" ? UNKNOWN_KEY_ID : accessKeyId, secretAccessKey, sessionToken },
    { region: given?.region ?? "us-west-2", service: way === "wrong-scope" ? "another-service" : service },
    new Date(Date.now() - (way === "expired" ? FOUR_HOURS : 0)),
  );
  let result = request;
  for (const [name, value] of Object.entries(made)) result = withHeader(result, name, value);
  if (way !== "tampered") return result;
  return withHeader(
    result,
    "authorization",
    made.authorization.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
  );
}

function signingName(operation: ApiOperation): string | undefined {
  return ownString(
    ownObject(ownObject(operation.document.root, "info"), "x-callsheet-service"),
    "signingName",
  );
}
