import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { applyVersions } from "./apply-versions.ts";
import { checkBudget, measure } from "./check-budget.ts";
import { checkEntries } from "./check-entries.ts";
import { checkLicenses } from "./check-licenses.ts";
import { checkTarball } from "./check-tarball.ts";
import { copyAgain, copyCheckout } from "./copy-checkout.ts";
import { publishPacked, startRegistry } from "./local-registry.ts";
import { type Packed, packPackages, readPacked } from "./pack-packages.ts";
import { findTooLow, planContract } from "./plan-contract.ts";
import { root, run, runPnpm } from "./run.ts";
import { readReadme, readRootReadme, runReadme } from "./run-readmes.ts";
import { Steps } from "./steps.ts";
import { writeSboms } from "./write-sboms.ts";

/**
 * Does everything that a release does, in an empty folder. The results go to the folder `out`: tarballs and
 * SBOMs. Returns the exit code.
 */
export async function dryRun(folder: string, out: string | undefined): Promise<number> {
  const steps = new Steps();
  const checkout = path.join(folder, "checkout");
  const again = path.join(folder, "somewhere/else/checkout");
  await copyCheckout(checkout);
  await steps.run("versions and changelogs", () => version(checkout));
  copyAgain(checkout, again);
  const packed = await steps.make("build and pack", () => build(checkout, path.join(folder, "packed")));
  await steps.run("the same bytes from another folder", async () =>
    compare(packed, await build(again, path.join(folder, "packed-again"))),
  );
  await checkPackages(steps, packed, checkout);
  await steps.run("the public API is the one in test/api", () => checkApi());
  const sboms = await steps.make("SBOMs", () => writeSboms(checkout, packed, path.join(folder, "sboms")));
  await steps.run("READMEs, installed from a registry", () => install(packed, folder));
  if (steps.failed) return 1;
  if (out !== undefined) keep(out, packed, sboms);
  return 0;
}

/** Puts the publishable files into a folder, with the order of publishing. */
function keep(out: string, packed: readonly Packed[], sboms: readonly string[]): void {
  const tarballs = packed.map(({ tarball }) => tarball);
  mkdirSync(out, { recursive: true });
  for (const file of [...tarballs, ...sboms]) copyFileSync(file, path.join(out, path.basename(file)));
  const order = tarballs.map((file) => `${path.basename(file)}\n`).join("");
  writeFileSync(path.join(out, "tarballs.txt"), order);
}

async function version(checkout: string): Promise<string[]> {
  const plan = await planContract();
  for (const line of await applyVersions(checkout, plan)) console.log(`       ${line.trim()}`);
  return findTooLow(plan, checkout).map(
    ({ folder, atLeast }) =>
      `@callsheet/${folder} must be ${atLeast} at least: see callsheet diff ${plan.base}`,
  );
}

async function build(checkout: string, target: string): Promise<Packed[]> {
  await runPnpm(["install", "--frozen-lockfile", "--prefer-offline"], { cwd: checkout });
  await runPnpm(["build"], { cwd: checkout });
  return packPackages(target, checkout);
}

function compare(packed: readonly Packed[], again: readonly Packed[]): string[] {
  return packed.flatMap(({ folder, tarball }) => {
    const other = again.find((one) => one.folder === folder);
    const same = other && readFileSync(tarball).equals(readFileSync(other.tarball));
    return same ? [] : [`packages/${folder} is packed in two ways`];
  });
}

async function checkPackages(steps: Steps, packed: readonly Packed[], checkout: string): Promise<void> {
  for (const one of packed) {
    const size = await measure(one);
    const title = `${one.name} ${one.manifest.version}: ${(size.packed / 1000).toFixed(0)} kB, ${size.files} files`;
    await steps.run(title, async () => [
      ...(await checkEntries(one)),
      ...(await checkTarball(one)),
      ...(await checkChangelog(one)),
      ...checkBudget(one, size),
      ...(await checkLicenses(one, checkout)),
    ]);
  }
}

/** The changelog travels with the package, and its newest part is about this version. */
async function checkChangelog({ tarball, manifest }: Packed): Promise<string[]> {
  const text = await readPacked(tarball, "CHANGELOG.md").catch(() => "");
  const [, newest] = /^## (\S+)$/m.exec(text) ?? [];
  return newest === manifest.version ? [] : [`CHANGELOG.md tells nothing of ${manifest.version}`];
}

async function checkApi(): Promise<string[]> {
  await run("vitest", ["run", "scripts/check"], { cwd: root });
  return [];
}

async function install(packed: readonly Packed[], folder: string): Promise<string[]> {
  const registry = await startRegistry(path.join(folder, "registry"));
  try {
    await publishPacked(registry, packed);
    const failures: string[] = [];
    for (const readme of [readRootReadme(), ...(await Promise.all(packed.map(readReadme)))])
      failures.push(
        ...(await runReadme(readme, path.join(folder, "readmes", path.basename(readme.title)), registry)),
      );
    return failures;
  } finally {
    await registry.close();
  }
}
