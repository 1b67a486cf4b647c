// Shared by the tests of the bundler.
import type { JsonObject } from "../json/json.ts";
import { describeProblem } from "../source/problem.ts";
import { type BundleOptions, bundleFiles } from "./bundle.ts";

/** The beginning of every document. */
export const head = { openapi: "3.1.0", info: { title: "T", version: "1" } };

/** The schema of a string. */
export const string = { type: "string" };

/** A reference. */
export const ref = ($ref: string) => ({ $ref });

/** A document with one reply of a schema. */
export function withSchema(schema: unknown, rest: object = {}): object {
  const content = { "application/json": { schema } };
  return {
    ...head,
    paths: { "/x": { get: { responses: { "200": { description: "", content } } } } },
    ...rest,
  };
}

/** Bundles files starting from `api.yaml`, and returns what is wrong with them, one per line. */
export function bundled(files: Readonly<Record<string, unknown>>, options?: BundleOptions) {
  const bundle = bundleFiles(files, "api.yaml", options);
  return { ...bundle, root: bundle.root as JsonObject, lines: bundle.problems.map(describeProblem) };
}
