import type { ByteStream } from "../byte-stream.ts";
import type { Awaitable } from "../digest.ts";
import type { Content } from "../message-descriptor.ts";
import type { ParseJson } from "../parameters/content-text.ts";
import { isRecord } from "../parameters/slot.ts";
import { refuse } from "../serialization-error.ts";
import { readLines } from "./byte-lines.ts";
import { readJson, writeJson } from "./json.ts";
import { formatEvent, parseEvents, type ServerSentEvent } from "./server-sent-events.ts";

/** Items that arrive one after another, now or later. */
export type Items = Iterable<unknown> | AsyncIterable<unknown>;

function checkItems(value: unknown): Items {
  const isItems =
    typeof value === "object" &&
    value !== null &&
    (Symbol.iterator in value || Symbol.asyncIterator in value);
  return isItems ? (value as Items) : refuse("body", "a list or an async iterable");
}

/** The text of one item of `events` or `lines`. */
function formatItem({ form, items = "json" }: Content, item: unknown): string {
  if (form === "lines") return `${writeJson(item)}\n`;
  if (items === "json") return formatEvent({ data: writeJson(item) });
  if (items === "text") return formatEvent({ data: checkData(item) });
  if (!isRecord(item)) refuse("body", "a stream of events: objects with `data`");
  const event = item as unknown as ServerSentEvent;
  return formatEvent({ ...event, data: items === "event" ? checkData(event.data) : writeJson(event.data) });
}

const checkData = (data: unknown) => (typeof data === "string" ? data : refuse("body", "a stream of texts"));

/**
 * The body of a request that is `events` or `lines`: whole, because a request can be sent again. It waits for
 * items that arrive one after another.
 *
 * @throws {SerializationError} when one cannot be written; a promise of the body rejects with it.
 */
export function writeItems(content: Content, value: unknown): Awaitable<string> {
  const items = checkItems(value);
  if (!(Symbol.iterator in items)) return collectItems(content, items);
  return Array.from(items, (item) => formatItem(content, item)).join("");
}

async function collectItems(content: Content, items: AsyncIterable<unknown>): Promise<string> {
  const texts: string[] = [];
  for await (const item of items) texts.push(formatItem(content, item));
  return texts.join("");
}

/** The body of a reply that is `events` or `lines`: each item is written as soon as it arrives. */
export function streamItems(content: Content, value: unknown): ByteStream {
  return encodeItems(content, checkItems(value));
}

async function* encodeItems(content: Content, items: Items): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const item of items) yield encoder.encode(formatItem(content, item));
}

/**
 * The items of a stream of `events` or `lines`. Some services end a stream of JSON with `[DONE]`, which ends
 * it here, too.
 *
 * The iteration throws `SerializationError` for an item that must be JSON and is not.
 */
export async function* readItems(
  content: Content,
  stream: ByteStream,
  parse: ParseJson = readJson,
): AsyncGenerator<unknown> {
  const { form, items = "json" } = content;
  if (form === "lines") {
    for await (const line of readLines(stream, { partial: true })) if (line.trim() !== "") yield parse(line);
    return;
  }
  for await (const event of parseEvents(stream)) {
    const { data } = event;
    if (items === "text") yield data;
    else if (items === "event") yield event;
    else if (data === "[DONE]") return;
    else yield items === "json" ? parse(data) : { ...event, data: parse(data) };
  }
}

/** Bytes in memory, as a stream. */
export async function* toStream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
