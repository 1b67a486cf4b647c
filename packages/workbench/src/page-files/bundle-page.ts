import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import type { PageFiles } from "./page-files.ts";

const folder = path.join(import.meta.dirname, "../page");

/** Files that are bundled, by what they are bundled from. */
const sources: Readonly<Record<string, string>> = {
  "workbench.js": "main.tsx",
  "workbench.css": "style/workbench.css",
  "sandbox.js": "sandbox.ts",
};

/** SQLite looks for its database beside a module, and this is none: the script says where it is. */
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

/** The page, of which each file is bundled once, when it is asked for. */
export function bundlePage(): PageFiles {
  const made = new Map<string, Promise<Uint8Array>>();
  return {
    names: ["index.html", ...Object.keys(sources)],
    async read(name) {
      if (name !== "index.html" && !Object.hasOwn(sources, name)) return undefined;
      const known = made.get(name) ?? makeFile(name);
      made.set(name, known);
      return known;
    },
  };
}

/** Scripts are classic ones, because a page that was opened from a folder may load no modules. */
async function makeFile(name: string): Promise<Uint8Array> {
  const source = sources[name];
  if (source === undefined) return readFile(path.join(folder, name));
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, source)],
    outfile: path.join(folder, name),
    bundle: true,
    write: false,
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
  return outputFiles[0]?.contents ?? new Uint8Array();
}
