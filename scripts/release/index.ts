export { applyVersions } from "./apply-versions.ts";
export { checkEntries } from "./check-entries.ts";
export { checkTarball } from "./check-tarball.ts";
export { copyCheckout } from "./copy-checkout.ts";
export { dualPackages } from "./dual-packages.mjs";
export { type LocalRegistry, publishPacked, startRegistry } from "./local-registry.ts";
export { listPacked, type Packed, type PublishedManifest, packPackages, unpack } from "./pack-packages.ts";
export { planContract, versionOf } from "./plan-contract.ts";
export { root, run, runPnpm } from "./run.ts";
