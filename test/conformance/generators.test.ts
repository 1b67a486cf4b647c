import { allCases, type Case, leftOut, readDocument, requestViolations } from "@callsheet/conformance";
import { inapplicableScenarios, schemathesisScenarios } from "@callsheet/conformance/generate";
import { describe, expect, it } from "vitest";
import { awsTexts } from "./aws-texts.ts";
import { ourContract } from "./documents.ts";
import { fixtureContracts } from "./fixtures.ts";
import { proveSchema, proveText, schemasOf } from "./generator-proof.ts";

const ours = await ourContract();
const fixtures = await fixtureContracts();

/** What no request of our contract or the public documents has: bounds of lists and objects. */
const bounds = readDocument("bounds", {
  openapi: "3.1.0",
  components: {
    schemas: {
      Tree: {
        type: "object",
        required: ["children"],
        properties: {
          children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
          parent: { $ref: "#/components/schemas/Tree" },
        },
      },
      Endless: {
        type: "object",
        required: ["next"],
        properties: { next: { $ref: "#/components/schemas/Endless" } },
      },
    },
  },
  paths: {
    "/things": {
      post: {
        operationId: "PutThings",
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["list"],
                properties: {
                  list: {
                    type: "array",
                    items: { type: "integer" },
                    minItems: 2,
                    maxItems: 5,
                    uniqueItems: true,
                  },
                  tree: { $ref: "#/components/schemas/Tree" },
                  map: {
                    type: "object",
                    minProperties: 1,
                    maxProperties: 3,
                    propertyNames: { pattern: "^[a-z]+$" },
                    additionalProperties: { type: "string" },
                  },
                },
              },
            },
          },
        },
        responses: { "204": { description: "Done." }, "400": { description: "Not done." } },
      },
    },
  },
});

/** `pnpm prove:generators` does the same with 10,000 values a schema. */
describe("generated values, without any filter", () => {
  it.each(schemasOf(ours).map((place) => ({ name: `${place.document.name}#${place.pointer}`, place })))(
    "$name",
    ({ place }) => {
      const proof = proveSchema(place, { positives: 40, seed: 7 });
      expect(proof).toMatchObject({ wrongPositives: [], wrongNegatives: [] });
      expect(proof.unsatisfiable).toBeUndefined();
    },
  );

  it.each(awsTexts)("texts of $pattern, $minLength to $maxLength long", (rule) => {
    const proof = proveText(rule, { samples: 10, seed: 7 });
    expect(proof.valid).toBe(proof.tried);
    expect(proof.invalid).toBe(proof.negatives);
    expect(proof.tried).toBeGreaterThan(0);
  });
});

describe.each(fixtures.map((contract) => ({ name: contract.documents[0]?.name ?? "", contract })))(
  "the public document $name",
  ({ contract }) => {
    const cases = [...allCases(contract, { seed: 3, fuzz: 10 })];

    it("gives cases with unique ids", () => {
      expect(cases.length).toBeGreaterThan(100);
      expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    });

    it("gives positive cases that are valid, and negative ones that are not", () => {
      const wrong = cases.filter((made) =>
        isNegative(made) ? violationsOf(made) === 0 : isPositive(made) && violationsOf(made) > 0,
      );
      expect(wrong.map(({ id }) => id)).toEqual([]);
    });

    it("gives the same cases for the same seed", () => {
      const again = [...allCases(contract, { seed: 3, fuzz: 10 })];
      expect(again.map(({ id, request }) => [id, request])).toEqual(
        cases.map(({ id, request }) => [id, request]),
      );
    });
  },
);

it("leaves out webhooks and callbacks, and says why", () => {
  const reasons = fixtures.flatMap(({ documents }) => documents.flatMap(leftOut)).map(({ reason }) => reason);
  expect(reasons).toContain("a webhook is called by the service, not on it");
  expect(reasons).toContain("a callback is called by the service, not on it");
});

describe("recursive schemas", () => {
  const proofs = schemasOf({ documents: [bounds] }).map((place) =>
    proveSchema(place, { positives: 40, seed: 7 }),
  );

  it("give finite values", () => {
    expect(proofs.find(({ schema }) => schema === "bounds#/components/schemas/Tree")).toMatchObject({
      wrongPositives: [],
      wrongNegatives: [],
    });
  });

  it("give none if every value is infinite, and say so", () => {
    expect(proofs.find(({ schema }) => schema.endsWith("Endless"))?.unsatisfiable).toMatch(
      /requires itself$/,
    );
  });
});

it("has a case for every applicable coverage scenario of Schemathesis", () => {
  const seen = new Set(
    [ours, ...fixtures, { documents: [bounds] }].flatMap((contract) =>
      [...allCases(contract, { seed: 1, fuzz: 0 })].map(({ scenario }) => scenario),
    ),
  );
  expect(schemathesisScenarios).toHaveLength(46);
  expect(
    schemathesisScenarios.filter(
      (scenario) => !seen.has(scenario) && inapplicableScenarios[scenario] === undefined,
    ),
  ).toEqual([]);
});

it("gives at least 1,500 distinct cases for the five operations", () => {
  const cases = [...allCases(ours)].filter(({ wants }) => !wants);
  const requests = new Set(
    cases.map(({ operation, request, follow }) => JSON.stringify([operation.key, request, follow?.kind])),
  );
  expect(requests.size).toBeGreaterThanOrEqual(1500);
});

function isNegative({ group, fuzz, scenario }: Case): boolean {
  return (group === "negative" && scenario !== "missing_parameter") || (fuzz?.negative ?? false);
}

function isPositive({ group, fuzz, values }: Case): boolean {
  return (
    values !== undefined &&
    (group === "positive" || group === "base" || group === "example" || fuzz?.negative === false)
  );
}

function violationsOf({ values }: Case): number {
  if (!values) return 0;
  const parameters = [...values.parameters].map(
    ([parameter, value]) => requestViolations(parameter.schema, value).length,
  );
  const body = values.body?.media.schema
    ? requestViolations(values.body.media.schema, values.body.value).length
    : 0;
  return parameters.reduce((sum, count) => sum + count, body);
}
