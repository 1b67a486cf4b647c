import { folderLayout, generate, ProblemsError } from "@callsheet/compiler";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixtureDocuments } from "./documents/fixture-documents.ts";
import { type GeneratedDocument, generateFixture } from "./documents/generated-document.ts";
import { createGeneratedTree } from "./documents/generated-tree.ts";
import { roundTrip } from "./documents/round-trip.ts";

describe("a document that is invalid", () => {
  it.each(fixtureDocuments("invalid"))("is refused in one line with its place: $name", async ({ file }) => {
    const layout = folderLayout({ folder: "api" });
    const error: unknown = await generate({ spec: file, root: "nowhere", layout }).catch((reason) => reason);
    expect(error).toBeInstanceOf(ProblemsError);
    for (const line of (error as ProblemsError).message.split("\n"))
      expect(line).toMatch(/^\S+\.(ya?ml|json)(:\d+:\d+)? \S.{5,}$/);
  });
});

describe("a document with code in all of its strings", () => {
  const fixtures = fixtureDocuments("hostile");
  const tree = createGeneratedTree();
  const generated = new Map<string, GeneratedDocument>();
  let errors: ReadonlyMap<string, readonly string[]> = new Map();

  beforeAll(async () => {
    for (const fixture of fixtures) generated.set(fixture.name, await generateFixture(fixture, tree));
    errors = await tree.compile();
  }, 120_000);
  afterAll(() => tree.remove());

  it.each(fixtures)("generates code that compiles and does nothing: $name", async ({ name }) => {
    const document = generated.get(name) as GeneratedDocument;
    expect(errors.get(name) ?? []).toEqual([]);
    expect(document.model.operations.length).toBeGreaterThan(0);
    const trip = await roundTrip(document, await document.load());
    expect(trip.findings).toEqual([]);
    expect(globalThis).not.toHaveProperty("broken");
    expect(Object.prototype).not.toHaveProperty("broken");
  });
});
