import { describe, expect, it, vi } from "vitest";
import { sleep, withDeadline } from "./deadline.ts";

const never = () => new Promise<never>(() => {});
const late = () => new Error("late");

describe("withDeadline", () => {
  it("leaves no listener and no timer", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    await withDeadline(async () => 1, signal, 60_000, late);
    await withDeadline(() => Promise.reject(new Error("x")), signal, 60_000, late).catch(() => {});
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
    expect(process.getActiveResourcesInfo().filter((name) => name === "Timeout")).toHaveLength(before);
  });

  it("does not wait for work that ignores its signal", async () => {
    await expect(withDeadline(never, undefined, 5, late)).rejects.toThrow("late");
    await expect(withDeadline(never, AbortSignal.timeout(5), 0, late)).rejects.toThrow("timeout");
  });

  it.each([0, 2 ** 31, Number.POSITIVE_INFINITY])("has no limit of %d ms", async (ms) => {
    const work = () => new Promise((resolve) => setTimeout(resolve, 5, "done"));
    expect(await withDeadline(work, undefined, ms, late)).toBe("done");
  });
});

it("sleep does not begin when the signal has aborted", async () => {
  const before = process.getActiveResourcesInfo().length;
  await expect(sleep(60_000, AbortSignal.abort(late()))).rejects.toThrow("late");
  expect(process.getActiveResourcesInfo()).toHaveLength(before);
});

it("sleep ends early with the signal's reason", async () => {
  const started = performance.now();
  await expect(withDeadline((signal) => sleep(60_000, signal), undefined, 5, late)).rejects.toThrow("late");
  expect(performance.now() - started).toBeLessThan(10_000);
});
