import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrive, describeShop, send, travel } from "../full.test-support.ts";
import { fullCodec } from "../full-codec.ts";
import type { Content, Field, Message } from "../message-descriptor.ts";
import type { Outcome } from "../operation.ts";
import { encodeOutput } from "../response.ts";

const json: Content = { type: "application/json", form: "json" };
const form = (fields: Readonly<Record<string, Field>> = {}): Content => ({
  type: "application/x-www-form-urlencoded",
  form: "form",
  fields,
});

const take = (message: Message) => describeShop({ input: message });
const payload = (...contents: Content[]) => take({ body: "payload", contents });
const members = (...contents: Content[]) => take({ body: "members", contents });
const bytes = (text: string) => new TextEncoder().encode(text);

describe("JSON", () => {
  it.each([[null], [0], [""], [false], [[1, null]], [{ a: null }]])(
    "carries %j as a whole body",
    async (body) => {
      expect((await travel(payload(json), { body })).arrived).toEqual({ body });
    },
  );

  it("keeps null among members in the profile http, and leaves out undefined", async () => {
    const { request, arrived } = await travel(members(json), { a: null, b: undefined });
    expect(request.body).toBe('{"a":null}');
    expect(arrived).toEqual({ a: null });
  });

  it("says its own media type", async () => {
    const patch = members({ type: "application/merge-patch+json", form: "json" });
    expect((await send(patch, { a: 1 })).headers["content-type"]).toBe("application/merge-patch+json");
  });

  it.each([
    ["members", members(json)],
    ["a body", payload(json)],
  ])("refuses %s that is not JSON", async (_, operation) => {
    await expect(send(operation, { body: 1n })).rejects.toThrow("cannot be written as JSON");
    const request = { method: "POST", path: "/search", headers: {}, body: bytes("{") };
    expect(() => arrive(operation, request)).toThrow("not JSON");
    expect(() => arrive(operation, { ...request, body: new Uint8Array([0x22, 0xff, 0x22]) })).toThrow(
      "UTF-8",
    );
  });

  it("keeps a member of a closed body out of a bound one, and says so", () => {
    const bindings = { id: { in: "query", name: "id" } } as const;
    const closed = take({ body: "members", bindings, closed: true } as Message);
    const request = { method: "POST", path: "/search?id=1", headers: {}, body: '{"id":"2","a":1}' };
    expect(arrive(take({ body: "members", bindings }), request)).toEqual({ id: "1", a: 1 });
    expect(() => arrive(closed, request)).toThrow(
      expect.objectContaining({ member: "id", undeclared: true }),
    );
  });
});

describe("text and bytes", () => {
  const image: Content = { type: "image/png", form: "bytes" };

  it("lose nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2000 }),
        fc.string({ unit: "grapheme" }),
        async (data, text) => {
          expect((await travel(payload(image), { body: data })).arrived).toEqual({ body: data });
          const plain = payload({ type: "text/plain", form: "text" });
          if (!text.startsWith("\ufeff"))
            expect((await travel(plain, { body: text })).arrived).toEqual({ body: text });
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });

  it("accept whatever holds bytes", async () => {
    const want = bytes("abc");
    for (const body of [
      want,
      want.buffer,
      new DataView(want.buffer),
      new Blob(["abc"]),
      new File(["abc"], "a.txt"),
    ])
      expect((await send(payload(image), { body })).body).toEqual(want);
    await expect(send(payload(image), { body: "abc" })).rejects.toMatchObject({ member: "body" });
    await expect(send(payload({ type: "text/plain", form: "text" }), { body: {} })).rejects.toMatchObject({
      member: "body",
    });
  });
});

