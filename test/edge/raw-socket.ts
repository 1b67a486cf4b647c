import { connect } from "node:net";
import type { BadRequest } from "./bad-request.ts";

/** What came back over a connection. */
export interface RawReply {
  readonly text: string;
  /** True when the server closed the connection. */
  readonly closed: boolean;
}

/**
 * Sends bytes and reads until the server closes, or until nothing has arrived for a while after the expected
 * answers.
 */
export function talk(
  port: number,
  { bytes, halfClose, closes, pipeline }: Partial<BadRequest>,
): Promise<RawReply> {
  const data = typeof bytes === "function" ? bytes() : (bytes ?? "");
  return new Promise((resolve) => {
    let text = "";
    let quiet: NodeJS.Timeout | undefined;
    const socket = connect(port, "127.0.0.1", () => {
      const sent = typeof data === "string" ? Buffer.from(data, "latin1") : data;
      if (halfClose) socket.end(sent);
      else socket.write(sent);
    });
    // A server that has not read everything lingers before it closes.
    const patience = closes ? 2000 : 30;
    const due = pipeline?.length ?? 1;
    const done = (closed: boolean) => {
      clearTimeout(quiet);
      socket.destroy();
      resolve({ text, closed });
    };
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      clearTimeout(quiet);
      // An interim answer is followed by the real one.
      if (splitReplies(text).length >= due) quiet = setTimeout(done, patience, false);
    });
    socket.on("error", () => {}).on("close", () => done(true));
    socket.setTimeout(5000, () => done(false));
  });
}

/** One parsed HTTP/1.1 answer. */
export interface ParsedReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** The final answers of a connection, in order. */
export function splitReplies(text: string): ParsedReply[] {
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
