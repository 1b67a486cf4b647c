import { nimble } from "@callsheet/contract/nimble";
import { findError, type Operation } from "@callsheet/protocol";
import { Fault, type Incoming, type Interceptor, type Outgoing } from "@callsheet/server";
import type { SandboxFeed } from "./events/sandbox-feed.ts";
import { drawFault } from "./faults/deck.ts";
import type { InjectedFault } from "./faults/fault.ts";
import { pause } from "./faults/pause.ts";
import { spoil } from "./faults/spoil.ts";
import type { Store } from "./store/store.ts";
import { rateOf, withinRate } from "./world/rates.ts";
import { accessKeyOf, worldOf } from "./world/world-name.ts";
import { TooManyWorldsError, type World, type Worlds } from "./world/worlds.ts";

/** What is known about a call when its handler acts. */
export interface Visit {
  readonly world: World;
  /** The access key id of the signature, verified or not; empty when there is none. */
  readonly caller: string;
}

/** A call that a handler was given: properly signed and valid. */
export interface AdmittedCall {
  readonly operation: Operation;
  readonly requestId: string;
  readonly request: Incoming;
}

/** What the gate works on. */
export interface AdmissionOptions {
  readonly worlds: Worlds;
  readonly store: Store;
  /** Aborted when the sandbox closes: calls that latency delays then never act. */
  readonly closed: AbortSignal;
  readonly feed: SandboxFeed;
}

/**
 * The gate for all valid calls: it finds their world, counts them against its rates, and draws from its fault
 * deck.
 */
export interface Admission {
  /** Applies faults to answers. */
  readonly interceptor: Interceptor;
  /**
   * Lets a call in.
   *
   * @param know Finds the world. Default: as it is now.
   * @throws Fault for calls that it does not let in.
   */
  admit(call: AdmittedCall, know?: (id: string) => World | undefined): Promise<Visit>;
}

/** Makes the gate. */
export function createAdmission({ worlds, store, closed, feed }: AdmissionOptions): Admission {
  /** The faults to apply to answers. There are few of them at a time. */
  const struck = new Map<Incoming, InjectedFault>();

  /** What applies to all calls of an operation in a world: rates and the deck. */
  const isSimple = (world: World, { name }: Operation) =>
    world.faults === 0 && rateOf(world, name) === undefined;

  async function strike(world: World, { operation, requestId, request }: AdmittedCall): Promise<void> {
    const fault = await worlds.change(world.id, (acting) => drawFault(acting, operation.name));
    if (!fault) return;
    feed.publish({ type: "fault", world: world.id, requestId, operation: operation.name, fault });
    if (fault.latency) await pause(fault.latency, request.signal, closed).catch(giveUp);
    if (fault.error) throw asFault(fault.error, operation);
    if (fault.throttle) throw throttled(operation);
    struck.set(request, fault);
    if (fault.cut === "before") throw new Fault("RequestAbortedException", 400, "The connection is cut.");
  }

  return {
    async admit(call, know) {
      const { operation, request } = call;
      const caller = accessKeyOf(request);
      const id = worldOf(request, caller);
      const known = know?.(id);
      const world = known && isSimple(known, operation) ? known : await worlds.look(id).catch(refuseWorld);
      const rate = rateOf(world, operation.name);
      if (rate !== undefined && !(await withinRate(world, store, operation.name, rate)))
        throw throttled(operation);
      if (world.faults > 0) await strike(world, call);
      return { world, caller: caller ?? "" };
    },
    interceptor: async ({ request }, next) => {
      const outgoing = await next();
      // Most calls are not struck.
      const fault = struck.size > 0 ? struck.get(request) : undefined;
      if (!fault) return outgoing;
      struck.delete(request);
      return fault.malformed ? spoil(outgoing, fault.malformed) : cut(outgoing, fault.cut);
    },
  };
}

function cut(outgoing: Outgoing, where: InjectedFault["cut"]): Outgoing {
  if (where === undefined) return outgoing;
  const { body } = outgoing;
  return { ...outgoing, cutAfter: where === "answer" ? Math.floor(String(body ?? "").length / 2) : 0 };
}

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

/** The members of a declared error's body besides its message, as the handlers give them. */
function membersOf(operation: Operation, name: string): Record<string, unknown> {
  const isNimble = operation.service.id === nimble.id;
  return isNimble && findError(operation, name) ? { code: name, context: {} } : {};
}

/** The client went away, or the sandbox is closing: nobody sees this. */
function giveUp(): never {
  throw new Fault("RequestAbortedException", 400, "The call was abandoned during its latency.", {
    close: true,
  });
}

function refuseWorld(error: unknown): never {
  if (error instanceof TooManyWorldsError) throw new Fault("ServiceUnavailable", 503, error.message);
  throw error;
}
