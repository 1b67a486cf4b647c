import { type Contract, readDocument } from "@callsheet/conformance";

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
const pet = (description: string) => ({
  description,
  content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
});

/**
 * A contract with what kits tend to misjudge: labels with patterns, an object in the query, 401 without
 * security, a table as text.
 */
export const pets: Contract = {
  documents: [
    readDocument("pets", {
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      paths: {
        "/pets": {
          get: {
            operationId: "listPets",
            parameters: [
              {
                name: "filter",
                in: "query",
                style: "form",
                explode: true,
                schema: { type: "object", properties: { kind: { enum: ["cat", "dog"] } } },
              },
            ],
            responses: {
              "200": {
                description: "All.",
                content: {
                  "application/json": {
                    schema: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
                  },
                },
              },
              "400": problem("Not readable."),
            },
          },
          post: {
            operationId: "createPet",
            requestBody: {
              required: true,
              content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
            },
            responses: { "201": pet("Made."), "400": problem("Not valid."), "415": problem("Not JSON.") },
          },
        },
        "/pets/{id}": {
          parameters: [
            {
              name: "id",
              in: "path",
              required: true,
              schema: { type: "string", pattern: "^[a-z0-9]{1,8}$" },
            },
          ],
          get: {
            operationId: "getPet",
            responses: { "200": pet("It."), "400": problem("No id."), "404": problem("None.") },
          },
          delete: {
            operationId: "deletePet",
            responses: { "204": { description: "Gone." }, "400": problem("No id."), "404": problem("None.") },
          },
        },
        "/login": {
          post: {
            operationId: "login",
            requestBody: {
              required: true,
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    required: ["password"],
                    properties: { password: { type: "string", minLength: 4 } },
                  },
                  example: { password: "correct horse" },
                },
              },
            },
            responses: {
              "204": { description: "Welcome." },
              "400": problem("Not readable."),
              "401": problem("Wrong password."),
              "415": problem("Not JSON."),
            },
          },
        },
        "/table": {
          post: {
            operationId: "putTable",
            requestBody: {
              required: true,
              content: {
                "application/xml": { schema: { type: "object" }, example: "<table><row/></table>" },
              },
            },
            responses: {
              "200": {
                description: "The same.",
                content: { "text/csv": { schema: { type: "string" }, example: "a;b\n1;2" } },
              },
              "400": problem("Not a table."),
              "415": problem("Not XML."),
            },
          },
        },
      },
      components: {
        schemas: {
          Pet: {
            type: "object",
            required: ["id", "name"],
            properties: {
              id: { type: "string", readOnly: true },
              name: { type: "string", minLength: 1, maxLength: 30 },
              kind: { enum: ["cat", "dog"] },
            },
          },
          Problem: { type: "object", required: ["title"], properties: { title: { type: "string" } } },
        },
      },
    }),
  ],
};

/** What a handler answers. */
export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

/** A refusal. */
export function refusal(status: number, title: string): Answer {
  return { status, type: "application/problem+json", body: JSON.stringify({ title }) };
}

const json = (status: number, value: unknown): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(value),
});

/** The content of a request, read by any framework. */
export interface Call {
  readonly query: URLSearchParams;
  readonly type: string;
  readonly text: string;
}

/** The pets themselves: what is behind every router. */
export function createPets() {
  const known = new Map<string, object>();
  return {
    list({ query }: Call): Answer {
      const kind = query.get("kind");
      if (kind !== null && kind !== "cat" && kind !== "dog") return refusal(400, "no such kind");
      return json(200, [...known.values()].slice(0, 20));
    },
    create({ type, text }: Call): Answer {
      if (!isJson(type)) return refusal(415, "not JSON");
      const pet = parsed(text);
      if (!isPet(pet)) return refusal(400, "no pet");
      const id = (known.size + 1).toString(36);
      const made = { id, name: pet.name, ...(pet.kind === undefined ? {} : { kind: pet.kind }) };
      known.set(id, made);
      return json(201, made);
    },
    get(id: string): Answer {
      if (!/^[a-z0-9]{1,8}$/.test(id)) return refusal(400, "no id");
      const pet = known.get(id);
      return pet ? json(200, pet) : refusal(404, "no such pet");
    },
    remove(id: string): Answer {
      if (!/^[a-z0-9]{1,8}$/.test(id)) return refusal(400, "no id");
      return known.delete(id) ? { status: 204 } : refusal(404, "no such pet");
    },
    login({ type, text }: Call): Answer {
      if (!isJson(type)) return refusal(415, "not JSON");
      const body = parsed(text) as { password?: unknown } | undefined;
      if (typeof body?.password !== "string") return refusal(400, "no password");
      return body.password === "correct horse" ? { status: 204 } : refusal(401, "wrong password");
    },
    table({ type, text }: Call): Answer {
      if (!/^application\/xml\s*(?:;|$)/i.test(type)) return refusal(415, "not XML");
      return text.startsWith("<table")
        ? { status: 200, type: "text/csv", body: "a;b\n1;2" }
        : refusal(400, "no table");
    },
  };
}

function isJson(type: string): boolean {
  return /^application\/json\s*(?:;|$)/i.test(type);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPet(value: unknown): value is { name: string; kind?: string } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { name, kind } = value as { name?: unknown; kind?: unknown };
  const length = typeof name === "string" ? [...name].length : 0;
  return length >= 1 && length <= 30 && (kind === undefined || kind === "cat" || kind === "dog");
}
