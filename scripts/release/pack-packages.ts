import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { root, run, runPnpm } from "./run.ts";

/** A package as it would be published. */
export interface Packed {
  /** The folder in `packages/`. */
  readonly folder: string;
  /** The name on the registry. */
  readonly name: string;
  /** The path of the tarball. */
  readonly tarball: string;
  /** The manifest in the tarball. */
  readonly manifest: PublishedManifest;
}

/** The parts of a published manifest that the tools here read. */
export interface PublishedManifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly engines: { readonly node: string };
  readonly repository: { readonly directory: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Packs every built package of a checkout into a folder; each follows its dependencies. */
export async function packPackages(target: string, checkout: string = root): Promise<Packed[]> {
  mkdirSync(target, { recursive: true });
  await runPnpm(["--filter", "./packages/*", "pack", "--pack-destination", target], { cwd: checkout });
  const tarballs = readdirSync(target).filter((file) => file.endsWith(".tgz"));
  return inOrder(await Promise.all(tarballs.sort().map((file) => readTarball(path.join(target, file)))));
}

/** Each package after its dependencies, so that nobody installs a part of the set. */
function inOrder(packed: readonly Packed[]): Packed[] {
  const sorted = new Set<Packed>();
  const add = (one: Packed) => {
    for (const name of Object.keys(one.manifest.dependencies ?? {}))
      for (const needed of packed) if (needed.name === name && !sorted.has(needed)) add(needed);
    sorted.add(one);
  };
  packed.forEach(add);
  return [...sorted];
}

async function readTarball(tarball: string): Promise<Packed> {
  const manifest = JSON.parse(await readPacked(tarball, "package.json")) as PublishedManifest;
  return { folder: path.basename(manifest.repository.directory), name: manifest.name, tarball, manifest };
}

/** The files of a tarball, by their paths in the package. */
export async function listPacked(tarball: string): Promise<string[]> {
  const listing = await run("tar", ["-tzf", tarball], { cwd: root });
  return listing
    .split("\n")
    .filter(Boolean)
    .map((file) => file.replace(/^package\//, ""));
}

/** One file of a tarball as text. */
export function readPacked(tarball: string, file: string): Promise<string> {
  return run("tar", ["-xzOf", tarball, `package/${file}`], { cwd: root });
}

/** Puts a tarball where an application would have it. */
export async function unpack({ name, tarball }: Packed, application: string): Promise<void> {
  const target = path.join(application, "node_modules", name);
  mkdirSync(target, { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", target, "--strip-components", "1"], { cwd: root });
}
