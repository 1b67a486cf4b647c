import { type Operation, parseAuthorization, readSecurity, type SecurityScheme } from "@callsheet/protocol";
import { Fault, type Incoming } from "@callsheet/server";

/** What an operation asks for, as alternatives of schemes that must all be met. */
function alternativesOf({ security, service }: Operation): SecurityScheme[][] {
  const { schemes = {} } = service;
  const scheme = (name: string) =>
    (Object.hasOwn(schemes, name) ? schemes[name] : undefined) ?? { type: "other" };
  return (security ?? service.security ?? []).map((names) => names.map(scheme) as SecurityScheme[]);
}

/** True when every way to call an operation needs a signature: then the server's own check of signatures judges it. */
export function isSigned(operation: Operation): boolean {
  const alternatives = alternativesOf(operation);
  return alternatives.length > 0 && alternatives.every((all) => all.some(({ type }) => type === "sigV4"));
}

/**
 * Checks that a request shows what its operation asks for. Nobody is known to a mock, so any user, token or key will do.
 *
 * @throws Fault `Unauthorized`, 401, or 403 where the operation declares only that.
 */
export function checkSecurity(operation: Operation, incoming: Incoming): void {
  const alternatives = alternativesOf(operation);
  if (alternatives.length === 0 || alternatives.some((all) => all.every((scheme) => shows(scheme, incoming))))
    return;
  const declares = (status: number) => operation.outcomes.some((outcome) => outcome.status === status);
  const status = !declares(401) && declares(403) ? 403 : 401;
  const challenge = challengeOf(alternatives.flat());
  const headers = status === 401 && challenge !== undefined ? { "www-authenticate": challenge } : {};
  throw new Fault(
    "Unauthorized",
    status,
    `The request shows none of what the operation asks for: ${describe(alternatives)}.`,
    { headers },
  );
}

function shows(scheme: SecurityScheme, incoming: Incoming): boolean {
  // What is shown outside of HTTP cannot be looked at here.
  if (scheme.type === "other") return true;
  const cut = incoming.target.indexOf("?");
  const query = cut < 0 ? "" : incoming.target.slice(cut + 1);
  if (scheme.type === "sigV4") {
    const header = incoming.header("authorization");
    return header === undefined
      ? /(^|&)X-Amz-Signature=/.test(query)
      : typeof parseAuthorization(header) !== "string";
  }
  return readSecurity(scheme, { headers: { get: (name) => incoming.header(name) }, query }) !== undefined;
}

function challengeOf(schemes: readonly SecurityScheme[]): string | undefined {
  const types = new Set(schemes.map(({ type }) => type));
  if (types.has("bearer")) return "Bearer";
  return types.has("basic") ? 'Basic realm="mock", charset="UTF-8"' : undefined;
}

function describe(alternatives: readonly SecurityScheme[][]): string {
  return alternatives.map((all) => all.map(nameOf).join(" and ")).join(", or ");
}

function nameOf(scheme: SecurityScheme): string {
  if (scheme.type === "apiKey")
    return `a key in the ${scheme.in} ${scheme.name.replace(/[^\x20-\x7e]/g, "?")}`;
  return {
    sigV4: "an AWS signature",
    basic: "a user and password",
    bearer: "a bearer token",
    other: "a proof outside of HTTP",
  }[scheme.type];
}
