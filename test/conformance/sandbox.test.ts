import { testContract } from "@callsheet/conformance";
import { createSandbox } from "@callsheet/sandbox";
import { expect, it } from "vitest";
import { ourContract } from "./documents.ts";
import { preparedBy } from "./sandbox-world.ts";

it("in the right state, nothing about the sandbox stays undecided", async () => {
  const contract = await ourContract();
  const sandbox = await createSandbox({ auth: "well-formed" });
  const report = await testContract(
    contract,
    sandbox,
    preparedBy(() => sandbox),
  );
  await sandbox.close();
  expect(report.undecided).toEqual({});
  expect(report.failures).toEqual([]);
}, 60_000);
