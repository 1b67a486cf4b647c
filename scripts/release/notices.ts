import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The file of a package that says whose code it contains; each part has a heading: `# name version
 * (license)`.
 */
export const noticesFile = "LICENSES.md";

/** A package whose code is part of one of ours. */
export interface BundledPart {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly license: string;
}

/** Writes whose files went into a bundle, with their licenses. Files of the workspace itself are ours. */
export function writeNotices(target: string, files: Iterable<string>): void {
  const homes = new Set([...files].filter((file) => /[\\/]node_modules[\\/]/.test(file)).map(homeOf));
  const notices = new Set([...homes].map(notice));
  writeFileSync(path.join(target, noticesFile), [...notices].sort().join("\n"));
}

/** The parts of a file by {@link writeNotices}. */
export function readNotices(text: string): BundledPart[] {
  return [...text.matchAll(/^# (\S+) (\d\S*) \((.+)\)$/gm)].map(
    ([, name = "", version = "", license = ""]) => ({
      name,
      version,
      license,
    }),
  );
}

/** The folder of the package that a module belongs to. */
function homeOf(file: string): string {
  const folder = path.dirname(file);
  const manifest = path.join(folder, "package.json");
  return existsSync(manifest) && readPart(folder).version ? folder : homeOf(folder);
}

function readPart(home: string): BundledPart {
  return JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as BundledPart;
}

function notice(home: string): string {
  const { name, version, license } = readPart(home);
  const file = readdirSync(home).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(path.join(home, file), "utf8").trim() : `Licensed under ${license}.`;
  return `# ${name} ${version} (${license})\n\n${text}\n`;
}
