import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diffDocuments } from "../diff-documents.ts";
import { withUses } from "./count-uses.ts";
import { findSides } from "./find-sides.ts";

let folder = "";
const repository = (): string => path.join(folder, "repository");

function git(...args: string[]): string {
  const settings = [
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
  ];
  return execFileSync("git", [...settings, ...args], {
    cwd: repository(),
    encoding: "utf8",
    stdio: "pipe",
  }).trim();
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(repository(), file)), { recursive: true });
  writeFileSync(path.join(repository(), file), text);
}

const pets = (maxLength: number): string => `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: ListPets
      parameters:
        - $ref: ../shared/parameters.yaml#/Tag
        - { name: kind, in: query, schema: { type: string, maxLength: ${maxLength} } }
      responses: { "204": { description: None. } }
`;
const tag = (maxLength: number): string =>
  `Tag: { name: tag, in: query, schema: { type: string, maxLength: ${maxLength} } }\n`;

/** A repository with a main branch and a branch from it, and a change in the working tree. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "callsheet-diff-"));
  mkdirSync(repository());
  git("init", "-q", "-b", "main");
  write("spec/pets.yaml", pets(9));
  write("shared/parameters.yaml", tag(9));
  git("add", "-A");
  git("commit", "-qm", "one");
  git("tag", "one");
  git("checkout", "-qb", "feature");
  write("spec/pets.yaml", pets(8));
  git("commit", "-qam", "two");
  write("shared/parameters.yaml", tag(5));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function compare(names: { base?: string; head?: string; spec?: string; cwd?: string } = {}) {
  const sides = findSides({ spec: "spec", cwd: repository(), ...names });
  return diffDocuments(sides.old, sides.new);
}
const told = (names: Parameters<typeof compare>[0]) =>
  compare(names)
    .findings.map(({ message }) => message)
    .sort();

const TAG = "`tag` must now have at most 5 characters (was 9)";
const KIND = "`kind` must now have at most 8 characters (was 9)";

describe("sides", () => {
  test.each<[string, Parameters<typeof compare>[0], string[]]>([
    ["the working tree with where its branch left main", {}, [KIND, TAG]],
    ["the working tree with its last commit", { base: "HEAD" }, [TAG]],
    ["two revisions", { base: "one", head: "HEAD" }, [KIND]],
    ["the same revision twice", { base: "HEAD", head: "feature" }, []],
    [
      "a path of a revision with a file",
      { base: "main:spec/pets.yaml", head: "spec/pets.yaml" },
      [KIND, TAG],
    ],
    ["folders", { base: "spec", head: "spec" }, []],
  ])("%s", (_, names, messages) => {
    expect(told(names)).toEqual(messages);
  });

  test("places are those of each version", () => {
    const [finding] = compare({ base: "one" }).findings.filter(({ message }) => message === TAG);
    expect(finding?.before).toMatchObject({ file: "one:shared/parameters.yaml", line: 1 });
    expect(finding?.after).toMatchObject({ file: "shared/parameters.yaml", line: 1 });
  });

  test("renamed files are followed", () => {
    renameSync(path.join(repository(), "spec"), path.join(repository(), "api"));
    renameSync(path.join(repository(), "api/pets.yaml"), path.join(repository(), "api/animals.yaml"));
    git("add", "-A", "-N");
    try {
      expect(told({ base: "HEAD", spec: "api" })).toEqual([TAG]);
    } finally {
      renameSync(path.join(repository(), "api/animals.yaml"), path.join(repository(), "api/pets.yaml"));
      renameSync(path.join(repository(), "api"), path.join(repository(), "spec"));
      git("reset", "-q");
    }
  });
});

test("removed names are counted in the repository's own code", () => {
  write("app/index.ts", "await pets.listPets({});\nconst input: ListPetsInput = {};\nlistPetsOfOthers();\n");
  write("app/gen/pets.ts", "export const listPets = 1;\n");
  write("new/pets.yaml", pets(9).replace("ListPets", "FindPets"));
  const sides = findSides({ base: "spec", head: "new", spec: "spec", cwd: repository() });
  const { findings } = withUses(diffDocuments(sides.old, sides.new), repository());
  expect(findings.find(({ rule }) => rule === "operation-renamed")?.uses).toBe(2);
});

describe("what cannot be compared is reported in one line", () => {
  test.each<[string, Parameters<typeof compare>[0], string]>([
    ["an unknown revision", { base: "nowhere" }, "`nowhere` is neither a file or folder nor a revision"],
    ["an option as a revision", { base: "--output=x" }, "`--output=x` is neither"],
    ["an address", { base: "https://example.com/a.yaml" }, "download the document and name the file"],
    ["one file alone", { base: "spec/pets.yaml" }, "name what it is compared with, too"],
    ["a missing folder", { base: "HEAD", spec: "nothing" }, "nothing does not exist"],
    ["a folder without documents", { base: "HEAD", head: "shared" }, "shared holds no OpenAPI document"],
  ])("%s", (_, names, problem) => {
    expect(() => compare(names)).toThrow(problem);
  });

  test("a version that cannot be read, with its place", () => {
    git("stash", "-q");
    write("spec/pets.yaml", "openapi: 3.1.0\npaths: [\n");
    git("commit", "-qam", "broken");
    git("tag", "broken");
    git("reset", "-q", "--hard", "HEAD~1");
    git("stash", "pop", "-q");
    expect(() => compare({ base: "broken" })).toThrow(/^broken:spec\/pets\.yaml:\d+:\d+: [^\n]*$/);
  });

  test("a shallow clone", () => {
    const clone = path.join(folder, "clone");
    execFileSync(
      "git",
      ["clone", "-q", "--depth", "1", "--branch", "feature", `file://${repository()}`, clone],
      { stdio: "pipe" },
    );
    const inClone = (...args: string[]) => execFileSync("git", args, { cwd: clone, stdio: "pipe" });
    inClone("fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main");
    inClone("remote", "set-head", "origin", "main");
    expect(() => compare({ cwd: clone })).toThrow("this clone is shallow");
    expect(() => compare({ cwd: clone, base: "HEAD~1" })).toThrow("This clone is shallow");
  });

  test("a folder without a repository", () => {
    const alone = path.join(folder, "alone");
    mkdirSync(path.join(alone, "spec"), { recursive: true });
    writeFileSync(path.join(alone, "spec/pets.yaml"), pets(9).replace("../shared/parameters.yaml", ""));
    expect(() => compare({ cwd: alone })).toThrow("is in no git repository: name two files or folders");
  });
});
