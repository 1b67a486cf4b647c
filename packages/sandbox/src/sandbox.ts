import {
  type CorsOptions,
  combine,
  type Exchange,
  isLocalOrigin,
  jsonLogger,
  type Logger,
  partialHandlers,
  type ServiceHandler,
  type ServiceOptions,
  toServiceHandler,
} from "@callsheet/server";
import { createIvsService } from "@callsheet/server/ivs";
import { createIvsRealTimeService } from "@callsheet/server/ivs-realtime";
import { createNimbleService } from "@callsheet/server/nimble";
import { openStore } from "#open-store";
import { createAdmission } from "./admission.ts";
import { boundLogger } from "./bounded-logger.ts";
import { createControlAccess } from "./control/access.ts";
import { type Control, createControl } from "./control/control.ts";
import { createController } from "./control/controller.ts";
import { controlPath, createControlRoutes } from "./control/routes.ts";
import { Events } from "./events/events.ts";
import { recordCalls } from "./events/record-calls.ts";
import { defaultFixture } from "./fixture/default-fixture.ts";
import type { Fixture, FixtureInput } from "./fixture/fixture.ts";
import { furnish } from "./fixture/furnish.ts";
import { parseFixture } from "./fixture/parse-fixture.ts";
import { createHandlers } from "./handlers.ts";
import type { PostgresOptions } from "./store/postgres-options.ts";
import type { Store } from "./store/store.ts";
import { Worlds } from "./world/worlds.ts";

/** Options of {@link createSandbox}. All of them can be left out. */
export interface SandboxOptions {
  /**
   * Where state is kept: `:memory:`, the path of a file, which is created if missing, or a `postgres://` URL
   * that several processes may share. Default: `:memory:`.
   */
  readonly store?: string;
  /** How a store in PostgreSQL treats its database: its pool and its timeouts. */
  readonly postgres?: PostgresOptions;
  /** The contents of a new world. Default: a small world that works with the documentation's examples. */
  readonly fixture?: FixtureInput;
  /** Removes the worlds in the store, so that they are recreated from the fixture. Default: false. */
  readonly reset?: boolean;
  /**
   * The control API under `/_sandbox`: on for requests to a local host, off, or on for those who send this
   * key. Default: true.
   */
  readonly control?: boolean | string;
  /** Whether and how signatures are verified, as in `@callsheet/server`. Default: `"off"`. */
  readonly auth?: ServiceOptions["auth"];
  /**
   * Which web pages may call the services besides those of this machine, such as `http://localhost:5173`.
   * They may send and read every header. `false` lets no page in. Default: no others.
   */
  readonly cors?: CorsOptions | false;
  /** Default: warnings and errors as JSON lines on standard error. */
  readonly logger?: Logger;
  /**
   * How many days a world is kept that nobody acts in: at start, older ones are removed, except the default
   * world. Default: forever.
   */
  readonly keepWorlds?: number;
  /** How many worlds there may be. Default: 1000. */
  readonly maxWorlds?: number;
  /** The wall clock, in milliseconds since the epoch. Default: `Date.now`. */
  readonly now?: () => number;
}

/** A running sandbox: a fetch handler for all services on one origin, with its control. */
export interface Sandbox extends ServiceHandler {
  /** What keeps the state, for people to read. */
  readonly store: string;
  /** The control of a world, in process. Default: the default world. */
  control(world?: string): Control;
  /** The names of all worlds. */
  worlds(): Promise<string[]>;
  /** Ends all streams of events: an endless answer would keep a server from closing. */
  endEvents(): void;
  /**
   * Abandons calls that latency delays, and closes the store once running acts are done. Calling it again
   * does no harm.
   */
  close(): Promise<void>;
}

