import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** Longest time that the checker may think about one pattern, in milliseconds. A machine under load needs several times the usual. */
const timeout = 10_000;

/** Patterns that were found safe are remembered between runs: the checker thinks about a long one for half a second. */
const cacheFile = path.resolve(".cache/safe-patterns.json");

let safe: Promise<Set<string>> | undefined;

/**
 * Says in a sentence why a pattern must not be matched against what anyone sends, or nothing. A pattern is refused when some
 * text makes the time to match it grow faster than the text, and when the checker cannot tell.
 */
export async function findPatternProblem(pattern: string): Promise<string | undefined> {
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    return `${(error as Error).message}.`;
  }
  safe ??= readCache();
  const known = await safe;
  if (known.has(pattern)) return undefined;
  const { check } = await import("recheck"); // its native build where there is one, else JavaScript in a worker
  const result = await check(pattern, "u", { timeout });
  if (result.status === "unknown")
    return `Whether a text can keep this pattern busy could not be found out: ${result.error.kind}.`;
  if (result.status === "vulnerable") {
    return `A text such as ${result.attack.pattern} makes this pattern take ${result.complexity.type} time.`;
  }
  known.add(pattern);
  await writeCache(known);
  return undefined;
}

async function readCache(): Promise<Set<string>> {
  try {
    const patterns: unknown = JSON.parse(await readFile(cacheFile, "utf8"));
    return new Set(Array.isArray(patterns) ? patterns : []);
  } catch {
    return new Set(); // the first run, or a file that was cut short
  }
}

async function writeCache(patterns: ReadonlySet<string>): Promise<void> {
  const temporary = `${cacheFile}.${process.pid}`;
  await mkdir(path.dirname(cacheFile), { recursive: true });
  await writeFile(temporary, JSON.stringify([...patterns].sort(), null, 2));
  await rename(temporary, cacheFile);
}
