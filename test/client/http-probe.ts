import type { ServiceError } from "@callsheet/client";
import { expect } from "vitest";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const text = { content: { "text/plain": { schema: { type: "string" } } } };
const item = { type: "object", required: ["n"], properties: { n: { type: "integer" } } };
const problem = { type: "object", properties: { title: { type: "string" } } };
const method = (operationId: string, parts: object = {}) => ({
  operationId,
  responses: { 200: { description: "Done.", ...json(item) } },
  ...parts,
});
const tokenParameter = {
  in: "header",
  name: "Idempotency-Key",
  schema: { type: "string" },
  "x-callsheet-idempotency-token": true,
};

/** A document of plain HTTP: methods of all kinds, several outcomes, texts, bytes and events. */
export const httpDocument = {
  openapi: "3.2.0",
  info: { title: "Probe", version: "1" },
  servers: [{ url: "https://api.example.com" }],
  paths: {
    "/thing": {
      get: method("getThing"),
      put: method("putThing"),
      delete: method("deleteThing"),
      post: method("postThing"),
      patch: method("patchThing"),
    },
    "/safe": { post: method("postOnce", { parameters: [tokenParameter] }) },
    "/text": { get: method("getText", { responses: { 200: { description: "Text.", ...text } } }) },
    "/bytes": {
      get: method("getBytes", {
        responses: { 200: { description: "Bytes.", content: { "application/octet-stream": {} } } },
      }),
    },
    "/events": {
      get: method("watch", {
        responses: {
          200: { description: "Events.", content: { "text/event-stream": { itemSchema: item } } },
        },
      }),
    },
    "/several": {
      post: method("several", {
        responses: {
          200: { description: "There.", ...json(item) },
          202: {
            description: "Later.",
            ...json({ type: "object", properties: { job: { type: "string" } } }),
          },
          204: { description: "Nothing." },
          404: { description: "Gone.", ...text },
          "4XX": { description: "A mistake.", content: { "application/problem+json": { schema: problem } } },
          default: { description: "Else.", ...json({ type: "array", items: { type: "string" } }) },
        },
      }),
    },
  },
};

/** The error that a call ends with. */
export const fault = (call: unknown): Promise<ServiceError> =>
  Promise.resolve(call).then(
    (output) => expect.fail(`It succeeded: ${JSON.stringify(output)}`),
    (error) => error,
  );
