import { diffDocuments } from "@callsheet/diff";
import type { ApiDocument } from "@callsheet/document";
import { expect, test } from "vitest";
import { ourContract } from "../conformance/documents.ts";
import { gradedEdits } from "./edits/graded-edits.ts";
import { editedDocument, sideOf } from "./grade.ts";
import { replayAll } from "./replay/replay-all.ts";

const { documents } = await ourContract();

test("each request and reply that proves an edit really gets two answers", async () => {
  let replayed = 0;
  for (const { edits, name } of gradedEdits) {
    const old = documents.find((api) => api.name === edits[0]?.[0]) as ApiDocument;
    const fresh = editedDocument(old, edits);
    const { findings } = diffDocuments(sideOf("old", old), sideOf("new", fresh));
    const { same, replays } = await replayAll(findings, { old, fresh });
    expect(same, name).toEqual([]);
    replayed += replays;
  }
  expect(replayed).toBeGreaterThan(20);
}, 60_000);
