import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundlePage } from "./bundle-page.ts";

// Run by the package's build: the published page needs no bundler.
const target = path.join(import.meta.dirname, "../../dist/page");
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const { names, read } = bundlePage();
for (const name of names) await writeFile(path.join(target, name), (await read(name)) ?? "");