/**
 * Creates a sandbox: a local, stateful stand-in for Amazon IVS, IVS Real-Time and Nimble Studio.
 *
 * @throws StoreError when the store cannot be opened, FixtureError when the fixture has a mistake: one line
 * each.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { control = true, maxWorlds = 1000, now = Date.now } = options;
  const logger = boundLogger(options.logger ?? jsonLogger());
  const fixture: Fixture = options.fixture
    ? await parseFixture(options.fixture, { now: now() })
    : defaultFixture();
  const access = createControlAccess(control);
  const store = await openStore(options.store ?? ":memory:", options.postgres);
  const worlds = new Worlds({
    store,
    furnish: (world) => furnish(world, fixture, world.wall),
    wall: now,
    limit: maxWorlds,
  });
  const events = new Events(worlds, store);
  const controller = createController({ worlds, store, now, events });
  if (options.reset) await controller.removeAll();
  if (options.keepWorlds !== undefined) await controller.removeUnused(now() - options.keepWorlds * day);
  const closing = new AbortController();
  const services = createServices({ worlds, store, events, closed: closing.signal, logger }, options);
  const guarded = createControlRoutes(controller, access, logger);
  const open = createControlRoutes(controller, createControlAccess(true), logger);
  const handler = toServiceHandler((incoming) =>
    incoming.target.startsWith(controlPath)
      ? guarded(incoming).then((it) => it ?? services(incoming))
      : services(incoming),
  );
  let closed: Promise<void> | undefined;
  return Object.assign(handler, {
    store: store.description,
    control: (world?: string) =>
      createControl({
        url: inProcess,
        fetch: toServiceHandler(onlyControl(open)),
        ...(world !== undefined && { world }),
      }),
    worlds: controller.worlds,
    endEvents: () => events.feed.end(),
    close() {
      closing.abort();
      events.close();
      closed ??= store.close();
      return closed;
    },
  });
}

const day = 86_400_000;

/** The origin for a control that calls a sandbox in its own process. */
const inProcess = "http://sandbox.localhost";

/** What the services need. */
interface Core {
  readonly worlds: Worlds;
  readonly store: Store;
  readonly events: Events;
  /** Aborted when the sandbox closes. */
  readonly closed: AbortSignal;
  readonly logger: Logger;
}

/** All services on one origin, with their worlds, rates and faults. */
function createServices(core: Core, { auth, cors }: SandboxOptions): Exchange {
  const { worlds, store, events, closed, logger } = core;
  const admission = createAdmission({ worlds, store, closed, feed: events.feed });
  const recorder = recordCalls(events.feed);
  const handlers = createHandlers({
    worlds,
    store,
    admit: admission.admit,
    events,
    onStoreError: ({ name, fault, message }) =>
      logger.warn("The store failed.", { error: name, fault, reason: message }),
  });
  const options: ServiceOptions = {
    interceptors: [recorder.interceptor, admission.interceptor],
    ...(auth && { auth }),
    ...(cors !== false && { cors: withLocalPages(cors) }),
    logger,
  };
  const { exchange } = combine(
    createIvsService(partialHandlers(handlers.ivs), options),
    createIvsRealTimeService(partialHandlers(handlers.realTime), options),
    createNimbleService(partialHandlers(handlers.nimble), options),
  );
  return recorder.around(exchange);
}

/** Pages of this machine are let in: a frontend under development has its own port. */
function withLocalPages(cors: CorsOptions = { origins: [] }): CorsOptions {
  const { origins } = cors;
  const isOther = typeof origins === "function" ? origins : (origin: string) => origins.includes(origin);
  return {
    allowHeaders: "*",
    exposeHeaders: "*",
    ...cors,
    origins: origins === "*" ? origins : (origin) => isLocalOrigin(origin) || isOther(origin),
  };
}

function onlyControl(routes: ReturnType<typeof createControlRoutes>): Exchange {
  return async (incoming) => {
    const outgoing = await routes(incoming);
    if (!outgoing) throw new TypeError("This is the control API only.");
    return outgoing;
  };
}
