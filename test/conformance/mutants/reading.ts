import { body, changed, fault, retyped } from "./builders.ts";
import type { Mutant } from "./mutant.ts";
import { STAGE } from "./places.ts";

/** Servers that read requests in their own way. */
export const reading: readonly Mutant[] = [
  body("junk after the document is ignored", STAGE, (text) =>
    text.endsWith("}x") ? text.slice(0, -1) : text,
  ),
  body("a cut document is mended", STAGE, (text) =>
    text.startsWith("{") && !text.trimEnd().endsWith("}") ? `${text}}` : text,
  ),
  body("single quotes are read", STAGE, (text) => (text.includes("'") ? text.replaceAll("'", '"') : text)),
  body("comments are read", STAGE, (text) => text.replace(/\/\/.*$|\/\*.*\*\//g, "")),
  body("trailing commas are read", STAGE, (text) => text.replace(/,}$/, "}")),
  {
    ...body("NaN is read", STAGE, (text) => text.replace(":NaN", ":null")),
    check: "strict",
  },
  body("unquoted names are read", STAGE, (text) => text.replace(/([{,])(\w+):/g, '$1"$2":')),
  body("control characters are read", STAGE, (text) => text.replace("\u0001", "")),
  body("the first of two documents is read", STAGE, (text) => text.replace(/^(\{[^{}]*\})\s*\{.*$/s, "$1")),
  body("leading zeros are read", STAGE, (text) => text.replace(":012", ":12")),
  {
    name: "bytes that are no UTF-8 are replaced",
    operation: STAGE,
    check: "strict",
    keyword: "content",
    request: async (request) =>
      changed(request, new TextDecoder().decode(await request.clone().arrayBuffer())),
  },
  {
    name: "plain text is read as JSON",
    operation: STAGE,
    check: "refuses-invalid",
    keyword: "content",
    request: (request) => retyped(request, "text/plain"),
  },
  {
    name: "XML is read as JSON",
    operation: STAGE,
    check: "refuses-invalid",
    keyword: "content",
    request: (request) => retyped(request, "application/xml"),
  },
  {
    name: "a charset makes a type unknown",
    operation: STAGE,
    check: "accepts-valid",
    request: (request) => (/charset/i.test(request.headers.get("content-type") ?? "") ? fault(415) : request),
  },
  {
    name: "types are told apart by case",
    operation: STAGE,
    check: "accepts-valid",
    request: (request) =>
      /[A-Z]/.test(request.headers.get("content-type")?.split(";")[0] ?? "") ? fault(415) : request,
  },
  {
    name: "Accept must be there in full",
    operation: STAGE,
    check: "accepts-valid",
    request: (request) =>
      ["*/*", "application/*"].includes(request.headers.get("accept") ?? "") ? fault(406) : request,
  },
];
