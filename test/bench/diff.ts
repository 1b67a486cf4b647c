/**
 * How long a comparison takes and how much memory it needs: our documents against an edit of each, and a
 * synthetic document of 1,000 operations with 20 edits. Prints CPU time, because other work on the machine
 * must not count.
 *
 *     pnpm bench:diff [--operations 1000] [--edits 20]
 */
import { parseArgs } from "node:util";
import { diffDocuments } from "@callsheet/diff";
import { type ApiDocument, readDocument } from "@callsheet/document";
import { ourContract } from "../conformance/documents.ts";
import { gradedEdits } from "../diff/edits/graded-edits.ts";
import { editedDocument, sideOf } from "../diff/grade.ts";

const { values } = parseArgs({
  options: { operations: { type: "string", default: "1000" }, edits: { type: "string", default: "20" } },
});

const start = Math.round(process.memoryUsage.rss() / 1_048_576);

function measure<T>(name: string, run: () => T): T {
  const before = process.cpuUsage();
  const started = performance.now();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  const cpu = ((user + system) / 1_000_000).toFixed(2);
  console.log(`${name}: ${cpu} s of CPU, ${((performance.now() - started) / 1000).toFixed(2)} s`);
  return result;
}

/**
 * A document with this many operations, each with a parameter, a body and a reply, and a schema for every ten
 * of them.
 */
function made(operations: number, edits: number): string {
  const text = (index: number, maxLength: number) => ({
    type: "string",
    minLength: 1,
    maxLength,
    description: `Text ${index}.`,
  });
  const every = Math.max(1, Math.floor(operations / edits));
  const paths = Object.fromEntries(
    Array.from({ length: operations }, (_, index) => [
      `/things${index}/{id}`,
      {
        post: {
          operationId: `Act${index}`,
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["name"],
                  properties: {
                    name: text(index, edits > 0 && index % every === 0 ? 50 : 100),
                    shared: { $ref: `#/components/schemas/Shared${index % 100}` },
                  },
                },
              },
            },
          },
          responses: {
            200: {
              description: "Done.",
              content: {
                "application/json": { schema: { $ref: `#/components/schemas/Shared${index % 100}` } },
              },
            },
          },
        },
      },
    ]),
  );
  const schemas = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [
      `Shared${index}`,
      {
        type: "object",
        properties: Object.fromEntries(
          Array.from({ length: 12 }, (_, member) => [`member${member}`, text(member, 64)]),
        ),
      },
    ]),
  );
  return JSON.stringify(
    { openapi: "3.1.0", info: { title: "Made", version: "1" }, paths, components: { schemas } },
    null,
    1,
  );
}

const ours = (await ourContract()).documents;
const edits = ["a text may be shorter only", "a pattern takes less", "a number is a text"].map((wanted) => {
  const edit = gradedEdits.find(({ name }) => name === wanted);
  if (!edit) throw new Error(`no edit is called ${wanted}`);
  return edit.edits;
});
const changed = edits.map((all): [ApiDocument, ApiDocument] => {
  const old = ours.find(({ name }) => name === all[0]?.[0]);
  if (!old) throw new Error("no such document");
  return [old, editedDocument(old, all)];
});
measure("our three documents, an edit in each", () => {
  for (const [old, fresh] of changed) diffDocuments(sideOf("old", old), sideOf("new", fresh));
});

const count = Number(values.operations);
for (const operations of [count, count / 4]) {
  const [old, fresh] = measure(`reading ${operations} operations twice`, () =>
    [0, Number(values.edits)].map((number) => readDocument("made", made(operations, number))),
  );
  const report = measure(`comparing ${operations} operations with ${values.edits} edits`, () =>
    diffDocuments(sideOf("old", old as ApiDocument), sideOf("new", fresh as ApiDocument)),
  );
  const memory = `at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;
  console.log(
    `  ${report.findings.length} findings, ${report.clients} for clients; ${memory}, ${start} MB before any document`,
  );
}
