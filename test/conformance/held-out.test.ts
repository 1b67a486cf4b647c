import { testContract } from "@callsheet/conformance";
import { expect, it } from "vitest";
import { depot } from "./held-out/depot-contract.ts";
import { depotServer, token } from "./held-out/depot-server.ts";
import { heldOut } from "./held-out/faults.ts";

const credentials = { schemes: { token } };

it("a correct depot keeps its contract, strictly", async () => {
  const report = await testContract(depot, depotServer(), { credentials, strict: true, fuzz: 20 });
  expect(report.failures.map(({ id, findings }) => `${id}: ${findings[0]?.message}`)).toEqual([]);
  expect(report.verdict).toBe("kept");
});

it.each(heldOut)("$name: found in $operation", async ({ name, operation, strict, missed }) => {
  const report = await testContract(depot, depotServer(name), {
    credentials,
    strict: strict ?? false,
    fuzz: 0,
    operations: [`depot/${operation}`],
  });
  expect(report.failures.length > 0).toBe(missed === undefined);
});
