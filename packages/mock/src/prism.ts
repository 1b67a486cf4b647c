import type { MediaType } from "@callsheet/document";
import { type Choice, type Chooser, plainChooser, type Wish, writableMedia } from "./choose-reply.ts";
import { firstStatus, type MockOperation } from "./mock-operation.ts";
import { namedExamples } from "./named-examples.ts";

/** Where Prism logs; silence is most of its speed. */
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

/**
 * The part of `@stoplight/prism-http` that the mock needs; its own types do not compile without the libraries
 * that they name.
 */
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

let loaded: Promise<Chooser> | undefined;

/**
 * Loads Prism once, which takes a third of a second. Where it is not installed, {@link plainChooser} replaces
 * it.
 */
export function loadPrism(): Promise<Chooser> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Chooser> {
  const prism = await importPrism();
  if (!prism) return plainChooser;
  const instance = prism.createInstance({ ...quiet, mock: { dynamic: false } }, { logger: silent });
  return { choose: (operation, wish) => choose(instance.request, operation, wish) };
}

async function importPrism(): Promise<PrismHttp | undefined> {
  try {
    return (await import("@stoplight/prism-http")) as unknown as PrismHttp;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
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
  // Prism throws for an invalid Accept.
  const ask = async () => request(input, [described], { ...quiet, mock })();
  const verdict = await ask().catch(() => undefined);
  if (!verdict) return undefined;
  if (verdict._tag === "Left") return undefined;
  const { statusCode, body } = verdict.right.output;
  const found = Number.isInteger(statusCode)
    ? statusCode
    : firstStatus(operation, operation.api.responses[0]?.status ?? "");
  // If nothing of the status is acceptable, Prism takes another status.
  if (status !== undefined && found !== status) return undefined;
  return { status: found, ...readMarker(operation, found, body) };
}

/**
 * Placeholders for bodies: Prism chooses among values that say which ones they are, so it never sees or
 * follows a value.
 */
interface Marker {
  readonly media: number;
  readonly example: number;
}

/** An operation as Prism reads it, without schemas and references. */
function describe(operation: MockOperation) {
  const { pointer: id, method, responses } = operation.api;
  return {
    id,
    iid: id,
    method: method.toLowerCase(),
    // The route is already known: Prism does not look at the path.
    path: "/",
    request: {},
    security: [],
    servers: [],
    responses: responses.map((response) => ({
      id: response.pointer,
      code: response.status,
      headers: [],
      contents: writableMedia(operation, firstStatus(operation, response.status)).map(describeMedia),
    })),
  };
}

function describeMedia(media: MediaType, index: number) {
  const names = namedExamples(media).map(({ name }) => name);
  // No declared example has a line break in its name.
  const keys = names.length > 0 ? names : ["\n"];
  const examples = keys.map((key, example) => ({
    id: key,
    key,
    value: { media: index, example } satisfies Marker,
  }));
  return { id: media.pointer, mediaType: media.type, encodings: [], examples };
}

function readMarker(operation: MockOperation, status: number, body: unknown): Omit<Choice, "status"> {
  if (typeof body !== "object" || body === null) return {};
  const { media: index, example: position } = body as Marker;
  const media = writableMedia(operation, status)[index];
  const example = media && namedExamples(media)[position];
  return { ...(media && { media }), ...(example && { example }) };
}
