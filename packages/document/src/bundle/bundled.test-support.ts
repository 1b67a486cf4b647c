// What the tests of the bundler share.
import type { JsonObject } from "../json/json.ts";
import { describeProblem } from "../source/problem.ts";
import { type BundleOptions, bundleFiles } from "./bundle.ts";

/** What every document begins with. */
export const head = { openapi: "3.1.0", info: { title: "T", version: "1" } };

/** The schema of a string. */
export const string = { type: "string" };

/** A reference. */
export const ref = ($ref: string) => ({ $ref });

/** A document of which one reply has a schema. */
export function withSchema(schema: unknown, rest: object = {}): object {
  const content = { "application/json": { schema } };
  return {
    ...head,
    paths: { "/x": { get: { responses: { "200": { description: "", content } } } } },
    ...rest,
  };
}

/** Bundles files from `api.yaml` on, and says what is wrong with them a line each. */
export function bundled(files: Readonly<Record<string, unknown>>, options?: BundleOptions) {
  const bundle = bundleFiles(files, "api.yaml", options);
  return { ...bundle, root: bundle.root as JsonObject, lines: bundle.problems.map(describeProblem) };
}
