import type { Packed } from "@callsheet/scripts/release";

const documents = ["ivs", "ivs-realtime", "nimble"];

/** Entries that are for users of another package, which they need. */
const forOthers = new Set(["@callsheet/sandbox/msw", "@callsheet/conformance/vitest"]);

/** Each entry of a package, as an importer writes it. */
export function entriesOf({ name, manifest }: Packed): string[] {
  return Object.keys(manifest.exports)
    .flatMap((entry) => (entry === "./*" ? documents.map((id) => `./${id}`) : [entry]))
    .filter((entry) => !entry.endsWith(".json"))
    .map((entry) => `${name}${entry.slice(1)}`)
    .filter((entry) => !forOthers.has(entry));
}
