import {
  type Contract,
  type FailureReport,
  type Report,
  readDocument,
  testContract,
} from "@callsheet/conformance";
import type { FetchHandler } from "@callsheet/protocol";
import { describe, expect, it } from "vitest";
import { ourContract } from "./documents.ts";
import { mutants } from "./mutants/all-mutants.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { edited, valueAt } from "./pointer.ts";
import { referenceServer } from "./reference-server.ts";
import { stubService } from "./stub-service.ts";

const contract = await ourContract();

/**
 * A correct server with the one fault of a mutant: our own stubs, or, if the fault is in the contract that
 * the server follows, the one made from the documents.
 */
function faulty({ edits = [], unsigned, request: before, reply: after }: Mutant): FetchHandler {
  const server =
    edits.length > 0 || unsigned
      ? referenceServer(editedContract(edits))
      : stubService(contract, "well-formed");
  return async (request) => {
    const seen = before ? await before(request) : request;
    const made = seen instanceof Response ? seen : await server(seen);
    return after ? after(made, request) : made;
  };
}

function editedContract(edits: NonNullable<Mutant["edits"]>): Contract {
  return {
    documents: contract.documents.map(({ name, root }) => {
      const changed = edits
        .filter(([document]) => document === name)
        .reduce((at, [, pointer, value]) => edited(at, pointer, value), root);
      return readDocument(name, changed);
    }),
  };
}

function run(mutant: Mutant): Promise<Report> {
  return testContract(contract, faulty(mutant), {
    operations: [mutant.operation],
    fuzz: 0,
    timeout: 500,
    maxBytes: 200_000,
  });
}

function names({ check, keyword }: Mutant, { findings }: FailureReport): boolean {
  return findings.some(
    (finding) =>
      finding.check === check &&
      (keyword === undefined || (finding.rule.keyword === keyword && stands(finding))),
  );
}

/** A part of the document or of HTTP rather than a keyword of a schema. */
const PARTS = new Set(["content", "security"]);

/** True when the rule that a finding names is where it says, in the true contract. */
function stands({ rule }: FailureReport["findings"][number]): boolean {
  const root = contract.documents.find(({ name }) => name === rule.document)?.root;
  const place = valueAt(root, rule.pointer) as Record<string, unknown> | undefined;
  return place !== undefined && (PARTS.has(rule.keyword) || Object.hasOwn(place, rule.keyword));
}

describe("faults put into a correct server, one at a time", () => {
  it("are at least sixty, each with its own name", () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.filter(({ survives }) => survives === undefined).length).toBeGreaterThanOrEqual(60);
  });

  it.each([
    ["the server made of the documents", referenceServer(contract)],
    ["the stubs", stubService(contract, "well-formed")],
  ])("are none in %s to begin with", async (_, server) => {
    const report = await testContract(contract, server, { fuzz: 5 });
    expect(report.failures).toEqual([]);
    // Servers that answer with examples keep no state, which chains of calls need.
    expect(Object.keys(report.undecided).filter((reason) => !reason.includes("keeps no state"))).toEqual([]);
  });

  it.each(mutants.filter(({ survives }) => survives === undefined))(
    "$name: $check $keyword",
    async (mutant) => {
      const report = await run(mutant);
      const found = report.failures.filter((failure) => names(mutant, failure));
      expect(
        found.length,
        report.failures
          .slice(0, 3)
          .map(({ id, findings }) => `${id} ${JSON.stringify(findings)}`)
          .join("\n"),
      ).toBeGreaterThan(0);
    },
  );

  it.each(mutants.filter(({ survives }) => survives !== undefined))(
    "$name: not found, because $survives",
    async (mutant) => {
      const report = await run(mutant);
      expect(report.failures.map(({ id }) => id)).toEqual([]);
    },
  );
});
