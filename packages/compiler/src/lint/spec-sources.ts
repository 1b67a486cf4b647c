import { type Document, ResolveError } from "@redocly/openapi-core";
import type { SpecDocument } from "../documents.ts";
import { SpecError } from "../spec-error.ts";
import { SpecFolder } from "../spec-folder.ts";
import type { Finding } from "./finding.ts";
import { createLocator } from "./locator.ts";

/** The documents of a folder and every file that they refer to, read and parsed once for all linters. */
export interface SpecSources {
  readonly folder: SpecFolder;
  readonly documents: readonly SpecDocument[];
  /** Every file that could be read, by absolute path. */
  readonly files: ReadonlyMap<string, Document>;
  /** What could not be read, or may not be. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the documents and, file by file, what they refer to. Linters then work on what is in memory: they open no file and no
 * connection of their own.
 */
export async function readSources(folder: string, documents: readonly SpecDocument[]): Promise<SpecSources> {
  const specFolder = new SpecFolder(folder);
  const files = new Map<string, Document>();
  const findings: Finding[] = [];
  const open = documents.map(({ file }): Reference => ({ target: file, from: file, steps: [] }));
  const known = new Set<string>();
  for (let next = open.pop(); next; next = open.pop()) {
    if (known.has(next.target)) continue;
    known.add(next.target);
    try {
      const document = await specFolder.resolveDocument(null, next.target, true);
      if (document instanceof Error) throw document;
      files.set(next.target, document);
      open.push(...referencesOf(specFolder, next.target, document.parsed));
    } catch (error) {
      findings.push(unreadable(next, error, files));
    }
  }
  return { folder: specFolder, documents, files, findings };
}

/** A `$ref`: the file that it leads to, the file that it stands in, and the steps to it. Without steps it is a document itself. */
interface Reference {
  readonly target: string;
  readonly from: string;
  readonly steps: readonly string[];
}

function referencesOf(folder: SpecFolder, from: string, root: unknown): Reference[] {
  const references: Reference[] = [];
  const open: [node: unknown, steps: readonly string[]][] = [[root, []]];
  const seen = new Set<unknown>();
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, steps] = next;
    if (typeof node !== "object" || node === null || seen.has(node)) continue;
    seen.add(node);
    const reference = "$ref" in node && typeof node.$ref === "string" ? node.$ref.split("#", 1)[0] : "";
    if (reference)
      references.push({
        target: folder.resolveExternalRef(from, reference),
        from,
        steps: [...steps, "$ref"],
      });
    for (const [key, value] of Object.entries(node)) open.push([value, [...steps, key]]);
  }
  return references;
}

function unreadable(
  { from, steps, target }: Reference,
  error: unknown,
  files: ReadonlyMap<string, Document>,
): Finding {
  const finding = { rule: "readable", severity: "error" } as const;
  if (error instanceof SpecError) {
    const { line = 1, column = 1 } = error.place;
    return { ...finding, file: target, line, column, message: error.problem };
  }
  const { line, column } = createLocator(files)(from, steps);
  const cause = error instanceof ResolveError ? error.originalError : (error as Error);
  return {
    ...finding,
    file: from,
    line,
    column,
    message: steps.length > 0 ? `This reference ${cause.message}.` : cause.message,
  };
}
