import { isObject, type JsonObject, own, ownString } from "./json.ts";
import type { ApiDocument, SecurityScheme } from "./operation.ts";
import { type Located, member } from "./reference.ts";

/** The security alternatives of an operation: its own, else the document's; empty when anyone may call. */
export function readSecurity(document: ApiDocument, operation: JsonObject): SecurityScheme[][] {
  const declared = own(operation, "security") ?? own(document.root, "security");
  const alternatives = (Array.isArray(declared) ? declared : []).filter(isObject);
  // `{}` among the alternatives: a request without any credentials is right too.
  if (alternatives.some((alternative) => Object.keys(alternative).length === 0)) return [];
  return alternatives.map((alternative) =>
    Object.keys(alternative).map((name) => readScheme(document, name)),
  );
}

function readScheme(document: ApiDocument, name: string): SecurityScheme {
  const components: Located = { value: own(document.root, "components"), pointer: "/components" };
  const schemes = member(document, components, "securitySchemes");
  const located = schemes && member(document, schemes, name);
  const source = isObject(located?.value) ? located.value : {};
  const place = ownString(source, "in");
  const parameter = ownString(source, "name");
  return {
    name,
    kind: schemeKind(source),
    pointer: located?.pointer ?? `/components/securitySchemes/${name}`,
    ...(place === "header" || place === "query" || place === "cookie" ? { in: place } : {}),
    ...(parameter === undefined ? {} : { parameter }),
  };
}

function schemeKind(source: JsonObject): SecurityScheme["kind"] {
  if (own(source, "x-amazon-apigateway-authtype") === "awsSigv4") return "sigV4";
  const type = ownString(source, "type");
  if (type === "apiKey") return "apiKey";
  if (type === "http") return ownString(source, "scheme")?.toLowerCase() === "basic" ? "basic" : "bearer";
  if (type === "oauth2" || type === "openIdConnect") return "bearer";
  return "other";
}
