import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findParts } from "./check-licenses.ts";
import type { BundledPart } from "./notices.ts";
import type { Packed } from "./pack-packages.ts";
import { runPnpm } from "./run.ts";

/** The parts that are read and added to here. https://cyclonedx.org/docs/1.7/json/ */
interface Sbom {
  readonly metadata: { readonly component: { readonly "bom-ref": string } };
  components: object[];
}

/**
 * Writes a CycloneDX SBOM for each package: its dependencies as pnpm installed them, and whose code it
 * contains. Returns the files.
 */
export async function writeSboms(
  checkout: string,
  packed: readonly Packed[],
  target: string,
): Promise<string[]> {
  mkdirSync(target, { recursive: true });
  const format = ["--sbom-format", "cyclonedx", "--split", "--prod", "--exclude-peers"];
  const out = path.join(target, "%s-%v.cdx.json");
  await runPnpm(["--filter", "./packages/*", "sbom", ...format, "--out", out], { cwd: checkout });
  const files = packed.map(({ tarball }) =>
    path.join(target, path.basename(tarball).replace(/\.tgz$/, ".cdx.json")),
  );
  for (const [index, one] of packed.entries()) await addParts(files[index] as string, one);
  const unexpected = readdirSync(target).length - packed.length;
  if (unexpected !== 0) throw new Error(`${target} holds ${unexpected} files that belong to no package.`);
  return files;
}

async function addParts(file: string, packed: Packed): Promise<void> {
  const sbom = JSON.parse(readFileSync(file, "utf8")) as Sbom;
  sbom.components.push(...(await findParts(packed)).map(component));
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
}

function component({ name, version, license }: BundledPart): object {
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const origin = { name: "callsheet:bundled", value: "true" };
  return {
    type: "library",
    name,
    version,
    purl,
    licenses: [{ license: { id: license } }],
    properties: [origin],
  };
}
