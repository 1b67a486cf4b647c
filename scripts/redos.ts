import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Diagnostics } from "recheck";
import { escapePointer } from "./emit/validators/read-schema.ts";

/** A pattern that some text can keep busy for a long time, or that could not be shown to be free of such texts. */
export interface PatternFinding {
  /** JSON pointer of the pattern, from the definitions on: `/Stage/properties/name/pattern`. */
  readonly pointer: string;
  readonly pattern: string;
  /** What is wrong and what to do, in one line that follows the pointer. */
  readonly problem: string;
}

/** How to check patterns. */
export interface PatternOptions {
  /** Where verdicts are kept between runs. Default: `.cache/redos.json` of the repository. */
  readonly cacheFile?: string;
  /** The longest time for one pattern, in milliseconds. Default: 2,000. A pattern that takes longer is a finding. */
  readonly timeout?: number;
}

/** The keyword that lets a pattern pass. Its value is the reason, for the reader. */
const allowance = "x-callsheet-redos-allow";

const defaultCache = path.resolve(import.meta.dirname, "../.cache/redos.json");

/**
 * Looks for catastrophic regular expressions (ReDoS) in the schemas of a document, with recheck
 * (https://makenowjust-labs.github.io/recheck/). A schema with `x-callsheet-redos-allow: "<reason>"` beside its pattern is let
 * through. A verdict is kept by pattern, so a second run looks nothing up twice.
 */
export async function checkPatterns(
  definitions: Readonly<Record<string, unknown>>,
  options: PatternOptions = {},
): Promise<PatternFinding[]> {
  const { cacheFile = defaultCache, timeout = 2_000 } = options;
  const places = Object.entries(definitions).flatMap(([name, schema]) =>
    patternsOf(schema, `/${escapePointer(name)}`),
  );
  const verdicts = await judge([...new Set(places.map(({ pattern }) => pattern))], cacheFile, timeout);
  return places.flatMap(({ pattern, pointer }) => {
    const problem = verdicts.get(pattern);
    return problem ? [{ pointer, pattern, problem }] : [];
  });
}

interface Place {
  readonly pattern: string;
  readonly pointer: string;
}

/** Keywords whose value is not a schema and holds none, so that a member called `pattern` there is no pattern. */
const values = new Set([
  "const",
  "enum",
  "default",
  "example",
  "examples",
  "required",
  "dependentRequired",
  "type",
]);
/** Keywords that hold schemas by names of the author's choice. */
const maps = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);

function patternsOf(schema: unknown, pointer: string): Place[] {
  if (Array.isArray(schema)) return schema.flatMap((item, index) => patternsOf(item, `${pointer}/${index}`));
  if (typeof schema !== "object" || schema === null) return [];
  const allowed = typeof (schema as Record<string, unknown>)[allowance] === "string";
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const here = `${pointer}/${escapePointer(keyword)}`;
    if (keyword === "pattern")
      return allowed || typeof value !== "string" ? [] : [{ pattern: value, pointer: here }];
    if (values.has(keyword) || keyword.startsWith("x-")) return [];
    if (!maps.has(keyword)) return patternsOf(value, here);
    const names = keyword === "patternProperties" && !allowed ? Object.keys(value ?? {}) : [];
    return [
      ...names.map((pattern) => ({ pattern, pointer: `${here}/${escapePointer(pattern)}` })),
      ...Object.entries(value ?? {}).flatMap(([name, member]) =>
        patternsOf(member, `${here}/${escapePointer(name)}`),
      ),
    ];
  });
}

/** What is wrong with each pattern; an empty text for a safe one. */
type Verdicts = Map<string, string>;

const remembered = new Map<string, Promise<Verdicts>>();

async function judge(patterns: readonly string[], cacheFile: string, timeout: number): Promise<Verdicts> {
  const loaded = remembered.get(cacheFile) ?? readVerdicts(cacheFile);
  remembered.set(cacheFile, loaded);
  const verdicts = await loaded;
  const unknown = patterns.filter((pattern) => !verdicts.has(pattern));
  if (unknown.length === 0) return verdicts;
  const { check } = await import("recheck"); // 3 MB that most runs do not need
  const found = await Promise.all(
    unknown.map(async (pattern) => ({ pattern, ...problemOf(await check(pattern, "u", { timeout })) })),
  );
  for (const { pattern, problem } of found) verdicts.set(pattern, problem);
  // A timeout says as much of the machine as of the pattern, so it is not kept.
  if (found.some(({ final }) => final))
    await writeVerdicts(
      cacheFile,
      verdicts,
      new Set(found.filter(({ final }) => !final).map(({ pattern }) => pattern)),
    );
  return verdicts;
}

function problemOf(diagnostics: Diagnostics): { problem: string; final: boolean } {
  const remedy = `; rewrite it, or say why it may stay in \`${allowance}\``;
  if (diagnostics.status === "safe") return { problem: "", final: true };
  if (diagnostics.status === "vulnerable") {
    const { complexity, attack } = diagnostics;
    return { problem: `takes ${complexity.summary} time on ${attack.pattern}${remedy}`, final: true };
  }
  const { error } = diagnostics;
  const why =
    error.kind === "timeout" ? "the check took too long" : "message" in error ? error.message : error.kind;
  return {
    problem: `could not be shown to be safe (${why})${remedy}`,
    final: error.kind === "unsupported" || error.kind === "invalid",
  };
}

/** Verdicts of another form or another checker are not read. */
const form = "recheck 4";

async function readVerdicts(file: string): Promise<Verdicts> {
  const kept = await readFile(file, "utf8")
    .then(JSON.parse)
    .catch(() => undefined);
  return new Map(kept?.form === form && Array.isArray(kept.verdicts) ? kept.verdicts : []);
}

/** A cache that cannot be written costs time and nothing else. */
async function writeVerdicts(file: string, verdicts: Verdicts, except: ReadonlySet<string>): Promise<void> {
  const kept = [...verdicts].filter(([pattern]) => !except.has(pattern)).sort(([a], [b]) => (a < b ? -1 : 1));
  const temporary = `${file}.${process.pid}`;
  await mkdir(path.dirname(file), { recursive: true })
    .then(() => writeFile(temporary, JSON.stringify({ form, verdicts: kept }, null, 1)))
    .then(() => rename(temporary, file))
    .catch(() => {});
}
