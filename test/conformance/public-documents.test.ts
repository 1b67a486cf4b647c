import { allCases, type Contract, operationsOf, testContract } from "@callsheet/conformance";
import { describe, expect, it } from "vitest";
import { fixtureContracts } from "./fixtures.ts";
import { goodCredential, isStyled, referenceServer } from "./reference-server.ts";

/** What the test's server cannot do, so that its answers say nothing about the kit. */
function limits(contract: Contract): { case: string; reason: string }[] {
  const styled = operationsOf(contract).flatMap(({ key, parameters }) =>
    parameters.filter(isStyled).map(({ name, in: place }) => ({
      case: `${key}/negative/${place}/${name}/*`,
      reason: "the server of the test does not read this style",
    })),
  );
  const unread = [...allCases(contract, { seed: 1, fuzz: 0 })]
    .filter(
      ({ group, values }) =>
        group === "negative" && values?.body !== undefined && !/json/.test(values.body.media.type),
    )
    .map(({ id }) => ({ case: id, reason: "the server of the test reads no such body" }));
  return [...styled, ...unread];
}

const schemesOf = (contract: Contract): Record<string, string> =>
  Object.fromEntries(
    operationsOf(contract).flatMap(({ security }) =>
      security.flat().map(({ name }) => [name, goodCredential]),
    ),
  );

const contracts = await fixtureContracts();

describe("a correct server for a public document", () => {
  it.each(contracts.map((contract) => ({ name: contract.documents[0]?.name, contract })))(
    "has no finding on $name",
    async ({ contract }) => {
      const report = await testContract(contract, referenceServer(contract), {
        fuzz: 5,
        credentials: { schemes: schemesOf(contract) },
        skip: limits(contract),
      });
      expect(report.failures.map(({ id, findings }) => `${id} ${findings[0]?.message}`)).toEqual([]);
      expect(report.totals.passed).toBeGreaterThan(400);
    },
    60_000,
  );
});
