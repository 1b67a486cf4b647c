/**
 * Two releases in a copy of this repository, and a registry of this machine: the first publishes the versions
 * that are there, and after a change of the contract that breaks clients the second raises the packages that
 * are made from it, by the step that `callsheet diff` tells.
 *
 *     pnpm prove:release
 */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { nextVersion } from "@callsheet/diff";
import {
  applyVersions,
  copyCheckout,
  packPackages,
  planContract,
  publishPacked,
  root,
  run,
  runPnpm,
  startRegistry,
  versionOf,
} from "@callsheet/scripts/release";

const folder = mkdtempSync(path.join(tmpdir(), "callsheet-releases-"));
const checkout = path.join(folder, "checkout");
const author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
const git = (...args: string[]) => run("git", [...author, ...args], { cwd: checkout });

async function commit(): Promise<void> {
  await git("add", "-A");
  await git("commit", "-q", "-m", "A change.");
}

function versions(): Record<string, string> {
  const folders = readdirSync(path.join(checkout, "packages"));
  return Object.fromEntries(folders.map((name) => [name, versionOf(checkout, name)]));
}

/** Prepares a release as `pnpm release --prepare` does, and tells what it did. */
async function prepare(): Promise<Record<string, string>> {
  for (const line of await applyVersions(checkout, await planContract(checkout))) console.log(line);
  await commit();
  return versions();
}

try {
  await copyCheckout(checkout);
  await git("init", "-q");
  await commit();
  const registry = await startRegistry(path.join(folder, "registry"));
  // pnpm asks the registry which versions are there already.
  Object.assign(process.env, registry.env);

  const before = versions();
  const first = await prepare();
  assert.deepEqual(first, before, "the first release has the versions of the manifests");
  await git("tag", "release-1");
  await runPnpm(["build"], { cwd: root });
  await publishPacked(registry, await packPackages(path.join(folder, "packed")));

  const spec = path.join(checkout, "spec/ivs-realtime.yaml");
  const text = readFileSync(spec, "utf8");
  assert.ok(text.includes("maxLength: 16"));
  writeFileSync(spec, text.replace("maxLength: 16", "maxLength: 12"));
  await commit();
  const second = await prepare();
  for (const name of ["contract", "validators", "client"])
    assert.equal(second[name], nextVersion(first[name] ?? "", "major"), `${name} says that it breaks`);
  assert.equal(
    second.compiler,
    first.compiler,
    "a package that is not made from the contract stays as it is",
  );
  assert.match(
    readFileSync(path.join(checkout, "packages/contract/CHANGELOG.md"), "utf8"),
    /\*\*Breaking:\*\*/,
  );
  await registry.close();
  console.log("Both releases have the versions that their changes ask for.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
