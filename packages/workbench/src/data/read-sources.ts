import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readProvenance } from "@callsheet/document";
import type { DocumentData, SourceData } from "./document-data.ts";

/**
 * Where the constraints of a document come from, according to `provenance/<its name>.yaml` next to it. A file
 * that cannot be read has no place on the page: whoever checks sources is told of it.
 */
export function readSources(file: string | undefined): DocumentData["sources"] {
  if (file === undefined) return {};
  const name = `${path.basename(file, path.extname(file))}.yaml`;
  const beside = path.join(path.dirname(file), "provenance", name);
  if (!existsSync(beside)) return {};
  try {
    const { facts } = readProvenance(beside, readFileSync(beside, "utf8"));
    return Object.fromEntries(
      [...facts].map(([pointer, list]) => [
        pointer,
        list.map(({ value: _, line: __, column: ___, ...source }): SourceData => source),
      ]),
    );
  } catch {
    return {};
  }
}
