import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import type { PageFiles } from "./page-files.ts";

const folder = path.join(import.meta.dirname, "../page");

/** Bundled files, by their entry points. */
const sources: Readonly<Record<string, string>> = {
  "workbench.js": "main.tsx",
  "workbench.css": "style/workbench.css",
  "sandbox.js": "sandbox.ts",
};

/** SQLite looks for its database next to a module, but this is not one: the script says where it is. */
const wasmPlace: Plugin = {
  name: "wasm-place",
  setup: ({ onLoad }) =>
    onLoad({ filter: /sqlite-wasm[\\/]dist[\\/]index\.mjs$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const place = 'new URL("sqlite3.wasm", import.meta.url).href';
      if (!text.includes(place)) throw new Error(`${file} does not say any more where its database is.`);
      return { contents: text.replace(place, "globalThis.callsheetWasm"), loader: "js" };
    }),
};

/** The page from its sources, and what it was made from. */
export interface BundledPage extends PageFiles {
  /** The files read so far, ours and those of other packages. */
  readonly inputs: ReadonlySet<string>;
}

/** The page; each of its files is bundled once, on first use. */
export function bundlePage(): BundledPage {
  const made = new Map<string, Promise<Uint8Array>>();
  const inputs = new Set<string>();
  return {
    inputs,
    names: ["index.html", ...Object.keys(sources)],
    async read(name) {
      if (name !== "index.html" && !Object.hasOwn(sources, name)) return undefined;
      const known = made.get(name) ?? makeFile(name, inputs);
      made.set(name, known);
      return known;
    },
  };
}

/** Scripts are classic ones, because a page opened from a folder may load no modules. */
async function makeFile(name: string, inputs: Set<string>): Promise<Uint8Array> {
  const source = sources[name];
  if (source === undefined) return readFile(path.join(folder, name));
  const { outputFiles, metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [path.join(folder, source)],
    outfile: path.join(folder, name),
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".wasm": "binary" },
    plugins: [wasmPlace],
    define: { "import.meta.url": "document.baseURI", "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "error",
  });
  for (const file of bundledFiles(metafile)) inputs.add(path.resolve(folder, file));
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** The files of which something remains in a bundle. */
function bundledFiles({ outputs }: Metafile): string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
}
