import type { Operation } from "@callsheet/protocol";
import { type Context, combine, partialHandlers } from "@callsheet/server";
import { createIvsService, type IvsHandlers } from "@callsheet/server/ivs";
import { createIvsRealTimeService, type IvsRealTimeHandlers } from "@callsheet/server/ivs-realtime";
import { createNimbleService, type NimbleHandlers } from "@callsheet/server/nimble";
import { type RunningServer, serve } from "@callsheet/server/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCalls, createErrors, expectSuccess } from "./calls.ts";

/** The error that the next call gets; undefined for a success. */
let failure: string | undefined;
const at = "2026-01-15T22:45:51Z";

/** Throws the pending error, in the form of its service. */
function meetFailure<O extends Operation>(context: Context<O>): void {
  const body = { exceptionMessage: "Due.", message: "Due.", code: "DUE", context: { resourceId: "x" } };
  if (failure !== undefined) throw context.error(failure as never, body as never, ...([] as never));
}

const service = combine(
  createIvsService(
    partialHandlers<IvsHandlers>({
      getStreamSession: (_input, context) => {
        meetFailure(context);
        return {
          streamSession: {
            streamId: "st-abcdefghijklmnopqrstuvw",
            startTime: at,
            truncatedEvents: [{ name: "Session Created", type: "IVS Stream State Change", eventTime: at }],
          },
        };
      },
    }),
  ),
  createIvsRealTimeService(
    partialHandlers<IvsRealTimeHandlers>({
      getStage: ({ arn }, context) => {
        meetFailure(context);
        return { stage: { arn, name: "a-stage" } };
      },
      getStageSession: ({ sessionId }, context) => {
        meetFailure(context);
        return { stageSession: { sessionId, startTime: at, endTime: null } };
      },
    }),
  ),
  createNimbleService(
    partialHandlers<NimbleHandlers>({
      createStreamingSessionStream: (_input, context) => {
        meetFailure(context);
        return { stream: { streamId: "stream", state: "CREATE_IN_PROGRESS", createdAt: at } };
      },
      startStreamingSession: ({ sessionId }, context) => {
        meetFailure(context);
        return { session: { sessionId, state: "START_IN_PROGRESS", startedAt: at } };
      },
      getStreamingSession: ({ sessionId }, context) => {
        meetFailure(context);
        return { session: { sessionId, state: "READY", startedAt: at } };
      },
      getStreamingSessionStream: ({ streamId }, context) => {
        meetFailure(context);
        return { stream: { streamId, state: "READY", createdAt: at } };
      },
    }),
  ),
);

let server: RunningServer;
beforeAll(async () => {
  server = await serve(service, { port: 0 });
});
afterAll(() => server.close());

const calls = createCalls(() => server.url);

describe("a server built on the stubs answers the AWS SDK", () => {
  it.each(calls)("$operation.name", async ({ call }) => {
    failure = undefined;
    expectSuccess(await call());
  });

  it.each(createErrors(calls))("$operation: $error", async ({ error, status, sdk, call }) => {
    failure = error;
    const thrown = await call().catch((reason: unknown) => reason);
    expect(thrown).toBeInstanceOf(sdk[error] as new () => Error);
    expect(thrown).toMatchObject({ name: error, $metadata: { httpStatusCode: status } });
    expect(thrown).toMatchObject({ message: "Due." });
  });
});
