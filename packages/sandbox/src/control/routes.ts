import { answerEvents, Fault, type Incoming, type Logger, type Outgoing } from "@callsheet/server";
import { type EventFilter, watchedTypes } from "../events/sandbox-event.ts";
import { FixtureError } from "../fixture/fixture-error.ts";
import { isStorable } from "../store/storable.ts";
import { StoreError } from "../store/store-error.ts";
import { storeFault } from "../store-fault.ts";
import { accessKeyOf, readWorldName, worldOf } from "../world/world-name.ts";
import { TooManyWorldsError } from "../world/worlds.ts";
import { type ControlAccess, guardControl } from "./access.ts";
import type { Controller } from "./controller.ts";
import { worldModel } from "./model.ts";
import type { StateQuery } from "./state.ts";

/** The path of the control API. */
export const controlPath = "/_sandbox";

/** A request to the control API. */
interface ControlRequest {
  readonly world: string;
  readonly query: URLSearchParams;
  text(): Promise<string>;
  json(): Promise<unknown>;
}

type Route = (request: ControlRequest) => Promise<unknown>;

/** The largest fixture or snapshot that is accepted, in bytes. */
const bodyLimit = 256 * 1024 * 1024;

/** Answers requests to the control API; undefined for all others. */
export function createControlRoutes(controller: Controller, access: ControlAccess, logger: Logger) {
  const routes = defineRoutes(controller);

  return async (incoming: Incoming): Promise<Outgoing | undefined> => {
    if (!incoming.target.startsWith(controlPath)) return undefined;
    const [path = "", query = ""] = incoming.target.slice(controlPath.length).split("?", 2);
    if (path !== "" && !path.startsWith("/")) return undefined;
    const cors = access.cors(incoming.header("origin"));
    try {
      if (incoming.method === "OPTIONS") return { status: 204, headers: cors, body: undefined };
      if (path === readyPath) return await answerReady(controller, incoming.method);
      if (path === eventsPath) return await listen(controller, { incoming, query, access, cors });
      const methods = routes[path === "/" ? "" : path];
      if (!methods)
        throw new Fault(
          "UnknownOperationException",
          404,
          `There is no ${controlPath}${path}: GET ${controlPath} lists what there is.`,
        );
      const route = methods[incoming.method === "HEAD" ? "GET" : incoming.method];
      const allow = Object.keys(methods).join(", ");
      if (!route)
        throw new Fault("UnknownOperationException", 405, `This path takes ${allow} only.`, {
          headers: { Allow: allow },
        });
      guardControl(incoming, access);
      return answer(200, (await route(readRequest(incoming, query))) ?? {}, cors);
    } catch (error) {
      return answerProblem(error, cors, logger);
    }
  };
}

/**
 * Whether the sandbox can work, its store included: for probes, which come from anywhere and carry no key. It
 * reveals nothing else.
 */
const readyPath = "/ready";

async function answerReady(controller: Controller, method: string): Promise<Outgoing> {
  assertRead(method);
  const isReady = await controller.isReady();
  return isReady
    ? answer(200, { status: "ready" }, [])
    : answer(503, { status: "not ready" }, ["Retry-After", "1"]);
}

/** What happens, as it happens: an endless answer. */
const eventsPath = "/events";

interface EventsRequest {
  readonly incoming: Incoming;
  readonly query: string;
  readonly access: ControlAccess;
  readonly cors: readonly string[];
}

async function listen(
  controller: Controller,
  { incoming, query, access, cors }: EventsRequest,
): Promise<Outgoing> {
  assertRead(incoming.method);
  guardControl(incoming, access);
  const filter = toEventFilter(incoming, new URLSearchParams(query));
  const reader = await controller.listen(filter);
  if (!reader) throw new Fault("ServiceUnavailable", 503, "Too many readers already.");
  return answerEvents(incoming, reader, cors);
}

/** The query names the world as well: an `EventSource` sends no headers. */
function toEventFilter(incoming: Incoming, query: URLSearchParams): EventFilter {
  const named = query.get("world");
  const world =
    named === null ? worldOf(incoming, accessKeyOf(incoming)) : named === "*" ? named : readWorldName(named);
  const types = query.get("types")?.split(",");
  for (const type of types ?? [])
    if (!isWatched(type)) throw new FixtureError(`types: Expected some of ${watchedTypes.join(", ")}`);
  return { world, types: types?.filter(isWatched) };
}

const isWatched = (type: string): type is (typeof watchedTypes)[number] =>
  watchedTypes.some((it) => it === type);

function assertRead(method: string): void {
  if (method === "GET" || method === "HEAD") return;
  throw new Fault("UnknownOperationException", 405, "This path takes GET only.", {
    headers: { Allow: "GET" },
  });
}