describe("forms", () => {
  const fields: Readonly<Record<string, Field>> = {
    scope: { list: true, style: "spaceDelimited", explode: false },
    tags: { list: true },
    count: { type: "integer" },
    filter: { style: "deepObject", additional: { type: "integer" } },
    where: { mediaType: "application/json" },
    items: { mediaType: "application/json", list: true },
  };

  it("carry each property as its field says", async () => {
    const input = {
      grant_type: "a b&c=d+é",
      scope: ["a", "b"],
      tags: ["x", "y"],
      count: 5,
      filter: { n: 1 },
      where: { a: [null, "é"] },
      items: [{ a: 1 }, 2],
    };
    const { request, arrived } = await travel(members(form(fields)), input);
    expect(request.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(request.body).toContain("scope=a%20b&tags=x&tags=y&count=5&filter%5Bn%5D=1&where=%7B%22a%22");
    expect(arrived).toEqual(input);
  });

  it("are read as browsers send them", () => {
    const body = new URLSearchParams([
      ["note", "a b+c"],
      ["more", "1"],
      ["more", "2"],
      ["__proto__", "x"],
    ]).toString();
    const request = { method: "POST", path: "/search", headers: {}, body };
    expect(arrive(payload(form()), request)).toEqual({ body: { note: "a b+c", more: ["1", "2"] } });
  });

  it.each([
    ["count=x", "count"],
    ["where=%7B", "where"],
    ["note=%ff", "note"],
    ["count=1&count=2", "count"],
  ])("refuse %s by name", (body, member) => {
    const request = { method: "POST", path: "/search", headers: {}, body };
    expect(() => arrive(members(form(fields)), request)).toThrow(expect.objectContaining({ member }));
  });

  it.each([
    [{ note: 5 }, "note"],
    [{ count: "5" }, "count"],
    [{ note: { a: 1 } }, "note"],
  ])("do not send %j", async (input, member) => {
    await expect(send(members(form(fields)), input)).rejects.toMatchObject({ member });
  });
});

describe("several media types", () => {
  const contents = [json, { type: "text/csv", form: "text" }, { type: "image/*", form: "bytes" }] as const;
  const operation = payload(...contents);

  it.each([
    [{ body: { a: 1 } }, "application/json"],
    [{ body: "a,b", contentType: "text/csv" }, "text/csv"],
    [{ body: bytes("x"), contentType: "image/png" }, "image/png"],
  ])("%j travels as %s", async (input, type) => {
    const request = await send(operation, input);
    expect(request.headers["content-type"]).toBe(type);
    const content = contents.find(
      (one) => one.type === type || (one.type === "image/*" && type.startsWith("image/")),
    );
    expect(arrive(operation, request, { content })).toEqual({ contentType: type, ...input });
  });

  it("refuses a type that is not declared", async () => {
    await expect(send(operation, { body: "", contentType: "text/html" })).rejects.toMatchObject({
      member: "contentType",
    });
  });

  it("says which one arrived, and asks for all of them", async () => {
    const outcome: Outcome = { status: 200, body: "payload", contents };
    const reads = describeShop({
      outcomes: [
        outcome,
        {
          status: 404,
          error: "Gone",
          body: "members",
          contents: [{ type: "application/problem+json", form: "json" }],
        },
      ],
    });
    expect((await send(reads, {})).headers.accept).toBe(
      "application/json, text/csv, image/*, application/problem+json",
    );
    const read = async (type: string, text: string) => {
      const reply = new Response(text, { headers: { "content-type": type } });
      const body = await fullCodec.read?.(outcome, reply, { maxResponseSize: 0, signal: undefined });
      return fullCodec.fromReply(reads, outcome, { response: reply, body });
    };
    expect(await read("text/csv; charset=utf-8", "a,b")).toEqual({ contentType: "text/csv", body: "a,b" });
    expect(await read("image/gif", "x")).toEqual({ contentType: "image/gif", body: bytes("x") });
    expect(await read("application/vnd.x+json", "[1]")).toEqual({
      contentType: "application/json",
      body: [1],
    });
    const encoded = await encodeOutput(reads, { body: "a,b" }, "text/csv;q=0.9, */*;q=0.1");
    expect(encoded).toMatchObject({ headers: { "content-type": "text/csv" }, body: "a,b" });
  });
});
