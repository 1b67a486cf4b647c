import { describe, expect, it } from "vitest";
import { createMock } from "./create-mock.ts";
import { library } from "./library.fixture.ts";

const mock = createMock({ documents: [library] });

async function ask(target: string, init: RequestInit = {}, handler = mock) {
  const response = await handler(new Request(`http://mock.test${target}`, init));
  const text = await response.text();
  const json = text !== "" && response.headers.get("content-type") === "application/json";
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  ({ method: "POST", body, headers: { "content-type": "application/json", ...headers } }) as const;
const prefer = (value: string) => ({ headers: { prefer: value } });

describe("replies", () => {
  it("takes the first example", async () => {
    const { status, body, headers } = await ask("/books");
    expect({ status, body }).toEqual({ status: 200, body: [{ isbn: "111" }, { isbn: "222" }] });
    expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ["example=one", 200, [{ isbn: "333" }]],
    ['example="one"', 200, [{ isbn: "333" }]],
    ["code=404", 404, { message: "No such shelf." }],
    ["respond-async, code=404; wait=10", 404, { message: "No such shelf." }],
    ["example=noShelf", 404, { message: "No such shelf." }],
    ["code=200, example=one", 200, [{ isbn: "333" }]],
  ])("follows Prefer: %s", async (value, status, body) => {
    expect(await ask("/books", prefer(value))).toMatchObject({ status, body });
  });

  it.each([
    ["code=418", "Prefer: code=418 is not declared by listBooks; it has 200, 404."],
    ["code=teapot", "Prefer: code=teapot is not declared by listBooks; it has 200, 404."],
    ["example=three", "Prefer: example=three is not among the examples of listBooks: two, one, noShelf."],
    ["code=404, example=one", "Prefer: example=one is not among the examples of listBooks: noShelf."],
    ["dynamic=maybe", "Prefer: dynamic=maybe must be true or false."],
  ])("refuses Prefer: %s", async (value, message) => {
    expect(await ask("/books", prefer(value))).toMatchObject({ status: 400, body: { message } });
  });

  it("generates the same body from the same seed, and another from another", async () => {
    const [first, again, other] = await Promise.all(
      ["seed=1", "seed=1", "seed=2"].map((seed) => ask("/books", prefer(`dynamic=true, ${seed}`))),
    );
    expect(first?.body).toEqual(again?.body);
    expect(first?.body).not.toEqual(other?.body);
  });

  it("generates without a seed as well, and a seeded reply in between changes nothing", async () => {
    const bodies = new Set<string>();
    for (let i = 0; i < 5; i++) {
      await ask("/books", prefer("dynamic=true, seed=1"));
      bodies.add(JSON.stringify((await ask("/books", prefer("dynamic=true"))).body));
    }
    expect(bodies.size).toBe(5);
  });

  it("generates by option, which Prefer can take back", async () => {
    const dynamic = createMock({ documents: [library], dynamic: true, seed: "7" });
    const { body } = await ask("/books", {}, dynamic);
    expect(body).toEqual((await ask("/books", prefer("dynamic=true, seed=7"))).body);
    expect((await ask("/books", prefer("example=one"), dynamic)).body).toEqual([{ isbn: "333" }]);
    expect((await ask("/books", prefer("dynamic=false"), dynamic)).body).toHaveLength(2);
  });

  it("follows the pattern of a body that has no example", async () => {
    const { status, body } = await ask("/books", post('{"isbn":"123"}'));
    expect(status).toBe(201);
    expect(body.isbn).toMatch(/^[0-9]{3}$/);
  });

  it("lets no example leave that breaks its schema", async () => {
    const { status, headers, body } = await ask("/books/12");
    expect(status).toBe(500);
    expect(headers.get("x-amzn-errortype")).toBe("InternalFailure");
    expect(body.message).toBe(
      'The document\'s reply of getBook breaks its own schema: isbn must match pattern "^[0-9]{3}$".',
    );
    expect((await ask("/books/12", prefer("dynamic=true"))).status).toBe(200);
  });

  it("sends text as text, nothing as nothing, and a literal path before a label", async () => {
    expect(await ask("/books/newest")).toMatchObject({ status: 200, body: "Emma" });
    expect(await ask("/search", post("{}"))).toMatchObject({ status: 204, body: "" });
  });

  it("answers HEAD as GET without a body", async () => {
    const { status, body, headers } = await ask("/books", { method: "HEAD" });
    expect({ status, body }).toMatchObject({ status: 200 });
    expect(headers.get("content-type")).toBe("application/json");
  });
});

describe("requests that break the document", () => {
  it.each([
    ["/books?limit=51", "limit must be <= 50"],
    ["/books?limit=0", "limit must be >= 1"],
    ["/books?tag=aa&tag=b", "tag[1] must NOT have fewer than 2 characters"],
    ["/books/123456", "isbn must NOT have more than 5 characters"],
  ])("%s: %s", async (target, words) => {
    const { status, headers, body } = await ask(target);
    expect({ status, body }).toEqual({ status: 400, body: { message: `${words}.` } });
    expect(headers.get("x-amzn-errortype")).toBe("ValidationException");
  });

  it("answers with the operation's own 400, its other members and headers kept", async () => {
    const { status, headers, body } = await ask("/books", post('{"isbn":"x"}', { prefer: "code=201" }));
    expect(status).toBe(400);
    expect(body).toEqual({ reason: "invalid", message: 'isbn must match pattern "^[0-9]{3}$".' });
    expect(headers.get("x-help")).toBe("https://example.com/help");
  });

  it.each(["{}", '{"__proto__":{"isbn":"123"}}'])("misses a member in %s", async (text) => {
    expect((await ask("/books", post(text))).body.message).toBe("isbn is required.");
  });

  it("takes a request without its optional list header, and reads the list when it is there", async () => {
    expect((await ask("/books")).status).toBe(200);
    expect((await ask("/books", { headers: { "x-shelves": "1, 2" } })).status).toBe(200);
    expect((await ask("/books", { headers: { "x-shelves": "1, two" } })).status).toBe(400);
  });

  it("gives up on a pattern that would backtrack for years", async () => {
    const { status } = await ask("/search", post(JSON.stringify({ query: `${"a".repeat(50)}!` })));
    expect(status).toBe(400);
  });
});

describe("faults", () => {
  const chunked = (size: number) => new Blob([new Uint8Array(size)]).stream();
  const tooBig = "x".repeat(1024 * 1024 + 1);
  it.each<[string, string, RequestInit & { duplex?: "half" }, number, string]>([
    ["malformed JSON", "/books", post("{"), 400, "SerializationException"],
    ["two texts", "/books", post("{}{}"), 400, "SerializationException"],
    ["invalid UTF-8", "/books", post(new Uint8Array([0x22, 0xff, 0x22])), 400, "SerializationException"],
    ["a list for an object", "/books", post("[]"), 400, "SerializationException"],
    ["text for a number", "/books?limit=many", {}, 400, "SerializationException"],
    ["an unknown path", "/Books", {}, 404, "UnknownOperationException"],
    ["a trailing slash", "/books/", {}, 404, "UnknownOperationException"],
    ["another method", "/books", { method: "DELETE" }, 405, "UnknownOperationException"],
    ["broken percent-encoding", "/books/%zz", {}, 400, "MalformedHttpRequestException"],
    ["a large body", "/books", post(tooBig), 413, "RequestEntityTooLargeException"],
    [
      "a large body in chunks",
      "/books",
      { ...post(chunked(2 ** 21)), duplex: "half" },
      413,
      "RequestEntityTooLargeException",
    ],
    [
      "another content type",
      "/books",
      post("{}", { "content-type": "text/xml" }),
      415,
      "UnsupportedMediaTypeException",
    ],
    [
      "no content type",
      "/books",
      { method: "POST", body: new Uint8Array([1]) },
      415,
      "UnsupportedMediaTypeException",
    ],
    [
      "another charset",
      "/books",
      post("{}", { "content-type": "application/json; charset=utf-16" }),
      415,
      "UnsupportedMediaTypeException",
    ],
    [
      "a compressed body",
      "/books",
      post("{}", { "content-encoding": "gzip" }),
      415,
      "UnsupportedMediaTypeException",
    ],
    ["another Accept", "/books", { headers: { accept: "text/html" } }, 406, "NotAcceptableException"],
    ["an Accept that is none", "/books", { headers: { accept: ";;" } }, 406, "NotAcceptableException"],
  ])("%s", async (_, target, init, status, name) => {
    const { headers, body, ...reply } = await ask(target, init);
    expect({ status: reply.status, name: headers.get("x-amzn-errortype") }).toEqual({ status, name });
    expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("access-control-expose-headers")).toContain("x-amzn-errortype");
    expect(body.message).toMatch(/^[^\n]+$/);
  });

  it("says which methods a path has", async () => {
    const { headers } = await ask("/books", { method: "DELETE" });
    expect(headers.get("allow")).toBe("GET, POST, HEAD");
  });

  it("takes a charset, upper case and any suffix that are right", async () => {
    const { status } = await ask(
      "/books",
      post('{"isbn":"123"}', { "content-type": "Application/JSON;charset=UTF-8" }),
    );
    expect(status).toBe(201);
  });
});

