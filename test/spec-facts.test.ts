import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readDocuments, specFolder } from "@callsheet/compiler";
import { describe, expect, test } from "vitest";

/**
 * The services' models as data: what each member is, which limits it has, and whether it is on the page that
 * the contract follows. It is not part of the repository; the environment variable names it, or it is next to
 * the checkout.
 */
const file =
  process.env.CALLSHEET_FACTS ?? path.resolve(import.meta.dirname, "../../shared/facts/shapes.json");
const missing = !existsSync(file);
if (missing)
  console.warn(
    `The documents are not held against the service models: ${file} is not there. Set CALLSHEET_FACTS to the file's path.`,
  );

/** A shape of a service model, in terms of JSON Schema. */
interface Shape {
  readonly type: string;
  readonly inSeedEraModel?: boolean;
  readonly members?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly key?: Shape;
  readonly value?: Shape;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly patternSeedEra?: string;
  readonly location?: "body" | "path" | "header";
  readonly wireName?: string;
  readonly sensitive?: boolean;
  readonly [limit: string]: unknown;
}

interface Facts {
  readonly services: Readonly<
    Record<
      string,
      {
        apiVersion: string;
        signingName: string;
        host: string;
        hostDualStack: string;
        hostFips: string;
        regions: string[];
      }
    >
  >;
  readonly operations: Readonly<
    Record<
      string,
      {
        service: string;
        method: string;
        path: string;
        successStatus: number;
        request: Shape;
        response: Shape;
        errors: {
          name: string;
          httpStatus: number;
          headerMembers: Record<string, { header: string }>;
          bodyMembers: Record<string, { type: string }>;
        }[];
      }
    >
  >;
}

// biome-ignore lint/suspicious/noExplicitAny: a type would say again what the test says.
type Json = any;

/**
 * Where the documents differ from the model, and how: each difference has a decision record. A name ends in
 * the member's path.
 */
const differences: Readonly<Record<string, object>> = {
  "GetStreamSession streamId": { type: ["string", "null"] },
  "CreateStreamingSessionStream expirationInSeconds": { type: ["integer", "null"] },
  "GetStageSession stageSession.endTime": { type: ["string", "null"] },
  "GetStreamSession streamSession.endTime": { type: ["string", "null"] },
  "GetStreamSession streamSession.channel.preset": {
    enum: ["HIGHER_BANDWIDTH_DELIVERY", "CONSTRAINED_BANDWIDTH_DELIVERY", ""],
  },
  "GetStreamSession streamSession.recordingConfiguration.thumbnailConfiguration.resolution": {
    type: ["string", "null"],
    enum: ["SD", "HD", "FULL_HD", "LOWEST_RESOLUTION", null],
  },
  "CreateStreamingSessionStream studioId": { minLength: 1 },
  "CreateStreamingSessionStream sessionId": { minLength: 1 },
  "StartStreamingSession studioId": { minLength: 1 },
  "StartStreamingSession sessionId": { minLength: 1 },
};

const facts = missing ? { services: {}, operations: {} } : (JSON.parse(readFileSync(file, "utf8")) as Facts);
const documents = readDocuments(specFolder).map(({ api }) => api.root as Json);

const absent = missing ? " (skipped: the file with their shapes is absent)" : "";

describe.skipIf(missing)(`the documents say what the service models say${absent}`, () => {
  test("about which operations exist, except neighbours", () => {
    const declared = documents
      .flatMap((openapi) => Object.values<Json>(openapi.paths ?? {}))
      .flatMap((item) => Object.values<Json>(item))
      .filter((part) => part.operationId && !part["x-callsheet-neighbour"])
      .map(({ operationId }) => operationId);
    expect(declared.sort()).toEqual(Object.keys(facts.operations).sort());
  });

  test.each(Object.entries(facts.operations))("about %s", (name, operation) => {
    const { document, post, parameters } = find(operation.path, operation.method);
    const service = facts.services[operation.service];
    expect(post.operationId).toBe(name);
    expect(document.info.version).toBe(service?.apiVersion);
    expect(document.info["x-callsheet-service"].signingName).toBe(service?.signingName);
    expect(document.servers.map(({ url }: Json) => url)).toEqual(
      [service?.host, service?.hostDualStack, service?.hostFips].map((host) => `https://${host}`),
    );
    for (const { variables } of document.servers) expect(variables.region.enum).toEqual(service?.regions);

    const inBody = membersAt(operation.request, "body");
    const body = post.requestBody?.content["application/json"].schema;
    compare(document, body, { ...operation.request, members: inBody }, name);
    for (const [member, shape] of Object.entries({
      ...membersAt(operation.request, "path"),
      ...membersAt(operation.request, "header"),
    })) {
      const parameter = parameters.find(({ name }: Json) => name === shape.wireName);
      expect(parameter, `${name} ${member}`).toMatchObject({
        in: shape.location,
        required: operation.request.required?.includes(member),
      });
      compare(document, parameter.schema, shape, `${name} ${member}`);
    }
    const success = resolve(document, post.responses[operation.successStatus]);
    compare(document, success.content["application/json"].schema, operation.response, name);
  });

  test.each(Object.entries(facts.operations))("about the errors of %s", (name, operation) => {
    const { document, post } = find(operation.path, operation.method);
    const declared = Object.keys(post.responses).filter(
      (status) => status !== String(operation.successStatus),
    );
    expect(declared).toEqual(operation.errors.map(({ httpStatus }) => String(httpStatus)).sort());
    // The three IVS operations share their error headers: the model has them on every one, the page only on
    // the latest.
    for (const error of operation.errors) {
      const response = resolve(document, post.responses[error.httpStatus]);
      const headers = Object.values(error.headerMembers).map(({ header }) => header);
      expect(Object.keys(response.headers).sort()).toEqual(
        [...new Set(["x-amzn-ErrorType", "x-amzn-RequestId", ...headers])].sort(),
      );
      expect(response.headers["x-amzn-ErrorType"]).toMatchObject({
        required: true,
        schema:
          error.httpStatus === 400 || error.httpStatus === 403
            ? { anyOf: [{ const: error.name }, {}] }
            : { const: error.name },
      });
      const required = Object.entries<Json>(response.headers).filter(
        ([, header]) => resolve(document, header).required,
      );
      expect(required.map(([header]) => header)).toEqual(["x-amzn-ErrorType"]);
      const schema = resolve(document, response.content["application/json"].schema);
      // IVS's errors have `message`, too, where SDKs and boto3 look for the text.
      const members = new Set([...Object.keys(error.bodyMembers), "message"]);
      expect(Object.keys(schema.properties).sort(), name).toEqual([...members].sort());
      expect(schema.required).toBeUndefined();
    }
  });
});

