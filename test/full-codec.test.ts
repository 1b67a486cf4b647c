import { type ClientOptions, createClient } from "@callsheet/client";
import { type Content, fullCodec, type Operation, type Service } from "@callsheet/protocol";
import { createService, type Handler, type Validator } from "@callsheet/server";
import { serve } from "@callsheet/server/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A service of plain HTTP: what no AWS service has, from a client through a stub and back. */
const shop: Service = {
  id: "shop",
  name: "Shop",
  profile: "http",
  server: { url: "https://{tenant}.example.com", variables: { tenant: { default: "acme" } } },
};

const describeOperation = (name: string, parts: Partial<Operation>): Operation => ({
  service: shop,
  name,
  method: "POST",
  path: `/${name}`,
  codec: "full",
  input: {},
  outcomes: [{ status: 200, body: "members" }],
  ...parts,
});

const upload: Content = {
  type: "multipart/form-data",
  form: "multipart",
  fields: { file: { bytes: true }, meta: { mediaType: "application/json" } },
};
const operations = {
  search: describeOperation("search", {
    method: "GET",
    path: "/search/{ids}",
    input: {
      bindings: {
        ids: { in: "path", name: "ids", list: true, type: "integer" },
        tags: { in: "query", name: "tags", list: true, explode: false },
        filter: {
          in: "query",
          name: "filter",
          style: "deepObject",
          properties: { size: { type: "integer" } },
        },
        where: { in: "query", name: "where", mediaType: "application/json" },
        session: { in: "cookie", name: "session" },
        limit: { in: "query", name: "limit", type: "integer", default: 20 },
      },
    },
  }),
  patch: describeOperation("patch", { method: "PATCH", input: { body: "members" } }),
  copy: describeOperation("copy", {
    input: { body: "payload", contents: [{ type: "image/png", form: "bytes" }] },
    outcomes: [{ status: 200, body: "payload", contents: [{ type: "image/png", form: "bytes" }] }],
  }),
  upload: describeOperation("upload", { input: { body: "members", contents: [upload] } }),
  watch: describeOperation("watch", {
    method: "GET",
    outcomes: [{ status: 200, body: "payload", contents: [{ type: "text/event-stream", form: "events" }] }],
  }),
  start: describeOperation("start", {
    tagged: true,
    input: { bindings: { wanted: { in: "query", name: "wanted", type: "integer" } } },
    outcomes: [{ status: 200, body: "members" }, { status: 202, body: "members" }, { status: 204 }],
  }),
};

// biome-ignore lint/suspicious/noExplicitAny: the types of these operations are not the subject.
type Loose = any;
const anything: Validator = { is: () => true, errors: () => [] };
const seen: unknown[] = [];
const remember = (input: unknown) => {
  seen.push(input);
  return {};
};
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0x80]);
let stopped = 0;

async function* count() {
  try {
    for (let n = 1; ; n++) {
      yield { n };
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  } finally {
    stopped++;
  }
}

const handlers: Record<string, Handler<Operation<Loose, Loose>>> = {
  search: remember,
  patch: (input) => input,
  copy: ({ body }) => ({ body }),
  upload: async ({ file, meta, note }) => ({ name: file.name, text: await file.text(), meta, note }),
  watch: () => ({ body: count() }),
  start: ({ wanted: status }) => (status === 204 ? { status } : { status, jobId: null }),
};
const table = Object.fromEntries(
  Object.entries(operations).map(([name, operation]) => [
    name,
    { operation, input: anything, output: anything, errors: {} },
  ]),
);
const service = createService({ service: shop, operations: table }, handlers as Loose);

const open = (options: ClientOptions): Loose =>
  createClient(shop, operations, options, { codecs: [fullCodec] });

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve(service, { port: 0 });
});
afterAll(() => server.close());

describe.each([
  ["in memory", () => open({ fetch: service })],
  ["over node:http", () => open({ endpoint: server.url })],
])("the full codec, %s", (_, connect) => {
  it("carries parameters of all styles, and defaults", async () => {
    const input = {
      ids: [1, 2],
      tags: ["a,b", "c"],
      filter: { size: 2 },
      where: { a: [null, "é"] },
      session: "s;1",
    };
    await connect().search(input);
    expect(seen.at(-1)).toEqual({ ...input, limit: 20 });
  });

  it("carries null, bytes and files", async () => {
    expect(await connect().patch({ nickname: null, version: undefined })).toEqual({ nickname: null });
    expect((await connect().copy({ body: png })).body).toEqual(png);
    const file = new File([png], "logo.png", { type: "image/png" });
    const text = await file.text();
    const output = await connect().upload({ file, meta: { a: 1 }, note: "é" });
    expect(output).toEqual({ name: "logo.png", text, meta: { a: 1 }, note: "é" });
  });

  it("distinguishes several successes", async () => {
    for (const output of [{ status: 200, jobId: null }, { status: 202, jobId: null }, { status: 204 }])
      expect(await connect().start({ wanted: output.status })).toEqual(output);
  });

  it("returns the items of a stream as they arrive, and ends it when its reader leaves", async () => {
    const before = stopped;
    const { body } = await connect().watch({});
    const got: unknown[] = [];
    for await (const item of body) {
      got.push(item);
      if (got.length === 3) break;
    }
    expect(got).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    await expect.poll(() => stopped).toBe(before + 1);
  });
});

it("names the operation whose codec is missing", () => {
  expect(() => createClient(shop, operations, { fetch: service })).toThrow('search needs the codec "full"');
});
