import { describe, expect, it } from "vitest";
import { createMock } from "./create-mock.ts";
import { library } from "./library.fixture.ts";

const mock = createMock({ documents: [library] });

async function ask(target: string, init: RequestInit = {}, handler = mock) {
  const response = await handler(new Request(`http://mock.test${target}`, init));
  const text = await response.text();
  const json = text !== "" && /json$/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  ({ method: "POST", body, headers: { "content-type": "application/json", ...headers } }) as const;
const prefer = (value: string) => ({ headers: { prefer: value } });

describe("replies", () => {
  it("takes the first example", async () => {
    const { status, body, headers } = await ask("/books");
    expect({ status, body }).toEqual({ status: 200, body: [{ isbn: "111" }, { isbn: "222" }] });
    expect(headers.get("content-type")).toBe("application/json");
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
    ["delay=60000", "Prefer: delay=60000 must be a whole number from 0 to 30000."],
    ["items=few", "Prefer: items=few must be a whole number from 0 to 1000."],
    ["items=0", "Prefer: items=0 breaks the contract: the body must NOT have fewer than 1 items."],
  ])("refuses Prefer: %s", async (value, message) => {
    expect(await ask("/books", prefer(value))).toMatchObject({ status: 400, body: { detail: message } });
  });

  it("says which preferences it followed, and names those that it does not know", async () => {
    const { headers } = await ask("/books", prefer('code=200, example="two", cod=404, wait=1'));
    expect(headers.get("preference-applied")).toBe("code=200, example=two");
    expect(headers.get("x-mock-problem")).toBe(
      "The mock does not know cod, wait; it knows code, error, example, dynamic, seed, items, delay.",
    );
    expect((await ask("/books")).headers.get("preference-applied")).toBeNull();
  });

  it("cuts lists", async () => {
    expect((await ask("/books", prefer("items=1"))).body).toEqual([{ isbn: "111" }]);
    expect((await ask("/books", prefer("dynamic=true, items=1"))).body).toHaveLength(1);
  });

  it("waits, each time", async () => {
    for (let call = 0; call < 2; call++) {
      const start = performance.now();
      expect((await ask("/books", prefer("delay=60"))).status).toBe(200);
      expect(performance.now() - start).toBeGreaterThan(55);
    }
  });

  it.each([429, 500, 503])("fails with %i, which no document has to declare", async (status) => {
    expect((await ask("/books", prefer(`code=${status}`))).status).toBe(status);
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

  it("follows the pattern of a body without an example", async () => {
    const { status, body } = await ask("/books", post('{"isbn":"123"}'));
    expect(status).toBe(201);
    expect(body.isbn).toMatch(/^[0-9]{3}$/);
  });

  it("replaces an example that breaks its schema by a generated body, and says so", async () => {
    const { status, headers, body } = await ask("/books/12");
    expect(status).toBe(200);
    expect(body.isbn).toMatch(/^[0-9]{3}$/);
    expect(headers.get("x-mock-problem")).toMatch(
      /^example example, the first of getBook breaks its own schema: \/isbn must match pattern "\^\[0-9\]\{3\}\$"\.$/,
    );
  });

  it("does not send an example that breaks its schema, even on request", async () => {
    const { status, body } = await ask("/books/12", prefer("example=example"));
    expect(status).toBe(500);
    expect(body.detail).toMatch(
      /^getBook cannot be answered: example example of getBook breaks its own schema/,
    );
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
  it("answers in the body that the operation declares for 400", async () => {
    const { status, body } = await ask("/books", post('{"isbn":"x"}', { prefer: "code=201" }));
    expect([status, Object.keys(body).sort()]).toEqual([400, ["message", "reason"]]);
    expect(body.message).toMatch(/"\/isbn" of the body must match pattern "\^\[0-9\]\{3\}\$"/);
  });

  it.each([
    ["{", /not valid JSON/],
    ["{}{}", /not valid JSON/],
    ["[]", /object/],
    ["{}", /"\/isbn" of the body is missing/],
    ['{"__proto__":{"isbn":"123"}}', /"\/isbn" of the body is missing/],
  ])("refuses %s", async (text, words) => {
    expect(await ask("/books", post(text))).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(words) },
    });
  });

  it.each([
    ["/books?limit=51", /"limit"/],
    ["/books?limit=0", /"limit"/],
    ["/books?limit=many", /limit/],
    ["/books?tag=aa&tag=b", /"tag"/],
    ["/books/123456", /"isbn" must not have more than 5 characters/],
  ])("%s: problem details, where the operation declares no 400", async (target, words) => {
    const { status, headers, body } = await ask(target);
    expect([status, headers.get("content-type")]).toEqual([400, "application/problem+json"]);
    expect(body.detail).toMatch(words);
  });

  it("refuses in the declared JSON, where the error may also travel as bytes", async () => {
    const schema = {
      type: "object",
      required: ["Code", "Message"],
      properties: { Code: { type: "string", minLength: 1 }, Message: { type: "string", minLength: 1 } },
      additionalProperties: false,
    };
    const content = { "application/jose+jwe": { schema }, "application/json": { schema } };
    const get = {
      parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }],
      responses: { "204": { description: "None." }, "400": { description: "Invalid.", content } },
    };
    const strict = createMock({ documents: [{ ...library, paths: { "/books": { get } } }] });
    const response = await strict(new Request("http://localhost/books?limit=many"));
    expect(response.status).toBe(400);
    expect(Object.keys(await response.json()).sort()).toEqual(["Code", "Message"]);
  });

  it("takes a request without its optional list header, and reads the list when it is there", async () => {
    expect((await ask("/books")).status).toBe(200);
    expect((await ask("/books", { headers: { "x-shelves": "1, 2" } })).status).toBe(200);
    expect((await ask("/books", { headers: { "x-shelves": "1, two" } })).status).toBe(400);
  });

  it("answers at once where a pattern could backtrack for years", async () => {
    const { status } = await ask("/search", post(JSON.stringify({ query: `${"a".repeat(50)}!` })));
    expect(status).toBe(400);
  });
});

