// Puts the code of other packages into ours where a part of them is needed: each `src/bundled/<name>.ts` of a package becomes
// `dist/bundled/<name>.js` with what it exports, and `dist/bundled/LICENSES.md` says whose that is.
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type OutputChunk, rolldown } from "rolldown";

const root = path.resolve(import.meta.dirname, "../..");

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readManifest = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;

async function bundle(folder: string): Promise<void> {
  const { dependencies = {} } = readManifest(folder);
  const kept = Object.keys(dependencies);
  const build = await rolldown({
    input: globSync(path.join(folder, "src/bundled/*.ts")),
    platform: "node",
    // What users install anyway stays outside.
    external: (id) => id.startsWith("node:") || kept.some((name) => id === name || id.startsWith(`${name}/`)),
    treeshake: { moduleSideEffects: false },
  });
  const target = path.join(folder, "dist/bundled");
  const { output } = await build.write({ dir: target, format: "esm", chunkFileNames: "chunk-[hash].js" });
  await build.close();
  const chunks = output.filter((one): one is OutputChunk => one.type === "chunk");
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  const used = modules.filter(([id, { renderedLength }]) => renderedLength > 0 && !id.startsWith("\0"));
  const homes = new Set(used.map(([id]) => homeOf(id)).filter((home) => home !== folder));
  writeFileSync(path.join(target, "LICENSES.md"), [...homes].sort().map(notice).join("\n"));
}

/** The folder of the package that a module belongs to. */
function homeOf(file: string): string {
  const folder = path.dirname(file);
  const manifest = path.join(folder, "package.json");
  return existsSync(manifest) && readManifest(folder).version ? folder : homeOf(folder);
}

function notice(home: string): string {
  const { name, version, license } = readManifest(home);
  const file = readdirSync(home).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(path.join(home, file), "utf8").trim() : `Licensed under ${license}.`;
  return `# ${name} ${version}\n\n${text}\n`;
}

for (const name of readdirSync(path.join(root, "packages"))) {
  const folder = path.join(root, "packages", name);
  if (existsSync(path.join(folder, "src/bundled"))) await bundle(folder);
}
