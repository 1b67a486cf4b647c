import { describe, expect, it } from "vitest";
import { compilePath, fillPath } from "./path.ts";

const template = "/2020-08-01/studios/{studioId}/streams";

describe("fillPath", () => {
  it.each([
    ["a-b_c.d~e", "a-b_c.d~e"],
    ["a b", "a%20b"],
    ["a/b", "a%2Fb"],
    ["'()*!+:@&=", "%27%28%29%2A%21%2B%3A%40%26%3D"],
    ["100%", "100%25"],
    ["é💡", "%C3%A9%F0%9F%92%A1"],
    ["...", "..."],
    ["a?b#c", "a%3Fb%23c"],
  ])("escapes %s", (studioId, escaped) => {
    const path = fillPath(template, { studioId });
    expect(path).toBe(`/2020-08-01/studios/${escaped}/streams`);
    expect(new URL(path, "http://h").pathname).toBe(path);
    expect(compilePath(template)(path)).toEqual({ studioId: escaped });
  });

  it.each(["", ".", ".."])("refuses %j", (studioId) => {
    expect(() => fillPath(template, { studioId })).toThrow('"studioId"');
  });

  it("refuses a missing label and inherited names", () => {
    expect(() => fillPath(template, {})).toThrow('"studioId" is missing');
    expect(() => fillPath("/{constructor}", Object.create(null))).toThrow('"constructor" is missing');
  });

  it("takes time that grows linearly with the label", () => {
    expect(fillPath("/{a}", { a: "x".repeat(8191) })).toHaveLength(8192);
    // Where it grew with the square, the test would run out of its own time.
    for (let call = 0; call < 2000; call++) fillPath("/{a}", { a: "x".repeat(8191) });
    expect(() => fillPath("/{a}", { a: "x".repeat(8192) })).toThrow("safe path segment");
  });

  it("keeps the slashes of a greedy label, and no dot segments", () => {
    expect(fillPath("/a/{key+}/z", { key: "b/c d" })).toBe("/a/b/c%20d/z");
    expect(() => fillPath("/a/{key+}", { key: "b/../c" })).toThrow("safe path segment");
  });
});

describe("compilePath", () => {
  const match = compilePath(template);

  it.each([
    "/2020-08-01/studios//streams",
    "/2020-08-01/studios/a/streams/",
    "/2020-08-01/studios/a/b/streams",
    "/2020-08-01/Studios/a/streams",
    "//2020-08-01/studios/a/streams",
    "/2020-08-01/studios/a/streams\n",
    "/",
    "",
  ])("%j is another path", (path) => expect(match(path)).toBeUndefined());

  it.each(["%", "%zz", "%ff", "%c0%ae", "%ed%a0%80"])("%s is malformed", (text) => {
    expect(match(`/2020-08-01/studios/${text}/streams`)).toBe("malformed");
  });

  it("keeps the escapes of a label", () => {
    expect(match("/2020-08-01/studios/%2e%2e%2Fx/streams")).toEqual({ studioId: "%2e%2e%2Fx" });
    expect(compilePath("/{__proto__}")("/x")).toEqual(JSON.parse('{"__proto__":"x"}'));
  });

  it("takes template characters literally and matches several labels", () => {
    expect(compilePath("/a.b/(c)/{x}.{y}")("/a.b/(c)/1.2")).toEqual({ x: "1", y: "2" });
    expect(compilePath("/a.b")("/aXb")).toBeUndefined();
    expect(compilePath("/foo/{foo}/baz/{baz+}?const=1")("/foo/1/baz/2/3")).toEqual({ foo: "1", baz: "2/3" });
  });
});
