import type { Bindings } from "./binding.ts";
import type { EncodedRequest } from "./codec.ts";
import { fullCodec } from "./full-codec.ts";
import type { Operation, Outcome } from "./operation.ts";
import { compilePath } from "./path.ts";
import { decodeRequest, type RequestParts } from "./request.ts";
import type { Service } from "./service.ts";

/** A service of plain HTTP, for tests. */
export const shop: Service = {
  id: "shop",
  name: "Shop",
  profile: "http",
  server: { url: "https://shop.example.com" },
};

const success: Outcome = { status: 200 };

/** An operation of it. */
export function describeShop(parts: Partial<Operation>): Operation {
  return {
    service: shop,
    name: "Search",
    method: "POST",
    path: "/search",
    codec: "full",
    input: {},
    outcomes: [success],
    ...parts,
  };
}

/** An operation with bound members; a member in the path is its last segment. */
export function bind(bindings: Bindings): Operation {
  const labels = Object.values(bindings).filter((binding) => binding.in === "path");
  const path = ["/search", ...labels.map(({ name }) => `{${name}}`)].join("/");
  return describeShop({ path, input: { bindings } });
}

/** What a client sends. */
export async function send(operation: Operation, input: object): Promise<EncodedRequest> {
  return fullCodec.toRequest(operation, input);
}

/** What a server reads from it. */
export function arrive(operation: Operation, request: EncodedRequest, parts: Partial<RequestParts> = {}) {
  const [path = "", query = ""] = request.path.split(/\?(.*)/s, 2);
  const labels = compilePath(operation.path)(path);
  if (labels === undefined || labels === "malformed") throw new Error(`no match: ${path}`);
  const { body } = request;
  return decodeRequest(operation, { labels, query, headers: new Headers(request.headers), body, ...parts });
}

/** Sends a request through client and server: what was sent, and what arrived. */
export async function travel(operation: Operation, input: Record<string, unknown>) {
  const request = await send(operation, input);
  const body = typeof request.body === "string" ? new TextEncoder().encode(request.body) : request.body;
  return { request, arrived: arrive(operation, { ...request, body }) };
}
