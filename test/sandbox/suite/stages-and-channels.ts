import { describe, expect, test } from "vitest";
import { channel, frozen, stage, stageSession, start, stream, type TestWorld } from "./test-world.ts";

/** The behaviour of stages and channels in any store. */
export function stagesAndChannelsSuite(the: TestWorld): void {
  describe("stages and channels", () => {
    test("show the running session of a stage, and an end when it is over", async () => {
      await the.control.load(
        frozen({
          stages: [
            {
              arn: stage,
              name: "one",
              sessions: [
                { sessionId: stageSession("a"), startTime: start, endTime: "2026-01-01T01:00:00Z" },
                {
                  sessionId: stageSession("b"),
                  startTime: "2026-01-01T11:00:00Z",
                  endTime: "2026-01-01T13:00:00Z",
                },
                { sessionId: stageSession("c"), startTime: "2026-01-01T14:00:00Z" },
              ],
            },
          ],
        }),
      );
      expect((await the.calls.stage(stage)).body).toEqual({
        stage: { arn: stage, name: "one", activeSessionId: stageSession("b") },
      });
      const b = { sessionId: stageSession("b"), startTime: "2026-01-01T11:00:00Z" };
      expect((await the.calls.stageSession(stage, stageSession("b"))).body).toEqual({ stageSession: b });
      expect(await the.calls.stageSession(stage, stageSession("c"))).toMatchObject({ status: 404 });
      await the.control.clock.set("2026-01-01T13:30:00Z");
      expect((await the.calls.stage(stage)).body.stage).not.toHaveProperty("activeSessionId");
      expect((await the.calls.stageSession(stage, stageSession("b"))).body.stageSession.endTime).toBe(
        "2026-01-01T13:00:00Z",
      );
      await the.control.clock.set("2026-01-01T15:00:00Z");
      expect((await the.calls.stage(stage)).body.stage.activeSessionId).toBe(stageSession("c"));
    });

    test("give the newest stream of a channel when none is named, and its newest 500 events", async () => {
      const event = (n: number) => ({
        name: "Starvation Start",
        type: "IVS Stream Health Change",
        eventTime: new Date(Date.parse(start) + n * 1000).toISOString(),
      });
      await the.control.load(
        frozen({
          channels: [
            {
              arn: channel,
              name: "now",
              streams: [
                { streamId: stream("b"), startTime: "2026-01-01T02:00:00Z" },
                {
                  streamId: stream("a"),
                  startTime: start,
                  endTime: "2026-01-01T01:00:00Z",
                  channel: { arn: channel, name: "then" },
                  truncatedEvents: Array.from({ length: 600 }, (_, n) => event(n)),
                },
                { streamId: stream("c"), startTime: "2026-01-01T13:00:00Z" },
              ],
            },
          ],
        }),
      );
      expect((await the.calls.streamSession(channel)).body.streamSession).toEqual({
        streamId: stream("b"),
        startTime: "2026-01-01T02:00:00Z",
        channel: { arn: channel, name: "now" },
        truncatedEvents: [],
      });
      const { body } = await the.calls.streamSession(channel, stream("a"));
      expect(body.streamSession).toMatchObject({
        endTime: "2026-01-01T01:00:00Z",
        channel: { name: "then" },
      });
      expect(body.streamSession.truncatedEvents).toHaveLength(500);
      expect(body.streamSession.truncatedEvents[0].eventTime).toBe("2026-01-01T00:09:59Z");
      await the.control.clock.set("2026-01-01T13:00:00Z");
      expect((await the.calls.streamSession(channel)).body.streamSession.streamId).toBe(stream("c"));
    });

    test("let events happen when their time comes", async () => {
      const truncatedEvents = [
        { name: "Stream Failure", type: "IVS Stream State Change", eventTime: "2026-01-01T12:00:01Z" },
      ];
      await the.control.load(
        frozen({
          channels: [
            { arn: channel, streams: [{ streamId: stream("a"), startTime: start, truncatedEvents }] },
          ],
        }),
      );
      expect((await the.calls.streamSession(channel)).body.streamSession.truncatedEvents).toEqual([]);
      await the.control.clock.advance(1000);
      expect((await the.calls.streamSession(channel)).body.streamSession.truncatedEvents).toEqual(
        truncatedEvents,
      );
    });

    test("get 404 when they do not exist", async () => {
      await the.control.load(frozen({ channels: [{ arn: channel }] }));
      for (const answer of [
        await the.calls.streamSession(channel),
        await the.calls.streamSession(channel, stream("a")),
        await the.calls.stage(stage),
        await the.calls.stageSession(stage, stageSession("a")),
      ]) {
        expect(answer).toMatchObject({
          status: 404,
          error: "ResourceNotFoundException",
          body: { exceptionMessage: expect.any(String) },
        });
      }
    });
  });
}
