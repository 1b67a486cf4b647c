import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeShop, send } from "../full.test-support.ts";
import { fullCodec } from "../full-codec.ts";
import type { Content } from "../message-descriptor.ts";
import type { Outcome } from "../operation.ts";
import { encodeOutput } from "../response.ts";
import { formatEvent, parseEvents } from "./server-sent-events.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function* chunked(data: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < data.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield data.subarray(at, at + size);
    at += size;
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe("text/event-stream, as the standard reads it", () => {
  it.each([
    ["two lines of data", "data: a\ndata: b\n\n", [{ data: "a\nb" }]],
    ["one space is dropped", "data:  a\n\ndata:b\n\n", [{ data: " a" }, { data: "b" }]],
    ["empty data", "data\n\ndata:\ndata\n\n", [{ data: "" }, { data: "\n" }]],
    ["a comment", ": hi\n\n: hi\ndata: a\n\n", [{ data: "a" }]],
    ["an incomplete event", "data: a\n\ndata: b\n", [{ data: "a" }]],
    ["CR, LF and CR LF", "data: a\rdata: b\r\n\r\ndata: c\n\r\n", [{ data: "a\nb" }, { data: "c" }]],
    ["a byte order mark", "\ufeffdata: a\n\n", [{ data: "a" }]],
    [
      "id, event and retry",
      "id: 1\nevent: x\nretry: 10\ndata: a\n\ndata: b\n\n",
      [
        { data: "a", id: "1", event: "x", retry: 10 },
        { data: "b", id: "1" },
      ],
    ],
    ["an id with NUL, an invalid retry", "id: a\0\nretry: 1x\ndata: a\n\n", [{ data: "a" }]],
    ["unknown fields, a name without data", "foo: 1\nevent: x\n\ndata: a\n\n", [{ data: "a" }]],
    [
      "an id that is reset",
      "id: 1\ndata: a\n\nid\ndata: b\n\n",
      [
        { data: "a", id: "1" },
        { data: "b", id: "" },
      ],
    ],
    ["multi-byte text", "data: é💡\n\n", [{ data: "é💡" }]],
  ])("%s", async (_, text, want) => {
    for (const sizes of [[1000], [1], [2, 3], [1, 0, 4]])
      expect(await all(parseEvents(chunked(bytes(text), sizes)))).toEqual(want);
  });

  it("reads what it writes", async () => {
    const line = fc.string().map((text) => text.replace(/[\r\n\0]/g, ""));
    const event = fc.record({
      data: fc.array(line).map((lines) => lines.join("\n")),
      id: line,
      event: line.filter(Boolean),
      retry: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (events, sizes) => {
          expect(await all(parseEvents(chunked(bytes(events.map(formatEvent).join("")), sizes)))).toEqual(
            events,
          );
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });

  it("refuses an endless line", async () => {
    async function* endless() {
      for (;;) yield new Uint8Array(2 ** 20).fill(97);
    }
    await expect(all(parseEvents(endless()))).rejects.toThrow("A line has more than");
  });
});

describe("outputs that are streams", () => {
  const events = (items?: Content["items"]): Content => ({
    type: "text/event-stream",
    form: "events",
    ...(items && { items }),
  });
  const lines: Content = { type: "application/x-ndjson", form: "lines" };

  /** From a server's handler to a client's caller. */
  async function travel(content: Content, items: Iterable<unknown>) {
    const outcome: Outcome = { status: 200, body: "payload", contents: [content] };
    const operation = describeShop({ outcomes: [outcome] });
    async function* later() {
      yield* items;
    }
    const { body, headers } = await encodeOutput(operation, { body: later() });
    expect(headers["content-type"]).toBe(content.type);
    const response = {
      status: 200,
      headers: new Headers(headers),
      text: async () => "",
      body: body as AsyncIterable<Uint8Array>,
    };
    const read = await fullCodec.read?.(outcome, response, { maxResponseSize: 0, signal: undefined });
    return all(
      fullCodec.fromReply(operation, outcome, { response, body: read }).body as AsyncIterable<unknown>,
    );
  }

  it.each([
    [events(), [{ a: 1 }, null, "é\n"]],
    [events("text"), ["a", "", "b\nc"]],
    [events("event"), [{ data: "a", id: "1", event: "x" }]],
    [events("event-json"), [{ data: { a: [1] }, retry: 5 }]],
    [lines, [{ a: 1 }, null, "é\n"]],
  ])("%j arrive one by one", async (content, items) => expect(await travel(content, items)).toEqual(items));

  it("are refused where an item does not match", async () => {
    await expect(travel(events("text"), [1])).rejects.toMatchObject({ member: "body" });
    await expect(travel(events("event"), ["a"])).rejects.toMatchObject({ member: "body" });
    await expect(travel(events("event"), [{ data: "a", id: "1\n2" }])).rejects.toThrow("one line");
  });

  it("end at [DONE], whatever their length", async () => {
    const outcome: Outcome = { status: 200, body: "payload", contents: [events()] };
    const operation = describeShop({ outcomes: [outcome] });
    const { body } = new Response('data: {"a":1}\n\ndata: [DONE]\n\ndata: x\n\n');
    const response = { status: 200, headers: new Headers() };
    const output = fullCodec.fromReply(operation, outcome, { response, body });
    expect(await all(output.body as AsyncIterable<unknown>)).toEqual([{ a: 1 }]);
  });

  it("are sent whole in a request", async () => {
    const upload = describeShop({ input: { body: "payload", contents: [lines] } });
    expect((await send(upload, { body: [1, { a: 2 }] })).body).toBe('1\n{"a":2}\n');
    async function* later() {
      yield 1;
    }
    expect((await send(upload, { body: later() })).body).toBe("1\n");
    await expect(send(upload, { body: 7 })).rejects.toMatchObject({ member: "body" });
  });
});
