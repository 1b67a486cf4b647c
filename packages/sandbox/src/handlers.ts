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
import type { Worlds } from "./world/worlds.ts";

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

/** Implements the services' handlers: each names what it does, and turns refusals into its operation's errors. */
export function createHandlers({ worlds, store, visitOf }: HandlerOptions): SandboxHandlers {
  return {
    ivs: {
      getStreamSession: (input, context) =>
        ivsAnswer(context, async () => {
          const { world } = visitOf(context.request);
          return { streamSession: await readStreamSession(world, store, input) };
        }),
    },
    realTime: {
      getStage: (input, context) =>
        ivsAnswer(context, async () => ({
          stage: await readStage(visitOf(context.request).world, store, input),
        })),
      getStageSession: (input, context) =>
        ivsAnswer(context, async () => {
          const { world } = visitOf(context.request);
          return { stageSession: await readStageSession(world, store, input) };
        }),
    },
    nimble: {
      startStreamingSession: (input, context) =>
        nimbleAnswer(context, async () => {
          const visit = visitOf(context.request);
          return { session: await worlds.act(visit.world.id, (world) => startSession(world, input, visit)) };
        }),
      createStreamingSessionStream: (input, context) =>
        nimbleAnswer(context, async () => {
          const visit = visitOf(context.request);
          return { stream: await worlds.act(visit.world.id, (world) => createStream(world, input, visit)) };
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
