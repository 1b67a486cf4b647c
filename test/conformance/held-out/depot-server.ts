import { operationsOf, requestViolations } from "@callsheet/conformance";
import { compilePath, type FetchHandler } from "@callsheet/protocol";
import { depot } from "./depot-contract.ts";

/** The token that the depot knows. */
export const token = "depot-token-1";

interface Customer {
  readonly id: number;
  readonly name: string;
  readonly [member: string]: unknown;
}

interface Order {
  readonly id: number;
  readonly customerId: number;
  state: string;
  readonly [member: string]: unknown;
}

/** A call that has passed every check of form. */
interface Call {
  readonly labels: Readonly<Record<string, number>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const routes = operationsOf(depot).map((operation) => ({ operation, match: compilePath(operation.path) }));

/** A depot with, if any, one fault of those that `faults.ts` names. */
export function depotServer(fault?: string): FetchHandler {
  const store = new Depot(fault);
  const has = (name: string): boolean => fault === name;
  return async (request) => {
    try {
      return await serve(request, store, has);
    } catch (error) {
      if (!(error instanceof Refusal)) return Response.json({ message: "It broke." }, { status: 500 });
      const body = has("an error lacks its message") ? { error: error.message } : { message: error.message };
      return Response.json(body, { status: error.status });
    }
  };
}

type Has = (fault: string) => boolean;

async function serve(request: Request, store: Depot, has: Has): Promise<Response> {
  const url = new URL(request.url);
  let path = url.pathname;
  if (has("paths may be in upper case")) path = path.toLowerCase();
  if (has("a slash at the end is cut")) path = path.replace(/\/$/, "");
  const here = routes.flatMap(({ operation, match }) => {
    const labels = match(path);
    return labels && labels !== "malformed" ? [{ operation, labels }] : [];
  });
  if (here.length === 0) return Response.json({ message: "No such path." }, { status: 404 });
  const found = here.find(({ operation }) => operation.method === request.method);
  if (!found) {
    const allow = here.map(({ operation }) => operation.method).join(", ");
    return Response.json({ message: "No such method." }, { status: 405, headers: { allow } });
  }
  checkToken(request, has);
  const { operation } = found;
  const labels = Object.fromEntries(
    Object.entries(found.labels).map(([name, text]) => [name, readLabel(text, has)]),
  );
  const query = readQuery(url.searchParams, has);
  const body = operation.body ? await readBody(request, operation.body.content[0]?.schema, has) : {};
  return store.call(operation.name, { labels, query, headers: request.headers, body });
}

function checkToken({ headers }: Request, has: Has): void {
  const given = headers.get("authorization");
  if (given === null && has("no token is needed")) return;
  if (given !== null && /^Bearer \S+$/.test(given) && has("any token is taken")) return;
  if (given?.includes(token) && has("a token of another scheme is taken")) return;
  if (given !== `Bearer ${token}`) throw new Refusal(401, "Who are you?");
}

function readLabel(escaped: string, has: Has): number {
  const text = decodeURIComponent(escaped);
  const lax = has("a label is read up to its first letter") ? Number.parseInt(text, 10) : Number(text);
  if (!Number.isInteger(lax) || lax < 1 || lax > 999_999 || (!/^\d+$/.test(text) && lax === Number(text)))
    throw new Refusal(400, "A label is wrong.");
  return lax;
}

function readQuery(query: URLSearchParams, has: Has): URLSearchParams {
  for (const name of ["limit", "tier"])
    if (query.getAll(name).length > 1 && !has("a doubled parameter is read once"))
      throw new Refusal(400, `${name} is there twice.`);
  const limit = query.get("limit");
  if (has("a limit of 0 is a crash") && limit === "0") throw new Error("Division by zero.");
  if (limit !== null && (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 500))
    throw new Refusal(400, "limit is wrong.");
  const tier = query.get("tier");
  const known = has("an unknown tier is the empty list") || tier === null || /^(?:basic|gold)$/.test(tier);
  if (!known) throw new Refusal(400, "tier is wrong.");
  return query;
}

async function readBody(
  request: Request,
  schema: Parameters<typeof requestViolations>[0] | undefined,
  has: Has,
): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers.get("content-type");
  const isJson = type?.split(";")[0]?.trim().toLowerCase() === "application/json";
  const lax =
    (type === null && has("a body needs no Content-Type")) ||
    (type?.startsWith("text/plain") && has("a body may be text/plain"));
  if (!isJson && !lax) throw new Refusal(415, "JSON, please.");
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer()));
  } catch {
    throw new Refusal(400, "That is no JSON.");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Refusal(400, "An object, please.");
  const read = lenient(body as Record<string, unknown>, has);
  const broken = schema ? requestViolations(schema, read) : [];
  const kept = broken.filter(
    ({ keyword, instancePath }) => !has(`${keyword} of ${instancePath.slice(1).split("/")[0] || "it"}`),
  );
  if (kept.length > 0) throw new Refusal(400, "The body breaks a rule.");
  return read;
}

