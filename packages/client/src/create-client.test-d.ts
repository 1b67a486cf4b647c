import type { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import type { GetStreamSessionOutput } from "@callsheet/contract/ivs";
import type { GetStageError } from "@callsheet/contract/ivs-realtime";
import type { Operation, Service } from "@callsheet/protocol";
import { createIvsClient } from "./gen/ivs.ts";
import { createIvsRealTimeClient } from "./gen/ivs-realtime.ts";
import { createNimbleClient, streamingSessionReady } from "./gen/nimble.ts";
import {
  type ClientOptions,
  type CredentialProvider,
  createClient,
  fetchTransport,
  type Open,
  type OperationMethod,
  type ServiceError,
  waitUntil,
} from "./index.ts";
import * as node from "./node/platform-node.ts";
import type { Platform } from "./platform.ts";
import * as browser from "./platform.ts";

// Compiled, never run: what the compiler must accept and refuse.
const ivs = createIvsRealTimeClient();
const nimble = createNimbleClient();

export async function exhaustive(): Promise<string> {
  const result = await ivs.getStage.try({ arn: "a" });
  if (result.ok) return result.output.stage?.arn ?? "";
  const { error } = result;
  switch (error.name) {
    case "AccessDeniedException":
    case "ResourceNotFoundException":
      return error.body.exceptionMessage ?? "";
    case "ValidationException":
      return error.requestId ?? "";
    default:
      return error satisfies never;
  }
}

export async function notExhaustive(): Promise<void> {
  const result = await nimble.startStreamingSession.try({ studioId: "a", sessionId: "b" });
  if (result.ok) return;
  if (result.error.name === "ConflictException") {
    const code: string | undefined = result.error.body.code;
    // @ts-expect-error IVS errors have an exceptionMessage, Nimble's have not.
    void result.error.body.exceptionMessage;
    void code;
    return;
  }
  // @ts-expect-error Six more errors are declared.
  result.error satisfies never;
  // @ts-expect-error There is no output in an error.
  void result.output;
}

export async function inputs(): Promise<void> {
  // @ts-expect-error The member is missing.
  await ivs.getStage({});
  // @ts-expect-error So is the input.
  await ivs.getStage();
  // @ts-expect-error It is `arn` here.
  await ivs.getStage({ stageArn: "a" });
  // @ts-expect-error A number is no ARN.
  await ivs.getStage({ arn: 1 });
  // @ts-expect-error Another operation's name.
  await ivs.getStages({ arn: "a" });
  await nimble.createStreamingSessionStream(
    { studioId: "a", sessionId: "b", expirationInSeconds: 60 },
    { timeout: 1000 },
  );
  // @ts-expect-error Outputs are of their operation.
  (await ivs.getStage({ arn: "a" })).stageSession;
}

export async function unknownEnums(): Promise<string> {
  const { streamSession } = await createIvsClient().getStreamSession({ channelArn: "a" });
  const mode = streamSession?.channel?.latencyMode;
  if (mode === "LOW" || mode === "NORMAL") return mode;
  // A value newer than the contract: there is one more case, and it is text.
  const later: string | undefined = mode;
  // @ts-expect-error So the two known values are not all.
  mode satisfies undefined;
  const renditions: string[] | undefined =
    streamSession?.recordingConfiguration?.renditionConfiguration?.renditions;
  // @ts-expect-error A string stays a string, not a number.
  const seconds: number | undefined = streamSession?.startTime;
  return `${later}${renditions}${seconds}`;
}

export function closed(stream: Open<GetStreamSessionOutput>): GetStreamSessionOutput {
  // @ts-expect-error A function that takes only known values does not take an output.
  return stream;
}

/** The `fetch` of a Hono application, say. */
declare const hono: { fetch(request: Request, environment?: object): Response | Promise<Response> };
createIvsClient({ fetch: hono.fetch, transport: fetchTransport(hono.fetch) });
createIvsClient({
  hooks: {
    beforeRequest(now) {
      now.request.headers["x-trace"] = "1";
      // @ts-expect-error Nothing else of a request can be changed.
      now.request.url = "http://elsewhere";
      // @ts-expect-error Nor can it be replaced.
      now.request = { ...now.request };
    },
    beforeCall({ input }) {
      // @ts-expect-error The input has been encoded.
      input.arn = "b";
    },
  },
});

const shop = {
  id: "shop",
  name: "Shop",
  profile: "http",
  server: {
    url: "https://{tenant}.example.com/{base}",
    variables: { tenant: { default: "acme" }, base: { default: "v2", enum: ["v2", "v3"] } },
  },
  schemes: {
    token: { type: "bearer" },
    user: { type: "basic" },
    key: { type: "apiKey", in: "query", name: "key" },
    aws: { type: "sigV4" },
    certificate: { type: "other" },
  },
} as const satisfies Service;

export function security(): void {
  const create = (options: ClientOptions<typeof shop>) => createClient(shop, {}, options);
  create({ auth: { token: "a", user: { username: "a", password: "b" }, key: () => "c" } });
  create({ auth: { token: async () => "a" } });
  // @ts-expect-error A token is a text.
  create({ auth: { token: { username: "a", password: "b" } } });
  // @ts-expect-error A user has a password.
  create({ auth: { user: { username: "a" } } });
  // @ts-expect-error The document has no such scheme.
  create({ auth: { tokn: "a" } });
  // @ts-expect-error Credentials of AWS are the option `credentials`.
  create({ auth: { aws: "a" } });
  // @ts-expect-error Nothing applies a scheme that only transports know.
  create({ auth: { certificate: "a" } });
  create({ variables: { tenant: "umbrella", base: "v3", ofAnOperation: "x" } });
  // @ts-expect-error The document lists the values.
  create({ variables: { base: "v4" } });
  // A service that is known by its type alone may have any schemes.
  createClient(shop as Service, {}, { auth: { token: "a" } });
  // Options for any client are options of a client of AWS.
  createNimbleClient({} as ClientOptions);
}

/** Errors of ranges have the statuses that the document gives them. */
declare const several: OperationMethod<
  Operation<
    Record<never, never>,
    { status: 200; n: number } | { status: 204 },
    | { name: "Gone"; status: 404 | 410; body: string; headers: object; headerNames: never }
    | { name: "Status4XX"; status: number; body: { title?: string }; headers: object; headerNames: never }
  >
>;

export async function outcomes(): Promise<unknown> {
  const result = await several.try();
  if (result.ok) {
    const { output } = result;
    if (output.status === 200) return output.n satisfies number;
    // @ts-expect-error There is nothing in this one.
    return output.n;
  }
  const { error } = result;
  if (error.name === "Gone") {
    error.status satisfies 404 | 410;
    return error.body satisfies string;
  }
  error.name satisfies "Status4XX";
  return error.body.title;
}

browser satisfies Platform;
node satisfies Platform;

export const provider: CredentialProvider = {} as ReturnType<typeof fromNodeProviderChain>;
export const error = {} as ServiceError<Extract<GetStageError, { name: "ValidationException" }>> satisfies {
  name: "ValidationException";
  status: number;
};

type HeaderName = Parameters<(typeof error)["headers"]["get"]>[0];
export const anyHeader: HeaderName = "x-of-a-proxy";
export const declared: GetStageError["headerNames"] = "x-frame-options";
// @ts-expect-error The contract declares no such header.
export const undeclared: GetStageError["headerNames"] = "x-of-a-proxy";

export async function waiting(): Promise<void> {
  const key = { studioId: "a", sessionId: "b" };
  const { session } = await waitUntil(nimble.getStreamingSession, key, { waiter: streamingSessionReady });
  session.state satisfies "READY";
  void session.startedAt?.slice(1);
  // @ts-expect-error A session has no such member.
  void session.color;
  // @ts-expect-error The member is missing.
  await waitUntil(nimble.getStreamingSession, { studioId: "a" }, { waiter: streamingSessionReady });
  const result = await waitUntil.try(nimble.getStreamingSession, key, { waiter: streamingSessionReady });
  if (result.ok) result.output.session.state satisfies "READY";
  else if (result.error) result.error.name satisfies `${string}Exception`;
  else {
    result.output.session.state satisfies "CREATE_FAILED" | "START_FAILED";
    // @ts-expect-error It failed.
    result.output.session.state satisfies "READY";
  }
  const waiter = {
    minDelay: 1,
    maxDelay: 2,
    acceptors: [{ state: "success", matcher: { errorType: "ResourceNotFoundException" } }],
  } as const;
  (await waitUntil(nimble.getStreamingSession, key, { waiter })) satisfies undefined;
}
