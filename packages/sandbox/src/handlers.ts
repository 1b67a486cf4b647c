import type { Incoming } from "@callsheet/server";
import type { IvsHandlers } from "@callsheet/server/ivs";
import type { IvsRealTimeHandlers } from "@callsheet/server/ivs-realtime";
import type { NimbleHandlers } from "@callsheet/server/nimble";
import type { Visit } from "./admission.ts";
import { Refusal } from "./domain/refusal.ts";
import { readStage, readStageSession } from "./domain/stages.ts";
import { readStreamSession } from "./domain/stream-sessions.ts";
import { startSession } from "./domain/streaming-sessions.ts";
import { createStream } from "./domain/streams.ts";
import type { Store } from "./store/store.ts";
import type { ActingWorld, World, Worlds } from "./world/worlds.ts";

/** What handlers work on. */
export interface HandlerOptions {
  readonly worlds: Worlds;
  readonly store: Store;
  readonly visitOf: (incoming: Incoming) => Visit;
}

/** The handlers of all services. */
export interface SandboxHandlers {
  readonly ivs: IvsHandlers;
  readonly realTime: IvsRealTimeHandlers;
  readonly nimble: NimbleHandlers;
}

/** How often a read is tried in a world that others make anew again and again. */
const attempts = 5;

const isUntouched = (before: World, now: World) =>
  before.revision === now.revision && before.clock.anchor === now.clock.anchor;

/** Implements the services' handlers: each names what it does, and turns refusals into its operation's errors. */
export function createHandlers({ worlds, store, visitOf }: HandlerOptions): SandboxHandlers {
  /** Acts in the world of a call. What the act draws from the deck changes the world's row. */
  const act = <Output>({ world }: Visit, work: (world: ActingWorld) => Promise<Output>) =>
    world.faults === 0 ? worlds.act(world.id, work) : worlds.change(world.id, work);

  /** Reads in the world of a call. What is missed is looked for once more, and again where the world was made anew meanwhile. */
  async function read<Output>(visit: Visit, find: (world: World) => Promise<Output>): Promise<Output> {
    let { world } = visit;
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

  return {
    ivs: {
      getStreamSession: (input, context) =>
        ivsAnswer(context, async () => ({
          streamSession: await read(visitOf(context.request), (world) =>
            readStreamSession(world, store, input),
          ),
        })),
    },
    realTime: {
      getStage: (input, context) =>
        ivsAnswer(context, async () => ({
          stage: await read(visitOf(context.request), (world) => readStage(world, store, input)),
        })),
      getStageSession: (input, context) =>
        ivsAnswer(context, async () => ({
          stageSession: await read(visitOf(context.request), (world) =>
            readStageSession(world, store, input),
          ),
        })),
    },
    nimble: {
      startStreamingSession: (input, context) =>
        nimbleAnswer(context, async () => {
          const visit = visitOf(context.request);
          return { session: await act(visit, (world) => startSession(world, input, visit)) };
        }),
      createStreamingSessionStream: (input, context) =>
        nimbleAnswer(context, async () => {
          const visit = visitOf(context.request);
          return { stream: await act(visit, (world) => createStream(world, input, visit)) };
        }),
    },
  };
}

interface IvsContext {
  error(name: "ResourceNotFoundException" | "ValidationException", body: { exceptionMessage: string }): Error;
}

async function ivsAnswer<Output>(context: IvsContext, answer: () => Promise<Output>): Promise<Output> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const name = error.name === "ResourceNotFoundException" ? error.name : "ValidationException";
    throw context.error(name, { exceptionMessage: error.message });
  }
}

interface NimbleContext {
  error(
    name: Refusal["name"],
    body: { code: string; context: Record<string, string>; message: string },
  ): Error;
}

async function nimbleAnswer<Output>(context: NimbleContext, answer: () => Promise<Output>): Promise<Output> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // AWS documents no values for `code`. The error's own name is what SDKs fall back to when they lose the header.
    throw context.error(error.name, {
      code: error.name,
      context: { ...error.context },
      message: error.message,
    });
  }
}
