import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import type { Finding } from "./finding.ts";

/** Spectral's findings, or why it did not run. */
export interface SpectralVerdict {
  readonly findings: readonly Finding[];
  /** Why the project's rules were not run; undefined if they were, or if it has none. */
  readonly skipped?: string;
}

const RULESETS = [
  ".spectral.yaml",
  ".spectral.yml",
  ".spectral.json",
  ".spectral.js",
  ".spectral.mjs",
  ".spectral.cjs",
];

/**
 * Runs the project's installed Spectral with the project's own ruleset over documents. It is best at a team's
 * own rules: `callsheet lint` itself finds what every OpenAPI document must follow.
 */
export async function lintWithSpectral(
  files: readonly string[],
  project: string = process.cwd(),
): Promise<SpectralVerdict> {
  const ruleset = RULESETS.map((name) => path.join(project, name)).find((file) => existsSync(file));
  if (ruleset === undefined || files.length === 0) return { findings: [] };
  const command = findSpectral(project);
  if (command === undefined)
    return {
      findings: [],
      skipped: `${path.basename(ruleset)} is not applied: install @stoplight/spectral-cli to run its rules`,
    };
  return {
    findings: await run(
      command,
      ["lint", ...files, "--ruleset", ruleset, "--format", "json", "--quiet"],
      project,
    ),
  };
}

/** The command of the project's own copy. */
function findSpectral(project: string): string | undefined {
  try {
    const manifest = createRequire(path.join(project, "package.json")).resolve(
      "@stoplight/spectral-cli/package.json",
    );
    return path.join(path.dirname(manifest), "dist/index.js");
  } catch {
    return undefined;
  }
}

/** Spectral exits with 1 when it has findings, and with 2 when it could not run. */
async function run(command: string, args: readonly string[], cwd: string): Promise<Finding[]> {
  const options = { cwd, maxBuffer: 256 * 1024 * 1024 };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...args], options).catch(
    (error: { stdout?: string; stderr?: string }) => ({
      stdout: error.stdout ?? "",
      stderr: error.stderr ?? "",
    }),
  );
  const start = stdout.indexOf("[");
  if (start < 0) {
    const [line = "it printed nothing"] = stderr.trim().split("\n");
    throw Object.assign(new Error(`Spectral could not run: ${line}`), { exitCode: 2 });
  }
  return (JSON.parse(stdout.slice(start, stdout.lastIndexOf("]") + 1)) as Diagnostic[]).map(toFinding);
}

/** A finding in Spectral's JSON: severities from 0 for an error, positions from 0. */
interface Diagnostic {
  readonly code: string | number;
  readonly message: string;
  readonly severity: number;
  readonly source?: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

function toFinding({ code, message, severity, source = "", range }: Diagnostic): Finding {
  return {
    file: path.resolve(source),
    line: range.start.line + 1,
    column: range.start.character + 1,
    rule: String(code),
    severity: severity === 0 ? "error" : "warning",
    message,
  };
}

/**
 * Findings of several linters: what two of them say about one place by one rule is reported once, in the
 * words of the first.
 */
export function mergeFindings(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  const key = ({ file, line, rule }: Finding) => `${file}:${line} ${rule}`;
  const known = new Set(first.map(key));
  return [...first, ...second.filter((finding) => !known.has(key(finding)))];
}
