import { readdir } from "node:fs/promises";
import path from "node:path";
import { ProblemsError, readDocuments } from "@callsheet/compiler/project";
import type { RunningMock } from "@callsheet/mock";
import { UsageError } from "@callsheet/protocol/command";
import type { Target } from "../project/target.ts";
import { importOptional } from "./import-optional.ts";

/** Where something listens. */
export interface Address {
  readonly port: number;
  readonly host: string;
}

/**
 * Starts a mock of the documents as last generated, or as they are; undefined if `@callsheet/mock` is not
 * installed.
 *
 * @throws {UsageError} for a port that another program has.
 */
export async function startDevMock(
  specs: readonly string[],
  target: Target,
  { port, host }: Address,
): Promise<RunningMock | undefined> {
  const mock = await importOptional(() => import("@callsheet/mock"));
  if (!mock) {
    console.error("dev: no mock: npm install --save-dev @callsheet/mock");
    return undefined;
  }
  const documents = (await lastGood(target)) ?? asTheyAre(specs);
  try {
    return await mock.startMock({ documents, port, host, log });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new UsageError(
      `port ${port} of ${host} is taken by another program; end it, or choose one with --port`,
    );
  }
}

/**
 * The documents of the last good generation, for a start with a broken one: the next good save replaces them.
 */
async function lastGood({ root, layout }: Target): Promise<string[] | undefined> {
  const sample = layout.file("document", "x");
  if (sample === undefined) return undefined;
  const folder = path.join(root, path.dirname(sample));
  const names = await readdir(folder).catch(() => []);
  return names.length === 0 ? undefined : names.sort().map((name) => path.join(folder, name));
}

/** The documents with operations; none if one is broken, which is reported shortly. */
function asTheyAre(specs: readonly string[]): object[] {
  try {
    const documents = readDocuments(specs).filter(({ api }) => api.operations.length > 0);
    return documents.map(({ api }) => api.root as object);
  } catch (error) {
    if (error instanceof ProblemsError) return [];
    throw error;
  }
}

/** Prints what the mock answered and why, one line per call. */
function log(level: "error" | "info", line: string): void {
  if (level === "error") console.error(line);
  else console.log(line);
}
