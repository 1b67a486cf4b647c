import { readDocument } from "@callsheet/document";
import type { FetchHandler } from "@callsheet/protocol";
import type { Contract } from "./contract.ts";

/** A small contract with a thing to create, to read and to delete, links between them, and an API key. */
export const greetings: Contract = {
  documents: [
    readDocument("greetings", {
      openapi: "3.1.0",
      info: { title: "Greetings", version: "1" },
      components: {
        securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Api-Key" } },
        schemas: {
          Greeting: {
            type: "object",
            required: ["id", "text"],
            properties: {
              id: { type: "string", readOnly: true },
              text: { type: "string", minLength: 1, maxLength: 20 },
            },
          },
        },
        responses: {
          Error: { description: "No.", content: { "application/json": { schema: { type: "object" } } } },
        },
      },
      security: [{ key: [] }],
      paths: {
        "/greetings": {
          post: {
            operationId: "MakeGreeting",
            parameters: [{ name: "Idempotency-Key", in: "header", schema: { type: "string", minLength: 1 } }],
            requestBody: {
              required: true,
              content: { "application/json": { schema: { $ref: "#/components/schemas/Greeting" } } },
            },
            responses: {
              "201": {
                description: "Made.",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Greeting" } } },
                links: { read: { operationId: "ReadGreeting", parameters: { id: "$response.body#/id" } } },
              },
              "400": { $ref: "#/components/responses/Error" },
            },
          },
        },
        "/greetings/{id}": {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          get: {
            operationId: "ReadGreeting",
            responses: {
              "200": {
                description: "It.",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Greeting" } } },
              },
              "400": { $ref: "#/components/responses/Error" },
              "404": { $ref: "#/components/responses/Error" },
            },
          },
          delete: {
            operationId: "DeleteGreeting",
            responses: {
              "204": { description: "Gone." },
              "400": { $ref: "#/components/responses/Error" },
              "404": { $ref: "#/components/responses/Error" },
            },
          },
        },
      },
    }),
  ],
};

/** The key that {@link greetingServer} knows. */
export const apiKey = "a-very-secret-key";

/** The possible faults of the server. */
export interface GreetingFaults {
  /** Answers 404 to what was just made. */
  readonly forgets?: boolean;
  /** Keeps what was deleted. */
  readonly keeps?: boolean;
  /** Crashes on texts that contain the letter x, or are this long. */
  readonly fails?: (text: string) => boolean;
  /** Takes texts of any length. */
  readonly long?: boolean;
}

/** A correct server of the greetings, except for the requested faults. */
export function greetingServer(faults: GreetingFaults = {}): FetchHandler {
  const greetings = new Map<string, { id: string; text: string }>();
  const replays = new Map<string, string>();
  let made = 0;
  const nextId = (): string => String(++made);
  return async (request) => {
    const path = decode(new URL(request.url).pathname);
    const [, id] = /^\/greetings\/([^/]+)$/.exec(path ?? "") ?? [];
    if (path !== "/greetings" && id === undefined) return error(404);
    const methods = id === undefined ? ["POST"] : ["GET", "DELETE"];
    if (!methods.includes(request.method)) return error(405, { allow: methods.join(", ") });
    if (request.headers.get("x-api-key") !== apiKey) return error(401);
    if (id === undefined) return make(request, { faults, greetings, replays, nextId });
    const greeting = greetings.get(id);
    if (!greeting || faults.forgets) return error(404);
    if (request.method === "GET") return Response.json(greeting);
    if (!faults.keeps) greetings.delete(id);
    return new Response(null, { status: 204 });
  };
}

interface World {
  readonly faults: GreetingFaults;
  readonly greetings: Map<string, { id: string; text: string }>;
  readonly replays: Map<string, string>;
  readonly nextId: () => string;
}

async function make(request: Request, { faults, greetings, replays, nextId }: World): Promise<Response> {
  if (request.headers.get("content-type")?.split(";")[0]?.toLowerCase() !== "application/json")
    return error(415);
  let body: { text?: unknown };
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer()));
  } catch {
    return error(400);
  }
  const text = body?.text;
  if (
    typeof text !== "string" ||
    text === "" ||
    ([...text].length > 20 && !faults.long) ||
    Array.isArray(body)
  )
    return error(400);
  if (faults.fails?.(text)) return error(500);
  const key = request.headers.get("idempotency-key");
  if (key === "") return error(400);
  const id = (key && replays.get(key)) || nextId();
  if (key) replays.set(key, id);
  greetings.set(id, { id, text: [...text].slice(0, 20).join("") });
  return Response.json(greetings.get(id), { status: 201 });
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function error(status: number, headers: Record<string, string> = {}): Response {
  return Response.json({}, { status, headers });
}
