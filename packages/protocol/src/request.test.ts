import { describe, expect, it } from "vitest";
import type { EncodedRequest } from "./codec.ts";
import { lendBook } from "./fixture.test-support.ts";
import { fullCodec } from "./full-codec.ts";
import type { Operation } from "./operation.ts";
import { compilePath } from "./path.ts";
import { plainCodec } from "./plain-codec.ts";
import { decodeRequest } from "./request.ts";
import { textCodec } from "./text-codec.ts";

const encodeRequest = async (operation: Operation, input: object) => fullCodec.toRequest(operation, input);
const minimal = { shelf: 1, book: "b" };

function arrive(operation: Operation, request: EncodedRequest) {
  const [path = "", query = ""] = request.path.split("?", 2);
  const labels = compilePath(operation.path)(path);
  if (labels === undefined || labels === "malformed") throw new Error(`no match: ${path}`);
  const { body } = request;
  return decodeRequest(operation, { labels, query, headers: new Headers(request.headers), body });
}

describe("encodeRequest", () => {
  it("puts every member in its place", async () => {
    const input = {
      ...minimal,
      book: "a/b",
      limit: 3,
      tags: ["x y", "z"],
      clientToken: "t",
      flags: [true, false],
      note: "n",
      days: 5,
    };
    expect(await encodeRequest(lendBook, input)).toEqual({
      method: "POST",
      path: "/shelves/1/books/a%2Fb?max%20Results=3&tag=x%20y&tag=z",
      query: "max%20Results=3&tag=x%20y&tag=z",
      headers: { "content-type": "application/json", "x-amz-client-token": "t", "x-flags": "true, false" },
      body: '{"note":"n","days":5}',
    });
  });

  it.each([
    ["integer", { limit: -5 }],
    ["query list", { tags: ["&", "=", "+", "é", ""] }],
    ["header list with commas and quotes", { notes: ['a, "b"', "c\\d", "e"] }],
    [
      "header list of dates",
      { notes: ["Mon, 16 Dec 2019 23:48:18 GMT", "Tue, 17 Dec 2019 00:00:00 GMT", "x, y"] },
    ],
    ["empty headers", { clientToken: "", notes: [] }],
    ["map in the query", { extra: { "a b": ["1", "2"], c: [""] } }],
    ["body", { nested: { list: [null, 1], text: "é" } }],
    ["a body member named like one of Object's", JSON.parse('{"constructor":1,"toString":{"x":1}}')],
  ])("arrives as it was sent: %s", async (_, members) => {
    const input = { ...minimal, ...members };
    expect(arrive(lendBook, await encodeRequest(lendBook, input))).toEqual(input);
  });

  it("sends an empty object, and leaves out what has no value", async () => {
    const request = await encodeRequest(lendBook, {
      ...minimal,
      clientToken: null,
      limit: null,
      tags: [],
      note: null,
      days: undefined,
    });
    expect(request.body).toBe("{}");
    expect(request.headers).toEqual({ "content-type": "application/json" });
    expect(request.path).toBe("/shelves/1/books/b");
  });

  it.each([
    ["wrong type of a label", { shelf: "1" }, '"shelf" must be of type integer'],
    ["a fraction", { limit: 1.5 }, '"limit" must be of type integer'],
    ["an object as a label", { book: Object("x") }, '"book" must be of type string'],
    ["a line break in a header", { clientToken: "a\r\nHost: b" }, "safe text for a header"],
    ["a character beyond Latin-1 in a header", { clientToken: "💡" }, "safe text for a header"],
    ["one beyond ASCII", { clientToken: "é" }, "safe text for a header"],
    ["an exotic space", { clientToken: "a\u00a0" }, "safe text for a header"],
    ["an over-long header", { clientToken: "x".repeat(8193) }, "safe text for a header"],
    ["an over-long label", { book: "ü".repeat(1400) }, "safe path segment"],
    ["a missing label", { book: undefined }, '"book" is missing'],
    ["a circular body", { note: circular() }, "cannot be written as JSON"],
    ["half a surrogate pair in the query", { tags: ["\ud800"] }, '"tags" must be well-formed text'],
    ["half a surrogate pair in a label", { book: "a\udc00" }, '"book" must be well-formed text'],
  ])("refuses %s", async (_, members, message) => {
    await expect(encodeRequest(lendBook, { ...minimal, ...members })).rejects.toThrow(message);
  });

  it("lets named parameters go before those of a map", async () => {
    const input = { ...minimal, tags: ["named"], extra: { tag: ["mapped"], other: ["x"] } };
    expect((await encodeRequest(lendBook, input)).path).toBe("/shelves/1/books/b?tag=named&other=x");
  });

  it("ignores inherited members", async () => {
    const input = Object.assign(Object.create({ clientToken: "inherited", days: 1 }), minimal);
    expect(await encodeRequest(lendBook, input)).toMatchObject({
      headers: { "content-type": "application/json" },
      body: "{}",
    });
  });

  it("sends a payload member as it is", async () => {
    const input = { body: "payload" } as const;
    const contents = [{ type: "text/plain", form: "text" }] as const;
    const text: Operation = { ...lendBook, path: "/t", input: { ...input, contents } };
    expect(await encodeRequest(text, { body: "hello" })).toMatchObject({
      body: "hello",
      headers: { "content-type": "text/plain" },
    });
    expect(await encodeRequest({ ...text, input }, { body: "hello" })).toMatchObject({ body: '"hello"' });
    expect(await encodeRequest({ ...text, input }, {})).toEqual({
      method: "POST",
      path: "/t",
      headers: {},
      body: undefined,
    });
  });
});

