import { expect, test } from "vitest";
import type { Finding } from "./finding.ts";
import type { RuleName } from "./policy.ts";
import { policies } from "./policy.ts";
import { worst } from "./verdict.ts";
import { nextVersion, type VersionStep, versionSteps } from "./version-step.ts";

function stepsOf(...rules: RuleName[]) {
  const findings = rules.map((rule): Finding => {
    const { clients, servers } = policies[rule];
    return {
      rule,
      clients,
      servers,
      evidence: "types",
      document: "d",
      operations: [],
      part: "",
      message: "",
    };
  });
  const clients = worst(findings.map((one) => one.clients));
  const servers = worst(findings.map((one) => one.servers));
  return versionSteps({ old: "", new: "", findings, clients, servers, documents: [], skipped: [] });
}

test.each<[RuleName[], VersionStep, VersionStep, VersionStep]>([
  [[], "patch", "patch", "patch"],
  [["text-changed"], "patch", "patch", "patch"],
  [["request-part-added"], "minor", "minor", "minor"],
  [["reply-value-added"], "minor", "minor", "minor"],
  [["request-narrowed"], "major", "patch", "major"],
  [["reply-narrowed"], "patch", "major", "major"],
  [["operation-added"], "minor", "major", "minor"],
  [["type-renamed"], "patch", "patch", "major"],
])("%j: client %s, server %s, contract and validators %s", (rules, client, server, shared) => {
  expect(stepsOf(...rules)).toEqual({ client, server, contract: shared, validators: shared });
});

test.each<[string, VersionStep, string]>([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["0.2.3", "major", "0.3.0"],
  ["0.2.3", "minor", "0.2.4"],
  ["0.2.3", "patch", "0.2.4"],
])("%s and a %s step: %s", (version, step, next) => {
  expect(nextVersion(version, step)).toBe(next);
});
