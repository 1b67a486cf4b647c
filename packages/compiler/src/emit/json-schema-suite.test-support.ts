import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** A schema of the public suite, and values with the verdict on each. */
export interface SuiteGroup {
  readonly file: string;
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

/** The required tests of draft 2020-12, and the schemas that they refer to, by URI. */
export interface Suite {
  readonly groups: readonly SuiteGroup[];
  readonly resources: Readonly<Record<string, unknown>>;
}

const root = path.resolve(import.meta.dirname, "../../../..");
const cached = path.join(root, ".cache/json-schema-test-suite");

/**
 * A release of a Python package whose source contains the suite: no npm package has that of draft 2020-12.
 */
const carrier = "jsonschema==4.26.0";

/**
 * Finds the JSON-Schema-Test-Suite: in the folder that `JSON_SCHEMA_TEST_SUITE` names, or in the cache, where
 * it is first put if it can be downloaded.
 *
 * @see https://github.com/json-schema-org/JSON-Schema-Test-Suite
 */
export async function findSuite(): Promise<Suite | { readonly missing: string }> {
  const folder = process.env.JSON_SCHEMA_TEST_SUITE ?? cached;
  try {
    if (!existsSync(folder)) await download();
    return { groups: readGroups(folder), resources: { ...readRemotes(folder), ...readMetaschemas() } };
  } catch (error) {
    return { missing: `The JSON-Schema-Test-Suite is not there: ${String(error).split("\n", 1)[0]}` };
  }
}

async function download(): Promise<void> {
  const run = promisify(execFile);
  await mkdir(path.dirname(cached), { recursive: true });
  const folder = await mkdtemp(`${cached}-`);
  try {
    // Only this package comes from source: its build dependencies may be binary, or pip would build those,
    // too, for minutes.
    const args = ["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "jsonschema", carrier];
    await run("python3", args, { cwd: folder, timeout: 60_000 });
    const [archive = ""] = readdirSync(folder);
    await run("tar", ["xzf", archive, "--strip-components=1"], { cwd: folder });
    await rename(path.join(folder, "json"), cached);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function readGroups(folder: string): SuiteGroup[] {
  const tests = path.join(folder, "tests/draft2020-12");
  const files = readdirSync(tests).filter((file) => file.endsWith(".json"));
  return files.flatMap((file) =>
    (readJson(path.join(tests, file)) as SuiteGroup[]).map((group) => ({ ...group, file })),
  );
}

/** What the suite's own server would answer. */
function readRemotes(folder: string): Record<string, unknown> {
  const remotes = path.join(folder, "remotes");
  const files = readdirSync(remotes, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".json"),
  );
  const wanted = files.filter((file) => !/^draft(?!2020-12)/.test(file));
  return Object.fromEntries(
    wanted.map((file) => [
      `http://localhost:1234/${file.replaceAll("\\", "/")}`,
      readJson(path.join(remotes, file)),
    ]),
  );
}

/** The schema of schemas, as Ajv ships it. */
function readMetaschemas(): Record<string, unknown> {
  const folder = path.resolve(import.meta.dirname, "../../node_modules/ajv/dist/refs/json-schema-2020-12");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".json"),
  );
  const schemas = files.map((file) => readJson(path.join(folder, file)) as { $id: string });
  return Object.fromEntries(schemas.map((schema) => [schema.$id, schema]));
}
