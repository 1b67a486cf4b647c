import { describe, expect, it } from "vitest";
import { harLimits, parseHar } from "./parse-har.ts";

const entry = (over: object = {}) => ({
  request: { method: "GET", url: "https://a.example/b", headers: [] },
  response: { status: 200, headers: [], content: { size: 0 } },
  ...over,
});
const file = (...entries: unknown[]) => JSON.stringify({ log: { entries } }, undefined, 1);

describe("a broken file is one line with its place", () => {
  it.each<[string, string, string]>([
    ["no JSON", '{\n "log": {,}\n}', "a.har:2:10 is no JSON"],
    ["a file that breaks off", '{ "log": {\n  "entries": [', "a.har:2:15 is no JSON"],
    ["nothing", "", "a.har:1:1 is no JSON"],
    ["another document", "{}", 'a.har:1:1 the document is no HAR: it has no object "log"'],
    ["no entries", '{ "log": {} }', 'a.har:1:10 /log has no list "entries"'],
    ["an invalid entry", file(5), "a.har:4:4 /log/entries/0 must be an object"],
    ["no request", file({}), 'a.har:4:4 /log/entries/0 has no object "request"'],
    ["no response", file({ request: {} }), 'a.har:4:4 /log/entries/0 has no object "response"'],
    [
      "an invalid method",
      file(entry({ request: { method: "G T", url: "https://a.example" } })),
      'a.har:5:16 /log/entries/0/request has no HTTP method as "method"',
    ],
    [
      "an invalid URL",
      file(entry({ request: { method: "GET", url: "/b" } })),
      'a.har:5:16 /log/entries/0/request has no URL as "url"',
    ],
    [
      "an invalid status",
      file(entry({ response: { status: "200" } })),
      "/log/entries/0/response has no number",
    ],
    [
      "invalid headers",
      file(entry({ request: { method: "GET", url: "https://a.example", headers: [{ name: 1 }] } })),
      '/log/entries/0/request/headers/0 must have the texts "name" and "value"',
    ],
  ])("%s", (_, text, message) => {
    let told = "";
    try {
      parseHar(text, "a.har");
    } catch (error) {
      told = (error as Error).message;
    }
    expect(told).toContain(message);
    expect(told).not.toContain("\n");
  });

  it("too many entries", () => {
    const many = `{"log":{"entries":[${"{},".repeat(harLimits.entries)}{}]}}`;
    expect(() => parseHar(many, "a.har")).toThrow(/has 20001 entries; 20000 are read at the most/);
  });
});

it("reads bodies as browsers write them", () => {
  const post = (postData: object, content: object = { size: 0 }) =>
    parseHar(
      file({
        request: { method: "POST", url: "https://a.example/b", headers: [], postData },
        response: { status: 200, headers: [], content },
      }),
      "a.har",
    )[0];
  expect(post({ mimeType: "application/json", text: "{}" })?.body).toBe("{}");
  const form = { mimeType: "application/x-www-form-urlencoded", params: [{ name: "a b", value: "ü" }] };
  expect(post(form)?.body).toBe("a+b=%C3%BC");
  expect(post({ mimeType: "multipart/form-data", params: [{ name: "a", value: "1" }] })?.lacks).toMatch(
    /request/,
  );
  expect(post({}, { size: 5 })?.lacks).toMatch(/answer/);
  const encoded = post({}, { size: 2, text: "e30=", encoding: "base64" });
  expect(Buffer.from(encoded?.replyBody ?? []).toString()).toBe("{}");
});

it("names of prototypes are names", () => {
  const text = '{"log":{"entries":[],"__proto__":{"entries":[{}]}},"__proto__":{"log":1}}';
  expect(parseHar(text, "a.har")).toEqual([]);
  expect(({} as { log?: unknown }).log).toBeUndefined();
});
