import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { SpecDocument } from "../documents.ts";
import type { Finding } from "./finding.ts";

/** The documents of a folder, and what is wrong with their names. */
export interface FoundDocuments {
  readonly documents: readonly SpecDocument[];
  /** Files that say which version of OpenAPI they follow and describe no operation: documents of their own unless another refers to them. */
  readonly libraries: readonly SpecDocument[];
  readonly findings: readonly Finding[];
}

/** What a document has at its top, in YAML or JSON. */
const hasOperations = mark("swagger|paths|webhooks");
const hasVersion = mark("openapi");

function mark(names: string): RegExp {
  return new RegExp(`^\\uFEFF?["']?(?:${names})["']?\\s*:|[{,]\\s*"(?:${names})"\\s*:`, "m");
}

/** Finds the documents of a folder: the YAML and JSON files directly in it that look like OpenAPI. Sorted by name. */
export async function findDocuments(folder: string): Promise<FoundDocuments> {
  const names = await readdir(folder).catch(() => undefined);
  if (!names)
    return { documents: [], libraries: [], findings: [unusable(folder, "cannot be read: is it a folder?")] };
  const documents: SpecDocument[] = [];
  const libraries: SpecDocument[] = [];
  for (const name of names.sort()) {
    const file = path.resolve(folder, name);
    if (!/^[^.].*\.(ya?ml|json)$/.test(name) || !(await isFile(file))) continue; // editors keep locks in hidden files
    const text = await readFile(file, "utf8").catch(() => "");
    if (hasOperations.test(text)) documents.push({ id: idOf(file), file });
    else if (hasVersion.test(text)) libraries.push({ id: idOf(file), file });
  }
  const findings = documents.flatMap((document, index) => nameProblems(document, documents[index - 1]));
  return { documents, libraries, findings };
}

/** A document by its file. */
export function documentOf(file: string): SpecDocument {
  return { id: idOf(file), file: path.resolve(file) };
}

/** Entry points are named after files. */
function nameProblems({ id, file }: SpecDocument, before: SpecDocument | undefined): Finding[] {
  const findings: Finding[] = [];
  if (before?.id === id)
    findings.push(unusable(file, `This file shares the name \`${id}\` with another document; rename one.`));
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id === "index")
    findings.push(
      unusable(
        file,
        "This file needs a name in kebab-case, such as `media-live.yaml`: entry points are named after it.",
      ),
    );
  return findings;
}

function unusable(file: string, message: string): Finding {
  return { file: path.resolve(file), line: 1, column: 1, rule: "readable", severity: "error", message };
}

function idOf(file: string): string {
  return path.basename(file).replace(/\.[^.]+$/, "");
}

/** False for what was removed since the folder was listed, too. */
function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
