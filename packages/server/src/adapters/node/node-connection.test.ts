import { describe, expect, it } from "vitest";
import { createWidgets } from "../../widgets.test-support.ts";
import { gatedHandler, post, read, statusesOf, useServer } from "./server.test-support.ts";

const local = useServer();

describe("a connection", () => {
  const last = post("/GetWidget", "Connection: close\r\n");

  it("continues after a body that nobody read", async () => {
    await local.start();
    expect(statusesOf(await local.talk(post("/Nothing") + last))).toEqual([404, 200]);
    const slow = local.open();
    slow.once("data", () => slow.write(`}${last}`));
    expect(statusesOf(await read(slow, post("/Nothing").slice(0, -1)))).toEqual([404, 200]);
  });

  it("continues after a call that was refused for load", async () => {
    const { getWidget, reached, release } = gatedHandler();
    await local.serve(createWidgets({ getWidget }, { limits: { concurrency: 1 } }));
    const first = local.call();
    await reached;
    expect(statusesOf(await local.talk(post() + last))).toEqual([503, 503]);
    release();
    expect((await first).status).toBe(200);
  });

  it.each(["HTTP/1.1\r\nConnection: close", "HTTP/1.0"])(
    "reads the rest of a body before it closes, %s",
    async (version) => {
      await local.start();
      const socket = local.open();
      const received = read(socket, `POST /Nothing ${version}\r\nHost: a\r\nContent-Length: 60000\r\n\r\n`);
      for (let part = 0; part < 6; part++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        expect(socket.write("x".repeat(10_000)) || socket.writable).toBe(true);
      }
      expect(await received).toMatch(/^HTTP\/1\.1 404 /);
    },
  );

  it("closes after a long body that nobody read, and after one that the client may never send", async () => {
    await local.start();
    const long = `POST /Nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n`;
    expect(await local.talk(long)).toMatch(/^HTTP\/1\.1 404 .*\r\nConnection: close/s);
    const waiting = post("/Nothing", "Expect: 100-continue\r\n").slice(0, -1);
    expect(await local.talk(waiting)).toMatch(/^HTTP\/1\.1 404 .*\r\nConnection: close/s);
  });
});

describe("close", () => {
  it("answers running calls, refuses new ones, and closes idle connections", async () => {
    const { getWidget, reached, release } = gatedHandler();
    await local.start({}, { getWidget });
    await fetch(`${local.server.url}/health`);
    const under = local.call();
    await reached;
    const closed = local.server.close();
    await expect(fetch(`${local.server.url}/health`)).rejects.toThrow();
    release();
    const answer = await under;
    expect([answer.status, answer.headers.get("connection")]).toEqual([200, "close"]);
    await closed;
    expect(local.server.close()).toBe(local.server.close());
  });

  it("answers all requests that a client has sent ahead", async () => {
    const { getWidget, reached, release } = gatedHandler(3);
    await local.start({}, { getWidget });
    const answers = local.talk(post().repeat(3));
    await reached;
    const closed = local.server.close();
    release();
    expect(statusesOf(await answers)).toEqual([200, 200, 200]);
    await closed;
  });

  it("does not wait for finished connections", async () => {
    const { getWidget, reached, release } = gatedHandler();
    await local.start({ drainTimeout: 60_000 }, { getWidget });
    // The later answer is prepared as one that keeps the connection, while the earlier one is pending.
    const answers = local.talk(post() + post("/Nothing"));
    await reached;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const closed = local.server.close();
    release();
    expect(statusesOf(await answers)).toEqual([200, 404]);
    await closed;
  });

  it("cuts calls that take longer than the drain timeout", async () => {
    await local.start({ drainTimeout: 100 }, { getWidget: () => new Promise(() => {}) });
    const answer = local.call();
    answer.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    await local.server.close();
    await expect(answer).rejects.toThrow();
  });
});
