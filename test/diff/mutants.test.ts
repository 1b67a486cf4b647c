import { expect, test } from "vitest";
import { gradeMutant, subjects } from "./grade.ts";
import { mutantsOf } from "./mutants/mutants-of.ts";

/** Fixtures that are small and unlike each other; `pnpm prove:diff` takes all of them. */
const FIXTURES = /^(?:nameless|path-styles|servers|uploads|vehicles)$/;
/** Mutants that are graded differently from the known verdict, each with the reason. */
const KNOWN: Readonly<Record<string, string>> = {
  "path-styles pattern gone": "a list with an empty text is written like one without it",
};

const documents = (await subjects()).filter(
  ({ name }) => /^(?:ivs|ivs-realtime|nimble)$/.test(name) || FIXTURES.test(name),
);
const mutants = documents.flatMap((api) => mutantsOf(api, 1).map((mutant) => ({ api, mutant })));

test("there are at least 200 mutants", () => {
  expect(mutants.length).toBeGreaterThan(200);
  expect(new Set(mutants.map(({ mutant }) => mutant.operator)).size).toBeGreaterThan(40);
});

test("each mutant gets its known grade", () => {
  const wrong = mutants.flatMap(({ api, mutant }) => {
    const { wrong: found } = gradeMutant(api, mutant);
    const key = `${mutant.document} ${mutant.operator}`;
    if (found !== undefined) return Object.hasOwn(KNOWN, key) ? [] : [found];
    return Object.hasOwn(KNOWN, key) ? [`${key} is graded as is known, though it is listed as wrong`] : [];
  });
  expect(wrong).toEqual([]);
}, 60_000);
