import type { FixtureInput } from "@callsheet/sandbox";
import { describe, expect, test } from "vitest";
import { channel, frozen, stage, stageSession, stream, type TestWorld } from "./test-world.ts";

type Session = NonNullable<NonNullable<FixtureInput["studios"]>[number]["sessions"]>[number];

const studioId = "a";

/** The behaviour of resources in the states that a fixture gives them, in any store. */
export function foundStatesSuite(the: TestWorld): void {
  const found = async (session: Partial<Session>) => {
    await the.control.load(frozen({ studios: [{ studioId, sessions: [{ sessionId: "s", ...session }] }] }));
    return the.control.session(studioId, "s");
  };
  const later = async (duration: string) => {
    await the.control.clock.advance(duration);
    return the.control.session(studioId, "s");
  };

  describe("a session's state in a fixture", () => {
    test("ends when stopAt and terminateAt say", async () => {
      const times = { stopAt: "2026-01-01T13:00:00Z", terminateAt: "2026-01-01T14:00:00Z" };
      expect(await found({ state: "READY", ...times })).toMatchObject({ state: "READY", ...times });
      expect(await later("PT1H")).toMatchObject({ state: "STOP_IN_PROGRESS", stoppedAt: times.stopAt });
      expect(await later("PT5S")).toMatchObject({ state: "STOPPED" });
      expect(await later("PT1H")).toMatchObject({ state: "DELETED", ...times });
    });

    test("was created when the fixture says, else before everything that happened to it", async () => {
      const noon = "2026-01-01T12:00:00Z";
      expect(await found({})).toMatchObject({ createdAt: noon });
      expect(await found({ createdAt: "-PT3H" })).toMatchObject({ createdAt: "2026-01-01T09:00:00Z" });
      const startedAt = "2026-01-01T10:00:00Z";
      expect(await found({ state: "READY", startedAt })).toMatchObject({ createdAt: startedAt });
      expect(await found({ startedAt, updatedAt: "-PT4H" })).toMatchObject({
        createdAt: "2026-01-01T08:00:00Z",
      });
    });

    test.each([
      [{ state: "READY", stopAt: "-PT1H" }, "STOPPED"],
      [{ state: "READY", terminateAt: "-PT1H" }, "DELETED"],
      [{ state: "READY", stopAt: "PT1H", terminateAt: "PT1S" }, "READY"],
      [{ state: "STOPPED", terminateAt: "-PT1H" }, "DELETED"],
      [{ state: "READY", startedAt: "-PT11H31M" }, "STOP_IN_PROGRESS"],
      [{ state: "READY", startedAt: "-PT11H29M" }, "READY"],
      [{ state: "START_IN_PROGRESS", updatedAt: "-PT1M" }, "READY"],
      [{ state: "CREATE_IN_PROGRESS", updatedAt: "-PT1M" }, "READY"],
      [{ state: "STOP_IN_PROGRESS", updatedAt: "-PT1M" }, "STOPPED"],
      [{ state: "DELETE_IN_PROGRESS", updatedAt: "-PT1M" }, "DELETED"],
      [{ state: "STOPPED" }, "STOPPED"],
    ] as const)("%j is %s", async (session, state) => {
      expect(await found(session)).toMatchObject({ state });
    });

    test("shows what is planned, from startedAt on", async () => {
      expect(await found({ state: "READY", startedAt: "-PT1H30M" })).toMatchObject({
        stopAt: "2026-01-01T22:00:00Z",
        terminateAt: "2026-01-05T22:00:00Z",
      });
      expect(await found({ state: "STOPPED" })).not.toHaveProperty("terminateAt");
    });

    test("keeps its message until it changes", async () => {
      const statusMessage = "Out of coffee";
      expect(await found({ state: "START_IN_PROGRESS", statusMessage })).toMatchObject({ statusMessage });
      expect(await later("PT5S")).toMatchObject({ statusMessage: "Streaming session started" });
    });
  });

  describe("a stream's state in a fixture", () => {
    test.each([
      { state: "READY", stopAt: "-P1D" },
      { state: "DELETE_IN_PROGRESS", updatedAt: "-PT1H" },
      { state: "STOPPED" },
    ] as const)("is over where the session is not ready: %j", async (session) => {
      await found({ ...session, streams: [{ streamId: "one", state: "READY" }] });
      expect((await later("PT5S"))?.streams[0]?.state).toBe("DELETED");
    });

    test.each([
      [{ state: "CREATE_IN_PROGRESS" }, ["CREATE_IN_PROGRESS", "READY", "DELETED"]],
      [{ state: "CREATE_IN_PROGRESS", createdAt: "-PT1M" }, ["READY", "READY", "DELETED"]],
      [{ state: "READY" }, ["READY", "READY", "DELETED"]],
      [{ state: "READY", expiresAt: "-PT1M" }, ["DELETED", "DELETED", "DELETED"]],
      [{ state: "READY", expiresAt: "P1D" }, ["READY", "READY", "READY"]],
      [{ state: "DELETE_IN_PROGRESS" }, ["DELETE_IN_PROGRESS", "DELETED", "DELETED"]],
      [{ state: "DELETED" }, ["DELETED", "DELETED", "DELETED"]],
      [{ state: "CREATE_FAILED" }, ["CREATE_FAILED", "CREATE_FAILED", "CREATE_FAILED"]],
    ] as const)("%j goes on as %j", async (fixture, states) => {
      const streams = [{ streamId: "one", ...fixture }];
      const shown = [await found({ state: "READY", streams }), await later("PT2S"), await later("PT3M")];
      expect(shown.map((it) => it?.streams[0]?.state)).toEqual(states);
    });

    test("ends with its session", async () => {
      const streams = [{ streamId: "one", expiresAt: "P1D" }];
      await found({ state: "READY", stopAt: "PT1H", streams });
      expect(await later("PT1H2S")).toMatchObject({ streams: [{ state: "DELETED" }] });
    });
  });

  test("future resources are not in the state", async () => {
    await the.control.load(
      frozen({
        stages: [{ arn: stage, sessions: [{ sessionId: stageSession("a"), startTime: "PT1H" }] }],
        channels: [{ arn: channel, streams: [{ streamId: stream("a"), startTime: "PT1H" }] }],
      }),
    );
    expect(await the.control.state()).toMatchObject({
      stages: [{ sessions: [] }],
      channels: [{ streams: [] }],
    });
    await the.control.clock.advance("PT1H");
    expect(await the.control.state()).toMatchObject({
      stages: [{ sessions: [{ sessionId: stageSession("a") }], activeSessionId: stageSession("a") }],
      channels: [{ streams: [{ streamId: stream("a") }] }],
    });
  });
}
