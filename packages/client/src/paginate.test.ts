import type { Operation } from "@callsheet/protocol";
import { describe, expect, it, vi } from "vitest";
import { createClient } from "./create-client.ts";
import { paginate, paginateItems } from "./paginate.ts";
import type { Transport } from "./transport.ts";

const service = {
  id: "shop",
  name: "Shop",
  profile: "aws",
  server: { url: "https://shop.example" },
} as const;
interface Page {
  readonly things?: readonly { readonly id: number }[];
  readonly after?: string | null;
  readonly paging?: { readonly "a/b": string };
}
const listThings: Operation<{ after?: string; size?: number }, Page> & {
  readonly pages: { readonly token: "after"; readonly next: string; readonly items: "things" };
} = {
  service,
  name: "listThings",
  method: "POST",
  path: "/things",
  codec: "plain",
  input: { body: "members" },
  outcomes: [{ status: 200, body: "members" }],
  pages: { token: "after", next: "after", items: "things" },
};

function open(replies: readonly Page[], operation = listThings) {
  const bodies: unknown[] = [];
  const rest = [...replies];
  const transport: Transport = async ({ body }) => {
    bodies.push(JSON.parse(String(body)));
    return Response.json(rest.shift() ?? {});
  };
  return { bodies, client: createClient(service, { listThings: operation }, { transport }) };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const pages: readonly Page[] = [
  { things: [{ id: 1 }, { id: 2 }], after: "a" },
  { things: [], after: "b" },
  { things: [{ id: 3 }] },
];

describe("paginate", () => {
  it("returns every page, and asks with the token of the previous one", async () => {
    const { bodies, client } = open(pages);
    expect(await collect(paginate(client.listThings, { size: 2 }))).toEqual(pages);
    expect(bodies).toEqual([{ size: 2 }, { size: 2, after: "a" }, { size: 2, after: "b" }]);
  });

  it("requests no page that nobody reads, and starts where it should", async () => {
    const { bodies, client } = open(pages);
    for await (const page of paginate(client.listThings, { after: "start" })) {
      expect(page).toEqual(pages[0]);
      break;
    }
    expect(bodies).toEqual([{ after: "start" }]);
  });

  it.each([null, "", undefined])("ends with the token %j", async (after) => {
    const { bodies, client } = open([{ ...(after !== undefined && { after }) }]);
    expect(await collect(paginate(client.listThings))).toHaveLength(1);
    expect(bodies).toHaveLength(1);
  });

  it("follows a pointer into the output", async () => {
    const { bodies, client } = open([{ paging: { "a/b": "n" } }, {}], {
      ...listThings,
      pages: { ...listThings.pages, next: "/paging/a~1b" },
    });
    expect(await collect(paginate(client.listThings, {}))).toHaveLength(2);
    expect(bodies[1]).toEqual({ after: "n" });
  });

  it("does not loop", async () => {
    const { bodies, client } = open([{ after: "a" }, { after: "a" }, { after: "a" }]);
    await expect(collect(paginate(client.listThings, {}))).rejects.toMatchObject({
      name: "MalformedResponseError",
      message: "Shop listThings gave the same page token twice",
    });
    expect(bodies).toHaveLength(2);
  });

  it("passes its options on, and throws what a call throws", async () => {
    const { client } = open(pages);
    const signal = AbortSignal.abort();
    await expect(collect(paginate(client.listThings, {}, { signal }))).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  it("refuses an operation without pages", async () => {
    const { pages: _, ...plain } = listThings;
    const client = createClient(service, { plain }, { transport: vi.fn<Transport>() });
    await expect(collect(paginate(client.plain, {}))).rejects.toThrow(
      new TypeError("listThings does not say how it returns pages"),
    );
  });
});

it("paginateItems returns the items of all pages, with their type", async () => {
  const { client } = open(pages);
  const ids: number[] = [];
  for await (const { id } of paginateItems(client.listThings)) ids.push(id);
  expect(ids).toEqual([1, 2, 3]);
});
