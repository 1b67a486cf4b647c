import type { ByteStream } from "../byte-stream.ts";
import { SerializationError } from "../serialization-error.ts";
import { readLines } from "./byte-lines.ts";

/** An event of `text/event-stream`. */
export interface ServerSentEvent {
  readonly data: unknown;
  /** Its kind. Default: `message`. */
  readonly event?: string;
  /** What a client sends as `Last-Event-ID` when it reconnects. It applies to later events, too. */
  readonly id?: string;
  /** Milliseconds that a client waits before it reconnects. */
  readonly retry?: number;
}

/**
 * The events in a stream, as the standard reads them: a blank line ends an event, lines that begin with a
 * colon are comments, several lines of data are one text, and an event without data is dropped.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* parseEvents(
  stream: ByteStream,
): AsyncGenerator<ServerSentEvent & { readonly data: string }> {
  let data: string[] = [];
  let event = "";
  let id: string | undefined;
  let retry: number | undefined;
  for await (const line of readLines(stream, { partial: false })) {
    if (line === "") {
      if (data.length > 0)
        yield {
          data: data.join("\n"),
          ...(event !== "" && { event }),
          ...(id !== undefined && { id }),
          ...(retry !== undefined && { retry }),
        };
      data = [];
      event = "";
      retry = undefined;
      continue;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d{1,15}$/.test(value)) retry = Number(value);
  }
}

/**
 * An event as text. Each line of its data becomes a line.
 *
 * @throws {SerializationError} when `event` or `id` holds a line break, or `retry` is not a whole number.
 */
export function formatEvent({ data, event, id, retry }: ServerSentEvent): string {
  const isLine = (text: string | undefined) => text === undefined || !/[\r\n\0]/.test(text);
  if (!isLine(event) || !isLine(id))
    throw new SerializationError("An event's name and id must be one line each", "body");
  if (retry !== undefined && !(Number.isSafeInteger(retry) && retry >= 0))
    throw new SerializationError("An event's `retry` must be a whole number of milliseconds", "body");
  const lines = String(data)
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}\n`);
  const head = [
    event && `event: ${event}\n`,
    id !== undefined && `id: ${id}\n`,
    retry !== undefined && `retry: ${retry}\n`,
  ];
  return `${head.filter(Boolean).join("")}${lines.join("")}\n`;
}
