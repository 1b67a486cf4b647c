import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSources } from "./read-sources.ts";

const folder = mkdtempSync(path.join(tmpdir(), "callsheet-sources-"));
mkdirSync(path.join(folder, "provenance"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(path.join(folder, "provenance", name), text);

test("sources are next to the document, by pointer", () => {
  write(
    "notes.yaml",
    `sources: { guide: { title: The guide, url: https://example.com/guide } }
facts:
  /components/schemas/Tag:
    - { keyword: maxLength, value: 5, source: guide, section: Tags, says: "six", decision: 001-five }
`,
  );
  expect(readSources(path.join(folder, "notes.json"))).toEqual({
    "/components/schemas/Tag": [
      {
        keyword: "maxLength",
        source: "The guide",
        url: "https://example.com/guide",
        section: "Tags",
        says: "six",
        decision: "001-five",
      },
    ],
  });
});

test.each([
  ["no file next to it", "other.yaml"],
  ["a file that is not a file of sources", "broken.yaml"],
  ["no file at all", undefined],
])("%s gives no source", (_, name) => {
  write("broken.yaml", "facts: [");
  expect(readSources(name && path.join(folder, name))).toEqual({});
});
