import { expect, it } from "vitest";
import { findSuite, type SuiteGroup } from "./json-schema-suite.test-support.ts";
import { loadModule } from "./load-validators.test-support.ts";
import { compileValidators } from "./validators.ts";

/** The refused groups, with the reason. Every other one has to be right. */
const refused = {
  "schema that uses custom metaschema with with no validation vocabulary":
    "`http://localhost:1234/draft2020-12/metaschema-no-validation.json` is a dialect that is not known",
  "ignore unrecognized optional vocabulary":
    "`http://localhost:1234/draft2020-12/metaschema-optional-vocabulary.json` is a dialect that is not known",
};

interface Outcome {
  readonly right: number;
  readonly wrong: readonly string[];
  readonly skipped?: readonly [group: string, reason: string];
}

async function judge(
  group: SuiteGroup,
  index: number,
  resources: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const { schema } = group;
  // Each schema is a separate document, so it gets an identifier if it has none.
  const Value = typeof schema === "object" ? { $id: `suite://group/${index}`, ...schema } : schema;
  const { files, skipped } = compileValidators(
    { id: "test", definitions: { Value }, resources },
    { formats: "annotate" },
  );
  if (skipped[0]) return { right: 0, wrong: [], skipped: [group.description, skipped[0].reason] };
  const validator = (await loadModule(files.get("gen/test.js") ?? "")).Value;
  const wrong = group.tests.filter(
    ({ data, valid }) => validator?.is(data) !== valid || (validator.errors(data).length === 0) !== valid,
  );
  const names = wrong.map(({ description }) => `${group.file}: ${group.description}: ${description}`);
  return { right: group.tests.length - wrong.length, wrong: names };
}

it("is right about the required tests of draft 2020-12, or refuses the schema", { timeout: 240_000 }, async ({
  skip,
}) => {
  const suite = await findSuite();
  if ("missing" in suite) return skip(suite.missing);
  const outcomes: Outcome[] = [];
  for (const [index, group] of suite.groups.entries())
    outcomes.push(await judge(group, index, suite.resources));
  const tests = suite.groups.reduce((sum, group) => sum + group.tests.length, 0);
  expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(Object.fromEntries(outcomes.flatMap(({ skipped }) => (skipped ? [skipped] : [])))).toEqual(refused);
  expect(tests).toBeGreaterThan(1_200);
  expect(tests - outcomes.reduce((sum, { right }) => sum + right, 0)).toBe(5);
});
