import { readDocument, readProvenance } from "@callsheet/document";
import { describe, expect, it } from "vitest";
import { diffDocuments } from "./diff-documents.ts";
import { formatText } from "./report/text.ts";
import type { Side } from "./side.ts";

const facts = `
sources: { page: { title: Limits of notes, url: "https://example.com/limits" } }
facts:
  /components/schemas/Tag:
    - { keyword: maxLength, value: 5, source: page, section: Tags }
    - { keyword: pattern, value: ^a$, source: page, says: a, decision: 004-patterns-are-anchored }
`;

function side(label: string, tag: object, sources = facts): Side {
  const api = readDocument("notes", {
    openapi: "3.1.0",
    info: { title: "Notes", version: "1" },
    paths: {
      "/notes": {
        get: {
          operationId: "ListNotes",
          parameters: [{ name: "tag", in: "query", schema: { $ref: "#/components/schemas/Tag" } }],
          responses: { "204": { description: "No notes." } },
        },
      },
    },
    components: { schemas: { Tag: { type: "string", ...tag } } },
  });
  const provenance = readProvenance("provenance/notes.yaml", sources);
  return { label, documents: [{ id: "notes", file: "notes.yaml", api, provenance }] };
}

/** The lines of the report about sources. */
function told(old: Side, fresh: Side): string[] {
  const report = diffDocuments(old, fresh);
  const sorted = { open: report.findings, accepted: [], expired: [], unused: [] };
  const lines = formatText({ report, sorted, view: "all" }).split("\n");
  return [...new Set(lines.filter((line) => line.includes("says")).map((line) => line.trim()))];
}

describe("what the sources say about a changed keyword", () => {
  it("is reported with its page and section", () => {
    const [finding] = diffDocuments(side("old", { maxLength: 5 }), side("new", { maxLength: 3 })).findings;
    const source = { source: "Limits of notes", url: "https://example.com/limits", section: "Tags", says: 5 };
    expect(finding?.sources).toEqual([source]);
    const lines = told(side("old", { maxLength: 5 }), side("new", { maxLength: 3 }));
    expect(lines).toEqual(["Limits of notes (Tags) says 5"]);
  });

  it("comes from the old version where the new one has forgotten it", () => {
    const none = "sources: {}\nfacts: {}\n";
    const lines = told(side("old", { maxLength: 5 }), side("new", { maxLength: 3 }, none));
    expect(lines).toEqual(["Limits of notes (Tags) says 5"]);
  });

  it("names the decision to differ", () => {
    const lines = told(side("old", { pattern: "^a$" }), side("new", { pattern: "^b$" }));
    expect(lines).toEqual(['Limits of notes says "a", see decision 004-patterns-are-anchored']);
  });

  it("is silent about others", () => {
    expect(told(side("old", { minLength: 1 }), side("new", { minLength: 2 }))).toEqual([]);
  });
});
