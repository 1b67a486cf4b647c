import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { diffDocuments } from "@callsheet/diff";
import { findSides } from "@callsheet/diff/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveVerdict } from "./save-verdict.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "callsheet-verdict-"));
  writeFileSync(path.join(folder, "old.yaml"), notes(5, "a, b"));
  writeFileSync(path.join(folder, "new.yaml"), notes(3, "a, b, c"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const notes = (maxLength: number, values: string) => `openapi: 3.1.0
info: { title: Notes, version: "1" }
paths:
  /notes:
    get:
      operationId: ListNotes
      parameters:
        - { name: tag, in: query, schema: { type: string, maxLength: ${maxLength} } }
      responses:
        "200":
          description: All notes.
          content:
            application/json:
              schema: { type: object, properties: { note: { enum: [${values}] } } }
`;

test("a verdict has the worst change first, and what proves each", () => {
  const sides = findSides({ base: "old.yaml", head: "new.yaml", spec: ".", cwd: folder });
  const { changes, ...rest } = saveVerdict(diffDocuments(sides.old, sides.new));
  expect(rest).toEqual({ since: "old.yaml", clients: "breaking", servers: "additive", more: 0 });
  expect(changes.map(({ rule, clients, operations }) => [rule, clients, operations])).toEqual([
    ["request-narrowed", "breaking", ["ListNotes"]],
    ["reply-value-added", "risky", ["ListNotes"]],
  ]);
  expect(changes[0]?.place).toMatch(/new\.yaml:8:\d+$/);
  expect(changes[0]?.witness).toEqual({
    kind: "request",
    takenBy: "old",
    text: "curl --path-as-is -X GET 'http://localhost/notes?tag=aaaa'",
  });
  expect(changes[1]?.witness?.text).toMatch(/^HTTP\/1\.1 200\ncontent-type: \S+\n\n\{"note":"c"\}$/);
});
