import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundlePage } from "./bundle-page.ts";

// Run by the package's build: the published page needs no bundler.
const target = path.join(import.meta.dirname, "../../dist/page");
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const { names, read, inputs } = bundlePage();
for (const name of names) await writeFile(path.join(target, name), (await read(name)) ?? "");
// Other people's licenses travel with their code: `scripts/release/build-bundled.ts` collects them.
await writeFile(path.join(target, "inputs.json"), JSON.stringify([...inputs]));
