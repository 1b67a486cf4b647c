import { describe, expect, test } from "vitest";
import { post, ready, stopped, studioId } from "../call.ts";
import { frozen, type TestWorld } from "./test-world.ts";

/** The behaviour of starts in any store. */
export function startingSuite(the: TestWorld): void {
  describe("starting a session", () => {
    test("leads from STOPPED through START_IN_PROGRESS to READY", async () => {
      const { now } = await the.control.clock.read();
      const { status, body } = await the.calls.start(stopped);
      expect(status).toBe(200);
      expect(body.session).toMatchObject({
        sessionId: stopped,
        state: "START_IN_PROGRESS",
        statusCode: "STREAMING_SESSION_START_IN_PROGRESS",
        statusMessage: "Streaming session start in progress",
        startedAt: now,
        updatedAt: now,
      });
      expect(Date.parse(body.session.stopAt) - Date.parse(now)).toBe(690 * 60_000);
      await the.control.clock.advance(4999);
      expect(await the.control.session(studioId, stopped)).toMatchObject({ state: "START_IN_PROGRESS" });
      await the.control.clock.advance(1);
      expect(await the.control.session(studioId, stopped)).toMatchObject({
        state: "READY",
        statusCode: "STREAMING_SESSION_STARTED",
      });
    });

    test("ends with an automatic stop, and much later in deletion", async () => {
      const { body } = await the.calls.start(stopped);
      await the.control.clock.set(body.session.stopAt);
      expect(await the.control.session(studioId, stopped)).toMatchObject({
        state: "STOP_IN_PROGRESS",
        stoppedAt: body.session.stopAt,
      });
      await the.control.clock.advance("PT5S");
      expect(await the.control.session(studioId, stopped)).toMatchObject({ state: "STOPPED" });
      await the.control.clock.set(body.session.terminateAt);
      expect(await the.control.session(studioId, stopped)).toMatchObject({ state: "DELETE_IN_PROGRESS" });
      await the.control.clock.advance("PT2S");
      expect((await the.calls.start(stopped)).status).toBe(404);
    });

    test("can be done again after a stop", async () => {
      const { body } = await the.calls.start(stopped);
      await the.control.clock.set(body.session.stopAt);
      await the.control.clock.advance("PT5S");
      expect(await the.calls.start(stopped)).toMatchObject({
        status: 200,
        body: { session: { state: "START_IN_PROGRESS" } },
      });
    });

    test("is refused with 409 in every other state", async () => {
      await the.calls.start(stopped);
      const again = await the.calls.start(stopped);
      expect(again).toMatchObject({ status: 409, error: "ConflictException" });
      expect(again.body).toEqual({
        code: "ConflictException",
        context: { resourceId: stopped },
        message: "Another operation on the streaming session is in progress.",
      });
      expect(await the.calls.start(ready)).toMatchObject({ status: 409 });
    });

    test("is refused with 404 for an unknown session, an unknown studio, and a session of another studio, all the same", async () => {
      await the.control.load(
        frozen({ studios: [{ studioId: "a", sessions: [{ sessionId: "s" }] }, { studioId: "b" }] }),
      );
      const answers = await Promise.all([
        the.calls.start("s", undefined, {}, "b"),
        the.calls.start("s", undefined, {}, "c"),
      ]);
      for (const answer of answers) {
        expect(answer).toMatchObject({
          status: 404,
          error: "ResourceNotFoundException",
          body: { context: { resourceId: "s" } },
        });
      }
      expect(answers[0]?.body).toEqual(answers[1]?.body);
    });

    test.each(["__proto__", "constructor", "' OR 1=1--", "{}", "a/b", "..", "%"])(
      "knows no session %s",
      async (id) => {
        expect(await the.calls.start(encodeURIComponent(id).replaceAll(".", "%2E"))).toMatchObject({
          error: expect.stringMatching(/NotFound|Unknown/),
        });
      },
    );

    test("fails with the status code that the session or the fault deck says", async () => {
      await the.control.load(
        frozen({
          studios: [{ studioId: "a", sessions: [{ sessionId: "s", startFailure: "INSUFFICIENT_CAPACITY" }] }],
        }),
      );
      expect((await the.calls.start("s", undefined, {}, "a")).status).toBe(200);
      await the.control.clock.advance("PT5S");
      expect(await the.control.session("a", "s")).toMatchObject({
        state: "START_FAILED",
        statusCode: "INSUFFICIENT_CAPACITY",
      });

      await the.control.reset();
      await the.control.faults.add({ outcome: "AMI_VALIDATION_ERROR" });
      await the.calls.start(stopped);
      await the.control.clock.advance("PT5S");
      expect(await the.control.session(studioId, stopped)).toMatchObject({
        state: "START_FAILED",
        statusCode: "AMI_VALIDATION_ERROR",
      });
    });

    test("knows no session with an id that no store can hold", async () => {
      for (const id of ["a%00b", "%00"]) {
        const path = `/2020-08-01/studios/${studioId}/streaming-sessions/${id}/start`;
        expect(await post(the.sandbox, path, {}, the.control.headers)).toMatchObject({
          status: 404,
          error: "ResourceNotFoundException",
        });
      }
      await expect(the.control.state({ studioId: "a\0b" })).rejects.toMatchObject({ status: 400 });
      const answer = await post(the.sandbox, "/GetStage", { arn: "a\0b\ud800" }, the.control.headers);
      expect(answer.status).toBe(400);
    });

    test("takes whole milliseconds, whatever the settings say", async () => {
      await the.control.settings.change({
        startSeconds: 1 / 3,
        stopSeconds: 1 / 3,
        createSeconds: 1 / 3,
        deleteSeconds: 1 / 3,
        tokenRetentionSeconds: 1000 / 3,
      });
      expect(await the.calls.start(stopped, "a")).toMatchObject({ status: 200 });
      await the.control.clock.advance(333);
      expect(await the.control.session(studioId, stopped)).toMatchObject({ state: "READY" });
      expect(await the.calls.create(stopped, "b")).toMatchObject({ status: 200 });
      await the.control.restore(await the.control.snapshot());
    });

    test("repeatedly stores no more than needed", async () => {
      const sizes: number[] = [];
      let stoppedAt: string | undefined;
      for (let i = 0; i < 4; i++) {
        const { body } = await the.calls.start(stopped);
        expect(body.session.stoppedAt).toBe(stoppedAt ?? body.session.stoppedAt);
        sizes.push(JSON.stringify((await the.control.snapshot()).tables.streaming_sessions).length);
        stoppedAt = body.session.stopAt;
        await the.control.clock.set(body.session.stopAt);
        await the.control.clock.advance("PT5S");
        expect(await the.control.session(studioId, stopped)).toMatchObject({ state: "STOPPED", stoppedAt });
      }
      expect(sizes[3]).toBe(sizes[1]);
    });

    test("happens once among 50 simultaneous calls", async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => the.calls.start(stopped)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    });
  });
}
