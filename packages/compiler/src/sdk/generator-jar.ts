import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import path from "node:path";

/** The version of openapi-generator to run. */
export const version = "7.25.0";

/** SHA-256 of the official jar. Another file is not run. */
const checksum = "41ce4f6b07f196676439d710759fa1ced7a08066d06ff1bf314681470289efae";

/** The repository's own cache when this runs from its sources, else the user's. */
const root = path.resolve(import.meta.dirname, "../../../..");
const cache = existsSync(path.join(root, "openapitools.json"))
  ? path.join(root, ".cache/openapi-generator")
  : path.join(homedir(), ".cache/callsheet/openapi-generator");

/** The path of its jar, once {@link missingGenerator} finds no problem. */
export const jar = path.join(cache, `${version}.jar`);

/**
 * Why openapi-generator cannot run here and what to do about it, in one line; undefined if it can. Fetches
 * its jar once.
 */
export function missingGenerator(): string | undefined {
  if (spawnSync("java", ["-version"]).status !== 0)
    return "openapi-generator needs Java 11 or later, and no `java` is on the PATH: install a JRE";
  const wrapper = existsSync(jar) ? undefined : findWrapper();
  if (wrapper) fetchJar(wrapper);
  else if (!existsSync(jar))
    return `openapi-generator ${version} is fetched by a package that is not installed: \`npm install --save-dev ${wrapperPackage}\`, or put its jar at ${jar}`;
  if (!existsSync(jar))
    return `openapi-generator ${version} could not be fetched: connect to the network, or put its jar at ${jar}`;
  if (isOfficial(jar)) return undefined;
  return `${jar} is not the official openapi-generator ${version} (its checksum differs): delete it`;
}

function isOfficial(file: string): boolean {
  return createHash("sha256").update(readFileSync(file)).digest("hex") === checksum;
}

/**
 * An optional peer, because it brings 130 packages: only those who make clients in other languages need it.
 */
const wrapperPackage = "@openapitools/openapi-generator-cli";

function findWrapper(): string | undefined {
  for (const from of [import.meta.url, path.join(process.cwd(), "package.json")])
    try {
      return createRequire(from).resolve(`${wrapperPackage}/main.js`);
    } catch {
      // It may be installed for the other one.
    }
  return undefined;
}

/**
 * The npm wrapper knows where the jar is published, and fetches the version pinned in its settings. It would
 * run the jar at once, so it gets a PATH without Java, and fails once the jar is there. Only the official jar
 * goes into the cache.
 */
function fetchJar(wrapper: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), "callsheet-"));
  try {
    const settings = path.join(folder, "openapitools.json");
    writeFileSync(settings, JSON.stringify({ "generator-cli": { version, storageDir: folder } }));
    spawnSync(process.execPath, [wrapper, "version", "--openapitools", settings], {
      cwd: folder,
      env: { ...process.env, PATH: folder },
      timeout: 120_000,
    });
    const fetched = path.join(folder, `${version}.jar`);
    if (!existsSync(fetched) || !isOfficial(fetched)) return;
    mkdirSync(cache, { recursive: true });
    copyFileSync(fetched, `${jar}.${process.pid}`);
    renameSync(`${jar}.${process.pid}`, jar);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
