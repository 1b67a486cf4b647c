import path from "node:path";
import { publishedManifest } from "./scripts/release/published-manifest.mjs";

/** Called by `pnpm pack` and `pnpm publish`, after `publishConfig` is applied. */
function beforePacking(manifest, folder) {
  return publishedManifest(manifest, path.basename(folder));
}

export const hooks = { beforePacking };
