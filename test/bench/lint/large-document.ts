/**
 * A document with this many operations: parameters, bodies, errors, examples, shared and own schemas, as
 * contracts of this size have.
 */
export function largeDocument(operations: number): Record<string, unknown> {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = { Problem: problem, Money: money };
  for (let index = 0; index < operations; index++) {
    const name = `Thing${index}`;
    schemas[name] = thing(index);
    paths[`/group-${index % 20}/things-${index}/{thingId}`] = pathItem(name, index);
  }
  return {
    openapi: "3.1.1",
    info: { title: "Large", version: "1.0.0" },
    servers: [{ url: "https://api.example.com" }],
    security: [{ token: [] }],
    paths,
    components: { schemas, securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  };
}

const problem = {
  type: "object",
  required: ["type", "title"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    status: { type: "integer" },
  },
};

const money = {
  type: "object",
  required: ["amount", "currency"],
  properties: {
    amount: { type: "string", pattern: "^-?[0-9]+(\\.[0-9]{1,4})?$" },
    currency: { type: "string", pattern: "^[A-Z]{3}$" },
  },
};

function thing(index: number): Record<string, unknown> {
  return {
    type: "object",
    description: "Something that is bought and sold.",
    required: ["id", "name", "price", "state"],
    properties: {
      id: { type: "string", pattern: "^th-[a-z0-9]{12}$", example: "th-0123456789ab" },
      name: { type: "string", minLength: 1, maxLength: 200, description: "What people call it." },
      price: { $ref: "#/components/schemas/Money" },
      state: { type: "string", enum: ["draft", "active", "sold", "archived"] },
      createdAt: { type: "string", format: "date-time" },
      labels: { type: "object", additionalProperties: { type: "string", maxLength: 100 } },
      parts: {
        type: "array",
        maxItems: 50,
        items: { $ref: `#/components/schemas/Thing${Math.floor(index / 2)}` },
      },
      size: {
        type: "object",
        properties: { width: { type: "number" }, height: { type: "number", exclusiveMinimum: 0 } },
      },
      // One schema in ten gives a finding.
      ...(index % 10 === 0 && {
        code: { type: "string", pattern: "^[a-z]+[a-z0-9]*$" },
        due: { type: "string", format: "datetime" },
      }),
    },
  };
}

function pathItem(name: string, index: number): Record<string, unknown> {
  const value = {
    id: "th-0123456789ab",
    name: "Lamp",
    price: { amount: "12.50", currency: "EUR" },
    state: index % 25 === 0 ? "lost" : "active",
    createdAt: "2026-01-01T12:00:00Z",
    labels: { room: "kitchen" },
  };
  const body = {
    "application/json": { schema: { $ref: `#/components/schemas/${name}` }, examples: { lamp: { value } } },
  };
  const failed = {
    description: "Why not.",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return {
    parameters: [{ name: "thingId", in: "path", required: true, schema: { type: "string", maxLength: 64 } }],
    put: {
      operationId: `put${name}`,
      summary: "Puts a thing where it belongs.",
      tags: [`group-${index % 20}`],
      parameters: [
        { name: "dryRun", in: "query", schema: { type: "boolean", default: false } },
        { name: "If-Match", in: "header", schema: { type: "string" } },
      ],
      requestBody: { required: true, content: body },
      responses: { "200": { description: "The thing.", content: body }, "404": failed, default: failed },
    },
  };
}
