import { afterEach, describe, expect, it, vi } from "vitest";
import type { ClientOptions } from "./client-options.ts";
import { TransportError } from "./errors/transport-error.ts";
import { createIvsRealTimeClient } from "./gen/ivs-realtime.ts";
import type { Hooks } from "./hooks.ts";
import { arn, credentials, failure, play, region } from "./play.test-support.ts";
import type { Transport } from "./transport.ts";

afterEach(() => void vi.restoreAllMocks());

describe("hooks", () => {
  it("see each step of a call, in order", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { transport } = play(failure(500, "X"), failure(404, "ResourceNotFoundException"));
    const seen: string[] = [];
    const names = [
      "beforeCall",
      "beforeRequest",
      "afterResponse",
      "beforeRetry",
      "afterCall",
      "onError",
    ] as const;
    const recorder = (mark: string): Hooks =>
      Object.fromEntries(
        names.map((name) => [
          name,
          async (call: { attempt: number }) => void seen.push(`${mark} ${name} ${call.attempt}`),
        ]),
      );
    const client = createIvsRealTimeClient({
      region,
      credentials,
      transport,
      hooks: [recorder("a"), recorder("b")],
    });
    await client.getStage({ arn }).catch(() => {});
    expect(seen.filter((entry) => entry.startsWith("a"))).toEqual([
      "a beforeCall 0",
      "a beforeRequest 1",
      "a afterResponse 1",
      "a beforeRetry 1",
      "a beforeRequest 2",
      "a afterResponse 2",
      "a onError 2",
    ]);
    expect(seen.filter((_, index) => index % 2)).toEqual(
      seen.filter((_, index) => index % 2 === 0).map((entry) => entry.replace("a", "b")),
    );
  });

  it("change headers before they are signed", async () => {
    const { requests, transport } = play();
    const hooks: Hooks = {
      beforeRequest({ request }) {
        request.headers["x-amz-user-agent"] = "mine";
        request.headers.traceparent = "00";
      },
    };
    await createIvsRealTimeClient({ region, credentials, transport, hooks }).getStage({ arn });
    expect(requests[0]?.headers.authorization).toContain(
      "SignedHeaders=content-type;host;x-amz-date;x-amz-user-agent,",
    );
    expect(requests[0]?.headers.traceparent).toBe("00");
  });
});

const given = { region, credentials };
const call = (options: ClientOptions) => createIvsRealTimeClient({ ...given, ...options }).getStage({ arn });
const fault = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

describe("what a hook throws", () => {
  const foreign = new TransportError("of another client", {
    operation: { name: "Other", service: { name: "Another" } } as never,
    input: {},
    attempt: 1,
  });

  it.each(["beforeCall", "beforeRequest", "afterResponse", "beforeRetry", "afterCall", "onError"] as const)(
    "in %s ends the call, even when it is a fault of another call",
    async (name) => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      const fails = name === "beforeRetry" || name === "onError";
      const transport = vi.fn<Transport>(async () => (fails ? failure(500, "X") : Response.json({})));
      const hook = vi.fn(() => {
        throw foreign;
      });
      expect(await fault(call({ transport, hooks: { [name]: hook }, maxAttempts: 2 }))).toBe(foreign);
      expect(hook).toHaveBeenCalledTimes(1);
    },
  );

  it.each([undefined, null, 0, "", false, { declared: true }])(
    "is final for try, whatever it is: %j",
    async (thrown) => {
      for (const name of ["beforeRequest", "afterResponse", "afterCall"] as const) {
        const hook = vi.fn(() => {
          throw thrown;
        });
        const { getStage } = createIvsRealTimeClient({
          ...given,
          transport: async () => Response.json({}),
          hooks: { [name]: hook },
        });
        await expect(
          getStage.try({ arn }).then(
            () => "resolved",
            (error) => [error],
          ),
        ).resolves.toEqual([thrown]);
        expect(hook).toHaveBeenCalledTimes(1);
      }
    },
  );

  it("is not a result of try, even when it is the refusal of another call", async () => {
    const refuse: Transport = async () => failure(404, "ResourceNotFoundException");
    const outer = createIvsRealTimeClient({
      ...given,
      transport: async () => Response.json({}),
      hooks: { beforeRequest: () => call({ transport: refuse }).then(() => {}) },
    });
    await expect(outer.getStage.try({ arn })).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    const inner = createIvsRealTimeClient({ ...given, transport: refuse });
    expect(await inner.getStage.try({ arn })).toMatchObject({ ok: false, error: { status: 404 } });
  });

  it("in onError replaces the error, and the other sets are called", async () => {
    const seen: unknown[] = [];
    const watch: Hooks = { onError: ({ error }) => void seen.push(error) };
    const thrown = new Error("mine");
    const replace: Hooks = { onError: () => Promise.reject(thrown) };
    const hooks = [watch, replace, watch];
    expect(await fault(call({ transport: async () => failure(400, "X"), hooks }))).toBe(thrown);
    expect(seen).toEqual([expect.objectContaining({ status: 400 }), thrown]);
  });
});
