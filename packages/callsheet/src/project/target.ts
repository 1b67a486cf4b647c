import path from "node:path";
import {
  folderLayout,
  type Layout,
  type ProjectPart,
  packagesLayout,
  projectParts,
} from "@callsheet/compiler/project";
import { UsageError } from "@callsheet/protocol/command";
import type { Project, ProjectValues } from "./find-project.ts";

/** The options of commands that say what is generated, and where. */
export const targetOptions = {
  api: { type: "string" },
  parts: { type: "string" },
  out: { type: "string" },
} as const;

/** The help text of {@link targetOptions}. */
export const targetHelp = `\
  --api <folder>    where generated modules go (default: src/api)
  --parts <list>    of ${projectParts.join(", ")}; each brings what it imports (default: all)
  --out <folder>    the root of the files (default: the folder of the configuration, or this one)`;

/** Where generated files of a project go. */
export interface Target {
  readonly root: string;
  readonly layout: Layout;
}

/** The values of {@link targetOptions}. */
export interface TargetValues extends Pick<ProjectValues, "spec"> {
  readonly api?: string | undefined;
  readonly parts?: string | undefined;
  readonly out?: string | undefined;
}

/**
 * Where generated files go: as the command line says, else the configuration, else `src/api`.
 *
 * @throws {UsageError}
 */
export async function findTarget(project: Project, values: TargetValues): Promise<Target> {
  const { config, folder, specs } = project;
  const root = path.resolve(values.out ?? folder);
  const named = values.api ?? values.parts;
  if (named === undefined && config.layout === "packages") return { root, layout: packagesLayout };
  const parts = values.parts === undefined ? config.parts : readParts(values.parts);
  // Other documents' files are stale if the configuration names all documents, and the command line none.
  const isWhole = values.spec === undefined && config.spec !== undefined;
  const layout = folderLayout({
    folder: inside(root, values.api ?? config.api ?? "src/api"),
    ending: config.ending ?? (await import("@callsheet/compiler")).importEnding(root),
    ...(parts && { parts }),
    ...(isWhole && { documents: specs }),
  });
  return { root, layout };
}

/** A folder relative to the root, with forward slashes. */
function inside(root: string, folder: string): string {
  const relative = path.relative(root, path.resolve(root, folder));
  return relative.replaceAll("\\", "/") || ".";
}

function readParts(list: string): ProjectPart[] {
  return list.split(",").map((name) => {
    const part = projectParts.find((one) => one === name.trim());
    if (part !== undefined) return part;
    throw new UsageError(`--parts takes a list of ${projectParts.join(", ")}, not \`${name}\`. See --help.`);
  });
}
