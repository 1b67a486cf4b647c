// Puts the code of other packages into ours where only a part of them is needed: each `src/bundled/<name>.ts`
// of a package becomes `dist/bundled/<name>.js` with what it exports. Next to each bundle, and to the page of
// the workbench, `LICENSES.md` says whose code it is.
import { existsSync, globSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type OutputChunk, rolldown } from "rolldown";
import { writeNotices } from "./notices.ts";
import { root } from "./run.ts";

async function bundle(folder: string): Promise<void> {
  const manifest = readFileSync(path.join(folder, "package.json"), "utf8");
  const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: Record<string, string> };
  const kept = Object.keys(dependencies);
  const build = await rolldown({
    input: globSync(path.join(folder, "src/bundled/*.ts")),
    platform: "node",
    // What users install anyway is not bundled.
    external: (id) => id.startsWith("node:") || kept.some((name) => id === name || id.startsWith(`${name}/`)),
    treeshake: { moduleSideEffects: false },
  });
  const target = path.join(folder, "dist/bundled");
  const { output } = await build.write({ dir: target, format: "esm", chunkFileNames: "chunk-[hash].js" });
  await build.close();
  const chunks = output.filter((one): one is OutputChunk => one.type === "chunk");
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  const used = modules.filter(([id, { renderedLength }]) => renderedLength > 0 && !id.startsWith("\0"));
  writeNotices(
    target,
    used.map(([id]) => id),
  );
}

for (const name of readdirSync(path.join(root, "packages"))) {
  const folder = path.join(root, "packages", name);
  if (existsSync(path.join(folder, "src/bundled"))) await bundle(folder);
  const inputs = path.join(folder, "dist/page/inputs.json");
  if (!existsSync(inputs)) continue;
  writeNotices(path.dirname(inputs), JSON.parse(readFileSync(inputs, "utf8")) as string[]);
  rmSync(inputs);
}
