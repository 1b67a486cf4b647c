import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { jar, missingGenerator, version } from "./generator-jar.ts";
import { SdkError } from "./sdk-error.ts";

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
 * @throws SdkError when it cannot run here, when it does not know the generator, or when it fails, with its
 * own words.
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
        validateSpec: false, // it refuses what it can read, and says little about what it cannot
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

/**
 * Options that are separate from the generator's own: the location of the client's repository, after which Go
 * names a module.
 */
const repositoryProperties = new Set(["gitHost", "gitUserId", "gitRepoId"]);

function splitProperties(properties: GeneratorRun["properties"]): readonly GeneratorRun["properties"][] {
  const entries = Object.entries(properties);
  return [true, false].map((wanted) =>
    Object.fromEntries(entries.filter(([name]) => repositoryProperties.has(name) === wanted)),
  );
}

/** What generators add for a separate repository: pushing to a host, and pipelines of hosts. */
const ignored = ["git_push.sh", ".travis.yml", ".gitlab-ci.yml", ".github/**"];

/**
 * The jar itself, not its npm wrapper, which starts two more JVMs per call. The flags halve the time of such
 * a short run.
 */
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
