import { crash, endless, withHeader } from "./builders.ts";
import type { Mutant } from "./mutant.ts";
import { CREATE, STAGE } from "./places.ts";

/** Servers that crash. */
export const crashes: readonly Mutant[] = [
  crash("broken escapes in paths", STAGE, (request) => request.url.includes("%zz")),
  crash("NUL in paths", STAGE, (request) => request.url.includes("%00")),
  crash("unknown query", STAGE, (request) => request.url.includes("unknown=")),
  crash("emoji in labels", CREATE, (request) => request.url.includes("%F0%9F")),
  crash("quotes in labels", CREATE, (request) => request.url.includes("OR%20")),
  crash(
    "inherited names in labels",
    CREATE,
    (request) => request.url.includes("constructor") || request.url.includes("__proto__"),
  ),
  crash("unknown headers", STAGE, (request) => request.headers.has("x-forwarded-host")),
  crash("long headers", STAGE, (request) => (request.headers.get("x-long") ?? "").length > 4_000),
  crash("malformed JSON", STAGE, undefined, (text) => text === "{"),
  crash("an empty body", STAGE, undefined, (text) => text === ""),
  crash("null as the body", STAGE, undefined, (text) => text === "null"),
  crash("deep nesting", STAGE, undefined, (text) => text.startsWith("[[[[[")),
  crash("many members", STAGE, undefined, (text) => text.includes('"m1999"')),
  crash("the wrong type", STAGE, undefined, (text) => text.includes('"arn":7')),
  {
    name: "some requests are never answered",
    operation: STAGE,
    check: "answers",
    request: (request) =>
      request.headers.has("x-forwarded-for") ? new Promise<Response>(() => {}) : request,
  },
  {
    name: "some requests end in an exception",
    operation: STAGE,
    check: "answers",
    request: (request) => {
      if (request.headers.has("x-forwarded-for")) throw new Error("boom");
      return request;
    },
  },
  {
    name: "answers never end",
    operation: STAGE,
    check: "answers",
    reply: (made) => (made.ok ? new Response(endless(), made) : made),
  },
  {
    name: "a line break in the path becomes a header",
    operation: STAGE,
    check: "header-injection",
    reply: (made, request) =>
      request.url.toLowerCase().includes("%0d%0aset-cookie") ? withHeader(made, "set-cookie", "a=b") : made,
  },
];
