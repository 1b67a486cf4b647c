import { connect } from "node:net";
import { type RunningServer, serve } from "@callsheet/server/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BadRequest } from "./bad-request.ts";
import { badRequests } from "./bad-requests.ts";
import { createServices, known } from "./services.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await serve(createServices());
});
afterAll(() => server.close());

interface Reply {
  readonly text: string;
  readonly closed: boolean;
}

/** Sends bytes and reads until the server closes, or until nothing has come for a while after a first answer. */
function exchange({ bytes, halfClose, closes }: Partial<BadRequest>): Promise<Reply> {
  const data = typeof bytes === "function" ? bytes() : (bytes ?? "");
  return new Promise((resolve) => {
    let text = "";
    let quiet: NodeJS.Timeout | undefined;
    const socket = connect(server.port, "127.0.0.1", () => {
      const sent = typeof data === "string" ? Buffer.from(data, "latin1") : data;
      if (halfClose) socket.end(sent);
      else socket.write(sent);
    });
    // A server that has not read everything lingers before it closes.
    const patience = closes ? 2000 : 30;
    const done = (closed: boolean) => {
      clearTimeout(quiet);
      socket.destroy();
      resolve({ text, closed });
    };
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      clearTimeout(quiet);
      // An interim answer is followed by the real one.
      if (isWhole(text)) quiet = setTimeout(done, patience, false);
    });
    socket.on("error", () => {}).on("close", () => done(true));
    socket.setTimeout(5000, () => done(false));
  });
}

function isWhole(text: string): boolean {
  return splitReplies(text).length > 0;
}

interface ParsedReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** The final answers of a connection, in order. */
function splitReplies(text: string): ParsedReply[] {
  const replies: ParsedReply[] = [];
  let rest = Buffer.from(text);
  for (;;) {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) return replies;
    const [line = "", ...lines] = rest.subarray(0, end).toString().split("\r\n");
    const status = Number(line.split(" ")[1]);
    const headers = new Headers(lines.map((entry) => entry.split(/: ?(.*)/s, 2) as [string, string]));
    rest = rest.subarray(end + 4);
    if (status === 100) continue;
    const length = Number(headers.get("content-length") ?? 0);
    if (rest.length < length && rest.length > 0) return replies;
    replies.push({ status, headers, body: rest.subarray(0, length).toString() });
    rest = rest.subarray(length);
  }
}

describe("over a raw socket", () => {
  it.each(badRequests.map((bad) => [bad.name, bad] as const))("%s", async (_, bad) => {
    const started = performance.now();
    const { text, closed } = await exchange(bad);
    const replies = splitReplies(text);
    const [first] = replies;
    const statuses = [bad.status].flat();
    expect(statuses, text.slice(0, 300)).toContain(first?.status ?? 0);
    if (bad.starts) expect(text).toMatch(new RegExp(`^${bad.starts}`));
    if (bad.pipeline) expect(replies.map(({ status }) => status)).toEqual(bad.pipeline);
    if (bad.closes) expect(closed, "closed by the server").toBe(true);
    if (first) {
      expect(first.headers.get("x-amzn-errortype") ?? undefined).toBe(
        first.status === 200 ? undefined : (bad.error ?? first.headers.get("x-amzn-errortype") ?? ""),
      );
      expect(first.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
      expect(first.headers.get("x-content-type-options")).toBe("nosniff");
      expect(first.headers.get("x")).toBeNull();
      if (first.body) expect(JSON.parse(first.body)).toBeTypeOf("object");
      if (bad.contains) expect(first.body).toContain(bad.contains);
      expect(first.body).not.toMatch(/node:|\.ts:\d/);
    }
    expect(performance.now() - started).toBeLessThan(5000);
    const after = await exchange({
      bytes: `POST /GetStage HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${known.stage.length + 10}\r\nConnection: close\r\n\r\n{"arn":"${known.stage}"}`,
    });
    expect(splitReplies(after.text)[0]?.status, "serves on").toBe(200);
  });
});
