import { isObject, memberOf } from "./source/located.ts";

/** Whose rules a document is held to: AWS's own way, or what holds for any HTTP API. */
export type Profile = "aws" | "http";

/**
 * The profile of a document. A document is AWS's when `info.x-callsheet-service` says which service it describes: the name in code and
 * in signatures, and where errors carry their message. Every other document is plain HTTP, one that is signed with SigV4 too: API
 * Gateway signs contracts of any kind.
 */
export function profileOf(document: unknown): Profile {
  const info = memberOf(document, "info");
  return isObject(info) && Object.hasOwn(info, "x-callsheet-service") ? "aws" : "http";
}
