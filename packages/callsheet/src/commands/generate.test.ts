import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runCallsheet } from "../run-callsheet.test-support.ts";
import { temporaryFolder } from "../temporary-folder.test-support.ts";

const notes = (title: string) => `openapi: 3.1.0
info: { title: ${title}, version: "1" }
paths:
  /notes:
    get:
      operationId: list${title}
      responses: { "200": { description: All., content: { application/json: { schema: { type: array } } } } }
`;

/** Runs `callsheet` in a folder; gives the exit code, and what it said. */
async function callsheet(folder: string, ...args: string[]) {
  const { code, out, problem } = await runCallsheet(folder, ...args);
  return { code, said: (out + problem).trimEnd() };
}

test("when one of several documents is removed, so are its files, which `check` names first", async () => {
  const folder = await temporaryFolder({
    "a.yaml": notes("Apples"),
    "more/b.yaml": notes("Pears"),
    "callsheet.config.json": { spec: ["a.yaml", "more"], parts: ["client"] },
    "src/api/own.client.ts": "export const own = 1;\n",
  });
  await callsheet(folder, "generate");
  const api = () => readdir(path.join(folder, "src/api")).then((names) => names.sort().join(" "));
  const ofA = "a.client.ts a.operations.ts a.types.ts";
  expect(await api()).toBe(`${ofA} b.client.ts b.operations.ts b.types.ts own.client.ts`);
  expect(await callsheet(folder, "check")).toEqual({ code: 0, said: "" });

  await rm(path.join(folder, "more"), { recursive: true });
  await writeFile(path.join(folder, "callsheet.config.json"), '{ "spec": "a.yaml", "parts": ["client"] }');
  const { code, said } = await callsheet(folder, "check");
  expect([code, said]).toEqual([
    1,
    expect.stringContaining("src/api/b.client.ts is not made from any document"),
  ]);
  expect((await callsheet(folder, "generate")).said).toContain("removed src/api/b.types.ts");
  expect(await api()).toBe(`${ofA} own.client.ts`);

  expect((await callsheet(folder, "generate", "--parts", "types")).said).toContain(
    "removed src/api/a.client.ts",
  );
  expect(await readFile(path.join(folder, "src/api/a.types.ts"), "utf8")).not.toMatch(/\bimport\b|from "/);
});

test("each part imports only the packages that it needs", async () => {
  const folder = await temporaryFolder({ "openapi.yaml": notes("Apples") });
  const imported = async (parts: string) => {
    await rm(path.join(folder, "src"), { recursive: true, force: true });
    await callsheet(folder, "generate", "--parts", parts);
    const names = await readdir(path.join(folder, "src/api"));
    const texts = await Promise.all(
      names.map((name) => readFile(path.join(folder, "src/api", name), "utf8")),
    );
    const found = texts.flatMap((text) => [...text.matchAll(/from "(@[^"]+)"/g)].map(([, name]) => name));
    return [...new Set(found)].sort();
  };
  expect(await imported("types")).toEqual([]);
  expect(await imported("client")).toEqual(["@callsheet/client/gen"]);
  expect(await imported("validators")).toEqual(["@callsheet/validators", "@callsheet/validators/runtime"]);
  expect(await imported("server")).toEqual([
    "@callsheet/server/gen",
    "@callsheet/validators",
    "@callsheet/validators/runtime",
  ]);
});

test("what a program reads", async () => {
  const folder = await temporaryFolder({ "openapi.yaml": notes("Apples") });
  const made = JSON.parse((await callsheet(folder, "generate", "--json", "--parts", "types")).said);
  expect(made).toEqual({
    changes: [{ path: "src/api/openapi.types.ts", kind: "added" }],
    skipped: [],
    files: 1,
  });
  const checked = await callsheet(folder, "check", "--format", "json");
  expect(JSON.parse(checked.said).differences).toContainEqual({
    path: "src/api/openapi.client.ts",
    kind: "missing",
  });
  expect(checked.code).toBe(1);
});

test("all broken documents are reported, and nothing is written", async () => {
  const broken = notes("Apples").replace("paths:\n", "paths: : :\n");
  const folder = await temporaryFolder({ "spec/a.yaml": broken, "spec/b.yaml": broken });
  const { code, said } = await callsheet(folder, "generate");
  expect([code, said]).toEqual([1, expect.stringMatching(/^\S*a\.yaml:\d+:\d+ .*\n\S*b\.yaml:\d+:\d+ .*$/)]);
  expect(existsSync(path.join(folder, "src"))).toBe(false);
});
