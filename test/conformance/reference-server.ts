import { randomUUID } from "node:crypto";
import type {
  ApiDocument,
  ApiOperation,
  Contract,
  Parameter,
  ResponseDeclaration,
  SecurityScheme,
  Violation,
} from "@callsheet/conformance";
import { methodsAt, operationsOf, requestViolations } from "@callsheet/conformance";
import { baseValue, createRandom, type Place, Shape } from "@callsheet/conformance/generate";
import type { FetchHandler } from "@callsheet/protocol";
import { compilePath } from "@callsheet/protocol";

/**
 * A correct server made from nothing but the documents: it routes, checks credentials, media types and every
 * rule, and answers with the contract's first example. Mutants are made from it, and suites are proved on it
 * while there is no other server.
 */
export function referenceServer(contract: Contract): FetchHandler {
  const routes = new Map<string, { operation: ApiOperation; match: ReturnType<typeof compilePath> }[]>();
  for (const operation of operationsOf(contract)) {
    const key = firstStep(operation.path);
    routes.set(key, [...(routes.get(key) ?? []), { operation, match: compilePath(operation.path) }]);
  }
  const replays = new Map<string, string>();
  return async (request) => {
    const url = new URL(request.url);
    const matched = [...(routes.get(firstStep(url.pathname)) ?? []), ...(routes.get("{") ?? [])]
      .map((route) => ({ ...route, labels: route.match(url.pathname) }))
      .filter(({ labels }) => labels !== undefined);
    const [any] = matched;
    if (!any) return fault(contract.documents[0], 404, "UnknownOperationException");
    const route = matched.find(({ operation }) => operation.method === request.method);
    if (!route)
      return fault(any.operation.document, 405, "MethodNotAllowed", {
        allow: methodsAt(contract, url.pathname).join(", "),
      });
    const { operation, labels } = route;
    if (labels === "malformed") return fault(operation.document, 400, "MalformedHttpRequestException");
    const decoded = Object.entries(labels ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]);
    return answer(operation, { request, url, labels: Object.fromEntries(decoded), replays });
  };
}

function firstStep(path: string): string {
  const step = path.split("/")[1] ?? "";
  return step.includes("{") ? "{" : step;
}

interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly labels: Readonly<Record<string, string>>;
  readonly replays: Map<string, string>;
}

async function answer(operation: ApiOperation, call: Call): Promise<Response> {
  const { request } = call;
  if (!isAuthorized(operation, call))
    return fault(operation.document, 403, "MissingAuthenticationTokenException");
  for (const parameter of operation.parameters) {
    const broken = parameterViolations(parameter, call);
    if (broken) return invalid(operation, broken);
  }
  const body = await readBody(operation, request);
  if (body instanceof Response) return body;
  const token = operation.parameters.find(({ idempotencyToken }) => idempotencyToken);
  const key =
    token && request.headers.get(token.name)
      ? `${call.url.pathname} ${request.headers.get(token.name)}`
      : undefined;
  // The identifiers of a new thing differ from call to call, except for a repeated token.
  const id = (key && call.replays.get(key)) ?? randomUUID();
  if (key) call.replays.set(key, id);
  return success(operation, token ? id : undefined);
}

/** The declared success: the contract's first example, else a value made from the schema. */
function success(operation: ApiOperation, id: string | undefined): Response {
  const declared =
    operation.responses.find(({ status }) => status.startsWith("2")) ??
    operation.responses.find(({ status }) => status === "default");
  const status = Number(declared?.status.replace("XX", "00").replace("default", "200") ?? 200);
  const headers = Object.fromEntries(
    (declared?.headers ?? [])
      .filter(({ required }) => required)
      .map(({ name, schema }) => [name, String(madeValue(schema))]),
  );
  const media = declared?.content.find(({ type }) => type === "application/json") ?? declared?.content[0];
  if (status === 204 || !media) return new Response(null, { status, headers });
  const value = structuredClone(media.examples[0]?.value ?? (media.schema ? madeValue(media.schema) : {}));
  if (id !== undefined) renew(value, id);
  return json(status, value, {
    ...headers,
    "content-type": media.type.includes("*") ? "application/json" : media.type,
  });
}

function madeValue(schema: Place): unknown {
  return baseValue([schema], { random: createRandom(1), direction: "response", inside: [] });
}

function renew(value: unknown, id: string): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    if (name === "streamId" || name === "sessionId") (value as Record<string, unknown>)[name] = id;
    else renew(child, id);
  }
}

/** The one caller that the server knows, whatever the scheme. */
export const goodCredential = "good-credential";

