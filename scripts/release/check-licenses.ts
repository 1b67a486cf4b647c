import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type BundledPart, noticesFile, readNotices } from "./notices.ts";
import { listPacked, type Packed, readPacked } from "./pack-packages.ts";

/** Licenses that only require a notice. */
const permissive = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Unlicense",
]);

/** The packages whose code is in a tarball, as its notices name them. */
export async function findParts({ tarball }: Packed): Promise<BundledPart[]> {
  const notices = (await listPacked(tarball)).filter((file) => path.basename(file) === noticesFile);
  const texts = await Promise.all(notices.map((file) => readPacked(tarball, file)));
  return texts.flatMap(readNotices);
}

/** What must not be published: other people's code without its license, or with a stricter one. */
export async function checkLicenses(packed: Packed, checkout: string): Promise<string[]> {
  const folder = path.join(checkout, "packages", packed.folder);
  const carries = existsSync(path.join(folder, "dist/bundled")) || existsSync(path.join(folder, "dist/page"));
  const parts = await findParts(packed);
  return [
    ...(carries && parts.length === 0 ? [`code of others is in the tarball, but no ${noticesFile}`] : []),
    ...parts.flatMap(refuse),
    ...Object.keys(packed.manifest.dependencies ?? {})
      .filter((name) => !name.startsWith("@callsheet/"))
      .map((name) => readInstalled(folder, name))
      .flatMap(refuse),
  ];
}

function refuse({ name, version, license }: BundledPart): string[] {
  return permissive.has(license) ? [] : [`${name} ${version} has the license ${license}`];
}

function readInstalled(folder: string, name: string): BundledPart {
  return JSON.parse(
    readFileSync(path.join(folder, "node_modules", name, "package.json"), "utf8"),
  ) as BundledPart;
}
