/**
 * A document with this many operations, in the shape of a usual REST API: lists, reads, creates, updates and
 * deletes of resources.
 */
export function syntheticDocument(operations: number): object {
  const paths: Record<string, object> = {};
  const schemas: Record<string, object> = { Problem: problem };
  for (let index = 0; index * 5 < operations; index++) {
    const name = `Resource${index}`;
    schemas[name] = resource(index);
    schemas[`${name}List`] = list(name);
    schemas[`${name}Patch`] = { ...resource(index), required: [] };
    paths[`/resource-${index}`] = {
      get: read(`list${name}`, `${name}List`),
      post: write(`create${name}`, name, 201),
    };
    paths[`/resource-${index}/{id}`] = {
      parameters: [{ in: "path", name: "id", required: true, schema: { type: "string", format: "uuid" } }],
      get: read(`get${name}`, name),
      patch: write(`update${name}`, `${name}Patch`, 200),
      delete: { operationId: `delete${name}`, responses: { "204": { description: "Gone." }, ...errors } },
    };
  }
  return { openapi: "3.1.0", info: { title: "Synthetic", version: "1.0.0" }, paths, components: { schemas } };
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string) => ({ "application/json": { schema: reference(name) } });
const problem = {
  type: "object",
  required: ["title", "status"],
  properties: { title: { type: "string" }, status: { type: "integer" }, detail: { type: "string" } },
};
const errors = {
  "400": { description: "The request is wrong.", content: json("Problem") },
  "404": { description: "There is no such thing.", content: json("Problem") },
};

function read(operationId: string, schema: string): object {
  const query = ["limit", "offset"].map((name) => ({
    in: "query",
    name,
    schema: { type: "integer", minimum: 0 },
  }));
  return {
    operationId,
    parameters: query,
    responses: { "200": { description: "Here.", content: json(schema) }, ...errors },
  };
}

function write(operationId: string, schema: string, status: number): object {
  return {
    operationId,
    requestBody: { required: true, content: json(schema) },
    responses: { [status]: { description: "Done.", content: json(schema) }, ...errors },
  };
}

function list(name: string): object {
  return {
    type: "object",
    required: ["items"],
    properties: { items: { type: "array", items: reference(name) }, total: { type: "integer" } },
  };
}

function resource(index: number): object {
  return {
    type: "object",
    description: `Resource ${index}.`,
    required: ["name"],
    properties: {
      id: { type: "string", format: "uuid", readOnly: true },
      name: { type: "string", minLength: 1, maxLength: 64 + index },
      kind: { type: "string", enum: ["small", "large", `kind-${index}`] },
      tags: { type: "array", maxItems: 10, items: { type: "string", pattern: "^[a-z-]{1,20}$" } },
      owner: {
        type: "object",
        properties: { email: { type: "string", format: "email" }, age: { type: "integer" } },
      },
      createdAt: { type: "string", format: "date-time", readOnly: true },
      labels: { type: "object", additionalProperties: { type: "string" } },
    },
  };
}
