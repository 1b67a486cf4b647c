/**
 * Proves the gate on everything there is: the graded edits of our documents, mutants of all documents whose
 * verdicts are known, harmless edits that must alarm nobody, and the replay of every request that proves a
 * finding on a server of each version. If oasdiff or Redocly are installed, they grade our edits, too.
 *
 * Documents are ours, the fixtures, and a sample of public ones.
 *
 *     pnpm prove:diff [--mutants 2] [--public 40] [--harmless 2] [--no-replay]
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { createRandom } from "@callsheet/conformance/generate";
import { diffDocuments } from "@callsheet/diff";
import type { ApiDocument } from "@callsheet/document";
import { ourContract } from "../conformance/documents.ts";
import type { GradedEdit } from "../diff/edits/graded-edit.ts";
import { gradedEdits } from "../diff/edits/graded-edits.ts";
import { changedDocument, editedDocument, gradeMutant, loadNamed, sideOf, subjects } from "../diff/grade.ts";
import { alarmsOf, harmlessEdits } from "../diff/harmless.ts";
import { mutantsOf } from "../diff/mutants/mutants-of.ts";
import { otherGraders } from "../diff/other-graders.ts";
import { replayAll } from "../diff/replay/replay-all.ts";
import { pickSome, publicDocuments } from "./sample-documents.ts";

const { values } = parseArgs({
  options: {
    mutants: { type: "string", default: "2" },
    public: { type: "string", default: "40" },
    harmless: { type: "string", default: "2" },
    "no-replay": { type: "boolean", default: false },
  },
});
/** How many mutants are made of one public document. */
const mutantsOfPublic = 8;
let failed = false;

function tell(title: string, right: number, total: number, wrong: readonly string[]): void {
  console.log(`${title}: ${right} of ${total}`);
  for (const line of wrong.slice(0, 20)) console.log(`  ${line.slice(0, 300)}`);
}

const documents = await subjects();
const ours = (await ourContract()).documents;

/** The version of a document before an edit, and the one after it. */
function versionsOf({ edits }: GradedEdit): readonly [ApiDocument, ApiDocument] {
  const old = ours.find(({ name }) => name === edits[0]?.[0]);
  if (!old) throw new Error("an edit of no document");
  return [old, editedDocument(old, edits)];
}

const misgraded = gradedEdits.flatMap((edit) => {
  const [old, fresh] = versionsOf(edit);
  const { clients, servers } = diffDocuments(sideOf("old", old), sideOf("new", fresh));
  return clients === edit.clients && servers === edit.servers ? [] : [`${edit.name}: ${clients}, ${servers}`];
});
tell("graded edits", gradedEdits.length - misgraded.length, gradedEdits.length, misgraded);
failed ||= misgraded.length > 0;

const mutants = documents.flatMap((api) =>
  mutantsOf(api, Number(values.mutants)).map((mutant) => ({ api, mutant })),
);
for (const api of await publicSubjects(Number(values.public)))
  for (const mutant of pickSome(mutantsOf(api, 1), mutantsOfPublic, 1)) mutants.push({ api, mutant });
const wrong: string[] = [];
const same: string[] = [];
const left = new Map<string, number>();
let replays = 0;
for (const { api, mutant } of mutants) {
  const graded = gradeMutant(api, mutant);
  if (graded.wrong !== undefined) wrong.push(graded.wrong);
  if (values["no-replay"]) continue;
  const fresh = changedDocument(api, mutant.pointer, mutant.value);
  const replayed = await replayAll(graded.report.findings, { old: api, fresh });
  replays += replayed.replays;
  same.push(...replayed.same);
  for (const reason of replayed.left) left.set(reason, (left.get(reason) ?? 0) + 1);
}
tell("mutants", mutants.length - wrong.length, mutants.length, wrong);
failed ||= wrong.length > mutants.length * 0.025;
if (!values["no-replay"]) {
  tell("witnesses that got two answers", replays - same.length, replays, same);
  for (const [reason, count] of left) console.log(`  ${count} not replayed: ${reason}`);
  failed ||= same.length > 0;
}

const harmless = harmlessEdits(documents, createRandom(1, "harmless"), Number(values.harmless));
const alarms = harmless.flatMap(alarmsOf);
tell("harmless edits without an alarm", harmless.length - alarms.length, harmless.length, alarms);
failed ||= alarms.length > 0;

compareTools();
process.exitCode = failed ? 1 : 0;

/** Public documents that are small enough to be compared often. */
async function publicSubjects(size: number): Promise<ApiDocument[]> {
  const small = publicDocuments().filter((file) => statSync(file).size < 100_000);
  const read = await Promise.all(
    pickSome(small, size, 1).map((file) => loadNamed(file, path.basename(file, ".json"))),
  );
  return read.filter(({ operations }) => operations.length > 0);
}

/** Grades our edits by other tools: a table with a row for each edit on which somebody disagrees. */
function compareTools(): void {
  const others = otherGraders();
  if (others.length === 0) return;
  const folder = mkdtempSync(path.join(tmpdir(), "callsheet-prove-diff-"));
  const agreed = new Map(others.map(({ name }) => [name, 0]));
  // All agree only on what "breaking" is: what is risky to one is additive to another.
  const breaks = (verdict: string) => verdict === "breaking";
  console.log(`\n| edit | callsheet | ${others.map(({ name }) => name).join(" | ")} |`);
  console.log(`| --- | --- | ${others.map(() => "---").join(" | ")} |`);
  for (const edit of gradedEdits) {
    const [old, fresh] = versionsOf(edit).map(({ root }, index) => {
      const file = path.join(folder, `${index}.json`);
      writeFileSync(file, JSON.stringify(root));
      return file;
    }) as [string, string];
    const grades = others.map((tool) => tool.grade(old, fresh));
    for (const [index, { name }] of others.entries())
      if (breaks(grades[index] ?? "") === breaks(edit.clients)) agreed.set(name, (agreed.get(name) ?? 0) + 1);
    if (grades.some((grade) => breaks(grade) !== breaks(edit.clients)))
      console.log(`| ${edit.name} | ${edit.clients} | ${grades.join(" | ")} |`);
  }
  for (const [name, count] of agreed)
    console.log(`${name} agrees on what breaks clients in ${count} of ${gradedEdits.length} edits`);
  rmSync(folder, { recursive: true, force: true });
}
