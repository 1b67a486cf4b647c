import { type Coverage, testContract } from "@callsheet/conformance";
import { createMock } from "@callsheet/mock";
import { expect, it } from "vitest";
import { ourContract } from "./documents.ts";
import { key, stubService } from "./stub-service.ts";

const contract = await ourContract();

function missing({ operations, mediaTypes, positive, negative }: Coverage): string[] {
  return [operations, mediaTypes, positive, negative].flatMap((figure) => figure.missing);
}

it("keeps and breaks every keyword of our contract's requests", async () => {
  const { coverage } = await testContract(contract, stubService(contract), {
    credentials: { sign: { ...key, region: "us-west-2" } },
  });
  expect(missing(coverage)).toEqual([]);
  expect(coverage.negative.total).toBeGreaterThan(20);
  // A rule that no request can break is listed with its reason.
  expect(coverage.unbreakable.every(({ reason }) => reason.length > 10)).toBe(true);
}, 60_000);

it("sees every declared status of our contract on the mock", async () => {
  const { coverage, totals } = await testContract(contract, createMock(), { mock: true, fuzz: 0 });
  expect(coverage.statuses.missing).toEqual([]);
  expect(totals.failed).toBe(0);
}, 60_000);
