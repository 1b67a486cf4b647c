import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readDocuments } from "@callsheet/compiler/project";
import { UsageError } from "@callsheet/protocol/command";
import { usualPlace } from "../project/find-project.ts";
import { loadConfig } from "../project/load-config.ts";
import { addScripts } from "./add-scripts.ts";
import { findCandidates } from "./find-candidates.ts";
import { sampleDocument } from "./sample-document.ts";

/** The new files of a project: texts by path. */
export type InitPlan = ReadonlyMap<string, string>;

/**
 * Plans the files that make a folder a project: a document, if there is none; a configuration, if its place
 * is unusual; scripts.
 *
 * @throws {UsageError} if a person has to decide.
 * @throws {ProblemsError} for a document that cannot be read.
 */
export async function planInit(folder: string, named: string | undefined): Promise<InitPlan> {
  const plan = new Map<string, string>();
  const { file: config } = await loadConfig(undefined, folder);
  if (config !== undefined && named !== undefined)
    throw new UsageError(`${path.basename(config)} is there already: name the document in its \`spec\`.`);
  const document = config === undefined ? chooseDocument(folder, named) : undefined;
  if (document !== undefined && existsSync(path.join(folder, document)))
    readDocuments(path.join(folder, document));
  else if (document !== undefined) plan.set(document, sampleDocument);
  const later = plan.has("openapi.yaml") ? "openapi.yaml" : usualPlace(folder);
  if (document !== undefined && document !== later) plan.set(...configFor(document));
  const manifest = path.join(folder, "package.json");
  const before = existsSync(manifest)
    ? readFileSync(manifest, "utf8")
    : '{\n  "private": true,\n  "type": "module"\n}\n';
  const after = addScripts(before);
  if (after !== before) plan.set("package.json", after);
  return plan;
}

/** The document of the project: the named one, the existing one, or one to begin with. */
function chooseDocument(folder: string, named: string | undefined): string {
  if (named !== undefined) {
    if (/^https?:/i.test(named))
      throw new UsageError(`\`${named}\` is an address: download the document, and name the file.`);
    if (existsSync(path.resolve(folder, named)))
      return path.relative(folder, path.resolve(folder, named)).replaceAll(path.sep, "/") || ".";
    throw new UsageError(`${named} is neither a file nor a folder.`);
  }
  const usual = usualPlace(folder);
  const found = usual === undefined ? findCandidates(folder) : [usual];
  if (found.length > 1)
    throw new UsageError(
      `there are several documents (${shorten(found)}): name one, \`callsheet init ${found[0]}\`.`,
    );
  return found[0] ?? "openapi.yaml";
}

function shorten(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 4).join(", ")}, …` : names.join(", ");
}

/** Node 20 reads no TypeScript. */
function configFor(document: string): [name: string, text: string] {
  const name = process.features.typescript ? "callsheet.config.ts" : "callsheet.config.mjs";
  const text = [
    'import { defineConfig } from "callsheet";',
    "",
    "export default defineConfig({",
    `  spec: ${JSON.stringify(document)},`,
    "});",
    "",
  ];
  return [name, text.join("\n")];
}
