import { isObject, memberOf } from "./source/located.ts";

/** The rules for a document: AWS's own, or those of any HTTP API. */
export type Profile = "aws" | "http";

/**
 * The profile of a document. A document is AWS's when `info.x-callsheet-service` names its service: the name
 * in code and in signatures, and where errors carry their message. Every other document is plain HTTP, even
 * one that is signed with SigV4: API Gateway signs contracts of any kind.
 */
export function profileOf(document: unknown): Profile {
  const info = memberOf(document, "info");
  return isObject(info) && Object.hasOwn(info, "x-callsheet-service") ? "aws" : "http";
}
