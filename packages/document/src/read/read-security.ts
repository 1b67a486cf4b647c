import { isObject, type JsonObject, own, ownList, ownString } from "../json/json.ts";
import { formatPointer } from "../json/pointer.ts";
import { type Located, member } from "../reference/follow-reference.ts";
import { readExtensions } from "./extensions.ts";
import type { ApiDocument, SecurityKind, SecurityScheme } from "./operation.ts";

/**
 * The security alternatives of an operation: its own, else the document's; an alternative without schemes
 * lets anyone call. An undeclared scheme is of the kind `other`.
 */
export function readSecurity(document: ApiDocument, operation: Located): SecurityScheme[][] {
  const source = operation.value as JsonObject;
  const declared = own(source, "security") ?? own(document.root, "security");
  return (Array.isArray(declared) ? declared : [])
    .filter(isObject)
    .map((alternative) =>
      Object.keys(alternative).map((name) => readScheme(document, name, ownList(alternative, name))),
    );
}

function readScheme(document: ApiDocument, name: string, scopes: readonly unknown[]): SecurityScheme {
  const components: Located = { value: own(document.root, "components"), pointer: "/components" };
  const schemes = member(document, components, "securitySchemes");
  const located = schemes && member(document, schemes, name);
  const source = isObject(located?.value) ? located.value : {};
  const place = ownString(source, "in");
  const parameter = ownString(source, "name");
  const description = ownString(source, "description");
  return {
    name,
    kind: schemeKind(source),
    scopes: scopes.filter((scope) => typeof scope === "string"),
    pointer: located?.pointer ?? formatPointer(["components", "securitySchemes", name]),
    extensions: readExtensions(source),
    ...(place === "header" || place === "query" || place === "cookie" ? { in: place } : {}),
    ...(parameter === undefined ? {} : { parameter }),
    ...(description === undefined ? {} : { description }),
  };
}

function schemeKind(source: JsonObject): SecurityKind {
  if (/^awsSigv4$/i.test(String(own(source, "x-amazon-apigateway-authtype")))) return "sigV4";
  const type = ownString(source, "type");
  if (type === "http") {
    const scheme = ownString(source, "scheme")?.toLowerCase();
    return scheme === "basic" || scheme === "bearer" ? scheme : "other";
  }
  if (type === "apiKey" || type === "oauth2" || type === "openIdConnect" || type === "mutualTLS") return type;
  return "other";
}

/** True if two schemes of an alternative put different things in one place. Two that take a token take the same one. */
export function clashes(alternative: readonly SecurityScheme[]): boolean {
  return slotsOf(alternative).some(([, schemes]) => new Set(schemes.map(credentialOf)).size > 1);
}

/** The alternatives that can be sent: of schemes that need the same place, each is enough, for no request can have both. */
export function sendable(alternatives: readonly SecurityScheme[][]): SecurityScheme[][] {
  return alternatives.flatMap((alternative) => {
    const clash = slotsOf(alternative).find(
      ([, schemes]) => new Set(schemes.map(credentialOf)).size > 1,
    )?.[1];
    if (!clash) return [alternative];
    const others = alternative.filter((scheme) => !clash.includes(scheme));
    return sendable(clash.map((scheme) => [scheme, ...others]));
  });
}

/** The schemes by where their credentials travel. */
function slotsOf(alternative: readonly SecurityScheme[]): [slot: string, schemes: SecurityScheme[]][] {
  const slots = new Map<string, SecurityScheme[]>();
  for (const scheme of alternative) {
    const slot = slotOf(scheme);
    if (slot !== undefined) slots.set(slot, [...(slots.get(slot) ?? []), scheme]);
  }
  return [...slots];
}

function slotOf({ kind, in: place, parameter = "" }: SecurityScheme): string | undefined {
  if (kind === "apiKey")
    return place === "header" ? `header ${parameter.toLowerCase()}` : `${place} ${parameter}`;
  return kind === "other" || kind === "mutualTLS" ? undefined : "header authorization";
}

function credentialOf({ kind }: SecurityScheme): string {
  return takesToken(kind) ? "token" : kind;
}

/** True for a scheme whose credential is a token in the header `Authorization`. */
export function takesToken(kind: SecurityKind): boolean {
  return kind === "bearer" || kind === "oauth2" || kind === "openIdConnect";
}
