import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readDocuments, specFolder } from "@callsheet/compiler";
import {
  checkProvenance,
  provenanceOf,
  readProvenance,
  type SourcedFact,
  setMember,
  valueAt,
} from "@callsheet/document";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const kept = readDocuments(specFolder).map(({ id, api }) => {
  const file = `spec/provenance/${id}.yaml`;
  const text = readFileSync(path.join(root, file), "utf8");
  return { id, api, file, text, provenance: readProvenance(file, text) };
});

/**
 * The pages are not part of the repository; they are next to the checkout, or where the environment variable
 * says.
 */
const pagesFolder = process.env.CALLSHEET_PAGES ?? path.join(root, "../shared/pages");
const pages = existsSync(pagesFolder)
  ? readdirSync(pagesFolder)
      .filter((name) => name.endsWith(".txt"))
      .map((name) => readFileSync(path.join(pagesFolder, name), "utf8"))
  : [];

describe.each(kept)("the constraints of $id", ({ api, file, text, provenance }) => {
  test("each have a source, and agree with it", () => {
    expect(checkProvenance(api, provenance)).toEqual([]);
  });

  test("differ from their sources only by existing decisions", () => {
    const names = [...provenance.facts.values()].flat().flatMap(({ decision = [] }) => decision);
    expect(names.filter((name) => !existsSync(path.join(root, `decisions/${name}.md`)))).toEqual([]);
    for (const fact of [...provenance.facts.values()].flat())
      expect(fact.source ?? fact.decision, `${file}:${fact.line}`).toBeDefined();
  });

  test("fail with both places when a value changes in the document", () => {
    const [pointer, facts] = [...provenance.facts].find(([, list]) =>
      list.some(({ keyword }) => keyword === "maxLength" || keyword === "maximum"),
    ) as [string, SourcedFact[]];
    const fact = facts.find(({ keyword }) => /^max/.test(keyword)) as SourcedFact;
    const changed = structuredClone(api.root);
    setMember(valueAt(changed, pointer) as Record<string, unknown>, fact.keyword, 99_999);
    const [problem, ...others] = checkProvenance({ root: changed, locate: api.locate }, provenance);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: expect.stringMatching(/\.yaml$/), line: expect.any(Number) });
    expect(problem?.message).toContain(
      `\`${fact.keyword}\` is 99999; ${file}:${fact.line}:${fact.column} has`,
    );
  });

  test("fail when a source changes, is missing, or belongs to nothing", () => {
    const lines = text.split("\n");
    const [fact] = [...provenance.facts.values()]
      .flat()
      .filter(({ line }) => /keyword: "\w+", value: (true|false|\d+), .*\}$/.test(lines[line - 1] ?? ""));
    const spoilt = (line: string) =>
      checkProvenance(api, readProvenance(file, lines.with((fact?.line ?? 1) - 1, line).join("\n")));
    const line = lines[(fact?.line ?? 1) - 1] ?? "";
    expect(spoilt(line.replace(/value: [^,]+/, "value: 99999"))).toHaveLength(1);
    expect(spoilt(line.replace(/keyword: "\w+"/, 'keyword: "multipleOf"'))).toHaveLength(2);
    expect(spoilt("")[0]?.message).toMatch(/has no source/);
  });

  test.skipIf(pages.length === 0)("are on the pages that they name (skipped without the pages)", () => {
    const told = [...provenance.facts].flatMap(([pointer, facts]) =>
      facts.map((fact) => ({ pointer, ...fact })),
    );
    const wrong = told
      .map((fact) => ({ fact, page: pages.find((page) => page.startsWith(`${fact.source}\n`)) }))
      .filter(({ fact, page }) => page !== undefined && !isOnPage(page, fact))
      .map(({ fact }) => `${file}:${fact.line}:${fact.column} is not in ${fact.source}`);
    expect(wrong).toEqual([]);
    const spoilt = told.filter(({ keyword, value }) => /^m/.test(keyword) && typeof value === "number");
    for (const fact of spoilt) {
      const page = pages.find((text) => text.startsWith(`${fact.source}\n`)) ?? "";
      expect(isOnPage(page, { ...fact, value: 99_999 })).toBe(false);
    }
  });
});

test("an unconstrained member has no source", () => {
  for (const { provenance } of kept)
    expect(provenanceOf(provenance, "/components/schemas/Nothing")).toEqual([]);
});

/** Whether a page has the words with which AWS's reference states a fact. */
function isOnPage(page: string, fact: SourcedFact & { member?: string }): boolean {
  const value = "says" in fact ? fact.says : fact.value;
  if (fact.keyword === "responses")
    return (value as string[]).every((status) =>
      new RegExp(`(HTTP Status Code: |HTTP )${status}\\b`).test(page),
    );
  const block = (name: string) => {
    const from = page.indexOf(`\n${name}\n\n`, Math.max(0, page.indexOf(`\n${fact.section}\n`)));
    return from < 0 ? "" : (page.slice(from).split(/\n\n(?=[a-z]\w*\n\n)|\n\nResponse Syntax/)[0] ?? "");
  };
  if (fact.keyword === "required" && Array.isArray(value))
    return value.every((name) => /Required: Yes/.test(block(name)) || /\[REQUIRED\]/.test(page));
  const text = fact.member === undefined ? page : block(fact.member);
  switch (fact.keyword) {
    case "required":
      return fact.member === undefined || /Required: Yes/.test(text) === value;
    case "minLength":
    case "minimum":
      return new RegExp(`(Minimum (length|value)|Fixed length) of ${value}\\.`).test(text);
    case "maxLength":
    case "maximum":
      return new RegExp(`(Maximum (length|value)|Fixed length) of ${value}\\.`).test(text);
    case "pattern":
      return text.includes(`Pattern: ${value}\n`) || text.endsWith(`Pattern: ${value}`);
    default:
      return false;
  }
}