/** The body as a lenient reader takes it. */
function lenient(body: Record<string, unknown>, has: Has): Record<string, unknown> {
  const read = { ...body };
  if (has("fractions are rounded") && typeof read.amount === "number") read.amount = Math.round(read.amount);
  if (has("enums know no case") && typeof read.tier === "string") read.tier = read.tier.toLowerCase();
  if (has("texts are trimmed before they are measured") && typeof read.name === "string")
    read.name = read.name.trim();
  if (has("a number in quotes is one") && typeof read.amount === "string" && /^\d+$/.test(read.amount))
    read.amount = Number(read.amount);
  return read;
}

/** What is kept, and what becomes of it. */
class Depot {
  readonly has: Has;
  readonly customers = new Map<number, Customer>();
  readonly orders = new Map<number, Order>();
  readonly keys = new Map<string, { readonly values: string; readonly order: Order }>();
  ids = 0;

  constructor(fault: string | undefined) {
    this.has = (name) => fault === name;
  }

  call(name: string, call: Call): Response {
    const acts: Readonly<Record<string, (call: Call) => Response>> = {
      listCustomers: ({ query }) => this.listCustomers(query),
      createCustomer: ({ body }) => this.createCustomer(body),
      getCustomer: (one) => Response.json(this.shown(this.customer(one))),
      putCustomer: (one) => this.putCustomer(one),
      deleteCustomer: (one) => this.deleteCustomer(one),
      listOrders: (one) => this.listOrders(one),
      createOrder: (one) => this.createOrder(one),
      getOrder: (one) => Response.json(this.order(one, "another customer's order is shown")),
      putOrder: (one) => this.putOrder(one),
      deleteOrder: (one) => this.deleteOrder(one),
      payOrder: (one) => this.act(one, { from: ["open"], to: "paid", again: "an order is paid twice" }),
      shipOrder: (one) =>
        this.act(one, { from: ["open", "paid"], to: "shipped", again: "a cancelled order is shipped" }),
      cancelOrder: (one) =>
        this.act(one, { from: ["open", "paid"], to: "cancelled", again: "an order is cancelled twice" }),
    };
    return (acts[name] as (call: Call) => Response)(call);
  }

  shown({ password, ...customer }: Customer): object {
    return this.has("a password is shown") ? { ...customer, password } : customer;
  }

  customer({ labels }: Call): Customer {
    const found = this.customers.get(labels.customerId ?? 0);
    if (!found) throw new Refusal(404, "No such customer.");
    return found;
  }

  listCustomers(query: URLSearchParams): Response {
    const tier = query.get("tier");
    const all = [...this.customers.values()].filter((one) => tier === null || one.tier === tier);
    const newest = this.has("a new customer is not listed") ? all.slice(0, -1) : all;
    return Response.json(newest.slice(-Number(query.get("limit") ?? 100)).map((one) => this.shown(one)));
  }

