import { expect, it } from "vitest";
import { testContract } from "../test-contract.ts";
import { type WorkshopFault, workshop, workshopServer } from "./workshop.test-support.ts";

it("chains of calls prove a correct server, whose every operation needs what others make", async () => {
  const report = await testContract(workshop, workshopServer(), { fuzz: 0 });
  expect(report.causes.map(({ check, message, ids }) => `${check} ${message} ${ids[0]}`)).toEqual([]);
  expect(report.unproven).toEqual([]);
  expect(report.undecided).toEqual({});
  expect(report.kept).toBe(true);
});

it.each<[WorkshopFault, string]>([
  ["starts twice", "workshop/startJob/state/twice"],
  ["shows jobs of other owners", "workshop/readJob/state/another-ownerId"],
  ["takes unknown owners", "workshop/readJob/state/unknown-ownerId"],
  ["keeps what was deleted", "workshop/deleteJob/state/deleted-then-readJob"],
  ["notes on cancelled jobs", "workshop/cancelJob/state/ended-then-notesJob"],
  ["acts twice for one token", "workshop/createJob/state/token-with-other-values"],
  ["forgets what was made", "workshop/readJob/state/made"],
])("a server that %s is found, and by calls that belong together alone", async (fault, id) => {
  const report = await testContract(workshop, workshopServer(fault), { fuzz: 0 });
  expect(report.failures.map((failure) => failure.id)).toContain(id);
  expect(report.failures.filter(({ group }) => group !== "state" && group !== "idempotency")).toEqual([]);
});
