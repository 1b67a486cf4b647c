import { diffDocuments, type Report, type Side } from "@callsheet/diff";
import { type ApiDocument, readDocument } from "@callsheet/document";
import { loadDocument } from "@callsheet/document/node";
import { ourContract } from "../conformance/documents.ts";
import type { Edit } from "../conformance/mutants/mutant.ts";
import { edited } from "../conformance/pointer.ts";
import { fixtureDocuments } from "../documents/fixture-documents.ts";
import type { DiffMutant } from "./mutants/mutants-of.ts";

/** One document as a side of a comparison. */
export function sideOf(label: string, api: ApiDocument): Side {
  return { label, documents: [{ id: api.name, file: `${api.name}.yaml`, api }] };
}

/** A document with one value changed, or removed if it is undefined. */
export function changedDocument({ name, root }: ApiDocument, pointer: string, value: unknown): ApiDocument {
  return readDocument(name, JSON.parse(JSON.stringify(edited(root, pointer, value))));
}

/** A document after some edits. */
export function editedDocument(api: ApiDocument, edits: readonly Edit[]): ApiDocument {
  const root = edits.reduce((at, [, pointer, value]) => edited(at, pointer, value), api.root);
  return readDocument(api.name, JSON.parse(JSON.stringify(root)));
}

/**
 * The documents for mutants: those of our contract, and the fixtures with operations that all tools accept.
 */
export async function subjects(): Promise<ApiDocument[]> {
  const ours = (await ourContract()).documents;
  const fixtures = await Promise.all(
    fixtureDocuments("valid").map(({ file, name }) => loadNamed(file, name)),
  );
  return [...ours, ...fixtures.filter(({ operations }) => operations.length > 0)];
}

/** Reads a document, and gives it a name. */
export async function loadNamed(file: string, name: string): Promise<ApiDocument> {
  // Read again from the bundle: an edit applies to a 3.1 document in one piece.
  const { root } = await loadDocument(file);
  return readDocument(name, JSON.parse(JSON.stringify({ ...root, openapi: "3.1.0" })));
}

/** The gate's verdict on a mutant, in one line, if it differs from the known one. */
export function gradeMutant(
  api: ApiDocument,
  mutant: DiffMutant,
): { report: Report; wrong: string | undefined } {
  const report = diffDocuments(
    sideOf("old", api),
    sideOf("new", changedDocument(api, mutant.pointer, mutant.value)),
  );
  const { clients, servers } = report;
  if (clients === mutant.clients && servers === mutant.servers) return { report, wrong: undefined };
  const told = report.findings
    .filter((one) => one.clients !== "none" || one.servers !== "none")
    .map((one) => `${one.rule} ${one.part}`)
    .join("; ");
  return {
    report,
    wrong: `${mutant.document} ${mutant.operator} at ${mutant.pointer}: ${clients}/${servers} instead of ${mutant.clients}/${mutant.servers} [${told}]`,
  };
}