function find(template: string, method: string): { document: Json; post: Json; parameters: Json[] } {
  const document: Json = documents.find((openapi) => openapi.paths?.[template]);
  const item = document?.paths[template];
  expect(item, template).toBeDefined();
  const post = item[method.toLowerCase()];
  const parameters = [...(item.parameters ?? []), ...(post.parameters ?? [])].map((parameter) =>
    resolve(document, parameter),
  );
  return { document, post, parameters };
}

function membersAt(shape: Shape, location: string): Record<string, Shape> {
  return Object.fromEntries(
    Object.entries(shape.members ?? {}).filter(
      ([, member]) => member.inSeedEraModel && member.location === location,
    ),
  );
}

/** Follows a reference. Its siblings, such as a description, are not compared here. */
function resolve(document: Json, node: Json): Json {
  return node?.$ref
    ? node.$ref
        .split("/")
        .slice(1)
        .reduce((at: Json, step: string) => at[step], document)
    : node;
}

/** Compares a schema and everything in it with a shape. */
function compare(document: Json, reference: Json, shape: Shape, at: string): void {
  const schema = resolve(document, reference);
  expect({ at, ...limitsOf(schema) }).toEqual({ at, ...limitsOfShape(shape), ...differences[at] });
  expect(Boolean(schema["x-callsheet-sensitive"]), at).toBe(Boolean(shape.sensitive));
  const members = Object.entries(shape.members ?? {}).filter(([, member]) => member.inSeedEraModel);
  expect(Object.keys(schema.properties ?? {}).sort(), at).toEqual(members.map(([name]) => name).sort());
  const required = (shape.required ?? []).filter((name) => members.some(([member]) => member === name));
  expect([...(schema.required ?? [])].sort(), at).toEqual(required.sort());
  for (const [name, member] of members) {
    const separator = at.includes(" ") ? "." : " ";
    compare(document, schema.properties[name], member, `${at}${separator}${name}`);
  }
  if (shape.items) compare(document, schema.items, shape.items, `${at}[]`);
  if (shape.value) compare(document, schema.additionalProperties, shape.value, `${at}{}`);
  if (shape.key)
    expect(limitsOf({ type: "string", ...schema.propertyNames }), at).toEqual(limitsOfShape(shape.key));
}

const limits = [
  "format",
  "enum",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
];

function limitsOf(schema: Json): Record<string, unknown> {
  return pick({ ...schema, type: schema.type }, [...limits, "type", "pattern"]);
}

function limitsOfShape(shape: Shape): Record<string, unknown> {
  const type = shape.type === "map" ? "object" : shape.type;
  return pick({ ...shape, type, pattern: patternOf(shape) }, [...limits, "type", "pattern"]);
}

/** A minimum length of zero is no limit, so no document says it. */
function pick(from: Record<string, unknown>, names: string[]): Record<string, unknown> {
  const isLimit = (name: string): boolean =>
    from[name] !== undefined && !(name.startsWith("min") && name !== "minimum" && from[name] === 0);
  return Object.fromEntries(names.filter(isLimit).map((name) => [name, from[name]]));
}

/**
 * The page's pattern if it has its own; ids of a fixed length say it in the pattern, too; tags had no pattern
 * yet.
 */
function patternOf({ pattern, patternSeedEra, minLength, maxLength }: Shape): string | undefined {
  const page = patternSeedEra ?? pattern;
  if (page?.includes("\\p{L}")) return undefined;
  return page === "^st-[a-zA-Z0-9]+$" && minLength === maxLength
    ? `^st-[a-zA-Z0-9]{${Number(maxLength) - 3}}$`
    : page;
}
