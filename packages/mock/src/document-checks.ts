import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { boundedPattern } from "./bounded-pattern.ts";
import type { Checks, Violation } from "./checks.ts";
import { boundParameters, joinsParameters, jsonBody, type Schema } from "./document-operation.ts";
import type { HttpOperation } from "./prism.ts";

type Response = HttpOperation["responses"][number];
type Check = (value: unknown) => readonly Violation[];

/**
 * Checks made from a document alone, for documents that have no generated validators. Schemas are compiled when they are first
 * needed; only the first broken rule of a message is reported, so that a length is checked before a pattern.
 */
export function documentChecks(http: HttpOperation): Checks {
  const compile = compiler(http);
  const input = lazily(() => compile(inputSchema(http)));
  const declared = (schema: (response: Response) => Schema | undefined) => {
    const checks = new Map(
      http.responses.map((response) => [response.code, lazily(() => compile(schema(response)))]),
    );
    return (status: number) => checks.get(declaredCode(http, status) ?? "")?.() ?? (() => []);
  };
  const body = declared(bodySchema);
  const headers = declared(headerSchema);
  return {
    input: (members) => input()(members),
    body: (reply) => body(reply.status)(reply.body),
    headers: (reply) => headers(reply.status)(reply.headers),
  };
}

/** The key under which a document declares a status: itself, its range or `default`. */
export function declaredCode(http: HttpOperation, status: number): string | undefined {
  const codes = http.responses.map(({ code }) => code);
  return [String(status), `${String(status)[0]}XX`, "default"].find((code) => codes.includes(code));
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function compiler(http: HttpOperation): (schema: Schema | undefined) => Check {
  const make = lazily(() => {
    const regExp = Object.assign(boundedPattern, { code: "" });
    const ajv = new Ajv2020({
      strict: false,
      ownProperties: true,
      validateSchema: false,
      logger: false,
      code: { regExp },
    });
    addFormats.default(ajv);
    return ajv;
  });
  const bundled = (http as { readonly __bundled__?: unknown }).__bundled__;
  return (schema) => {
    if (!schema) return () => [];
    const check: ValidateFunction = make().compile({ ...bare(schema), __bundled__: bundled });
    return (value) => (check(value) ? [] : ((check.errors ?? []) as readonly Violation[]));
  };
}

function inputSchema(http: HttpOperation): Schema {
  const parameters = boundParameters(http);
  const body = jsonBody(http);
  const properties = Object.fromEntries([...parameters].map(([name, { schema }]) => [name, bare(schema)]));
  const required = [...parameters].filter(([, parameter]) => parameter.required).map(([name]) => name);
  if (!body) return { type: "object", properties, required };
  if (!joinsParameters(body, parameters)) {
    const needed = http.request?.body?.required ? [...required, "body"] : required;
    return { type: "object", properties: { ...properties, body: bare(body) }, required: needed };
  }
  const joined = { ...(body.properties as Schema | undefined), ...properties };
  return {
    ...bare(body),
    properties: joined,
    required: [...required, ...((body.required as string[] | undefined) ?? [])],
  };
}

function bodySchema({ contents = [] }: Response): Schema | undefined {
  return contents.find(({ mediaType }) => /[/+]json\b/i.test(mediaType))?.schema as Schema | undefined;
}

function headerSchema({ headers = [] }: Response): Schema {
  const texts = headers.filter(({ schema }) => schema?.type === "string");
  return {
    type: "object",
    properties: Object.fromEntries(
      texts.map(({ name, schema }) => [name.toLowerCase(), bare(schema as Schema)]),
    ),
    required: texts.filter(({ required }) => required).map(({ name }) => name.toLowerCase()),
  };
}

/** A schema without the dialect that Prism writes on it, which would make Ajv look for another meta-schema. */
function bare(schema: Schema): Schema {
  const { $schema: _, ...rest } = schema;
  return rest;
}
