import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { serve } from "@callsheet/server/node";
import { afterEach, describe, expect, it } from "vitest";
import { known } from "../edge/known.ts";
import { createServices } from "./services.ts";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts a server whose calls take some time, and `count` calls. */
async function startCalls(milliseconds: number, count: number) {
  const child = fork(join(import.meta.dirname, "drain-subject.ts"), [String(milliseconds)]);
  children.push(child);
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  const underWay = new Promise<void>((resolve) => {
    child.on("message", ({ calls }: { calls?: number }) => calls === count && resolve());
  });
  const call = () =>
    fetch(`http://127.0.0.1:${port}/GetStage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ arn: known.stage }),
    });
  const answers = Array.from({ length: count }, () =>
    call().then(
      ({ status }) => status,
      () => 0,
    ),
  );
  await underWay;
  return { child, answers, call };
}

describe("SIGTERM", () => {
  it("lets 100 running calls finish, refuses new ones, and exits with 0", async () => {
    const { child, answers, call } = await startCalls(500, 100);
    child.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(call()).rejects.toThrow();
    expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
  });

  it("exits at once when it comes twice", async () => {
    const { child, answers } = await startCalls(60_000, 1);
    child.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    expect(code).toBe(1);
    expect(await Promise.all(answers)).toEqual([0]);
  });
});

describe("clients that reset in mid-answer", () => {
  it("leave nothing behind", async () => {
    const server = await serve(createServices());
    const body = JSON.stringify({ arn: known.stage });
    const request = `POST /GetStage HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    for (let round = 0; round < 10; round++) {
      await Promise.all(
        Array.from({ length: 50 }, async () => {
          const socket = connect(server.port, "127.0.0.1");
          socket.on("error", () => {}).write(request + request);
          await once(socket, "data");
          socket.resetAndDestroy();
        }),
      );
    }
    const connections = () =>
      new Promise<number>((resolve) => server.server.getConnections((_, count) => resolve(count)));
    await expect.poll(connections).toBe(0);
    await server.close();
  });
});
