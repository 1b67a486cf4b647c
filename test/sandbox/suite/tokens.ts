import { describe, expect, test } from "vitest";
import { callsOf, ready, stopped, studioId } from "../call.ts";
import { frozen, type TestWorld } from "./test-world.ts";

/** The behaviour of tokens in any store. */
export function tokensSuite(the: TestWorld): void {
  describe("a client token", () => {
    test("makes a call act once: the same stream comes back", async () => {
      const first = await the.calls.create(ready, "token");
      const second = await the.calls.create(ready, "token");
      expect(second).toEqual(first);
      expect((await the.control.session(studioId, ready))?.streams).toHaveLength(1);
    });

    test("shows its resource as it is by then, or as it was if so configured", async () => {
      const first = await the.calls.start(stopped, "token");
      await the.control.clock.advance("PT5S");
      expect(await the.calls.start(stopped, "token")).toMatchObject({
        status: 200,
        body: { session: { state: "READY" } },
      });
      await the.control.settings.change({ replay: "first" });
      expect(await the.calls.start(stopped, "token")).toEqual(first);
    });

    test("is refused with other parameters", async () => {
      await the.calls.create(ready, "token", { expirationInSeconds: 60 });
      const other = await the.calls.create(ready, "token", { expirationInSeconds: 61 });
      expect(other).toMatchObject({ status: 400, error: "ValidationException" });
      expect((await the.control.session(studioId, ready))?.streams).toHaveLength(1);
    });

    test("compares only the declared parameters", async () => {
      const first = await the.calls.create(ready, "token", { expirationInSeconds: 60, colour: "red" });
      expect(first.status).toBe(200);
      expect(await the.calls.create(ready, "token", { expirationInSeconds: 60, sound: "loud" })).toEqual(
        first,
      );
      const bare = await the.calls.create(ready, "bare");
      expect(await the.calls.create(ready, "bare", { expirationInSeconds: null })).toEqual(bare);
      expect(await the.calls.create(ready, "bare", { expirationInSeconds: 120 })).toMatchObject({
        status: 400,
      });
    });

    test("shows a missing resource as DELETED: a session, and a forgotten stream", async () => {
      const { body } = await the.calls.start(stopped, "token");
      await the.control.settings.change({ tokenRetentionSeconds: 1e9 });
      const first = await the.calls.create(ready, "token");
      const { terminateAt } = body.session;
      await the.control.settings.change({ tokenRetentionSeconds: 0 });
      for (let i = 0; i < 130; i++) {
        await the.control.clock.advance("PT4M");
        await the.calls.create(ready);
      }
      expect(JSON.stringify(await the.control.session(studioId, ready))).not.toContain(
        first.body.stream.streamId,
      );
      expect(await the.calls.create(ready, "token")).toMatchObject({
        status: 200,
        body: { stream: { streamId: first.body.stream.streamId, state: "DELETED" } },
      });
      await the.control.settings.change({ tokenRetentionSeconds: 1e9 });
      await the.control.reset();
      await the.control.clock.freeze();
      await the.control.settings.change({ tokenRetentionSeconds: 1e9 });
      await the.calls.start(stopped, "token");
      await the.control.clock.set(terminateAt);
      await the.control.clock.advance("PT1M");
      expect(await the.calls.start(stopped, "token")).toMatchObject({
        status: 200,
        body: { session: { sessionId: stopped, state: "DELETED" } },
      });
      expect(await the.calls.start(stopped, "other")).toMatchObject({ status: 404 });
    });

    test("differs in another case, for another session, operation or caller", async () => {
      const first = await the.calls.create(ready, "token");
      expect((await the.calls.create(ready, "TOKEN")).body.stream.streamId).not.toBe(
        first.body.stream.streamId,
      );
      expect(await the.calls.start(stopped, "token")).toMatchObject({
        status: 200,
        body: { session: { sessionId: stopped } },
      });
      const signed = {
        ...the.control.headers,
        authorization: "AWS4-HMAC-SHA256 Credential=AKIDOTHER/20260101/us-west-2/nimble/aws4_request",
      };
      const another = await callsOf(the.sandbox, signed).create(ready, "token");
      expect(another.body.stream.streamId).not.toBe(first.body.stream.streamId);
    });

    test("of a refused call can be used again", async () => {
      expect(await the.calls.create(stopped, "token")).toMatchObject({ status: 409 });
      await the.calls.start(stopped);
      await the.control.clock.advance("PT5S");
      expect(await the.calls.create(stopped, "token")).toMatchObject({ status: 200 });
    });

    test("acts once among 50 simultaneous calls", async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => the.calls.create(ready, "token")));
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.stream.streamId}`)).size).toBe(1);
      expect((await the.control.session(studioId, ready))?.streams).toHaveLength(1);
    });

    test("is forgotten after a day", async () => {
      const first = await the.calls.create(ready, "token");
      await the.control.load(
        frozen({
          clock: { now: first.body.stream.createdAt, speed: 0 },
          studios: [
            { studioId, sessions: [{ sessionId: ready, state: "READY", maxSessionLengthInMinutes: 40_000 }] },
          ],
        }),
      );
      const second = await the.calls.create(ready, "token");
      await the.control.clock.advance("PT23H59M");
      expect((await the.calls.create(ready, "token")).body.stream.streamId).toBe(second.body.stream.streamId);
      await the.control.clock.advance("PT1M");
      expect((await the.calls.create(ready, "token")).body.stream.streamId).not.toBe(
        second.body.stream.streamId,
      );
    });
  });
}
