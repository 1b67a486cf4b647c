import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** A document of the fixtures: a file, or a folder with `openapi.yaml` or `openapi.json` in it. */
export interface FixtureDocument {
  readonly name: string;
  /** The absolute path of the document's main file. */
  readonly file: string;
}

/** The folder of the fixtures. */
export const fixturesFolder: string = fileURLToPath(new URL("../fixtures/documents/", import.meta.url));

/**
 * The documents of one of the folders: those that must be accepted, those that must be refused, and hostile
 * ones.
 */
export function fixtureDocuments(kind: "valid" | "invalid" | "hostile"): FixtureDocument[] {
  const folder = path.join(fixturesFolder, kind);
  return readdirSync(folder)
    .sort()
    .map((entry) => ({ name: entry.replace(/\.[^.]+$/, ""), file: mainFile(path.join(folder, entry)) }));
}

function mainFile(entry: string): string {
  if (statSync(entry).isFile()) return entry;
  const main = readdirSync(entry).find((name) => /^openapi\.(yaml|json)$/.test(name));
  return path.join(entry, main ?? "openapi.yaml");
}
