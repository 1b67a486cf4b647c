import { reply, withHeader } from "./builders.ts";
import type { Mutant } from "./mutant.ts";
import { STAGE } from "./places.ts";

/** Servers whose headers are wrong. */
export const headers: readonly Mutant[] = [
  reply("errors have no type header", STAGE, { check: "headers-schema", keyword: "required" }, (made) =>
    made.status === 400 ? withHeader(made, "x-amzn-errortype", null) : made,
  ),
  reply("errors bear the name of another", STAGE, { check: "headers-schema", keyword: "const" }, (made) =>
    made.status === 400 ? withHeader(made, "x-amzn-errortype", "ResourceNotFoundException") : made,
  ),
  reply("errors bear a name in lower case", STAGE, { check: "headers-schema", keyword: "const" }, (made) =>
    made.status === 400 ? withHeader(made, "x-amzn-errortype", "validationexception") : made,
  ),
  reply("success is HTML", STAGE, { check: "content-type" }, (made) =>
    made.ok ? withHeader(made, "content-type", "text/html") : made,
  ),
  reply("success is of no type", STAGE, { check: "content-type" }, (made) =>
    made.ok ? withHeader(made, "content-type", null) : made,
  ),
  reply("errors are plain text", STAGE, { check: "content-type" }, (made) =>
    made.status === 400 ? withHeader(made, "content-type", "text/plain") : made,
  ),
  reply("405 has no Allow", STAGE, { check: "method-not-allowed" }, (made) =>
    withHeader(made, "allow", null),
  ),
  reply("Allow lists another method", STAGE, { check: "method-not-allowed" }, (made) =>
    made.status === 405 ? withHeader(made, "allow", "GET") : made,
  ),
  reply("Allow lists everything", STAGE, { check: "method-not-allowed" }, (made) =>
    made.status === 405 ? withHeader(made, "allow", "GET, POST, PUT, DELETE, PATCH") : made,
  ),
];
