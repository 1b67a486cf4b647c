import { diffDocuments, type Report } from "@callsheet/diff";
import type { ApiDocument } from "@callsheet/document";
import { describe, expect, test } from "vitest";
import { ourContract } from "../conformance/documents.ts";
import type { Edit } from "../conformance/mutants/mutant.ts";
import { gradedEdits } from "./edits/graded-edits.ts";
import { editedDocument, sideOf } from "./grade.ts";

const contract = await ourContract();

function diffEdits(edits: readonly Edit[]): Report {
  const old = contract.documents.find(({ name }) => name === edits[0]?.[0]) as ApiDocument;
  return diffDocuments(sideOf("old", old), sideOf("new", editedDocument(old, edits)));
}

describe("graded edits", () => {
  test.each(gradedEdits)("$name: $clients for clients, $servers for servers", (edit) => {
    const { clients, servers, findings } = diffEdits(edit.edits);
    const told = findings
      .map((one) => `${one.rule} ${one.clients}/${one.servers} ${one.part}: ${one.message}`)
      .join("\n");
    expect([clients, servers], told).toEqual([edit.clients, edit.servers]);
    if (!edit.rule) return;
    const rules = findings.filter(({ rule }) => rule === edit.rule);
    expect(rules.map(({ message }) => message).join("\n"), told).toContain(edit.says ?? "");
    expect(rules.length, told).toBeGreaterThan(0);
  });
});
