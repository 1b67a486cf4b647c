import type { FetchHandler } from "@callsheet/protocol";
import { createReplaceable, EventFeed, type ServiceHandler, toServiceHandler } from "@callsheet/server";
import { answerMockEvents } from "./events-route.ts";
import type { MockEvent } from "./mock-event.ts";
import type { MockOperation } from "./mock-operation.ts";
import { createMockService } from "./mock-service.ts";
import { loadPrism } from "./prism.ts";
import { readContract, readSources } from "./read-source.ts";
import { createRequestLog, type MockLog } from "./request-log.ts";
import { loadToolkit } from "./toolkit.ts";

/** Options of {@link createMock}. */
export interface MockOptions {
  /**
   * The OpenAPI documents to serve: paths of files, or parsed documents. Default: the documents of
   * `@callsheet/contract`, whose messages `@callsheet/validators` checks.
   */
  readonly documents?: readonly (string | object)[];
  /**
   * The folder that must contain the files and those they refer to. Default: for each document its own
   * folder.
   */
  readonly root?: string;
  /** Generates bodies from their schemas instead of taking examples. Default: false. */
  readonly dynamic?: boolean;
  /**
   * Makes generated bodies reproducible: the same seed and operation give the same body. Default: a different
   * one for each reply.
   */
  readonly seed?: string;
  /**
   * Whether calls need the credentials that their operation asks for: a signature of the right form, a token,
   * a key. Nothing is verified. `off` accepts calls without. Default: `well-formed`.
   */
  readonly auth?: "well-formed" | "off";
  /**
   * Takes one line per request, and one for each failure. Never headers, bodies or queries. Default: nothing
   * is written.
   */
  readonly log?: MockLog;
  /**
   * Whether pages and tools of this machine may read the mock's answers, and their reasons, at
   * `/_mock/events`. Default: false.
   */
  readonly events?: boolean;
}

/** A served operation, for a list on a console. */
export interface MockRoute {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** A mock of OpenAPI documents. It is a fetch handler: it answers requests without a port. */
export interface Mock extends ServiceHandler {
  /**
   * What is served, once the documents are read. Rejects with a `DocumentError`, as every request does until
   * a reload helps.
   */
  readonly ready: Promise<readonly MockRoute[]>;
  /**
   * Reads documents again and serves them from the next request on. Without an argument, the ones of the
   * options.
   *
   * @throws DocumentError when one cannot be served; the mock then keeps what it had.
   */
  reload(documents?: readonly (string | object)[]): Promise<readonly MockRoute[]>;
  /** Ends all streams of events: an endless answer would keep a server from closing. */
  endEvents(): void;
}

/** Makes a mock. The documents are read at once, in the background: await `ready` for the result. */
export function createMock(options: MockOptions = {}): Mock {
  const { dynamic = false, seed, root, auth = "well-formed" } = options;
  const settings = { dynamic, ...(seed !== undefined && { seed }) };
  const feed = new EventFeed<MockEvent>();
  const log = createRequestLog(options.log, feed);

  async function read(documents: MockOptions["documents"]) {
    const sources = documents
      ? await readSources(documents, root === undefined ? {} : { root })
      : await readContract();
    return createMockService(sources, { settings, log, auth });
  }

  const first = read(options.documents);
  const waiting: FetchHandler = (request) => first.then(({ service }) => service(request), unavailable);
  const replaceable = createReplaceable(waiting);
  const ready = first.then(({ service, operations }) => {
    replaceable.replace(service);
    warmUp();
    return operations.map(routeOf);
  });
  ready.catch(() => {});

  async function reload(documents = options.documents): Promise<readonly MockRoute[]> {
    const { service, operations } = await read(documents);
    replaceable.replace(service);
    feed.publish({ type: "reload", operations: operations.length });
    return operations.map(routeOf);
  }
  const { exchange, profile } = replaceable;
  const handler = options.events
    ? toServiceHandler((incoming) => {
        const events = answerMockEvents(incoming, feed);
        return events ? Promise.resolve(events) : exchange(incoming);
      }, profile)
    : replaceable;
  return Object.assign(handler, { ready, reload, endEvents: () => feed.end() });
}

/** The answer while there is nothing to serve. */
function unavailable(error: unknown): Response {
  const [line] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
  const headers = { "x-amzn-errortype": "ServiceUnavailable" };
  return Response.json({ message: `The mock serves nothing: ${line}.` }, { status: 503, headers });
}

/**
 * Loads what replies are made with while nobody waits for it. The first request that needs it gets a failure.
 */
function warmUp(): void {
  setImmediate(() => {
    loadToolkit()
      .then(loadPrism)
      .catch(() => {});
  });
}

function routeOf({ descriptor: { name, method, path } }: MockOperation): MockRoute {
  return { name, method, path };
}
