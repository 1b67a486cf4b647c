import { describe, expect, it } from "vitest";
import { decodeError } from "./decode-error.ts";
import { errorHeaders, lendBook } from "./fixture.test-support.ts";
import { fullCodec } from "./full-codec.ts";
import type { Outcome } from "./operation.ts";
import { encodeError, encodeOutput } from "./response.ts";

const received = (text: string, headers: Record<string, string> = {}, status = 200) =>
  [{ status, headers: new Headers(headers) }, text] as const;

const read = (body: string, headers: Record<string, string> = {}) =>
  fullCodec.fromReply(lendBook, lendBook.outcomes[0] as Outcome, {
    response: { status: 200, headers: new Headers(headers) },
    body,
  });

describe("outputs", () => {
  it("travel both ways", async () => {
    const output = { etag: '"1"', due: "2026-01-15T22:45:51Z", book: { title: "é" } };
    const { status, headers, body } = await encodeOutput(lendBook, output);
    expect(status).toBe(200);
    expect(headers).toEqual({ etag: '"1"', "content-type": "application/json" });
    expect(read(body as string, headers)).toEqual(output);
  });

  it.each([
    ["empty", "", {}],
    ["unknown members", '{"later":[1]}', { later: [1] }],
    ["null members", '{"book":null}', {}],
    ["a forged header member", '{"etag":"x"}', {}],
  ])("%s", (_, text, want) => expect(read(text)).toEqual(want));

  it.each(["null", "[]", "1", '{"a":', "<html>"])("refuses %s", (text) => {
    expect(() => read(text)).toThrow(/JSON|object/);
  });
});

describe("errors", () => {
  it("travel both ways", () => {
    const error = {
      name: "ConflictException",
      body: { exceptionMessage: "taken" },
      headers: { frame: "DENY" },
    };
    const { status, headers, body } = encodeError(lendBook, error, errorHeaders);
    expect(headers).toEqual({
      "x-amzn-errortype": "ConflictException",
      "x-frame-options": "DENY",
      "content-type": "application/json",
    });
    const received409 = received(body as string, { ...headers, "x-amzn-requestid": "r" }, status);
    const { headers: read, ...members } = decodeError(lendBook, ...received409);
    expect(read.get("x-frame-options")).toBe("DENY");
    expect(members).toEqual({
      name: "ConflictException",
      body: error.body,
      status: 409,
      message: "taken",
      requestId: "r",
      declared: true,
    });
  });

  it.each([
    ["a header without a name", "{}", { "x-amzn-ErrorType": ":" }, "UnknownError", ""],
    ["header before body", '{"code":"X","__type":"Y"}', { "x-amzn-ErrorType": "Z:http://x" }, "Z", ""],
    [
      "__type with a namespace",
      '{"__type":"com.x#ConflictException","message":"m"}',
      {},
      "ConflictException",
      "m",
    ],
    [
      "a declared name before the body's own code",
      '{"code":"E1","__type":"ConflictException"}',
      {},
      "ConflictException",
      "",
    ],
    ["code", '{"code":"ConflictException"}', {}, "ConflictException", ""],
    ["Message", '{"Message":"no"}', { "x-amzn-errortype": "A" }, "A", "no"],
    [
      "the service's own message member first",
      '{"message":"m","exceptionMessage":"e"}',
      {},
      "UnknownError",
      "e",
    ],
    ["inherited names", "{}", { "x-amzn-errortype": "constructor" }, "constructor", ""],
    ["HTML", "<html>", {}, "UnknownError", ""],
    ["an array", "[]", {}, "UnknownError", ""],
    ["odd types", '{"code":1,"message":{"a":1}}', {}, "UnknownError", ""],
  ])("%s", (_, text, headers, name, message) => {
    const error = decodeError(lendBook, ...received(text, headers, 400));
    expect(error).toMatchObject({ name, message, status: 400, declared: name === "ConflictException" });
  });

  it("refuses to write an undeclared error", () => {
    expect(() => encodeError(lendBook, { name: "toString", body: {} })).toThrow("declares no error");
  });
});
