import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PollTimeoutError } from "./errors/poll-timeout-error.ts";
import { pollUntil } from "./poll-until.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function poll(states: readonly string[], options?: Parameters<typeof pollUntil>[2]) {
  const times: number[] = [];
  const start = Date.now();
  const call = async () => {
    times.push(Date.now() - start);
    return states[times.length - 1] ?? "PENDING";
  };
  const outcome = pollUntil(call, (state) => state === "READY", options).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return { outcome: await outcome, times };
}

it("returns what it waited for, with growing waits", async () => {
  const { outcome, times } = await poll(["A", "B", "C", "D", "READY"], { minDelay: 100, maxDelay: 300 });
  expect(outcome).toBe("READY");
  expect(times).toEqual([0, 100, 300, 600, 900]);
});

it("shortens waits by up to a half", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  expect((await poll(["A", "READY"], { minDelay: 100 })).times).toEqual([0, 50]);
});

it("never waits when the first call succeeds", async () => {
  expect((await poll(["READY"])).times).toEqual([0]);
});

it("gives up after the timeout", async () => {
  const { outcome, times } = await poll([], { minDelay: 100, maxDelay: 100, timeout: 250 });
  expect(outcome).toBeInstanceOf(PollTimeoutError);
  expect(times).toEqual([0, 100, 200]);
});

it("ends with the signal's reason", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 150);
  const { outcome, times } = await poll([], { minDelay: 100, maxDelay: 100, signal: controller.signal });
  expect(outcome).toBe(reason);
  expect(times).toEqual([0, 100]);
  expect(vi.getTimerCount()).toBe(0);
});

it("ends with what the call throws", async () => {
  await expect(
    pollUntil(
      () => Promise.reject(new Error("404")),
      () => true,
    ),
  ).rejects.toThrow("404");
});

it.each(["timeout", "signal"])("calls no more after the %s, whatever the call does", async (what) => {
  const call = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 100)));
  const predicate = vi.fn(() => false);
  const options = what === "timeout" ? { timeout: 50 } : { signal: AbortSignal.timeout(0), timeout: 50 };
  const outcome = pollUntil(call, predicate, { minDelay: 1, ...options }).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await outcome).toBeInstanceOf(Error);
  expect([call, predicate].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
});

it("leaves no listeners on the signal of its calls", async () => {
  let listeners = 0;
  const call = async ({ signal }: { signal: AbortSignal }) => {
    signal.addEventListener = () => void listeners++;
    signal.removeEventListener = () => void listeners--;
    return listeners;
  };
  const seen: number[] = [];
  const outcome = pollUntil(call as never, (count: number) => seen.push(count) === 4, { minDelay: 1 });
  await vi.runAllTimersAsync();
  await outcome;
  expect(seen).toEqual([0, 0, 0, 0]);
});

it.each([
  ["minDelay", 0],
  ["minDelay", Number.NaN],
  ["maxDelay", 0],
  ["maxDelay", Number.NaN],
  ["timeout", -1],
  ["timeout", Number.NaN],
])("refuses %s: %d", async (name, value) => {
  const call = vi.fn(async () => 1);
  await expect(pollUntil(call, () => true, { [name]: value })).rejects.toThrow(
    new TypeError(`The option ${name} must be ${value === 0 ? "more than 0" : "a number from 0 up"}`),
  );
  expect(call).not.toHaveBeenCalled();
});

it("waits as long as a timer can for endless delays", async () => {
  const delays = { minDelay: Number.POSITIVE_INFINITY, maxDelay: Number.POSITIVE_INFINITY };
  const { times } = await poll(["A"], { ...delays, timeout: 1000 });
  expect(times).toEqual([0]);
});
