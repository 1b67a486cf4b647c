import type { Fault } from "@callsheet/server";
import type { IvsHandlers } from "@callsheet/server/ivs";
import type { IvsRealTimeHandlers } from "@callsheet/server/ivs-realtime";
import type { NimbleHandlers } from "@callsheet/server/nimble";
import type { Admission, AdmittedCall, Visit } from "./admission.ts";
import { Refusal } from "./domain/refusal.ts";
import { readStage, readStageSession } from "./domain/stages.ts";
import { readStreamSession } from "./domain/stream-sessions.ts";
import {
  type Circumstances,
  type PlannedAct,
  readSession,
  startSession,
} from "./domain/streaming-sessions.ts";
import { createStream, readStream } from "./domain/streams.ts";
import type { Events } from "./events/events.ts";
import type { Store } from "./store/store.ts";
import { StoreError } from "./store/store-error.ts";
import { storeFault } from "./store-fault.ts";
import type { ActingWorld, World, Worlds } from "./world/worlds.ts";

/** What handlers need. */
export interface HandlerOptions {
  readonly worlds: Worlds;
  readonly store: Store;
  readonly admit: Admission["admit"];
  readonly events: Events;
  /** Called for every failure of the store. */
  readonly onStoreError: (error: StoreError) => void;
}

/** The handlers of all services. */
export interface SandboxHandlers {
  readonly ivs: IvsHandlers;
  readonly realTime: IvsRealTimeHandlers;
  readonly nimble: NimbleHandlers;
}

/** How often a read is tried in a world that others keep recreating. */
const attempts = 5;

const isUntouched = (before: World, now: World) =>
  before.revision === now.revision && before.clock.anchor === now.clock.anchor;

/** An act met a world that is not as it was known: it has rates or faults now. */
class ChangedWorldError extends Error {
  override readonly name = "ChangedWorldError";
}

/**
 * Implements the services' handlers: each names what it does, and turns refusals into its operation's errors.
 */
export function createHandlers({
  worlds,
  store,
  admit,
  events,
  onStoreError,
}: HandlerOptions): SandboxHandlers {
  /** Acts in the world of a call, and afterwards reports to listeners what it has planned. */
  async function act<Output>(call: AdmittedCall, work: Work<Output>): Promise<Output> {
    const known = await admit(call, (id) => worlds.recall(id));
    if (!events.hears(known.world.id)) return actIn(known, call, work);
    let planned: PlannedAct[] = [];
    const output = await actIn(known, call, (world, visit) => {
      // It may run again.
      planned = [];
      return work(world, { ...visit, hear: (it) => planned.push(it) });
    });
    for (const it of planned) events.acted(known.world.id, call, it);
    return output;
  }

  /** Acts in a world as it is known; if that is out of date, as it is now. */
  async function actIn<Output>(known: Visit, call: AdmittedCall, work: Work<Output>): Promise<Output> {
    if (known.world.faults > 0) return worlds.change(known.world.id, (world) => work(world, known));
    try {
      return await worlds.act(known.world.id, async (world) => {
        assertAsKnown(world, known.world);
        return work(world, known);
      });
    } catch (error) {
      if (!(error instanceof ChangedWorldError)) throw error;
      const visit = await admit(call);
      // Drawing from the deck changes the world's row.
      return worlds.change(visit.world.id, (world) => work(world, visit));
    }
  }

  /**
   * Reads in the world of a call. What is missing is looked up once more, and again if the world was
   * recreated meanwhile.
   */
  async function read<Output>(call: AdmittedCall, find: (world: World) => Promise<Output>): Promise<Output> {
    let { world } = await admit(call);
    for (let attempt = 1; ; attempt++) {
      try {
        return await find(world);
      } catch (error) {
        if (!(error instanceof Refusal) || attempt === attempts) throw error;
        const now = await worlds.look(world.id);
        if (attempt > 1 && isUntouched(world, now)) throw error;
        world = now;
      }
    }
  }

  const ivsAnswer = <Output>(context: IvsContext, answer: () => Promise<Output>) =>
    answer().catch((error: unknown) => {
      if (error instanceof StoreError) throw refuseForStore(error);
      if (!(error instanceof Refusal)) throw error;
      const name = error.name === "ResourceNotFoundException" ? error.name : "ValidationException";
      throw context.error(name, { exceptionMessage: error.message });
    });

  const nimbleAnswer = <Output>(context: NimbleContext, answer: () => Promise<Output>) =>
    answer().catch((error: unknown) => {
      if (error instanceof StoreError) throw refuseForStore(error);
      if (!(error instanceof Refusal)) throw error;
      // AWS documents no values for `code`. The error's own name is what SDKs fall back to when they lose the
      // header.
      throw context.error(error.name, {
        code: error.name,
        context: { ...error.context },
        message: error.message,
      });
    });

  function refuseForStore(error: StoreError): Fault {
    onStoreError(error);
    return storeFault(error);
  }

  return {
    ivs: {
      getStreamSession: ({ channelArn, streamId }, context) =>
        ivsAnswer(context, async () => ({
          streamSession: await read(context, (world) =>
            readStreamSession(world, store, { channelArn, streamId: streamId ?? undefined }),
          ),
        })),
    },
    realTime: {
      getStage: (input, context) =>
        ivsAnswer(context, async () => ({
          stage: await read(context, (world) => readStage(world, store, input)),
        })),
      getStageSession: (input, context) =>
        ivsAnswer(context, async () => ({
          stageSession: await read(context, (world) => readStageSession(world, store, input)),
        })),
    },
    nimble: {
      getStreamingSession: (input, context) =>
        nimbleAnswer(context, async () => ({
          session: await read(context, (world) => readSession(world, store, input)),
        })),
      getStreamingSessionStream: (input, context) =>
        nimbleAnswer(context, async () => ({
          stream: await read(context, (world) => readStream(world, store, input)),
        })),
      startStreamingSession: (input, context) =>
        nimbleAnswer(context, async () => ({
          session: await act(context, (world, visit) => startSession(world, input, visit)),
        })),
      createStreamingSessionStream: ({ expirationInSeconds, ...key }, context) =>
        nimbleAnswer(context, async () => ({
          stream: await act(context, (world, visit) =>
            createStream(world, { ...key, expirationInSeconds: expirationInSeconds ?? undefined }, visit),
          ),
        })),
    },
  };
}

type Work<Output> = (world: ActingWorld, visit: Visit & Circumstances) => Promise<Output>;

function assertAsKnown(world: World, known: World): void {
  if (world.faults !== known.faults || world.settings !== known.settings) throw new ChangedWorldError();
}

interface IvsContext {
  error(name: "ResourceNotFoundException" | "ValidationException", body: { exceptionMessage: string }): Error;
}

interface NimbleContext {
  error(
    name: Refusal["name"],
    body: { code: string; context: Record<string, string>; message: string },
  ): Error;
}
