import { readDocument } from "@callsheet/document";
import type { Contract } from "../contract.ts";

const pet = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "integer" }, name: { type: "string" }, apiToken: { type: "string" } },
};
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const bad = { description: "No.", ...json({ type: "object", required: ["message"] }) };

/** Pets, behind a path of the server and a bearer token. */
export const pets: Contract = {
  documents: [
    readDocument("pets", {
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      servers: [{ url: "https://pets.example.com/v1" }],
      security: [{ token: [] }],
      paths: {
        "/pets/{petId}": {
          get: {
            operationId: "getPet",
            parameters: [
              { name: "petId", in: "path", required: true, schema: { type: "integer" } },
              { name: "fields", in: "query", schema: { type: "string", maxLength: 5 } },
            ],
            responses: {
              "200": { description: "It.", ...json(pet) },
              "400": bad,
              "404": { description: "None.", ...json({ type: "object" }) },
            },
          },
        },
        "/pets": {
          post: {
            operationId: "createPet",
            requestBody: {
              required: true,
              ...json({ type: "object", required: ["name"], properties: { name: { type: "string" } } }),
            },
            responses: { "201": { description: "Made.", ...json(pet) }, "400": bad },
          },
        },
      },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    }),
  ],
};

/** The varied parts of an exchange; the rest is a valid `GET /pets/1`. */
export interface Exchanged {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly status?: number;
  readonly answer?: unknown;
}

/** A HAR text, in the form of browsers. */
export function har(...exchanges: readonly Exchanged[]): string {
  const headersOf = (headers: object) => Object.entries(headers).map(([name, value]) => ({ name, value }));
  const type = "application/json";
  const entries = exchanges.map(
    ({ method = "GET", path = "/pets/1", headers = {}, body, status = 200, answer }) => ({
      time: 3,
      request: {
        method,
        url: `https://pets.example.com/v1${path}`,
        headers: headersOf({ ":authority": "pets.example.com", Accept: type, ...headers }),
        ...(body !== undefined && { postData: { mimeType: type, text: body } }),
      },
      response: {
        status,
        headers: headersOf({ "Content-Type": type }),
        content: { size: 1, mimeType: type, text: JSON.stringify(answer ?? { id: 1, name: "Rex" }) },
      },
    }),
  );
  return JSON.stringify({ log: { version: "1.2", entries } }, undefined, 1);
}
