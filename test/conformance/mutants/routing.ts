import { fault, ok } from "./builders.ts";
import type { Mutant } from "./mutant.ts";
import { CREATE, STAGE } from "./places.ts";

/** Servers that route in their own way. */
export const routing: readonly Mutant[] = [
  {
    name: "GET is answered too",
    operation: STAGE,
    check: "method-not-allowed",
    request: (request) => (request.method === "GET" ? ok() : request),
  },
  {
    name: "PUT is answered too",
    operation: STAGE,
    check: "method-not-allowed",
    request: (request) => (request.method === "PUT" ? ok() : request),
  },
  {
    name: "HEAD is answered too",
    operation: STAGE,
    check: "method-not-allowed",
    request: (request) => (request.method === "HEAD" ? new Response(null) : request),
  },
  {
    name: "made-up methods are answered",
    operation: STAGE,
    check: "method-not-allowed",
    request: (request) => (request.method === "BREW" ? ok() : request),
  },
  {
    name: "a header overrides the method",
    operation: STAGE,
    check: "accepts-valid",
    request: (request) => (request.headers.has("x-http-method-override") ? fault(405) : request),
  },
  {
    name: "paths are matched by their start",
    operation: STAGE,
    check: "unknown-path",
    request: (request) => (new URL(request.url).pathname.startsWith("/GetStage/") ? ok() : request),
  },
  {
    name: "paths are matched by their end",
    operation: STAGE,
    check: "unknown-path",
    request: (request) => (new URL(request.url).pathname.startsWith("/no-such-service") ? ok() : request),
  },
  {
    name: "every path is answered",
    operation: STAGE,
    check: "unknown-path",
    request: (request) => (new URL(request.url).pathname.includes("no-such") ? ok() : request),
  },
  {
    name: "an empty label is taken",
    operation: CREATE,
    check: "unknown-path",
    request: (request) => (new URL(request.url).pathname.includes("//streaming") ? ok() : request),
  },
];
