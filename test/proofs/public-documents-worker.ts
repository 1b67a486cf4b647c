import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";
import { folderLayout, formatProblem, generate } from "@callsheet/compiler";

/** One document to generate from. */
export interface GenerationOrder {
  readonly file: string;
  /** The folder in the tree that the modules go to. */
  readonly folder: string;
  /** The root of the tree. */
  readonly root: string;
}

/** The result for one document. */
export interface GenerationReport {
  /** Why there are no modules, or why the validators' modules do not load. */
  readonly problem?: string;
  /** What was left out, with its place. */
  readonly skipped: readonly string[];
  readonly operations: number;
  readonly milliseconds: number;
}

parentPort?.on("message", async (order: GenerationOrder) => parentPort?.postMessage(await make(order)));

async function make({ file, folder, root }: GenerationOrder): Promise<GenerationReport> {
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  try {
    const { outputs, models, skipped } = await generate({
      spec: file,
      root,
      layout: folderLayout({ folder }),
    });
    const milliseconds = elapsed();
    for (const [name, text] of outputs) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    for (const name of outputs.keys())
      if (name.endsWith(".js")) await import(pathToFileURL(path.join(root, name)).href);
    return {
      skipped: skipped.map(formatProblem),
      operations: models.reduce((sum, { operations }) => sum + operations.length, 0),
      milliseconds,
    };
  } catch (error) {
    const problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { problem, skipped: [], operations: 0, milliseconds: elapsed() };
  }
}
