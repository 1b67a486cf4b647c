import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Context } from "../../context.ts";
import { createWidgets } from "../../widgets.test-support.ts";
import { type RunningServer, serve } from "./serve.ts";

let server: RunningServer;
let client: Socket;
afterEach(async () => {
  client.destroy();
  await server.close();
});

const request =
  'POST /GetWidget HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"id":"a"}';

/**
 * Calls a handler, and returns its context, a promise for when the server's side of the connection has
 * closed, and how to let it answer.
 */
async function call(look: (context: Context) => unknown = () => {}) {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let context: Context | undefined;
  const getWidget = async ({ id }: { id: string }, given: unknown) => {
    context = given as Context;
    look(context);
    reached();
    await answered;
    return { widget: { id } };
  };
  let reached = () => {};
  const calling = new Promise<void>((resolve) => {
    reached = resolve;
  });
  server = await serve(createWidgets({ getWidget }));
  const closed = new Promise<void>((resolve) => {
    server.server.on("connection", (socket) => socket.on("close", () => resolve()));
  });
  client = connect(server.port, "127.0.0.1", () => client.write(request));
  client.on("error", () => {});
  await calling;
  return { context: context as unknown as Context, closed, answer };
}

describe("the signal of a call", () => {
  it.each(["before", "after"])("is not aborted by an answer, when it is asked for %s it", async (when) => {
    const { context, closed, answer } = await call(({ signal }) => when === "before" && signal);
    answer();
    await once(client, "data");
    client.end();
    await closed;
    expect(context.signal.aborted).toBe(false);
  });

  it.each(["before", "after"])("is aborted by a reset, when it is asked for %s it", async (when) => {
    const { context, closed } = await call(({ signal }) => when === "before" && signal);
    client.resetAndDestroy();
    await closed;
    expect(context.signal.aborted).toBe(true);
    expect(context.signal.reason).toMatchObject({ name: "RequestAbortedException" });
    expect(context.signal).toBe(context.signal);
  });
});
