import { diffDocuments, type Report, type Side } from "@callsheet/diff";
import { type ApiDocument, readDocument } from "@callsheet/document";
import { describe, expect, test } from "vitest";
import { ourContract } from "../conformance/documents.ts";
import type { Edit } from "../conformance/mutants.ts";
import { edited } from "../conformance/pointer.ts";
import { gradedEdits } from "./edits.ts";

const contract = await ourContract();

function sideOf(label: string, documents: readonly ApiDocument[]): Side {
  return { label, documents: documents.map((api) => ({ id: api.name, file: `${api.name}.json`, api })) };
}

function diffEdits(edits: readonly Edit[]): Report {
  const changed = contract.documents
    .filter(({ name }) => edits.some(([document]) => document === name))
    .map(({ name, root }) => {
      const mine = edits.filter(([document]) => document === name);
      const copy = mine.reduce((at, [, pointer, value]) => edited(at, pointer, value), root);
      return readDocument(name, JSON.parse(JSON.stringify(copy)));
    });
  const before = contract.documents.filter(({ name }) => changed.some((one) => one.name === name));
  return diffDocuments(sideOf("old", before), sideOf("new", changed));
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
