import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { pascalCase } from "./names.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const templates = path.join(root, "packages/compiler/src/templates");
const { version } = (
  JSON.parse(readFileSync(path.join(root, "openapitools.json"), "utf8")) as {
    "generator-cli": { version: string };
  }
)["generator-cli"];
const jar = path.join(root, ".cache/openapi-generator", `${version}.jar`);

/** SHA-256 of the official jars. A version that is not listed here is not run. */
const checksums: Readonly<Record<string, string>> = {
  "7.25.0": "41ce4f6b07f196676439d710759fa1ced7a08066d06ff1bf314681470289efae",
};

/** The packages that get a module for each document from a template of the same name. */
export const templatedPackages = ["contract", "client", "server"] as const;

/** openapi-generator failed: its own words in one line. */
export class GeneratorError extends Error {
  override readonly name = "GeneratorError";
  readonly exitCode = 2;
}

/** Identifies the templates and the generator's version. */
export async function templatesDigest(): Promise<string> {
  const hash = createHash("sha256").update(version);
  for (const name of (await readdir(templates)).sort())
    hash.update(name).update(await readFile(path.join(templates, name)));
  return hash.digest("hex").slice(0, 16);
}

/** Why openapi-generator cannot run here and what to do about it, in one line; nothing where it can. Fetches its jar once. */
export function missingGenerator(): string | undefined {
  if (spawnSync("java", ["-version"]).status !== 0)
    return "openapi-generator needs Java 11 or later, and no `java` is on the PATH: install a JRE";
  if (!existsSync(jar)) fetchJar();
  if (!existsSync(jar))
    return `openapi-generator ${version} could not be fetched: connect to the network, or put its jar at ${path.relative(root, jar)}`;
  if (createHash("sha256").update(readFileSync(jar)).digest("hex") === checksums[version]) return undefined;
  return `${path.relative(root, jar)} is not the official openapi-generator ${version} (its checksum differs): delete it`;
}

/** The npm wrapper knows where the jar is published; `version` makes it fetch what openapitools.json pins. */
function fetchJar(): void {
  const wrapper = createRequire(import.meta.url).resolve("@openapitools/openapi-generator-cli/main.js");
  spawnSync(process.execPath, [wrapper, "version"], { cwd: root, timeout: 120_000 });
}

/**
 * Runs openapi-generator once over its input and returns what the templates made, by package and document.
 *
 * @throws GeneratorError when the generator fails, with its own words.
 */
export async function runGenerator(input: string, ids: readonly string[]): Promise<Map<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), "callsheet-"));
  try {
    await writeFile(path.join(folder, "input.json"), input);
    await writeFile(path.join(folder, "config.json"), JSON.stringify(generatorConfig(folder)));
    await runJava(path.join(folder, "config.json"));
    return await readOutput(path.join(folder, "out"), ids);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function generatorConfig(folder: string) {
  const files = templatedPackages.map((name) => [
    `${name}.mustache`,
    { templateType: "API", folder: ".", destinationFilename: `.${name}.ts` },
  ]);
  return {
    generatorName: "typescript-fetch",
    inputSpec: path.join(folder, "input.json"),
    outputDir: path.join(folder, "out"),
    templateDir: templates,
    skipValidateSpec: true,
    globalProperties: {
      apis: "",
      apiDocs: "false",
      apiTests: "false",
      models: "false",
      supportingFiles: "false",
    },
    files: Object.fromEntries(files),
  };
}

/** The jar itself, not its npm wrapper, which starts two more JVMs a call. The flags halve the time of so short a run. */
async function runJava(config: string): Promise<void> {
  const flags = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dlog.level=error"];
  try {
    await promisify(execFile)("java", [...flags, "-jar", jar, "generate", "-c", config], {
      timeout: 120_000,
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const {
      stderr = "",
      stdout = "",
      message,
    } = error as { stderr?: string; stdout?: string; message: string };
    const line = `${stderr}\n${stdout}`.split("\n").find((text) => /exception|error/i.test(text));
    throw new GeneratorError(`openapi-generator failed: ${line?.trim() ?? message.split("\n", 1)[0]}`, {
      cause: error,
    });
  }
}

async function readOutput(folder: string, ids: readonly string[]): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const id of ids) {
    for (const name of templatedPackages) {
      const text = await readFile(path.join(folder, `${pascalCase(id)}Api.${name}.ts`), "utf8");
      made.set(`packages/${name}/src/gen/${id}.ts`, tidy(text));
    }
  }
  return made;
}

/** Mustache leaves the trailing space of an empty comment line and of an empty table. */
function tidy(text: string): string {
  return text.replace(/[ \t]+$/gm, "").replace(/\{\n\s*\}/g, "{}");
}
