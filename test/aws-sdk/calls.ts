import * as ivs from "@aws-sdk/client-ivs";
import * as realTime from "@aws-sdk/client-ivs-realtime";
import * as nimble from "@aws-sdk/client-nimble";
import * as ivsContract from "@callsheet/contract/ivs";
import * as realTimeContract from "@callsheet/contract/ivs-realtime";
import * as nimbleContract from "@callsheet/contract/nimble";
import type { Operation } from "@callsheet/protocol";
import { expect } from "vitest";
import { operationsIn } from "../answer-operations.ts";

export const stageArn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
const channelArn = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh";

interface Stack {
  add(middleware: unknown, options: { step: string }): void;
}
interface Sdk {
  readonly [name: string]: unknown;
}

interface Reply {
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
}
interface Sender {
  send(command: object): Promise<Reply>;
}
interface SdkCall {
  readonly operation: Operation;
  readonly sdk: Sdk;
  readonly call: (prefer?: string) => Promise<Reply>;
}

/** Makes an unmodified client send a Prefer header. */
export function preferring<C extends { middlewareStack: object }>(client: C, prefer?: string): C {
  type Arguments = { request: { headers: Record<string, string> } };
  const middleware = (next: (args: Arguments) => unknown) => (args: Arguments) => {
    if (prefer) args.request.headers.prefer = prefer;
    return next(args);
  };
  (client.middlewareStack as Stack).add(middleware, { step: "build" });
  return client;
}

/** The settings of a client that talks to our endpoint and reports every failure at once. */
export function clientConfig(endpoint: string) {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  return { endpoint, region: "us-west-2", credentials, maxAttempts: 1 };
}

/**
 * A service in the AWS SDK and in the contract, and members that any of its operations may take: a command
 * keeps its own.
 */
const services = [
  {
    sdk: realTime as Sdk,
    client: realTime.IVSRealTimeClient,
    contract: realTimeContract,
    input: { arn: stageArn, stageArn, sessionId: "st-abcdefABCDEF1" },
  },
  { sdk: ivs as Sdk, client: ivs.IvsClient, contract: ivsContract, input: { channelArn } },
  {
    sdk: nimble as Sdk,
    client: nimble.NimbleClient,
    contract: nimbleContract,
    input: {
      studioId: "us-west-2-abc",
      sessionId: "def/ghi",
      streamId: "jkl",
      expirationInSeconds: 120,
      clientToken: "t",
    },
  },
] as const;

/**
 * One call of each operation by an unmodified client of the AWS SDK, at an endpoint that is known only later.
 */
export function createCalls(endpoint: () => string): SdkCall[] {
  return services.flatMap(({ sdk, client: Client, contract, input }) =>
    operationsIn(contract).map(([, operation]) => ({
      operation,
      sdk,
      call: (prefer?: string) => {
        const Command = sdk[`${operation.name}Command`] as new (members: object) => object;
        const client = preferring(new Client(clientConfig(endpoint())), prefer) as unknown as Sender;
        return client.send(new Command(input));
      },
    })),
  );
}

/** The declared errors of every operation, each with the call that can meet it. */
export function createErrors(calls: ReturnType<typeof createCalls>) {
  return calls.flatMap(({ operation, sdk, call }) =>
    operation.outcomes.flatMap(({ error, status }) =>
      error === undefined ? [] : [{ operation: operation.name, error, status: Number(status), sdk, call }],
    ),
  );
}

/** Every member with the name of a time, at any depth. */
export function times(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...(/(At|Time)$/.test(name) ? [member] : []),
    ...times(member),
  ]);
}

/** Checks what a client makes of a good reply: a request id, members, and a Date for every time. */
export function expectSuccess({ $metadata, ...output }: Reply): void {
  expect($metadata.httpStatusCode).toBe(200);
  expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  const [[, value] = []] = Object.entries(output);
  expect(Object.keys(value ?? {}).length).toBeGreaterThan(1);
  for (const time of times(output)) expect(time).toBeInstanceOf(Date);
}
