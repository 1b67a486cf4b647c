import { createRequire } from "node:module";

type PrismHttp = typeof import("@stoplight/prism-http");
type Instance = ReturnType<PrismHttp["createInstance"]>;
type Components = Parameters<PrismHttp["createInstance"]>[1];

/** An operation as Prism reads it from any OpenAPI or Swagger document: schemas are dereferenced JSON Schema. */
export type HttpOperation = Awaited<ReturnType<PrismHttp["getHttpOperationsFromSpec"]>>[number];

/** What a reply is chosen by among the ones that an operation declares. */
export interface Choice {
  /** The declared status. Default: the lowest one of success. */
  readonly status?: number;
  /** The name of an example of that status. Default: the first one. */
  readonly example?: string;
  /** Present: the body is generated from its schema, and the same seed gives the same body. */
  readonly seed?: string;
  /** The request's `Accept` header. Default: any media type. */
  readonly accept?: string;
}

/** A reply of a document. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body before it is made JSON or text; undefined when there is none. */
  readonly body: unknown;
}

/** Prism in process, without its server, its router and its validation. */
export interface Prism {
  /**
   * Reads the operations of a document: a file, or a parsed document, which is changed.
   *
   * @throws Error when it cannot be read, has an unresolvable `$ref` or is no OpenAPI.
   */
  operations(document: string | object): Promise<HttpOperation[]>;
  /**
   * Makes a reply.
   *
   * @throws Error when the document has nothing that fits the choice.
   */
  reply(operation: HttpOperation, choice: Choice): Promise<Reply>;
}

/** Where Prism writes what it thinks; silence is most of its speed. */
const silent = { debug() {}, info() {}, warn() {}, error() {}, success() {}, child: () => silent };

/** What Prism leaves to the generator: times of its own end in 1970, lists of 500 items are valid and useless. */
const GENERATOR = {
  fillProperties: false,
  maxItems: 10,
  minDateTime: new Date("2024-01-01T00:00:00Z"),
  maxDateTime: new Date("2026-01-01T00:00:00Z"),
};

/** Requests are checked before Prism sees them, and replies after. */
const QUIET = {
  isProxy: false,
  validateRequest: false,
  validateResponse: false,
  checkSecurity: false,
  errors: false,
  upstreamProxy: undefined,
} as const;

let loaded: Promise<Prism> | undefined;

/** Loads Prism once, which costs about a quarter of a second. */
export function loadPrism(): Promise<Prism> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Prism> {
  const { createInstance, getHttpOperationsFromSpec } = await import("@stoplight/prism-http");
  configureGenerator();
  const components = { logger: silent } as unknown as Components;
  const instance = createInstance({ ...QUIET, mock: { dynamic: false } }, components);
  return {
    operations: getHttpOperationsFromSpec,
    reply: (operation, choice) => reply(instance, operation, choice),
  };
}

/** Sets the options of Prism's own copy of the generator, wherever the package manager has put it. */
function configureGenerator(): void {
  const prism = createRequire(createRequire(import.meta.url).resolve("@stoplight/prism-http"));
  const { JSONSchemaFaker } = prism("json-schema-faker") as {
    JSONSchemaFaker: { option(options: object): void };
  };
  JSONSchemaFaker.option(GENERATOR);
}

async function reply(instance: Instance, operation: HttpOperation, choice: Choice): Promise<Reply> {
  const { status, example, seed, accept } = choice;
  const mock = {
    dynamic: seed !== undefined,
    ignoreExamples: seed !== undefined,
    ...(status !== undefined && { code: status }),
    ...(example !== undefined && { exampleKey: example }),
    ...(seed !== undefined && { seed }),
  };
  // The route is known already: any path that fits the template will do.
  const url = { path: operation.path.replace(/\{[^}]*\}/g, "x") };
  const request = { method: operation.method, url, headers: accept === undefined ? {} : { accept } };
  const config = { ...QUIET, mock };
  const result = await instance.request(request as Parameters<Instance["request"]>[0], [operation], config)();
  if (result._tag === "Left") throw result.left;
  const { statusCode, headers = {}, body } = result.right.output;
  return { status: statusCode, headers: present(headers), body };
}

/** Prism gives null for a header that it has no value for. */
function present(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== null && value !== undefined) values[name.toLowerCase()] = String(value);
  }
  return values;
}