function isAuthorized({ security }: ApiOperation, { request, url }: Call): boolean {
  return (
    security.length === 0 ||
    security.some((schemes) => schemes.every((scheme) => isSatisfied(scheme, request, url)))
  );
}

function isSatisfied(
  { kind, in: place, parameter = "" }: SecurityScheme,
  request: Request,
  url: URL,
): boolean {
  const header = request.headers.get("authorization") ?? "";
  if (kind === "sigV4")
    return /^AWS4-HMAC-SHA256 Credential=\w+\/\d{8}\/[\w-]+\/(?:ivs|nimble)\/aws4_request, /.test(header);
  if (kind === "basic") return header === `Basic ${btoa(`${goodCredential}:`)}`;
  if (["bearer", "oauth2", "openIdConnect"].includes(kind)) return header === `Bearer ${goodCredential}`;
  if (kind !== "apiKey") return true;
  if (place === "query") return url.searchParams.get(parameter) === goodCredential;
  if (place === "cookie")
    return request.headers.get("cookie")?.includes(`${parameter}=${goodCredential}`) ?? false;
  return request.headers.get(parameter) === goodCredential;
}

function parameterViolations(
  parameter: Parameter,
  { request, url, labels }: Call,
): readonly Violation[] | undefined {
  const text =
    parameter.in === "path"
      ? labels[parameter.name]
      : parameter.in === "header"
        ? request.headers.get(parameter.name)
        : url.searchParams.get(parameter.name);
  if (isStyled(parameter)) return undefined;
  if (text === null || text === undefined)
    return parameter.required
      ? [
          {
            keyword: "required",
            instancePath: "",
            rule: parameter.pointer,
            message: "is required",
            params: {},
            parentSchema: {},
          },
        ]
      : undefined;
  const readings = [
    text,
    ...(text.trim() !== "" && Number.isFinite(Number(text)) ? [Number(text)] : []),
    ...(/^(?:true|false)$/.test(text) ? [text === "true"] : []),
  ];
  const results = readings.map((value) => requestViolations(parameter.schema, value));
  return results.some((broken) => broken.length === 0) ? undefined : results[0];
}

/** This server does not read lists, objects and the styles that prefix a value. */
export function isStyled({ schema, style, contentType, in: place }: Parameter): boolean {
  const { types } = new Shape([schema]);
  return (
    ["array", "object"].some((type) => types.has(type as "array")) ||
    style === "matrix" ||
    style === "label" ||
    contentType !== undefined ||
    place === "cookie"
  );
}

async function readBody(operation: ApiOperation, request: Request): Promise<Response | undefined> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length === 0)
    return operation.body?.required ? fault(operation.document, 400, "SerializationException") : undefined;
  const media = operation.body?.content.find(({ type }) => type === mediaType(request));
  if (!media) return fault(operation.document, 415, "UnsupportedMediaTypeException");
  if (!/json/.test(media.type)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return fault(operation.document, 400, "SerializationException");
  }
  const broken = media.schema ? requestViolations(media.schema, value) : [];
  return broken.length > 0 ? invalid(operation, broken) : undefined;
}

function mediaType(request: Request): string | undefined {
  return request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
}

function invalid(operation: ApiOperation, broken: readonly Violation[]): Response {
  const declared =
    operation.responses.find(({ status }) => status === "400" || status === "422") ??
    operation.responses.find(({ status }) => status.startsWith("4"));
  const form = broken.some(({ keyword }) => ["type", "format", "oneOf", "anyOf", "not"].includes(keyword));
  if (form || !declared) return fault(operation.document, 400, "SerializationException");
  return declaredAnswer(declared);
}

/** A declared answer with its first example as the body and every header that has a fixed value. */
export function declaredAnswer(declared: ResponseDeclaration): Response {
  const headers = Object.fromEntries(
    declared.headers.flatMap(({ name, schema }) => {
      const alternatives = new Shape([schema]).alternatives().flatMap(({ branches }) => branches);
      const [value] = new Shape(alternatives.slice(0, 1)).values() ?? new Shape([schema]).values() ?? [];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
  return json(Number(declared.status), declared.content[0]?.examples[0]?.value ?? {}, headers);
}

function fault(
  document: ApiDocument | undefined,
  status: number,
  name: string,
  headers: Record<string, string> = {},
): Response {
  const info = document?.root.info as { "x-callsheet-service"?: { errorMessage: string } } | undefined;
  return json(
    status,
    { [info?.["x-callsheet-service"]?.errorMessage ?? "message"]: name },
    { "x-amzn-errortype": name, ...headers },
  );
}

function json(status: number, body: unknown, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}
