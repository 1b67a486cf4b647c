import { Fault, type Incoming, type Interceptor, type Outgoing } from "@callsheet/server";
import { drawFault } from "./faults/deck.ts";
import type { InjectedFault } from "./faults/fault.ts";
import { spoil } from "./faults/spoil.ts";
import type { Store } from "./store/store.ts";
import { rateOf, withinRate } from "./world/rates.ts";
import { accessKeyOf, worldOf } from "./world/world-name.ts";
import { TooManyWorldsError, type World, type Worlds } from "./world/worlds.ts";

/** What is known of a request before its handler runs. */
export interface Visit {
  readonly world: World;
  /** The access key id of the signature, verified or not; empty when there is none. */
  readonly caller: string;
  /** The status code with which what the call sets going shall fail. */
  readonly failure: string | undefined;
  /** How the connection is to be cut; undefined for not at all. */
  readonly cut: InjectedFault["cut"];
}

const visitKey = Symbol("visit");

/** A request that was admitted. It carries its visit itself: a weak map of all requests costs the garbage collector more. */
interface Admitted extends Incoming {
  [visitKey]?: Visit;
}

/** The gate that all calls pass: it finds their world, counts them against its rates, and draws from its fault deck. */
export interface Admission {
  readonly interceptor: Interceptor;
  /** The visit that a request was admitted for. */
  visitOf(incoming: Incoming): Visit;
  /** How the connection of a request is to be cut; undefined for not at all. */
  cutOf(incoming: Incoming): InjectedFault["cut"];
}

/** Makes the gate. `wait` is for latency: it resolves after so many wall milliseconds. */
export function createAdmission(
  worlds: Worlds,
  store: Store,
  wait: (ms: number) => Promise<void>,
): Admission {
  const interceptor: Interceptor = async (call, next) => {
    const { operation } = call;
    const request: Admitted = call.request;
    const caller = accessKeyOf(request);
    const world = await worlds.look(worldOf(request, caller)).catch(refuseWorld);
    const visit: Visit = { world, caller: caller ?? "", failure: undefined, cut: undefined };
    request[visitKey] = visit;
    const rate = rateOf(world, operation.name);
    if (rate !== undefined && !(await withinRate(world, store, operation.name, rate))) throw throttled();
    if (world.faults === 0) return next();
    const fault = await worlds.change(world.id, (acting) => drawFault(acting, operation.name));
    if (!fault) return next();
    if (fault.latency) await wait(fault.latency);
    if (fault.error) throw asFault(fault.error, operation.errors[fault.error.name]?.status);
    if (fault.throttle) throw throttled();
    request[visitKey] = { ...visit, failure: fault.outcome, cut: fault.cut };
    if (fault.cut === "before") return cutAnswer;
    const outgoing = await next();
    return fault.malformed ? spoil(outgoing, fault.malformed) : outgoing;
  };

  return {
    interceptor,
    visitOf(incoming: Admitted) {
      const visit = incoming[visitKey];
      if (!visit) throw new Error("A handler was called without admission.");
      return visit;
    },
    cutOf: (incoming: Admitted) => incoming[visitKey]?.cut,
  };
}

/** Stands where an answer would: nobody gets to see it. */
const cutAnswer: Outgoing = { status: 500, headers: [], body: undefined };

const throttled = () =>
  new Fault("ThrottlingException", 429, "Too many requests. Try again more slowly.", {
    headers: { "Retry-After": "1" },
  });

function asFault(
  { name, status, message }: NonNullable<InjectedFault["error"]>,
  declared: number | undefined,
): Fault {
  return new Fault(name, declared ?? status ?? 500, message ?? `The fault deck of the sandbox says ${name}.`);
}

function refuseWorld(error: unknown): never {
  if (error instanceof TooManyWorldsError) throw new Fault("ServiceUnavailable", 503, error.message);
  throw error;
}
