import type { Security, SecurityScheme, Server, Service } from "@callsheet/protocol";
import { isObject, own, ownObject, ownString } from "../json/json.ts";
import type {
  ApiDocument,
  ApiOperation,
  SecurityScheme as DeclaredScheme,
  Server as DeclaredServer,
} from "../read/operation.ts";
import { takesToken } from "../read/read-security.ts";
import { isIdentifier, pascalCase } from "./names.ts";
import { Unsupported } from "./unsupported.ts";

/** A service with what only generated code needs to know about it. */
export interface ReadService {
  readonly service: Service;
  /** Other URLs of the service, by variant: `dualStack`, `fips`. */
  readonly endpoints: Readonly<Record<string, string>>;
}

/**
 * Reads what a document says about its service as a whole. The profile is `aws` if the document says so by
 * `x-callsheet-service`, or if SigV4 signs calls to a host of AWS's own. API Gateway signs contracts of any
 * kind, so what it serves is `http`.
 */
export function readService(document: ApiDocument, id: string): ReadService {
  const info = ownObject(document.root, "info");
  const told = ownObject(info, "x-callsheet-service");
  const schemes = collectSchemes(document);
  const signs = Object.values(schemes).some(({ type }) => type === "sigV4");
  const gateway = document.servers.some(({ url }) => url.includes(".execute-api."));
  const ofAws = document.servers.some(({ url }) => AWS_HOST.test(url));
  const isAws = isObject(own(info, "x-callsheet-service")) || (signs && ofAws && !gateway);
  const signingName =
    ownString(told, "signingName") ?? ownString(info, "x-aws-signingName") ?? (gateway ? "execute-api" : id);
  const security = commonSecurity(document);
  return {
    service: {
      id,
      name: readName(told, id),
      profile: isAws ? "aws" : "http",
      server: mainServer(document.servers),
      ...((isAws || signs) && { signingName }),
      ...(isAws && { errorMessage: ownString(told, "errorMessage") ?? "message" }),
      ...(Object.keys(schemes).length > 0 && { schemes }),
      ...(security.length > 0 && { security }),
    },
    endpoints: Object.fromEntries(
      document.servers.flatMap(({ url, extensions }) => {
        const variant = ownString(extensions, "x-callsheet-endpoint");
        return variant !== undefined && isIdentifier(variant) ? [[variant, url]] : [];
      }),
    ),
  };
}

const AWS_HOST = /\.(amazonaws\.com(\.cn)?|api\.aws)\b/;

function readName(told: Readonly<Record<string, unknown>>, id: string): string {
  const name = ownString(told, "name") ?? pascalCase(id);
  if (isIdentifier(name) && /^[A-Z_]/.test(name)) return name;
  throw new Unsupported("/info/x-callsheet-service/name", `\`${name}\` must be an identifier in PascalCase`);
}

function mainServer(servers: readonly DeclaredServer[]): Server {
  const plain = servers.filter(({ extensions }) => !Object.hasOwn(extensions, "x-callsheet-endpoint"));
  const [server] = plain.length > 0 ? plain : servers;
  return server ? readServer(server) : { url: "/" };
}

/** A server's URL with its variables. `region` is AWS's, and a client knows it anyway. */
function readServer({ url, variables }: DeclaredServer): Server {
  const isAws = AWS_HOST.test(url);
  const own = variables.filter(({ name }) => !(isAws && name === "region") && url.includes(`{${name}}`));
  const entries = own.map(({ name, default: text, values }) => [
    name,
    { default: text, ...(values && values.length > 0 && { enum: values }) },
  ]);
  return { url, ...(entries.length > 0 && { variables: Object.fromEntries(entries) }) };
}

/** The server of an operation, if it differs from the service's. */
export function operationServer(operation: ApiOperation, service: Service): Server | undefined {
  const server = mainServer(operation.servers);
  return JSON.stringify(server) === JSON.stringify(service.server) ? undefined : server;
}

/** The alternatives of an operation, if they differ from the service's. */
export function operationSecurity(operation: ApiOperation, service: Service): Security | undefined {
  const security = alternativesOf(operation);
  return JSON.stringify(security) === JSON.stringify(service.security ?? []) ? undefined : security;
}

function alternativesOf({ security, optionalSecurity }: ApiOperation): Security {
  const optional = security.length === 0 && optionalSecurity.length > 0;
  const declared = (optional ? optionalSecurity : security).map((all) =>
    withOneToken(all).map(({ name }) => name),
  );
  // The anonymous alternative comes last, so that a client sends the credentials it has.
  return optional ? [...declared.filter((names) => names.length > 0), []] : declared;
}

/** Schemes of which one at most takes a token: two that do take the same one, in the same header. */
function withOneToken(schemes: readonly DeclaredScheme[]): readonly DeclaredScheme[] {
  const first = schemes.find(({ kind }) => takesToken(kind));
  return schemes.filter((scheme) => scheme === first || !takesToken(scheme.kind));
}

/** What most operations require is what the service requires; ties go to the first. */
function commonSecurity({ operations }: ApiDocument): Security {
  const counts = new Map<string, number>();
  for (const operation of operations) {
    const key = JSON.stringify(alternativesOf(operation));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most ? (JSON.parse(most[0]) as Security) : [];
}

function collectSchemes({ operations }: ApiDocument): Record<string, SecurityScheme> {
  const schemes: Record<string, SecurityScheme> = {};
  for (const { security, optionalSecurity } of operations) {
    for (const scheme of [...security, ...optionalSecurity].flat())
      Object.defineProperty(schemes, scheme.name, {
        value: readScheme(scheme),
        enumerable: true,
        configurable: true,
      });
  }
  return schemes;
}

function readScheme({ kind, in: place, parameter }: DeclaredScheme): SecurityScheme {
  switch (kind) {
    case "sigV4":
    case "basic":
    case "bearer":
      return { type: kind };
    case "oauth2":
    case "openIdConnect":
      return { type: "bearer" };
    case "apiKey":
      return place && parameter !== undefined
        ? { type: "apiKey", in: place, name: parameter }
        : { type: "other" };
    default:
      return { type: "other" };
  }
}
