import { nimble } from "@callsheet/contract/nimble";
import { findError, type Operation } from "@callsheet/protocol";
import { Fault, type Incoming, type Interceptor, type Outgoing } from "@callsheet/server";
import { drawFault } from "./faults/deck.ts";
import type { InjectedFault } from "./faults/fault.ts";
import { pause } from "./faults/pause.ts";
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

/** Makes the gate. `closed` is aborted when the sandbox closes: what latency holds back then never acts. */
export function createAdmission(worlds: Worlds, store: Store, closed: AbortSignal): Admission {
  const interceptor: Interceptor = async (call, next) => {
    const { operation } = call;
    const request: Admitted = call.request;
    const caller = accessKeyOf(request);
    const world = await worlds.look(worldOf(request, caller)).catch(refuseWorld);
    const visit: Visit = { world, caller: caller ?? "", cut: undefined };
    request[visitKey] = visit;
    const rate = rateOf(world, operation.name);
    if (rate !== undefined && !(await withinRate(world, store, operation.name, rate)))
      throw throttled(operation);
    if (world.faults === 0) return next();
    const fault = await worlds.change(world.id, (acting) => drawFault(acting, operation.name));
    if (!fault) return next();
    if (fault.latency) await pause(fault.latency, request.signal, closed).catch(giveUp);
    if (fault.error) throw asFault(fault.error, operation);
    if (fault.throttle) throw throttled(operation);
    request[visitKey] = { ...visit, cut: fault.cut };
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

function throttled(operation: Operation): Fault {
  return new Fault("ThrottlingException", 429, "Too many requests. Try again more slowly.", {
    headers: { "Retry-After": "1" },
    members: membersOf(operation, "ThrottlingException"),
  });
}

function asFault(
  { name, status, message }: NonNullable<InjectedFault["error"]>,
  operation: Operation,
): Fault {
  return new Fault(
    name,
    statusOf(operation, name) ?? status ?? 500,
    message ?? `The fault deck of the sandbox says ${name}.`,
    { members: membersOf(operation, name) },
  );
}

function statusOf(operation: Operation, name: string): number | undefined {
  const status = findError(operation, name)?.status;
  return typeof status === "number" ? status : undefined;
}

/** What the body of a declared error has beside its message, as the handlers give it. */
function membersOf(operation: Operation, name: string): Record<string, unknown> {
  const isNimble = operation.service.id === nimble.id;
  return isNimble && findError(operation, name) ? { code: name, context: {} } : {};
}

/** The client went away, or the sandbox is being closed: nobody gets to see this. */
function giveUp(): never {
  throw new Fault("RequestAbortedException", 400, "The call was given up while latency held it back.", {
    close: true,
  });
}

function refuseWorld(error: unknown): never {
  if (error instanceof TooManyWorldsError) throw new Fault("ServiceUnavailable", 503, error.message);
  throw error;
}
