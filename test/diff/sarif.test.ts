import { createRequire } from "node:module";
import { diffDocuments } from "@callsheet/diff";
import { formatDiff } from "@callsheet/diff/node";
import type { ApiDocument } from "@callsheet/document";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { ourContract } from "../conformance/documents.ts";
import { gradedEdits } from "./edits/graded-edits.ts";
import { editedDocument, sideOf } from "./grade.ts";

const require = createRequire(import.meta.url);
// The schema is of draft 4, of which it uses nothing that later drafts read differently, except its own name.
const { id: _, $schema, ...schema } = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const validate = formats.default(new Ajv({ strict: false, unicodeRegExp: false })).compile(schema);
const contract = await ourContract();

test.each(gradedEdits)("$name: a log that is valid by the schema of SARIF 2.1.0", ({ edits }) => {
  const old = contract.documents.find(({ name }) => name === edits[0]?.[0]) as ApiDocument;
  const report = diffDocuments(sideOf("old", old), sideOf("new", editedDocument(old, edits)));
  const sorted = { open: report.findings, accepted: [], expired: [], unused: [] };
  const log: unknown = JSON.parse(formatDiff({ report, sorted, view: "all" }, "sarif"));
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
});

test("the schema finds faults", () => {
  expect($schema).toContain("json-schema.org");
  expect(validate({ version: "2.1.0", runs: [{ tool: {} }] })).toBe(false);
});
