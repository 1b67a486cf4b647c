import { describe, expect, test } from "vitest";
import { ready, stopped, studioId } from "../call.ts";
import type { TestWorld } from "./test-world.ts";

/** The behaviour of streams in any store. */
export function streamsSuite(the: TestWorld): void {
  describe("creating a stream", () => {
    test("leads from CREATE_IN_PROGRESS to READY with a url, and to DELETED when it expires", async () => {
      const { status, body } = await the.calls.create(ready, undefined, { expirationInSeconds: 60 });
      expect(status).toBe(200);
      expect(body.stream).toMatchObject({
        state: "CREATE_IN_PROGRESS",
        statusCode: "STREAM_CREATE_IN_PROGRESS",
      });
      expect(body.stream).not.toHaveProperty("url");
      expect(Date.parse(body.stream.expiresAt) - Date.parse(body.stream.createdAt)).toBe(60_000);
      const streams = async () => (await the.control.session(studioId, ready))?.streams;
      await the.control.clock.advance("PT2S");
      expect(await streams()).toMatchObject([
        { state: "READY", url: expect.stringContaining(body.stream.streamId) },
      ]);
      await the.control.clock.advance("PT58S");
      expect(await streams()).toMatchObject([{ state: "DELETE_IN_PROGRESS" }]);
      expect((await streams())?.[0]).not.toHaveProperty("url");
      await the.control.clock.advance("PT2S");
      expect(await streams()).toMatchObject([{ state: "DELETED", statusCode: "STREAM_DELETED" }]);
    });

    test("lasts 120 seconds by default", async () => {
      const { body } = await the.calls.create(ready);
      expect(Date.parse(body.stream.expiresAt) - Date.parse(body.stream.createdAt)).toBe(120_000);
    });

    test("ends with its session", async () => {
      const { body } = await the.calls.start(stopped);
      await the.control.clock.set(new Date(Date.parse(body.session.stopAt) - 10_000));
      await the.calls.create(stopped, undefined, { expirationInSeconds: 3600 });
      await the.control.clock.advance("PT12S");
      expect((await the.control.session(studioId, stopped))?.streams).toMatchObject([
        { state: "DELETED" }, // the fixture's
        { state: "DELETED" },
      ]);
    });

    test("is refused with 409 while the session is not READY", async () => {
      expect(await the.calls.create(stopped)).toMatchObject({ status: 409, error: "ConflictException" });
      await the.calls.start(stopped);
      expect(await the.calls.create(stopped)).toMatchObject({ status: 409 });
      await the.control.clock.advance("PT5S");
      expect(await the.calls.create(stopped)).toMatchObject({ status: 200 });
    });

    test("fails with the status code that the fault deck says", async () => {
      await the.control.faults.add({
        operation: "CreateStreamingSessionStream",
        outcome: "NETWORK_CONNECTION_ERROR",
      });
      await the.calls.create(ready);
      await the.control.clock.advance("PT2S");
      const state = await the.control.session(studioId, ready);
      expect(state?.streams).toMatchObject([
        { state: "CREATE_FAILED", statusCode: "NETWORK_CONNECTION_ERROR" },
      ]);
    });

    test("never repeats an id", async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => the.calls.create(ready)));
      expect(new Set(answers.map(({ body }) => body.stream.streamId)).size).toBe(50);
    });
  });
}
