// Shared by the tests of the reader.
import { expect } from "vitest";
import { readDocument } from "./read-document.ts";

/** The beginning of every document. */
export const head = { openapi: "3.1.0", info: { title: "T", version: "1" } };

/** The schema of a string. */
export const string = { type: "string" };

/** Responses without details. */
export const ok = { "200": { description: "" } };

/** Reads a document with these paths. */
export const read = (paths: object, rest: object = {}) => readDocument("t", { ...head, paths, ...rest });

/** Reads a document with one operation, from which nothing may be skipped. */
export function operation(source: object, path = "/x", item: object = {}, rest: object = {}) {
  const document = read({ [path]: { ...item, get: { responses: ok, ...source } } }, rest);
  expect(document.skipped).toEqual([]);
  return document.operations[0];
}
