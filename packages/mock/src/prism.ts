import type { MediaType } from "@callsheet/document";
import { contentOf, declarationOf, firstStatus, type MockOperation, outcomeOf } from "./mock-operation.ts";
import { type NamedExample, namedExamples } from "./named-examples.ts";

/** What a reply is chosen by among the ones that an operation declares. */
export interface Wish {
  /** The declared status. Default: the lowest one of success. */
  readonly status?: number;
  /** The name of an example of that status. Default: the first one. */
  readonly example?: string;
  /** The request's `Accept` header. */
  readonly accept: string;
}

/** A reply of a document: which status, which media type and which example. */
export interface Choice {
  readonly status: number;
  /** Undefined: the reply has no body. */
  readonly media?: MediaType;
  /** Undefined: none is declared. */
  readonly example?: NamedExample;
}

/** Prism in process, without its server, its router, its validation and its generator. */
export interface Prism {
  /** Chooses a reply; undefined when the document has nothing that fits. */
  choose(operation: MockOperation, wish: Wish): Promise<Choice | undefined>;
}

/** Where Prism writes what it thinks; silence is most of its speed. */
const silent = { debug() {}, info() {}, warn() {}, error() {}, success() {}, child: () => silent };

/** Requests are checked before Prism sees them, and replies after. */
const quiet = {
  isProxy: false,
  validateRequest: false,
  validateResponse: false,
  checkSecurity: false,
  errors: false,
  upstreamProxy: undefined,
};

/** What the mock needs of `@stoplight/prism-http`, whose own types do not compile without the libraries that they name. */
interface PrismHttp {
  createInstance(config: object, components: object): { request: PrismRequest };
}

type PrismRequest = (input: object, operations: readonly object[], config: object) => () => Promise<Verdict>;

type Verdict =
  | { readonly _tag: "Left" }
  | {
      readonly _tag: "Right";
      readonly right: {
        readonly output: { readonly statusCode: number; readonly headers?: object; readonly body?: unknown };
      };
    };

let loaded: Promise<Prism> | undefined;

/** Loads Prism once; that takes a third of a second. */
export function loadPrism(): Promise<Prism> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Prism> {
  const { createInstance } = (await import("@stoplight/prism-http")) as unknown as PrismHttp;
  const instance = createInstance({ ...quiet, mock: { dynamic: false } }, { logger: silent });
  return { choose: (operation, wish) => choose(instance.request, operation, wish) };
}

async function choose(
  request: PrismRequest,
  operation: MockOperation,
  { status, example, accept }: Wish,
): Promise<Choice | undefined> {
  const mock = {
    dynamic: false,
    ...(status !== undefined && { code: status }),
    ...(example !== undefined && { exampleKey: example }),
  };
  const described = describe(operation);
  const input = { method: described.method, url: { path: described.path }, headers: { accept } };
  // Prism throws for an Accept that cannot be read.
  const ask = async () => request(input, [described], { ...quiet, mock })();
  const verdict = await ask().catch(() => undefined);
  if (!verdict) return undefined;
  if (verdict._tag === "Left") return undefined;
  const { statusCode, body } = verdict.right.output;
  const found = Number.isInteger(statusCode)
    ? statusCode
    : firstStatus(operation, operation.api.responses[0]?.status ?? "");
  // Where nothing of the status is acceptable, Prism takes another status.
  if (status !== undefined && found !== status) return undefined;
  return { status: found, ...readMarker(operation, found, verdict.right.output.headers, body) };
}

/** What stands for an example: Prism chooses among texts that say which one they are, so it never sees or follows a value. */
interface Marker {
  readonly media: number;
  readonly example: number;
}

/** An operation as Prism reads it, with no schema and no reference in it. */
function describe(operation: MockOperation) {
  const { api } = operation;
  const responses = api.responses.map((response) => ({
    id: response.pointer,
    code: response.status,
    headers: [],
    contents: writableMedia(operation, firstStatus(operation, response.status)).map((media, index) => ({
      id: media.pointer,
      mediaType: media.type,
      encodings: [],
      examples: namedExamples(media).map(({ name }, example) => ({
        id: name,
        key: name,
        value: { media: index, example } satisfies Marker,
      })),
    })),
  }));
  const id = api.pointer;
  // The route is known already: Prism does not look at the path.
  return {
    id,
    iid: id,
    method: api.method.toLowerCase(),
    path: "/",
    responses,
    request: {},
    security: [],
    servers: [],
  };
}

/** The media types of a response that a body can be written in. */
function writableMedia(operation: MockOperation, status: number): MediaType[] {
  const outcome = outcomeOf(operation, status);
  const content = declarationOf(operation, status)?.content ?? [];
  return content.filter(({ type }) => contentOf(outcome, type) !== undefined);
}

function readMarker(
  operation: MockOperation,
  status: number,
  headers: object | undefined,
  body: unknown,
): Omit<Choice, "status"> {
  const writable = writableMedia(operation, status);
  if (typeof body === "object" && body !== null && "media" in body) {
    const marker = body as Marker;
    const media = writable[marker.media];
    const example = media && namedExamples(media)[marker.example];
    return { ...(media && { media }), ...(example && { example }) };
  }
  const type = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const media = writable.find((one) => one.type === type) ?? writable[0];
  return media ? { media } : {};
}
