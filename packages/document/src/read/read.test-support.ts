// What the tests of the reader share.
import { expect } from "vitest";
import { readDocument } from "./read-document.ts";

/** What every document begins with. */
export const head = { openapi: "3.1.0", info: { title: "T", version: "1" } };

/** The schema of a string. */
export const string = { type: "string" };

/** Responses of which nothing is said. */
export const ok = { "200": { description: "" } };

/** Reads a document with these paths. */
export const read = (paths: object, rest: object = {}) => readDocument("t", { ...head, paths, ...rest });

/** Reads a document of one operation, of which nothing may be skipped. */
export function operation(source: object, path = "/x", item: object = {}, rest: object = {}) {
  const document = read({ [path]: { ...item, get: { responses: ok, ...source } } }, rest);
  expect(document.skipped).toEqual([]);
  return document.operations[0];
}
