import {
  type CorsOptions,
  combine,
  type Logger,
  type ServiceHandler,
  type ServiceOptions,
  toServiceHandler,
} from "@callsheet/server";
import { createIvsService } from "@callsheet/server/ivs";
import { createIvsRealTimeService } from "@callsheet/server/ivs-realtime";
import { createNimbleService } from "@callsheet/server/nimble";
import { openStore } from "#open-store";
import { createAdmission } from "./admission.ts";
import { createControlAccess } from "./control/access.ts";
import { type Control, createControl } from "./control/control.ts";
import { createController } from "./control/controller.ts";
import { createControlRoutes } from "./control/routes.ts";
import { defaultFixture } from "./fixture/default-fixture.ts";
import type { Fixture, FixtureInput } from "./fixture/fixture.ts";
import { furnish } from "./fixture/furnish.ts";
import { parseFixture } from "./fixture/parse-fixture.ts";
import { createHandlers } from "./handlers.ts";
import { Worlds } from "./world/worlds.ts";

/** Options of {@link createSandbox}. All of them can be left out. */
export interface SandboxOptions {
  /**
   * Where state is kept: `:memory:`, the path of a file, which is made when it is not there, or a `postgres://` URL that
   * several processes may share. Default: `:memory:`.
   */
  readonly store?: string;
  /** What is in a world when it is made. Default: a small world that the examples of the documentation work with. */
  readonly fixture?: FixtureInput;
  /** The control API under `/_sandbox`: on, off, or on for those who send this key. Default: true. */
  readonly control?: boolean | string;
  /** Whether and how signatures are verified, as in `@callsheet/server`. Default: `"off"`. */
  readonly auth?: ServiceOptions["auth"];
  /** Which web pages may call the services. Default: none. */
  readonly cors?: CorsOptions;
  /** Default: warnings and errors as JSON lines on standard error. */
  readonly logger?: Logger;
  /** How many worlds there may be. Default: 1000. */
  readonly maxWorlds?: number;
  /** The wall clock, in milliseconds since the epoch. Default: `Date.now`. */
  readonly now?: () => number;
}

/** A running sandbox: a fetch handler for all services on one origin, and the control of it. */
export interface Sandbox extends ServiceHandler {
  /** What keeps the state, for people to read. */
  readonly store: string;
  /** The control of a world, in process. Default: the default world. */
  control(world?: string): Control;
  /** Closes the store when the acts under way are done. */
  close(): Promise<void>;
}

/**
 * Makes a sandbox: a local, stateful stand-in for Amazon IVS, IVS Real-Time and Nimble Studio.
 *
 * @throws StoreError when the store cannot be opened, FixtureError when the fixture has a mistake: one line each.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const fixture: Fixture = options.fixture ? parseFixture(options.fixture) : defaultFixture();
  const store = await openStore(options.store ?? ":memory:");
  const worlds = new Worlds({
    store,
    furnish: (world) => furnish(world, fixture, world.wall),
    wall: options.now ?? Date.now,
    limit: options.maxWorlds ?? 1000,
  });
  const admission = createAdmission(worlds, store, (ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const handlers = createHandlers({ worlds, store, visitOf: admission.visitOf });
  const serviceOptions: ServiceOptions = {
    interceptors: [admission.interceptor],
    ...(options.auth && { auth: options.auth }),
    ...(options.cors && { cors: options.cors }),
    ...(options.logger && { logger: options.logger }),
  };
  const services = combine(
    createIvsService(handlers.ivs, serviceOptions),
    createIvsRealTimeService(handlers.realTime, serviceOptions),
    createNimbleService(handlers.nimble, serviceOptions),
  );
  const controller = createController({ worlds, store });
  const controlled = createControlRoutes(controller, createControlAccess(options.control ?? true));

  const handler = toServiceHandler(async (incoming) => {
    const control = await controlled(incoming);
    if (control) return control;
    const outgoing = await services.exchange(incoming);
    switch (admission.cutOf(incoming)) {
      case undefined:
        return outgoing;
      case "answer":
        return { ...outgoing, cutAfter: Math.floor(String(outgoing.body ?? "").length / 2) };
      default:
        throw new TypeError("The fault deck cut the connection.");
    }
  });
  const open = createControlRoutes(controller, createControlAccess(true));
  const inProcess = toServiceHandler(async (incoming) => {
    const outgoing = await open(incoming);
    if (!outgoing) throw new TypeError("This is the control API only.");
    return outgoing;
  });
  return Object.assign(handler, {
    store: store.description,
    control: (world?: string) =>
      createControl({
        url: "http://sandbox.localhost",
        fetch: inProcess,
        ...(world !== undefined && { world }),
      }),
    close: () => store.close(),
  });
}