it("lets pages of any origin call, with any header", async () => {
  const { status, headers } = await ask("/books", {
    method: "OPTIONS",
    headers: {
      origin: "https://app.example.com",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,x-amz-date,content-type,prefer",
    },
  });
  expect(status).toBe(204);
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("access-control-allow-headers")).toBe("authorization,x-amz-date,content-type,prefer");
  expect((await ask("/nowhere")).headers.get("access-control-allow-origin")).toBe("*");
});

describe("documents", () => {
  it("lists what it serves", async () => {
    expect(await mock.ready).toContainEqual({ name: "getBook", method: "GET", path: "/books/{isbn}" });
  });

  it("serves other documents from the next request on, and keeps the old ones when they are broken", async () => {
    const swapped = createMock({ documents: [library] });
    const { "/search": search } = library.paths;
    const other = { ...library, paths: { "/find": search } };
    expect(await swapped.reload([other])).toEqual([{ name: "search", method: "POST", path: "/find" }]);
    expect((await ask("/search", post("{}"), swapped)).status).toBe(404);
    await expect(swapped.reload(["/nowhere.yaml"])).rejects.toThrow("nowhere.yaml: does not exist");
    expect((await ask("/find", post("{}"), swapped)).status).toBe(204);
    expect(await swapped.reload()).toHaveLength(5);
  });

  it("does not change a document that it gets", async () => {
    const copy = structuredClone(library);
    await createMock({ documents: [copy] }).ready;
    expect(copy).toEqual(library);
  });

  it.each([
    [{ openapi: "3.1.0", info: {}, paths: {} }, "the document#/paths: has no operations; it needs `paths`"],
    [{}, /^document#.*openapi/],
    ["/nowhere.yaml", "nowhere.yaml: does not exist"],
    [{ swagger: "2.0", paths: {} }, /is Swagger 2\.0, which is not read/],
  ])("refuses %j", async (document, message) => {
    const refused = createMock({ documents: [document] });
    await expect(refused.ready).rejects.toMatchObject({
      name: "DocumentError",
      message: expect.stringMatching(message),
    });
    expect((await ask("/", {}, refused)).status).toBe(503);
  });

  it("reads OpenAPI 3.0, serves several documents, and the first of two operations at a path", async () => {
    const document = (openapi: string, path: string, ok: unknown) => {
      const content = { "application/json": { example: { ok } } };
      const responses = { "200": { description: "Yes.", content } };
      return { openapi, info: { title: "a", version: "1" }, paths: { [path]: { get: { responses } } } };
    };
    const lines: string[] = [];
    const both = createMock({
      documents: [document("3.0.3", "/a", 3), document("3.1.0", "/b", 1), document("3.1.0", "/b", 2)],
      log: (_, line) => lines.push(line),
    });
    expect(await ask("/a", {}, both)).toMatchObject({ status: 200, body: { ok: 3 } });
    expect(await ask("/b", {}, both)).toMatchObject({ status: 200, body: { ok: 1 } });
    expect(lines[0]).toMatch(/ is not served: GET \/b is taken\.$/);
  });
});

it("writes a line per request, without queries", async () => {
  const lines: string[] = [];
  const logged = createMock({ documents: [library], log: (level, line) => lines.push(`${level} ${line}`) });
  await ask("/books?limit=2", {}, logged);
  await ask("/books/12", {}, logged);
  await ask("/books", prefer("code=404"), logged);
  await ask("/nowhere", {}, logged);
  expect(lines[0]).toMatch(/^info GET \/books 200 [\d.]+ ms: listBooks, example two, the first$/);
  expect(lines[1]).toMatch(/^error example example, the first of getBook breaks its own schema/);
  expect(lines[2]).toMatch(
    /^info GET \/books\/12 200 [\d.]+ ms: getBook, generated, as there is no example$/,
  );
  expect(lines[3]).toMatch(/^info GET \/books 404 [\d.]+ ms: listBooks, example noShelf, the first$/);
  expect(lines[4]).toMatch(/^info GET \/nowhere 404 [\d.]+ ms: UnknownOperationException$/);
  expect(lines).toHaveLength(5);
});
