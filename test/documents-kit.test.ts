import { createMock } from "@callsheet/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FixtureDocument, fixtureDocuments } from "./documents/fixture-documents.ts";
import { type GeneratedDocument, generateFixture } from "./documents/generated-document.ts";
import { createGeneratedTree } from "./documents/generated-tree.ts";
import { createStub, type KitRun, longestAnswer, runKit } from "./documents/kit-run.ts";
import { type Row, readTable, writeTable } from "./documents/table.ts";

const fixtures = fixtureDocuments("valid");
const isUpdate = process.env.CALLSHEET_UPDATE !== undefined;
const tree = createGeneratedTree();
const generated = new Map<string, GeneratedDocument>();
const rows = new Map<string, Row>();

beforeAll(async () => {
  for (const fixture of fixtures) generated.set(fixture.name, await generateFixture(fixture, tree));
  // What a mock loads at its first request does not count as part of an answer.
  const [{ file }] = fixtures.filter(({ name }) => name === "servers") as [FixtureDocument];
  await createMock({ documents: [file] })(new Request("http://localhost/a"));
}, 120_000);

afterAll(() => {
  tree.remove();
  if (isUpdate) writeTable(rows);
});

const targets: readonly ["kit on stubs" | "kit on mock", (name: string, file: string) => Promise<KitRun>][] =
  [
    [
      "kit on stubs",
      async (name) => {
        const document = generated.get(name) as GeneratedDocument;
        return runKit(document, createStub(document, await document.load()));
      },
    ],
    [
      "kit on mock",
      async (name, file) => {
        const document = generated.get(name) as GeneratedDocument;
        return runKit(document, createMock({ documents: [file] }), { mock: true });
      },
    ],
  ];

describe.each(targets)("%s", (check, run) => {
  it.each(fixtures)(
    "keeps $name",
    async ({ name, file }) => {
      const result = await run(name, file);
      rows.set(name, { ...rows.get(name), [check]: result.findings.length === 0 ? "kept" : "broken" });
      expect(result.findings.slice(0, 20)).toEqual([]);
      expect(result.slowest).toBeLessThan(longestAnswer);
      if (!isUpdate) expect(readTable().get(name)?.[check]).toBe("kept");
    },
    60_000,
  );
});
