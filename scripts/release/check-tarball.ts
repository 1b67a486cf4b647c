import { existsSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { dualPackages } from "./dual-packages.mjs";
import { listPacked, type Packed, type PublishedManifest, readPacked } from "./pack-packages.ts";
import { root, run } from "./run.ts";

const fields = ["description", "keywords", "license", "repository", "homepage", "bugs"];
const files = ["LICENSE", "README.md", "package.json"];

/** What is wrong with a tarball before anybody installs it, one item per line; empty when nothing is. */
export async function checkTarball(packed: Packed): Promise<string[]> {
  const listing = await listPacked(packed.tarball);
  return [
    ...files.filter((file) => !listing.includes(file)).map((file) => `${file} is missing`),
    ...listing
      .filter((file) => /\.(test|test-d|test-support|fixture)\.|\.tsbuildinfo$|\.[cm]?ts$/.test(file))
      .filter((file) => !/(?<!\.(test|test-d|test-support|fixture))\.d\.[cm]?ts$/.test(file))
      .map((file) => `${file} is only for work on the package`),
    ...checkManifest(packed.manifest),
    ...checkDependencies(packed),
    ...checkLinks(await readPacked(packed.tarball, "README.md")),
    ...(await findMachinePaths(packed.tarball)),
  ];
}

function checkManifest(manifest: PublishedManifest): string[] {
  const { dependencies = {}, peerDependencies = {} } = manifest;
  const ranges = [...Object.entries(dependencies), ...Object.entries(peerDependencies)];
  return [
    ...fields.filter((field) => !manifest[field]).map((field) => `package.json has no ${field}`),
    ...ranges
      .filter(([, range]) => !/^(\^|>=)\d/.test(range))
      .map(
        ([name, range]) =>
          `package.json asks for ${name} ${range}, which is not a range that others can share`,
      ),
  ];
}

/** Packages that an application loads bring no other packages. */
function checkDependencies({ folder, manifest }: Packed): string[] {
  if (!dualPackages.includes(folder)) return [];
  return Object.keys(manifest.dependencies ?? {})
    .filter((name) => !name.startsWith("@callsheet/"))
    .map((name) => `package.json depends on ${name}, which is not ours`);
}

/** A page of a registry shows a README alone: links lead to the web or to a heading. */
function checkLinks(readme: string): string[] {
  const { repository } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    repository: string;
  };
  const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) => `#${slug(text)}`);
  return [...readme.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) => {
    const [, ours] = link.split(`${repository}/blob/main/`);
    if (ours !== undefined)
      return existsSync(path.join(root, ours)) ? [] : [`README.md links to ${ours}, which does not exist`];
    if (/^https?:/.test(link) || headings.includes(link)) return [];
    return [`README.md links to ${link}, which leads nowhere outside of the repository`];
  });
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}

async function findMachinePaths(tarball: string): Promise<string[]> {
  const text = await run("tar", ["-xzOf", tarball], { cwd: root });
  const places = [root, homedir(), tmpdir()].map((place) => `${place}/`).filter((place) => place !== "//");
  return places.filter((place) => text.includes(place)).map((place) => `a file names the folder ${place}`);
}
