import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { SdkError } from "./sdk-error.ts";

const version = "7.25.0";

/** SHA-256 of the official jar. Another file is not run. */
const checksum = "41ce4f6b07f196676439d710759fa1ced7a08066d06ff1bf314681470289efae";

/** The repository's own cache where this runs from its sources, else the user's. */
const root = path.resolve(import.meta.dirname, "../../../..");
const cache = existsSync(path.join(root, "openapitools.json"))
  ? path.join(root, ".cache/openapi-generator")
  : path.join(homedir(), ".cache/callsheet/openapi-generator");
const jar = path.join(cache, `${version}.jar`);

/** Why openapi-generator cannot run here and what to do about it, in one line; nothing where it can. Fetches its jar once. */
export function missingGenerator(): string | undefined {
  if (spawnSync("java", ["-version"]).status !== 0)
    return "openapi-generator needs Java 11 or later, and no `java` is on the PATH: install a JRE";
  if (!existsSync(jar)) fetchJar();
  if (!existsSync(jar))
    return `openapi-generator ${version} could not be fetched: connect to the network, or put its jar at ${jar}`;
  if (createHash("sha256").update(readFileSync(jar)).digest("hex") === checksum) return undefined;
  return `${jar} is not the official openapi-generator ${version} (its checksum differs): delete it`;
}

/** The npm wrapper knows where the jar is published; `version` makes it fetch the one that its configuration pins. */
function fetchJar(): void {
  const wrapper = createRequire(import.meta.url).resolve("@openapitools/openapi-generator-cli/main.js");
  const folder = mkdtempSync(path.join(tmpdir(), "callsheet-"));
  try {
    const settings = path.join(folder, "openapitools.json");
    writeFileSync(settings, JSON.stringify({ "generator-cli": { version, storageDir: cache } }));
    spawnSync(process.execPath, [wrapper, "version", "--openapitools", settings], {
      cwd: folder,
      timeout: 120_000,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a run of openapi-generator needs. */
export interface GeneratorRun {
  /** The generator's name, such as `python`. */
  readonly generator: string;
  /** The document, in a form that the generator understands. */
  readonly document: unknown;
  /** The folder to write to. */
  readonly out: string;
  /** The generator's own options. */
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * Runs openapi-generator once.
 *
 * @throws SdkError when it cannot run here, when it does not know the generator, or when it fails, with its own words.
 */
export async function runGenerator({ generator, document, out, properties }: GeneratorRun): Promise<void> {
  const missing = missingGenerator();
  if (missing !== undefined) throw new SdkError(missing, { exitCode: 2 });
  const [repository, additionalProperties] = splitProperties(properties);
  const folder = await mkdtemp(path.join(tmpdir(), "callsheet-"));
  try {
    await writeFile(path.join(folder, "openapi.json"), JSON.stringify(document));
    await writeFile(path.join(out, ".openapi-generator-ignore"), `${ignored.join("\n")}\n`);
    const settings = path.join(folder, "config.json");
    await writeFile(
      settings,
      JSON.stringify({
        generatorName: generator,
        inputSpec: path.join(folder, "openapi.json"),
        outputDir: out,
        ...repository,
        additionalProperties,
        globalProperties: { apiTests: "false", modelTests: "false" },
      }),
    );
    await runJava(settings, generator);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Options that stand beside the generator's own, not among them: where the client's repository is, after which Go names a module. */
const repositoryProperties = new Set(["gitHost", "gitUserId", "gitRepoId"]);

function splitProperties(properties: GeneratorRun["properties"]): readonly GeneratorRun["properties"][] {
  const entries = Object.entries(properties);
  return [true, false].map((wanted) =>
    Object.fromEntries(entries.filter(([name]) => repositoryProperties.has(name) === wanted)),
  );
}

/** What generators add for a repository of its own: pushing to a host, and pipelines of hosts. */
const ignored = ["git_push.sh", ".travis.yml", ".gitlab-ci.yml", ".github/**"];

/** The jar itself, not its npm wrapper, which starts two more JVMs a call. The flags halve the time of so short a run. */
async function runJava(settings: string, generator: string): Promise<void> {
  const flags = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dlog.level=error"];
  try {
    await promisify(execFile)("java", [...flags, "-jar", jar, "generate", "-c", settings], {
      timeout: 120_000,
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    throw explainFailure(error, generator);
  }
}

function explainFailure(error: unknown, generator: string): SdkError {
  const {
    stderr = "",
    stdout = "",
    message,
  } = error as { stderr?: string; stdout?: string; message: string };
  if (stderr.includes(`Can't load config class with name '${generator}'`))
    return new SdkError(`openapi-generator ${version} has no generator \`${generator}\``, {
      cause: error,
      exitCode: 2,
    });
  const line = `${stderr}\n${stdout}`.split("\n").find((text) => /exception|error/i.test(text));
  const words = line?.trim() ?? message.split("\n", 1)[0];
  return new SdkError(`openapi-generator failed: ${words}`, { cause: error, exitCode: 2 });
}
