import { describe, expect, it } from "vitest";
import type { Binding, ParameterStyle, TextShape } from "../binding.ts";
import { arrive, bind, send } from "../full.test-support.ts";

const color = { list: true } satisfies TextShape;
const integer = { type: "integer" } satisfies TextShape;
const channels = { properties: { R: integer, G: integer, B: integer } } satisfies TextShape;
const values = { text: "blue", list: ["blue", "black", "brown"], object: { R: 100, G: 200, B: 150 } };

/** https://spec.openapis.org/oas/v3.1.1.html#style-examples, row by row. */
const rows: readonly [Binding["in"], ParameterStyle, boolean, text: string, list: string, object: string][] =
  [
    ["path", "matrix", false, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
    ["path", "matrix", true, ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
    ["path", "label", false, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
    ["path", "label", true, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
    ["path", "simple", false, "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["path", "simple", true, "blue", "blue,black,brown", "R=100,G=200,B=150"],
    ["header", "simple", false, "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["header", "simple", true, "blue", "blue,black,brown", "R=100,G=200,B=150"],
    ["query", "form", false, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
    ["query", "form", true, "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
    ["query", "spaceDelimited", false, "", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"],
    ["query", "pipeDelimited", false, "", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"],
    ["query", "deepObject", true, "", "", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    ["cookie", "form", false, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
    ["cookie", "form", true, "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"],
  ];

const cases = rows.flatMap(([place, style, explode, text, list, object]) =>
  [
    { shape: {}, value: values.text, want: text },
    { shape: color, value: values.list, want: list },
    { shape: channels, value: values.object, want: object },
  ].flatMap(({ shape, value, want }) =>
    want
      ? [
          {
            place,
            style,
            explode,
            value,
            want,
            binding: { in: place, name: "color", style, explode, ...shape },
          },
        ]
      : [],
  ),
);

describe("the table of styles in OpenAPI", () => {
  it.each(cases)("$place $style explode $explode: $want", async ({ binding, value, want }) => {
    const operation = bind({ color: binding });
    const request = await send(operation, { color: value });
    const { path, headers } = request;
    const sent = {
      path: path.replace("/search/", ""),
      query: path.split("?")[1],
      header: headers.color,
      cookie: headers.cookie,
    };
    expect(sent[binding.in]).toBe(want);
    expect(arrive(operation, request)).toEqual({ color: value });
  });

  it("has the defaults that OpenAPI gives", async () => {
    const list = { name: "x", list: true } as const;
    const operation = bind({
      a: { in: "path", ...list },
      b: { in: "query", ...list },
      c: { in: "header", ...list },
      d: { in: "cookie", ...list },
    });
    const both = ["1", "2"];
    const request = await send(operation, { a: both, b: both, c: both, d: both });
    expect(request).toMatchObject({ path: "/search/1,2?x=1&x=2", headers: { x: "1,2", cookie: "x=1; x=2" } });
    expect(arrive(operation, request)).toEqual({ a: both, b: both, c: both, d: both });
  });
});

describe("single values", () => {
  const read = (binding: Partial<Binding>, query: string) =>
    arrive(bind({ q: { in: "query", name: "q", ...binding } }), {
      method: "GET",
      path: `/search?${query}`,
      headers: {},
      body: undefined,
    });

  it.each([
    ["5", 5],
    ["-5", -5],
    ["5.0", 5],
    ["1e3", 1000],
    ["0", 0],
  ])("reads %s as an integer, as JSON Schema does", (text, q) =>
    expect(read({ type: "integer" }, `q=${text}`)).toEqual({ q }),
  );

  it.each(["%2B5", "+5", "05", "5.5", "0x5", "1e400", "", "%205", "5%0A", "NaN", "Infinity", "%zz", "5&q=6"])(
    "refuses %j as an integer, by name",
    (text) => expect(() => read({ type: "integer" }, `q=${text}`)).toThrow(/^"q" must be/),
  );

  it.each([
    [["integer", "string"], "5", 5],
    [["integer", "string"], "five", "five"],
    [["boolean", "null"], "", null],
    [["number", "null"], "0.5", 0.5],
    [["string", "null"], "", ""],
  ] as const)("of the types %j, %j is %j", (type, text, q) =>
    expect(read({ type }, `q=${text}`)).toEqual({ q }),
  );

  it.each([
    [{ type: ["integer", "string"] }, "5"],
    [{ type: ["string", "null"] }, null],
    [{ type: "number" }, Number.NaN],
    [{ type: "integer" }, 2 ** 53],
    [{ type: "boolean" }, "true"],
    [{}, "\ud800"],
    [{}, 5],
    [{ list: true }, "a"],
    [{ list: true }, [["a"]]],
    [{ additional: {} }, ["a"]],
    [{ style: "deepObject", additional: {} }, { a: { b: "c" } }],
    [{ style: "deepObject", additional: {} }, { "a[b]": "c" }],
    [{ style: "spaceDelimited", list: true }, ["a b"]],
    [{ style: "pipeDelimited", list: true }, ["a|b"]],
    [{ explode: false, additional: { list: true } }, { a: ["b"] }],
    [{ properties: { a: {} } }, { b: "c" }],
    [{ mediaType: "application/json" }, () => 1],
  ] as readonly [Partial<Binding>, unknown][])("%j refuses to send %j", async (binding, value) => {
    const operation = bind({ q: { in: "query", name: "q", ...binding } });
    await expect(send(operation, { q: value })).rejects.toMatchObject({
      name: "SerializationError",
      member: "q",
    });
  });

  it("leaves out null without a text for it, and empty values", async () => {
    const operation = bind({
      a: { in: "query", name: "a" },
      b: { in: "query", name: "b", type: ["boolean", "null"] },
      c: { in: "query", name: "c", list: true, explode: false },
      d: { in: "header", name: "d", list: true },
    });
    const { path, headers } = await send(operation, { a: null, b: null, c: [], d: [] });
    expect({ path, headers }).toEqual({ path: "/search?b=", headers: {} });
  });

  it("fills in defaults", () => {
    const given = { in: "query", name: "q", list: true, default: ["a"] } as const;
    const first = read(given, "");
    expect(first).toEqual({ q: ["a"] });
    expect(first.q).not.toBe(given.default);
    expect(read(given, "q=b")).toEqual({ q: ["b"] });
  });
});

describe("lists and objects", () => {
  const read = (binding: Partial<Binding>, query: string) =>
    arrive(bind({ q: { in: "query", name: "q", ...binding } }), {
      method: "GET",
      path: `/search?${query}`,
      headers: {},
      body: undefined,
    });

  it.each([
    ["an escaped comma belongs to the text", { list: true, explode: false }, "q=a%2Cb,c", ["a,b", "c"]],
    ["among numbers it separates", { list: true, explode: false, type: "integer" }, "q=1%2C2", [1, 2]],
    ["a bare pipe", { list: true, style: "pipeDelimited" }, "q=a|b", ["a", "b"]],
    ["a plus sign", { list: true, style: "spaceDelimited" }, "q=a+b", ["a", "b"]],
    ["no numbers", { list: true, explode: false, type: "integer" }, "q=", []],
    [
      "bare brackets",
      { style: "deepObject", properties: { a: { type: "integer" } } },
      "q[a]=1&q[b]=x&q[]=y",
      { a: 1, b: "x", "": "y" },
    ],
    [
      "lists in a deep object",
      { style: "deepObject", additional: { list: true } },
      "q[a]=1&q[a]=2",
      { a: ["1", "2"] },
    ],
    [
      "__proto__ in a deep object",
      { style: "deepObject", additional: {} },
      "q[__proto__]=1&q[a]=2",
      { a: "2" },
    ],
    ["__proto__ in an exploded object", { additional: {} }, "__proto__=1&a=2", { a: "2" }],
    ["only what is declared", { properties: { a: {} } }, "a=1&b=2", { a: "1" }],
    ["JSON", { mediaType: "application/json" }, "q=%7B%22a%22%3A1%7D", { a: 1 }],
  ] as readonly [string, Partial<Binding>, string, unknown][])("reads %s", (_, binding, query, q) =>
    expect(read(binding, query)).toEqual({ q }),
  );

  it.each([
    ["q=1&q=2", {}],
    ["q=a,b&q=c", { list: true, explode: false }],
    ["q=a,1,b", { explode: false, properties: {}, additional: {} }],
    ["q[a]=1&q[a]=2", { style: "deepObject", additional: {} }],
    ["q=%7B", { mediaType: "application/json" }],
    ["q=1,x", { list: true, explode: false, type: "integer" }],
    ["q=%ff", {}],
  ] as readonly [string, Partial<Binding>][])("refuses %s", (query, binding) => {
    expect(() => read(binding, query)).toThrow(/^"q" must be/);
  });

  it("finds the owners of names", async () => {
    const operation = bind({
      page: { in: "query", name: "page", type: "integer" },
      filter: { in: "query", name: "filter", style: "deepObject", additional: {} },
      known: { in: "query", name: "known", properties: { a: {} } },
      rest: { in: "query", name: "rest", additional: {} },
    });
    const input = { page: 1, filter: { x: "1" }, known: { a: "2" }, rest: { b: "3", c: "4" } };
    expect(arrive(operation, await send(operation, input))).toEqual(input);
    await expect(send(operation, { rest: { page: "2" } })).rejects.toMatchObject({ member: "rest" });
    await expect(send(operation, { rest: { a: "2" } })).rejects.toMatchObject({ member: "rest" });
  });

  it("keeps reserved characters where OpenAPI allows it, except those that end a value", async () => {
    const operation = bind({ q: { in: "query", name: "q", reserved: true } });
    const text = "a:/?@!$'()*,;=b#[]&+%20 é";
    const request = await send(operation, { q: text });
    expect(request.path).toBe("/search?q=a:/?@!$'()*,;=b%23%5B%5D%26%2B%2520%20%C3%A9");
    expect(arrive(operation, request)).toEqual({ q: text });
  });

  it("reads cookies as browsers send them", () => {
    const operation = bind({
      id: { in: "cookie", name: "id" },
      n: { in: "cookie", name: "n", type: "integer" },
    });
    const headers = { cookie: 'other=1;id="a%20b"; n=5; ' };
    expect(arrive(operation, { method: "GET", path: "/search", headers, body: undefined })).toEqual({
      id: "a b",
      n: 5,
    });
  });
});
