import { describe, expect, it, vi } from "vitest";
import { sleep, withDeadline } from "./deadline.ts";

const never = () => new Promise<never>(() => {});
const onExpire = (): never => {
  throw new Error("late");
};

describe("withDeadline", () => {
  it("leaves no listener and no timer", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    await withDeadline(async () => 1, { signal, ms: 60_000, onExpire });
    await withDeadline(() => Promise.reject(new Error("x")), { signal, ms: 60_000, onExpire }).catch(
      () => {},
    );
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
    expect(process.getActiveResourcesInfo().filter((name) => name === "Timeout")).toHaveLength(before);
  });

  it("does not wait for work that ignores its signal", async () => {
    await expect(withDeadline(never, { signal: undefined, ms: 5, onExpire })).rejects.toThrow("late");
    await expect(withDeadline(never, { signal: AbortSignal.timeout(5), ms: 0, onExpire })).rejects.toThrow(
      "timeout",
    );
  });

  it("ends with what onExpire and onAbort return, whatever the work does when its signal aborts", async () => {
    const work = (signal: AbortSignal | undefined) =>
      new Promise<string>((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new Error("of the work")));
        signal?.addEventListener("abort", () => resolve("of the work"));
      });
    const deadline = { onExpire: () => "expired", onAbort: (reason: unknown) => `aborted by ${reason}` };
    expect(await withDeadline(work, { ...deadline, signal: undefined, ms: 5 })).toBe("expired");
    const controller = new AbortController();
    setTimeout(() => controller.abort("me"), 5);
    expect(await withDeadline(work, { ...deadline, signal: controller.signal, ms: 0 })).toBe("aborted by me");
    const begin = vi.fn(work);
    expect(await withDeadline(begin, { ...deadline, signal: controller.signal, ms: 0 })).toBe(
      "aborted by me",
    );
    expect(begin).not.toHaveBeenCalled();
  });

  it.each([0, 2 ** 31, Number.POSITIVE_INFINITY])("has no limit of %d ms", async (ms) => {
    const work = () => new Promise((resolve) => setTimeout(resolve, 5, "done"));
    expect(await withDeadline(work, { signal: undefined, ms, onExpire })).toBe("done");
  });
});

it("sleep does not begin when the signal has aborted", async () => {
  const before = process.getActiveResourcesInfo().length;
  await expect(sleep(60_000, AbortSignal.abort(new Error("late")))).rejects.toThrow("late");
  expect(process.getActiveResourcesInfo()).toHaveLength(before);
});

it("sleep ends early with the signal's reason", async () => {
  await expect(
    withDeadline((signal) => sleep(600_000, signal), { signal: undefined, ms: 5, onExpire }),
  ).rejects.toThrow("late");
});
