import { readFileSync } from "node:fs";
import { commonJsFile, dualPackages } from "./dual-packages.mjs";

const { repository } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** Fields that installing a package does not need. */
const onlyHere = ["devDependencies", "scripts"];

/**
 * The manifest for a package's tarball, from the one that pnpm has made with `publishConfig`: where the
 * package comes from, and conditions for `require` if there is a CommonJS copy.
 */
export function publishedManifest(manifest, folder) {
  const published = { ...manifest, ...origin(folder) };
  for (const name of onlyHere) delete published[name];
  if (!dualPackages.includes(folder)) return published;
  return {
    ...published,
    ...main(manifest.exports["."]),
    exports: mapValues(manifest.exports, dualEntry),
    ...(manifest.imports && { imports: mapValues(manifest.imports, dualImports) }),
  };
}

function origin(folder) {
  return {
    repository: { type: "git", url: `git+${repository}.git`, directory: `packages/${folder}` },
    homepage: `${repository}/tree/main/packages/${folder}#readme`,
    bugs: `${repository}/issues`,
  };
}

/** For tools older than `exports`. */
function main({ default: file, types }) {
  return { main: commonJsFile(file), types: commonJsFile(types) };
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

/**
 * Node takes the module for `import` and `require` alike (`module-sync`), so that a process has one copy of
 * each class. The CommonJS copy is for Jest, and for TypeScript before 5.8, which lets no CommonJS file
 * require a module.
 */
function dualEntry(entry) {
  if (typeof entry === "string") return entry;
  const copy = mapValues(entry, commonJsFile);
  return { import: entry, "module-sync": entry, require: copy };
}

/** In a copy, a package's `#…` imports lead to the copy. */
function dualImports(conditions) {
  return mapValues(conditions, (file) => ({ import: file, require: commonJsFile(file) }));
}