describe("CORS", () => {
  const preflight = (target: string) =>
    ask(target, {
      method: "OPTIONS",
      headers: {
        origin: "https://app.example.com",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,x-amz-date,content-type,prefer",
      },
    });

  it("lets a preflight pass with every header that it names", async () => {
    const { status, headers } = await preflight("/books");
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-headers")).toBe("authorization,x-amz-date,content-type,prefer");
    expect(headers.get("access-control-allow-methods")).toBe("GET, POST, HEAD");
    expect((await preflight("/nowhere")).headers.get("access-control-allow-methods")).toContain("POST");
  });

  it("answers OPTIONS of anyone else with the methods", async () => {
    const { status, headers } = await ask("/books", { method: "OPTIONS" });
    expect([status, headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
  });
});

describe("documents", () => {
  it("tells what it serves", async () => {
    expect(await mock.ready).toContainEqual({ name: "getBook", method: "GET", path: "/books/{isbn}" });
  });

  it("serves other documents from the next request on, and keeps the old ones when they are broken", async () => {
    const swapped = createMock({ documents: [library] });
    const { "/search": search } = library.paths;
    const other = { ...library, paths: { "/find": search } };
    expect(await swapped.reload([other])).toEqual([{ name: "search", method: "POST", path: "/find" }]);
    expect((await ask("/search", post("{}"), swapped)).status).toBe(404);
    await expect(swapped.reload(["/nowhere.yaml"])).rejects.toThrow("/nowhere.yaml: no such file.");
    expect((await ask("/find", post("{}"), swapped)).status).toBe(204);
    expect(await swapped.reload()).toHaveLength(5);
  });

  it("does not change a document that it is given", async () => {
    const copy = structuredClone(library);
    await createMock({ documents: [copy] }).ready;
    expect(copy).toEqual(library);
  });

  it.each([
    [{ openapi: "3.1.0", info: {}, paths: {} }, "the document has no operations; it needs `paths`."],
    [{}, "the document: Unsupported document format"],
    ["/nowhere.yaml", "/nowhere.yaml: no such file."],
  ])("refuses %j", async (document, message) => {
    await expect(createMock({ documents: [document] }).ready).rejects.toMatchObject({
      name: "DocumentError",
      message,
    });
  });

  it("reads OpenAPI 3.0 and Swagger 2 as well", async () => {
    const answer = {
      "200": { description: "Yes.", content: { "application/json": { example: { ok: true } } } },
    };
    const three = {
      openapi: "3.0.3",
      info: { title: "a", version: "1" },
      paths: { "/three": { get: { responses: answer } } },
    };
    const legacy = { "200": { description: "Yes.", examples: { "application/json": { ok: true } } } };
    const two = {
      swagger: "2.0",
      info: { title: "b", version: "1" },
      produces: ["application/json"],
      paths: { "/two": { get: { responses: legacy } } },
    };
    const both = createMock({ documents: [three, two] });
    for (const path of ["/three", "/two"])
      expect(await ask(path, {}, both)).toMatchObject({ status: 200, body: { ok: true } });
  });
});

it("writes a line a request, without queries", async () => {
  const lines: string[] = [];
  const logged = createMock({ documents: [library], log: (level, line) => lines.push(`${level} ${line}`) });
  await ask("/books?limit=2", {}, logged);
  await ask("/books/12", {}, logged);
  expect(lines[0]).toMatch(/^info GET \/books 200 [\d.]+ ms$/);
  expect(lines[1]).toMatch(/^error GET \/books\/12: The document's reply/);
  expect(lines).toHaveLength(3);
});
