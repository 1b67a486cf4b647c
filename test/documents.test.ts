import { readFileSync } from "node:fs";
import path from "node:path";
import { formatFinding, lint } from "@callsheet/compiler";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixtureDocuments, fixturesFolder } from "./documents/fixture-documents.ts";
import { type GeneratedDocument, generateFixture } from "./documents/generated-document.ts";
import { createGeneratedTree } from "./documents/generated-tree.ts";
import { roundTrip } from "./documents/round-trip.ts";
import { type Row, readTable, writeTable } from "./documents/table.ts";

const fixtures = fixtureDocuments("valid");
const isUpdate = process.env.CALLSHEET_UPDATE !== undefined;
const tree = createGeneratedTree();
const generated = new Map<string, GeneratedDocument>();
const rows = new Map<string, Row>();
let errors: ReadonlyMap<string, readonly string[]> = new Map();

beforeAll(async () => {
  for (const fixture of fixtures) generated.set(fixture.name, await generateFixture(fixture, tree));
  errors = await tree.compile();
}, 120_000);

afterAll(() => {
  tree.remove();
  if (isUpdate) writeTable(rows);
});

describe.each(fixtures)("$name", ({ name, file }) => {
  const document = () => generated.get(name) as GeneratedDocument;

  it("compiles", () => {
    expect(errors.get(name) ?? []).toEqual([]);
  });

  it("arrives as sent", async () => {
    const trip = await roundTrip(document(), await document().load());
    rows.set(name, {
      ...describeDocument(document(), versionOf(file)),
      compiles: "yes",
      "round trip": trip.findings.length === 0 ? "kept" : "broken",
    });
    expect(trip.findings).toEqual([]);
    expect(trip.held > 0 || document().model.operations.length === 0).toBe(true);
  });

  it("has lint say what is left out, in the same words and places", async () => {
    const findings = (await lint({ folder: file })).filter(({ rule }) => rule === "supported");
    const told = findings.map((finding) => formatFinding(finding).replace(" supported ", " "));
    const skipped = document().skipped.map((line) => path.join(fixturesFolder, line));
    expect(told.map((line) => path.resolve(line)).sort()).toEqual([...new Set(skipped)].sort());
  });

  it("is in the table", () => {
    if (!isUpdate) expect(readTable().get(name)).toMatchObject(rows.get(name) ?? {});
  });
});

it("has no row without a document", () => {
  const names = new Set(fixtures.map(({ name }) => name));
  expect([...readTable().keys()].filter((name) => !names.has(name))).toEqual([]);
});

/** The version that the author wrote; what was read is upgraded. */
function versionOf(file: string): string {
  return /openapi["']?\s*:\s*["']?([\d.]+)/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
}

function describeDocument({ name, model, api, skipped }: GeneratedDocument, version: string): Row {
  const parts = api.files.length;
  return {
    document: name,
    shape: [
      `OpenAPI ${version}`,
      `${model.definitions.length} schemas`,
      ...(parts > 1 ? [`${parts} files`] : []),
    ].join(", "),
    operations: String(model.operations.length + model.skipped.filter((part) => part.operation).length),
    generated: String(model.operations.length),
    "left out, and why": skipped.map((line) => line.replace(/^.*?:(?=\d)/, "")).join("; ") || "nothing",
  };
}
