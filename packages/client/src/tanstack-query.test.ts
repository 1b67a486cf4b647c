import type { DeclaredError, Operation } from "@callsheet/protocol";
import { QueryClient, QueryObserver } from "@tanstack/query-core";
import { describe, expect, it, vi } from "vitest";
import { createClient } from "./create-client.ts";
import { ServiceError } from "./errors/service-error.ts";
import { queryOptions } from "./tanstack-query.ts";
import type { Transport } from "./transport.ts";

const service = {
  id: "shop",
  name: "Shop",
  profile: "aws",
  server: { url: "https://shop.example" },
} as const;
interface NotFound extends DeclaredError {
  readonly name: "NotFound";
  readonly status: 404;
  readonly body: { readonly missing: string };
}
const readThing: Operation<{ id: string }, { title: string }, NotFound> = {
  service,
  name: "readThing",
  method: "POST",
  path: "/things",
  codec: "plain",
  input: { body: "members" },
  outcomes: [
    { status: 200, body: "members" },
    { status: 404, error: "NotFound", body: "members" },
  ],
};
const open = (transport: Transport) => createClient(service, { readThing }, { transport });

describe("queryOptions", () => {
  it("turns a call into a query, keyed by its operation and input", async () => {
    const client = open(async ({ body }) => Response.json({ title: JSON.parse(String(body)).id }));
    const queries = new QueryClient();
    const output = await queries.fetchQuery(queryOptions(client.readThing, { id: "a" }));
    const title: string = output.title;
    // @ts-expect-error Outputs are typed.
    const size: number = output.title;
    expect([title, size]).toEqual(["a", "a"]);
    expect(queries.getQueryData(["shop", "readThing", { id: "a" }])).toEqual({ title: "a" });
    await queries.invalidateQueries({ queryKey: ["shop"] });
    expect(queries.getQueryState(["shop", "readThing", { id: "a" }])?.isInvalidated).toBe(true);
    // @ts-expect-error Inputs are, too.
    queryOptions(client.readThing, { id: 1 });
  });

  it("leaves retries to the client, and gives errors with their types", async () => {
    let calls = 0;
    const client = open(async () => {
      calls++;
      return Response.json({ missing: "a" }, { status: 404, headers: { "x-amzn-errortype": "NotFound" } });
    });
    const queries = new QueryClient();
    const observer = new QueryObserver(queries, queryOptions(client.readThing, { id: "a" }));
    const stop = observer.subscribe(() => {});
    await vi.waitFor(() => expect(observer.getCurrentResult().isError).toBe(true));
    stop();
    const { error } = observer.getCurrentResult();
    if (!(error instanceof ServiceError && error.declared)) throw new Error("It is declared.");
    const name: "NotFound" = error.name;
    const missing: string = error.body.missing;
    // @ts-expect-error The body is that of the declared error.
    void error.body.other;
    expect([name, missing, calls]).toEqual(["NotFound", "a", 1]);
  });

  it("aborts the call with the query", async () => {
    let sent = false;
    let aborted = false;
    const client = open(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          sent = true;
          signal?.addEventListener("abort", () => {
            aborted = true;
            reject(signal.reason);
          });
        }),
    );
    const queries = new QueryClient();
    const options = queryOptions(client.readThing, { id: "a" }, { timeout: 5000 });
    const query = queries.fetchQuery(options).catch((error: unknown) => error);
    await vi.waitFor(() => expect(sent).toBe(true));
    await queries.cancelQueries({ queryKey: options.queryKey });
    await query;
    expect(aborted).toBe(true);
  });
});
