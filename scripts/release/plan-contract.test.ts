import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeContractIntent } from "./apply-versions.ts";
import { findTooLow, planContract } from "./plan-contract.ts";

let checkout = "";
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: checkout });

/** Writes a document whose only operation takes a text of at most this many characters. */
function writeSpec(maxLength: number, more: object = {}): void {
  const parameters = [{ name: "tag", in: "query", schema: { type: "string", maxLength } }];
  const get = { operationId: "ListNotes", parameters, responses: { "204": { description: "None." } } };
  const paths = { "/notes": { get }, ...more };
  const document = { openapi: "3.1.0", info: { title: "Notes", version: "1" }, paths };
  writeFileSync(path.join(checkout, "spec/notes.json"), JSON.stringify(document));
}

function writeVersion(folder: string, version: string): void {
  mkdirSync(path.join(checkout, "packages", folder), { recursive: true });
  writeFileSync(path.join(checkout, "packages", folder, "package.json"), JSON.stringify({ version }));
}

function commit(): void {
  git("add", "-A");
  git("commit", "-q", "-m", "A change.");
}

beforeEach(() => {
  checkout = mkdtempSync(path.join(tmpdir(), "callsheet-plan-"));
  for (const folder of ["spec", ".changeset"]) mkdirSync(path.join(checkout, folder));
  for (const folder of ["client", "server", "contract", "validators"]) writeVersion(folder, "0.2.0");
  writeSpec(20);
  git("init", "-q");
  commit();
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

test("the first release is free to have any version", async () => {
  expect(await planContract(checkout)).toEqual({ base: undefined, bumps: [], changes: [] });
});

test("an unchanged contract requires nothing", async () => {
  git("tag", "release-1");
  writeFileSync(path.join(checkout, "NOTES.md"), "Something else.");
  commit();
  expect(await planContract(checkout)).toEqual({ base: "release-1", bumps: [], changes: [] });
});

test("what breaks clients raises the minor version of the packages before 1.0", async () => {
  git("tag", "release-1");
  writeSpec(10);
  commit();
  const plan = await planContract(checkout);
  expect(findTooLow(plan, checkout).map(({ folder, atLeast }) => `${folder} ${atLeast}`)).toEqual(
    expect.arrayContaining(["client 0.3.0", "contract 0.3.0", "validators 0.3.0"]),
  );
  writeContractIntent(checkout, plan);
  const intent = readFileSync(path.join(checkout, ".changeset/contract.md"), "utf8");
  expect(intent).toMatch(/^---\n(".+\n)*"@callsheet\/client": minor\n/);
  expect(intent).toContain("- **Breaking:** ");
});

test("versions that already promise enough need nothing more", async () => {
  git("tag", "release-1");
  writeSpec(10);
  for (const folder of ["client", "server", "contract", "validators"]) writeVersion(folder, "0.10.0");
  commit();
  git("tag", "release-2");
  const plan = await planContract(checkout);
  // The tag of this commit is the current release.
  expect(plan.base).toBe("release-1");
  expect(findTooLow(plan, checkout)).toEqual([]);
});
