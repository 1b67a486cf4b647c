import { type Contract, readDocument } from "@callsheet/conformance";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const refused = (description: string) => ({ description, ...json(ref("Problem")) });
const errors = (...statuses: string[]) =>
  Object.fromEntries(["400", "401", "404", ...statuses].map((status) => [status, refused(`${status}.`)]));
const label = (name: string) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "integer", minimum: 1, maximum: 999_999 },
});
const key = {
  name: "Idempotency-Key",
  in: "header",
  schema: { type: "string", minLength: 8, maxLength: 64 },
};
const body = (name: string) => ({ required: true, ...json(ref(name)) });
const made = (name: string) => ({
  description: "Made.",
  headers: { Location: { required: true, schema: { type: "string" } } },
  ...json(ref(name)),
});
const it = (name: string) => ({ description: "It.", ...json(ref(name)) });
const act = (operationId: string) => ({
  post: { operationId, responses: { "200": it("Order"), ...errors("409") } },
});

const schemas = {
  Problem: {
    type: "object",
    required: ["message"],
    properties: { message: { type: "string", minLength: 1 } },
  },
  NewCustomer: {
    type: "object",
    required: ["name", "password"],
    additionalProperties: false,
    properties: {
      name: { type: "string", minLength: 2, maxLength: 60 },
      password: { type: "string", minLength: 8, maxLength: 40, writeOnly: true },
      tier: { type: "string", enum: ["basic", "gold"] },
      labels: { type: "array", maxItems: 3, uniqueItems: true, items: { type: "string", maxLength: 12 } },
    },
  },
  Customer: {
    type: "object",
    required: ["id", "name", "tier"],
    properties: {
      id: { type: "integer" },
      name: { type: "string" },
      password: { type: "string", writeOnly: true },
      tier: { type: "string", enum: ["basic", "gold"] },
      labels: { type: "array", items: { type: "string" } },
    },
  },
  NewOrder: {
    type: "object",
    required: ["article", "amount"],
    properties: {
      article: { type: "string", pattern: "^[A-Z]{2}-[0-9]{4}$" },
      amount: { type: "integer", minimum: 1, maximum: 100 },
      weight: { type: "number", exclusiveMinimum: 0, maximum: 500 },
      due: { type: "string", format: "date-time" },
      note: { type: "string", maxLength: 80 },
    },
  },
  Order: {
    type: "object",
    required: ["id", "customerId", "article", "amount", "state"],
    properties: {
      id: { type: "integer" },
      customerId: { type: "integer" },
      article: { type: "string" },
      amount: { type: "integer" },
      weight: { type: "number" },
      due: { type: "string", format: "date-time" },
      note: { type: "string" },
      state: { type: "string", enum: ["open", "paid", "shipped", "cancelled"] },
    },
  },
} as const;

/** Customers of a depot and their orders, which are paid, shipped and cancelled. */
export const depot: Contract = {
  documents: [
    readDocument("depot", {
      openapi: "3.1.0",
      info: { title: "Depot", version: "1" },
      security: [{ token: [] }],
      paths: {
        "/customers": {
          get: {
            operationId: "listCustomers",
            parameters: [
              {
                name: "limit",
                in: "query",
                schema: { type: "integer", minimum: 1, maximum: 500, default: 100 },
              },
              { name: "tier", in: "query", schema: { type: "string", enum: ["basic", "gold"] } },
            ],
            responses: {
              "200": { description: "All.", ...json({ type: "array", items: ref("Customer") }) },
              ...errors(),
            },
          },
          post: {
            operationId: "createCustomer",
            requestBody: body("NewCustomer"),
            responses: { "201": made("Customer"), ...errors("415") },
          },
        },
        "/customers/{customerId}": {
          parameters: [label("customerId")],
          get: { operationId: "getCustomer", responses: { "200": it("Customer"), ...errors() } },
          put: {
            operationId: "putCustomer",
            requestBody: body("NewCustomer"),
            responses: { "200": it("Customer"), ...errors("415") },
          },
          delete: {
            operationId: "deleteCustomer",
            responses: { "204": { description: "Gone." }, ...errors() },
          },
        },
        "/customers/{customerId}/orders": {
          parameters: [label("customerId")],
          get: {
            operationId: "listOrders",
            responses: {
              "200": { description: "All.", ...json({ type: "array", items: ref("Order") }) },
              ...errors(),
            },
          },
          post: {
            operationId: "createOrder",
            parameters: [key],
            requestBody: body("NewOrder"),
            responses: { "201": made("Order"), ...errors("409", "415") },
          },
        },
        "/customers/{customerId}/orders/{orderId}": {
          parameters: [label("customerId"), label("orderId")],
          get: { operationId: "getOrder", responses: { "200": it("Order"), ...errors() } },
          put: {
            operationId: "putOrder",
            requestBody: body("NewOrder"),
            responses: { "200": it("Order"), ...errors("415") },
          },
          delete: {
            operationId: "deleteOrder",
            responses: { "204": { description: "Gone." }, ...errors() },
          },
        },
        ...Object.fromEntries(
          ["pay", "ship", "cancel"].map((action) => [
            `/customers/{customerId}/orders/{orderId}/${action}`,
            { parameters: [label("customerId"), label("orderId")], ...act(`${action}Order`) },
          ]),
        ),
      },
      components: { schemas, securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    }),
  ],
};
