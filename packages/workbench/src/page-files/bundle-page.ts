import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import type { PageFiles } from "./page-files.ts";

const folder = path.join(import.meta.dirname, "../page");

/** Scripts of the page: the first view, and what is loaded when it is used. */
const entries = [
  { out: "workbench", in: "main.tsx" },
  { out: "workbench", in: "style/workbench.css" },
];

/**
 * Bundles the page. Classic scripts, because a page that was opened from a folder may load no modules.
 */
export async function bundlePage(): Promise<PageFiles> {
  const { outputFiles } = await build({
    entryPoints: entries.map(({ out, in: file }) => ({ out, in: path.join(folder, file) })),
    outdir: folder,
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "error",
  });
  return new Map([
    ["index.html", await readFile(path.join(folder, "index.html"))],
    ...outputFiles.map((file) => [path.basename(file.path), file.contents] as const),
  ]);
}
