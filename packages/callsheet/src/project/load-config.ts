import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { displayPath } from "@callsheet/compiler/project";
import { UsageError } from "@callsheet/protocol/command";
import { checkConfig } from "./check-config.ts";
import type { CallsheetConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";

/** The names of a project's configuration; the first existing one counts. */
const names = ["ts", "mts", "js", "mjs", "json"].map((ending) => `callsheet.config.${ending}`);

/** A configuration, and the folder that its paths are relative to. */
export interface LoadedConfig {
  readonly config: CallsheetConfig;
  readonly folder: string;
  /** The file, if there is one. */
  readonly file?: string;
}

/**
 * The configuration of the project in a folder, or the named one.
 *
 * @throws {ConfigError} for an invalid one, with its place.
 */
export async function loadConfig(named: string | undefined, cwd: string): Promise<LoadedConfig> {
  const found = named ?? names.find((name) => existsSync(path.join(cwd, name)));
  if (found === undefined) return { config: {}, folder: cwd };
  const file = path.resolve(cwd, found);
  if (!existsSync(file)) throw new UsageError(`${found} does not exist; --config takes a configuration.`);
  const shown = displayPath(file);
  const source = readFileSync(file, "utf8");
  const value = file.endsWith(".json") ? parse(source, shown) : await evaluate(file, shown);
  return { config: checkConfig(value, shown, source), folder: path.dirname(file), file };
}

function parse(source: string, shown: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    const { message } = error as Error;
    const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
    throw new ConfigError(
      line === undefined ? `${shown}:` : `${shown}:${line}:${column}`,
      message.replaceAll(/\s+/g, " "),
    );
  }
}

async function evaluate(file: string, shown: string): Promise<unknown> {
  // Node 20 and early versions of Node 22 do not strip types.
  if (/\.m?ts$/.test(file) && !process.features.typescript)
    throw new ConfigError(
      `${shown}:`,
      "needs Node 22.18 or later; name it callsheet.config.mjs for this one.",
    );
  try {
    const { default: value }: { default?: unknown } = await import(pathToFileURL(file).href);
    return value;
  } catch (error) {
    const { message, stack = "" } = error as Error;
    const [, place = ""] = /callsheet[^\s/]*\.m?[jt]s(:\d+(?::\d+)?)/.exec(stack) ?? [];
    const [line] = message.split("\n", 1);
    throw new ConfigError(`${shown}${place || ":"}`, `cannot be loaded: ${line}`, { cause: error });
  }
}