describe("decodeRequest", () => {
  const parts = { labels: { shelf: "1", book: "b" }, query: "", headers: new Headers(), body: undefined };

  it("never lets the body stand in for a bound member", () => {
    const body = { book: "other", clientToken: "forged", limit: 9, note: "n" };
    expect(decodeRequest(lendBook, { ...parts, json: body })).toEqual({ ...minimal, note: "n" });
  });

  it("is safe from __proto__", () => {
    const input = decodeRequest(lendBook, { ...parts, json: JSON.parse('{"__proto__":{"polluted":true}}') });
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    expect(Object.keys(input)).toEqual(["shelf", "book"]);
    expect("polluted" in input || "polluted" in {}).toBe(false);
  });

  it("treats null as absent", () => {
    expect(decodeRequest(lendBook, { ...parts, json: { note: null } })).toEqual(minimal);
  });

  it.each([[null], [[]], ["x"], [1], [true]])("refuses %j as a body", (body) => {
    expect(() => decodeRequest(lendBook, { ...parts, json: body })).toThrow("Not an object");
  });

  it.each(["", "1.5", "+1", "01", "0x1", "1e400", " 1", "one"])("refuses %j as an integer", (shelf) => {
    expect(() => decodeRequest(lendBook, { ...parts, labels: { shelf, book: "b" } })).toThrow(
      '"shelf" must be of type integer',
    );
  });

  it.each(["True", "1", ""])("refuses %j as a boolean", (flag) => {
    const headers = new Headers({ "x-flags": `true, "${flag}"` });
    expect(() => decodeRequest(lendBook, { ...parts, headers })).toThrow('"flags"');
  });
});

function circular(): object {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
}

describe("the smaller codecs", () => {
  const text: Operation = {
    ...lendBook,
    path: "/books/{book}",
    input: {
      bindings: {
        book: { in: "path", name: "book" },
        clientToken: { in: "header", name: "X-Amz-Client-Token" },
      },
      body: "members",
    },
    outcomes: [{ status: 200, body: "members" }],
  };
  const plain: Operation = { ...text, path: "/LendBook", input: { body: "members" } };
  const input = { book: "a/b é", clientToken: "t", note: { a: [1, null] }, days: null };

  it.each([
    ["text", text, textCodec],
    ["plain", plain, plainCodec],
  ])("%s codes what it knows as full does", async (_, operation, codec) => {
    for (const profile of ["aws", "http"] as const) {
      const one = { ...operation, service: { ...operation.service, profile } };
      const { headers, ...whole } = await encodeRequest(one, input);
      const { accept: __, ...others } = headers;
      expect(await codec.toRequest(one, input)).toEqual({ ...whole, headers: others });
      const body = '{"dueDate":"2026-11-21","shelf":null}';
      const [own, all] = [codec, fullCodec].map((codec) =>
        codec.fromReply(
          one,
          { status: 200, body: "members" },
          { response: { status: 200, headers: new Headers() }, body },
        ),
      );
      expect(own).toEqual(all);
      expect(own).toEqual({ dueDate: "2026-11-21", ...(profile === "http" && { shelf: null }) });
    }
  });

  it("text refuses what is not text", () => {
    expect(() => textCodec.toRequest(text, { book: 1 })).toThrow('"book" must be of type string');
  });
});