function defineRoutes(controller: Controller): Readonly<Record<string, Readonly<Record<string, Route>>>> {
  const routes: Record<string, Record<string, Route>> = {
    "/state": { GET: ({ world, query }) => controller.state(world, toStateQuery(query)) },
    "/reset": { POST: ({ world }) => controller.reset(world) },
    "/load": { POST: async ({ world, text }) => controller.load(world, await text()) },
    "/snapshot": { GET: ({ world }) => controller.snapshot(world) },
    "/restore": { POST: async ({ world, json }) => controller.restore(world, await json()) },
    "/clock": {
      GET: ({ world }) => controller.clock(world),
      POST: async ({ world, json }) => controller.changeClock(world, await json()),
    },
    "/settings": {
      GET: ({ world }) => controller.settings(world),
      POST: async ({ world, json }) => controller.changeSettings(world, await json()),
    },
    "/faults": {
      GET: ({ world }) => controller.faults(world),
      POST: async ({ world, json }) => controller.addFault(world, await json()),
      DELETE: ({ world }) => controller.clearFaults(world),
    },
    "/model": { GET: async () => worldModel },
    "/worlds": { GET: () => controller.worlds(), DELETE: () => controller.removeAll() },
    "/world": { DELETE: ({ world }) => controller.remove(world) },
  };
  const list = Object.entries(routes).flatMap(([path, methods]) =>
    Object.keys(methods).map((it) => `${it} ${controlPath}${path}`),
  );
  list.push(`GET ${controlPath}${eventsPath}`, `GET ${controlPath}${readyPath}`);
  return Object.assign(
    Object.create(null) as typeof routes,
    { "": { GET: async () => ({ routes: list }) } },
    routes,
  );
}

function toStateQuery(query: URLSearchParams): StateQuery {
  const limit = query.get("limit");
  if (limit !== null && !/^[1-9]\d{0,5}$/.test(limit))
    throw new FixtureError("limit: Expected a number from 1 to 999999");
  const text = (name: string) => {
    const value = query.get(name) ?? undefined;
    if (value !== undefined && !isStorable(value)) throw new FixtureError(`${name}: Expected no NUL`);
    return value;
  };
  return {
    studioId: text("studioId"),
    sessionId: text("sessionId"),
    stageArn: text("stageArn"),
    channelArn: text("channelArn"),
    limit: limit === null ? undefined : Number(limit),
  };
}

function readRequest(incoming: Incoming, query: string): ControlRequest {
  const text = async () => {
    const bytes = await incoming.body(bodyLimit);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new FixtureError("The body is not UTF-8.");
    }
  };
  return {
    world: worldOf(incoming, accessKeyOf(incoming)),
    query: new URLSearchParams(query),
    text,
    json: async () => {
      const body = await text();
      try {
        return body === "" ? {} : (JSON.parse(body) as unknown);
      } catch (error) {
        throw new FixtureError(`The body is not JSON: ${(error as Error).message}`);
      }
    },
  };
}

function answerProblem(error: unknown, cors: readonly string[], logger: Logger): Outgoing {
  if (error instanceof Fault) {
    return answer(error.status, { message: error.message }, [
      ...cors,
      "x-amzn-ErrorType",
      error.name,
      ...Object.entries(error.headers).flat(),
    ]);
  }
  if (error instanceof FixtureError)
    return answer(400, { message: error.message }, [...cors, "x-amzn-ErrorType", "ValidationException"]);
  if (error instanceof TooManyWorldsError)
    return answer(503, { message: error.message }, [...cors, "x-amzn-ErrorType", "ServiceUnavailable"]);
  if (error instanceof StoreError) {
    logger.warn("The store failed.", { error: error.name, fault: error.fault, reason: error.message });
    const { status, name, headers } = storeFault(error);
    return answer(status, { message: error.message }, [
      ...cors,
      "x-amzn-ErrorType",
      name,
      ...Object.entries(headers).flat(),
    ]);
  }
  const { name, message, stack } = error as Error;
  logger.error?.("The control API failed.", { error: name, reason: message, stack });
  return answer(500, { message: "An internal error occurred." }, [
    ...cors,
    "x-amzn-ErrorType",
    "InternalFailure",
  ]);
}

function answer(status: number, body: unknown, headers: readonly string[]): Outgoing {
  const standard = [
    "Content-Type",
    "application/json",
    "Cache-Control",
    "no-store",
    "X-Content-Type-Options",
    "nosniff",
  ];
  return { status, headers: [...standard, ...headers], body: JSON.stringify(body) };
}