  createCustomer(body: Call["body"]): Response {
    const id = ++this.ids;
    const customer = { tier: "basic", ...body, id } as unknown as Customer;
    if (!this.has("a new customer is not kept")) this.customers.set(id, customer);
    const headers: Record<string, string> = this.has("Location is missing")
      ? {}
      : { location: `/customers/${id}` };
    return Response.json(this.shown(customer), { status: this.has("making is 200") ? 200 : 201, headers });
  }

  putCustomer(call: Call): Response {
    const { id } = this.customer(call);
    const customer = { tier: "basic", ...call.body, id } as unknown as Customer;
    if (!this.has("a changed customer is not kept")) this.customers.set(id, customer);
    return Response.json(this.shown(customer));
  }

  deleteCustomer(call: Call): Response {
    const { id } = this.customer(call);
    if (!this.has("a deleted customer stays")) this.customers.delete(id);
    return new Response(null, { status: 204 });
  }

  parent(call: Call, fault: string): number {
    if (!this.has(fault)) this.customer(call);
    return call.labels.customerId ?? 0;
  }

  listOrders(call: Call): Response {
    const customerId = this.parent(call, "orders of unknown customers are the empty list");
    const all = [...this.orders.values()].filter(
      (one) => this.has("orders of all customers are listed") || one.customerId === customerId,
    );
    const gone = this.has("a deleted order is listed") ? this.deleted : [];
    return Response.json([...all, ...gone.filter((one) => one.customerId === customerId)]);
  }

  readonly deleted: Order[] = [];

  createOrder(call: Call): Response {
    const customerId = this.parent(call, "an order is made for an unknown customer");
    const key = call.headers.get("idempotency-key");
    if (key !== null && (key.length < 8 || key.length > 64)) throw new Refusal(400, "The key is wrong.");
    const values = JSON.stringify([customerId, call.body]);
    const known = key === null ? undefined : this.keys.get(key);
    if (known && known.values !== values && !this.has("a key is taken again for other values"))
      throw new Refusal(409, "The key was used before.");
    const again = known?.values === values && !this.has("a key acts twice");
    const order = again && known ? known.order : this.newOrder(customerId, call.body);
    if (key !== null && !known) this.keys.set(key, { values, order });
    const location = `/customers/${customerId}/orders/${order.id}`;
    return Response.json(order, { status: 201, headers: { location } });
  }

  newOrder(customerId: number, body: Call["body"]): Order {
    const id = ++this.ids;
    const amount = this.has("another amount is kept") ? 1 : body.amount;
    const order = { ...body, amount, id, customerId, state: "open" };
    this.orders.set(id, order);
    return order;
  }

  order({ labels }: Call, fault: string): Order {
    const found = this.orders.get(labels.orderId ?? 0);
    const isTheirs = found?.customerId === labels.customerId && this.customers.has(labels.customerId ?? 0);
    if (!found || !(isTheirs || this.has(fault))) throw new Refusal(404, "No such order.");
    return found;
  }

  putOrder(call: Call): Response {
    const before = this.order(call, "another customer's order is changed");
    const order = { ...call.body, id: before.id, customerId: before.customerId, state: before.state };
    this.orders.set(before.id, order as Order);
    return Response.json(order);
  }

  deleteOrder(call: Call): Response {
    const order = this.order(call, "another customer's order is deleted");
    this.orders.delete(order.id);
    this.deleted.push(order);
    return new Response(null, { status: 204 });
  }

  act(call: Call, { from, to, again }: { from: readonly string[]; to: string; again: string }): Response {
    const order = this.order(call, `another customer's order is ${to}`);
    if (!from.includes(order.state) && !this.has(again)) throw new Refusal(409, `It is ${order.state}.`);
    order.state = to;
    return Response.json(order);
  }
}
