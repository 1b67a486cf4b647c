// Bundles each entry of the packages that Jest and older tools load by `require` into CommonJS, from tsc's
// output.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rolldown } from "rolldown";
import { commonJsFile, commonJsFolder, dualPackages } from "./dual-packages.mjs";

type Conditions = string | { readonly [condition: string]: Conditions };

interface Manifest {
  readonly name: string;
  readonly publishConfig: {
    readonly exports: Readonly<Record<string, Conditions>>;
    readonly imports?: Readonly<Record<string, Conditions>>;
  };
}

const root = path.resolve(import.meta.dirname, "../..");

/** The targets of conditions, except types. */
function filesOf(conditions: Conditions): string[] {
  if (typeof conditions === "string") return [conditions];
  return Object.entries(conditions).flatMap(([name, inner]) => (name === "types" ? [] : filesOf(inner)));
}

/** Each published module of a package: its name in the copy, and where it is. */
function entriesOf(folder: string, { publishConfig }: Manifest): Record<string, string> {
  const published = [publishConfig.exports, publishConfig.imports ?? {}].flatMap(filesOf);
  const files = published
    .filter((file) => file.endsWith(".js"))
    .flatMap((file) => globSync(file, { cwd: folder }).map((found) => `./${path.posix.normalize(found)}`));
  return Object.fromEntries(
    files.map((file) => [
      path.posix.relative(commonJsFolder, commonJsFile(file)).replace(/\.cjs$/, ""),
      path.join(folder, file),
    ]),
  );
}

/** A package that imports itself by name means the files that are bundled with it. */
function ownFile(folder: string, { name, publishConfig }: Manifest, specifier: string): string | undefined {
  if (specifier !== name && !specifier.startsWith(`${name}/`)) return undefined;
  const [file] = filesOf(publishConfig.exports[`.${specifier.slice(name.length)}`] ?? {});
  return file && path.join(folder, file);
}

/** Declarations get CommonJS endings, and so do their imports. */
function copyTypes(folder: string): void {
  for (const file of globSync(["dist/**/*.d.ts", "gen/*.d.ts"], { cwd: folder })) {
    const copy = path.join(folder, commonJsFile(`./${file}`));
    const text = readFileSync(path.join(folder, file), "utf8");
    mkdirSync(path.dirname(copy), { recursive: true });
    writeFileSync(copy, text.replaceAll(/((?:\bfrom |\bimport\()"\.[^"\n]*)\.[jt]s"/g, '$1.cjs"'));
  }
}

async function buildPackage(name: string): Promise<void> {
  const folder = path.join(root, "packages", name);
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;
  rmSync(path.join(folder, commonJsFolder), { recursive: true, force: true });
  copyTypes(folder);
  const bundle = await rolldown({
    input: entriesOf(folder, manifest),
    platform: "neutral",
    external: (id) =>
      !id.startsWith(".") && !path.isAbsolute(id) && ownFile(folder, manifest, id) === undefined,
    plugins: [{ name: "own-name", resolveId: (id) => ownFile(folder, manifest, id) }],
    treeshake: { moduleSideEffects: false },
  });
  await bundle.write({
    dir: path.join(folder, commonJsFolder),
    format: "cjs",
    exports: "named",
    entryFileNames: "[name].cjs",
    chunkFileNames: "chunks/[name]-[hash].cjs",
    // Jest runs CommonJS without a module loader: dynamic imports become `require`.
    dynamicImportInCjs: false,
  });
  await bundle.close();
}

for (const name of dualPackages) await buildPackage(name);
