import * as ivs from "@aws-sdk/client-ivs";
import * as realTime from "@aws-sdk/client-ivs-realtime";
import * as nimble from "@aws-sdk/client-nimble";
import { getStreamSession } from "@callsheet/contract/ivs";
import { getStage, getStageSession } from "@callsheet/contract/ivs-realtime";
import { createStreamingSessionStream, startStreamingSession } from "@callsheet/contract/nimble";
import { expect } from "vitest";

export const stageArn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
const channelArn = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh";
const session = { studioId: "us-west-2-abc", sessionId: "def/ghi" };

interface Stack {
  add(middleware: unknown, options: { step: string }): void;
}
interface Sdk {
  readonly [name: string]: unknown;
}

/** Has an unmodified client send a Prefer header. */
export function preferring<C extends { middlewareStack: object }>(client: C, prefer?: string): C {
  type Arguments = { request: { headers: Record<string, string> } };
  const middleware = (next: (args: Arguments) => unknown) => (args: Arguments) => {
    if (prefer) args.request.headers.prefer = prefer;
    return next(args);
  };
  (client.middlewareStack as Stack).add(middleware, { step: "build" });
  return client;
}

/** The settings of a client that talks to an endpoint of ours and tells every failure at once. */
export function clientConfig(endpoint: string) {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  return { endpoint, region: "us-west-2", credentials, maxAttempts: 1 };
}

/** One call of each operation by an unmodified client of the AWS SDK, at an endpoint that is known only later. */
export function createCalls(endpoint: () => string) {
  const config = () => clientConfig(endpoint());
  return [
    {
      operation: getStage,
      sdk: realTime as Sdk,
      call: (prefer?: string) =>
        preferring(new realTime.IVSRealTimeClient(config()), prefer).send(
          new realTime.GetStageCommand({ arn: stageArn }),
        ),
    },
    {
      operation: getStageSession,
      sdk: realTime as Sdk,
      call: (prefer?: string) =>
        preferring(new realTime.IVSRealTimeClient(config()), prefer).send(
          new realTime.GetStageSessionCommand({ stageArn, sessionId: "st-abcdefABCDEF1" }),
        ),
    },
    {
      operation: getStreamSession,
      sdk: ivs as Sdk,
      call: (prefer?: string) =>
        preferring(new ivs.IvsClient(config()), prefer).send(new ivs.GetStreamSessionCommand({ channelArn })),
    },
    {
      operation: createStreamingSessionStream,
      sdk: nimble as Sdk,
      call: (prefer?: string) =>
        preferring(new nimble.NimbleClient(config()), prefer).send(
          new nimble.CreateStreamingSessionStreamCommand({
            ...session,
            expirationInSeconds: 120,
            clientToken: "t",
          }),
        ),
    },
    {
      operation: startStreamingSession,
      sdk: nimble as Sdk,
      call: (prefer?: string) =>
        preferring(new nimble.NimbleClient(config()), prefer).send(
          new nimble.StartStreamingSessionCommand(session),
        ),
    },
  ] as const;
}

/** The declared errors of every operation, each with the call that can meet it. */
export function createErrors(calls: ReturnType<typeof createCalls>) {
  return calls.flatMap(({ operation, sdk, call }) =>
    operation.outcomes.flatMap(({ error, status }) =>
      error === undefined ? [] : [{ operation: operation.name, error, status: Number(status), sdk, call }],
    ),
  );
}

/** Every member that is named like a time, however deep. */
export function times(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...(/(At|Time)$/.test(name) ? [member] : []),
    ...times(member),
  ]);
}

/** Holds an output against what a client makes of a good reply: a request id, members, and a Date for every time. */
export function expectSuccess({ $metadata, ...output }: Awaited<ReturnType<Call>>): void {
  expect($metadata.httpStatusCode).toBe(200);
  expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  const [[, value] = []] = Object.entries(output);
  expect(Object.keys(value as object).length).toBeGreaterThan(1);
  for (const time of times(output)) expect(time).toBeInstanceOf(Date);
}

type Call = ReturnType<typeof createCalls>[number]["call"];
