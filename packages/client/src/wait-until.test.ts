import type { Waiter } from "@callsheet/protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PollTimeoutError } from "./errors/poll-timeout-error.ts";
import { WaitFailedError } from "./errors/wait-failed-error.ts";
import { createNimbleClient, streamingSessionReady, streamingSessionStreamReady } from "./gen/nimble.ts";
import { waitUntil } from "./wait-until.ts";

const key = { studioId: "a", sessionId: "b" };

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A client whose calls give these results, one after another, repeating the last one. */
function play(replies: readonly (object | string)[]) {
  const times: number[] = [];
  const start = Date.now();
  const fetch = async (): Promise<Response> => {
    const reply = replies[Math.min(times.push(Date.now() - start), replies.length) - 1] ?? {};
    if (typeof reply !== "string") return Response.json(reply);
    const headers = { "x-amzn-errortype": reply };
    return Response.json({ message: "It is so." }, { status: 404, headers });
  };
  const { getStreamingSession } = createNimbleClient({ fetch, maxAttempts: 1 });
  return { method: getStreamingSession, times };
}

const inState = (state: string, more = {}) => ({ session: { state, ...more } });

/** Waits as a waiter says, and returns the result. */
async function wait(
  replies: readonly (object | string)[],
  options: {
    maxWait?: number;
    signal?: AbortSignal;
    waiter?: Waiter;
    minDelay?: number;
    maxDelay?: number;
  } = {},
) {
  const { method, times } = play(replies);
  const outcome = waitUntil(method, key, { waiter: streamingSessionReady, ...options }).catch(
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  return { outcome: await outcome, times };
}

it("returns the output that the waiter waits for, with the declared waits", async () => {
  const starting = inState("START_IN_PROGRESS");
  const { outcome, times } = await wait([starting, {}, starting, inState("READY")]);
  expect(outcome).toEqual(inState("READY"));
  expect(times).toEqual([0, 10_000, 30_000, 70_000]);
});

it("accepts other waits", async () => {
  const starting = inState("START_IN_PROGRESS");
  const { times } = await wait([starting, starting, inState("READY")], { minDelay: 100, maxDelay: 100 });
  expect(times).toEqual([0, 100, 200]);
});

it("throws the output that rules the result out", async () => {
  const { outcome } = await wait([inState("START_IN_PROGRESS"), inState("START_FAILED")]);
  expect(outcome).toBeInstanceOf(WaitFailedError);
  expect(outcome).toMatchObject({
    message: "GetStreamingSession will not show what was waited for: session.state is START_FAILED",
    output: inState("START_FAILED"),
  });
});

it("throws an error that no acceptor knows at once", async () => {
  const { outcome, times } = await wait(["ResourceNotFoundException", inState("READY")]);
  expect(outcome).toMatchObject({ name: "ResourceNotFoundException", status: 404 });
  expect(times).toEqual([0]);
});

it("gives up after maxWait", async () => {
  const { outcome } = await wait([inState("STOPPED")], { maxWait: 60_000 });
  expect(outcome).toBeInstanceOf(PollTimeoutError);
});

it("ends when the signal aborts", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 15_000);
  expect((await wait([inState("STOPPED")], { signal: controller.signal })).outcome).toBe(reason);
});

it("refuses the waiter of another operation", async () => {
  const { outcome, times } = await wait([inState("READY")], { waiter: streamingSessionStreamReady });
  expect(outcome).toMatchObject({
    message: "The option waiter must be one of GetStreamingSession, not of GetStreamingSessionStream",
  });
  expect(times).toEqual([]);
});

it("try returns an output or a declared error, and throws everything else", async () => {
  const attempt = (reply: object | string) =>
    waitUntil.try(play([reply]).method, key, { waiter: streamingSessionReady });
  expect(await attempt(inState("READY"))).toEqual({ ok: true, output: inState("READY") });
  expect(await attempt(inState("CREATE_FAILED"))).toEqual({ ok: false, output: inState("CREATE_FAILED") });
  expect(await attempt("ResourceNotFoundException")).toMatchObject({
    ok: false,
    error: { name: "ResourceNotFoundException" },
  });
  await expect(attempt("TeapotException")).rejects.toMatchObject({
    name: "TeapotException",
    declared: false,
  });
});

type Acceptor = Waiter["acceptors"][number];
const output = (
  path: string,
  comparator: "allStringEquals" | "anyStringEquals" | "booleanEquals",
  expected = "x",
): Acceptor => ({
  state: "success",
  matcher: { output: { path, comparator, expected } },
});

it.each<[string, Acceptor, readonly (object | string)[], number]>([
  [
    "all of a list",
    output("tags[].id", "allStringEquals"),
    [{ tags: [] }, { tags: [{ id: "x" }, { id: "y" }] }, { tags: [{ id: "x" }, {}] }],
    3,
  ],
  [
    "any of a list",
    output("tags[]", "anyStringEquals"),
    [{ tags: ["y"] }, { tags: "x" }, { tags: ["y", "x"] }],
    3,
  ],
  [
    "true or false",
    output("isDone", "booleanEquals", "true"),
    [{ isDone: "true" }, { isDone: false }, { isDone: true }],
    3,
  ],
  ["only own members", output("constructor", "booleanEquals", "true"), [{}, { constructor: true }], 2],
  ["any output", { state: "success", matcher: { success: true } }, [{}], 1],
  [
    "an error by name",
    { state: "success", matcher: { errorType: "GoneException" } },
    [{}, "GoneException"],
    2,
  ],
  ["any error", { state: "success", matcher: { success: false } }, [{}, {}, "TeapotException"], 3],
])("waits for %s", async (_, acceptor, replies, calls) => {
  const { outcome, times } = await wait(replies, {
    waiter: { minDelay: 1, maxDelay: 1, acceptors: [acceptor] },
  });
  expect(outcome).toEqual(typeof replies.at(-1) === "string" ? undefined : replies.at(-1));
  expect(times).toHaveLength(calls);
});

it("continues after an error where the waiter says so", async () => {
  const acceptors: readonly Acceptor[] = [
    { state: "retry", matcher: { success: false } },
    { state: "success", matcher: { success: true } },
  ];
  const { outcome } = await wait(["TeapotException", {}], {
    waiter: { minDelay: 1, maxDelay: 1, acceptors },
  });
  expect(outcome).toEqual({});
});
