import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@callsheet/protocol/command";
import type { CallsheetConfig } from "./config.ts";
import { type LoadedConfig, loadConfig } from "./load-config.ts";

/** The options by which every command finds documents. */
export const projectOptions = {
  spec: { type: "string", multiple: true },
  config: { type: "string" },
} as const;

/** The help text of {@link projectOptions}. */
export const projectHelp = `\
  --spec <path>     a document, or a folder of documents; may be repeated (default: what the configuration says,
                    else spec/, or openapi.yaml, .yml or .json)
  --config <file>   the project's configuration (default: callsheet.config.ts, .js, .mjs or .json)`;

/** A project: its documents and its configuration. */
export interface Project {
  readonly config: CallsheetConfig;
  /** Files and folders of documents, as absolute paths. */
  readonly specs: readonly string[];
  /** The folder that the project's paths are relative to. */
  readonly folder: string;
}

/** The values of {@link projectOptions}. */
export interface ProjectValues {
  readonly spec?: readonly string[] | undefined;
  readonly config?: string | undefined;
}

/** Where the documents of a project are by default. */
const usualPlaces = ["spec", "openapi.yaml", "openapi.yml", "openapi.json"];

/**
 * Finds the documents of a project: those on the command line, else those of its configuration, else `spec/`,
 * or the file `openapi.yaml`, `.yml` or `.json`.
 *
 * @throws {UsageError} if there are none.
 */
export async function findProject(values: ProjectValues, cwd: string = process.cwd()): Promise<Project> {
  const loaded = await loadConfig(values.config, cwd);
  const { config, folder } = loaded;
  return { config, folder, specs: specsOf(values, loaded, cwd) };
}

function specsOf({ spec }: ProjectValues, { config, folder, file }: LoadedConfig, cwd: string): string[] {
  const named = spec?.map((one) => path.resolve(cwd, one));
  const configured = config.spec === undefined ? undefined : [config.spec].flat();
  const specs = named ?? configured?.map((one) => path.resolve(folder, one));
  const missing = specs?.find((one) => !existsSync(one));
  if (missing !== undefined) {
    const where = named ? "--spec" : path.basename(file ?? "");
    throw new UsageError(`${where}: ${shown(missing, cwd)} is neither a file nor a folder.`);
  }
  if (specs) return specs;
  const found = usualPlace(folder);
  if (found !== undefined) return [path.join(folder, found)];
  throw new UsageError(
    `there is no folder \`spec\` and no ${usualPlaces.slice(1).join(", ")} here: name a document with --spec, or begin with \`callsheet init\`.`,
  );
}

function shown(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith("..") ? file : relative;
}

/** The folder or file where a project's documents usually are; undefined if there is none. */
export function usualPlace(folder: string): string | undefined {
  return usualPlaces.find((name) => {
    const place = path.join(folder, name);
    const stats = statSync(place, { throwIfNoEntry: false });
    // Many folders of this name contain only tests.
    if (stats?.isDirectory()) return readdirSync(place).some((file) => /\.(ya?ml|json)$/i.test(file));
    return stats?.isFile() && name !== "spec";
  });
}
