import type { Report } from "./report/report.ts";
import type { Verdict } from "./verdict.ts";

/** The part of a version that a release must raise. */
export type VersionStep = "major" | "minor" | "patch";

/** A package made from the contract. */
export type ContractPackage = "client" | "server" | "contract" | "validators";

/**
 * What a release of each package must raise: the client's follows what the change means to clients, the
 * server's what it means to servers, and packages that both import follow the worse of the two, including a
 * renamed exported type. A handler that servers need concerns only the server. Before 1.0 the minor version
 * takes the place of the major one, and the patch that of the minor one.
 */
export function versionSteps({
  clients,
  servers,
  findings,
}: Report): Readonly<Record<ContractPackage, VersionStep>> {
  const shared = findings
    .filter(({ rule }) => rule !== "operation-added")
    .map((finding) => (/^type-/.test(finding.rule) ? "major" : stepOf(finding.clients, finding.servers)));
  const common = shared.includes("major") ? "major" : stepOf(clients);
  return { client: stepOf(clients), server: stepOf(servers), contract: common, validators: common };
}

function stepOf(...verdicts: readonly Verdict[]): VersionStep {
  if (verdicts.includes("breaking")) return "major";
  return verdicts.some((verdict) => verdict !== "none") ? "minor" : "patch";
}

/** The next version by semver; before 1.0 each step counts one place lower. */
export function nextVersion(version: string, step: VersionStep): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  const place = { major: 0, minor: 1, patch: 2 }[step] + (major === 0 && step !== "patch" ? 1 : 0);
  if (place === 0) return `${major + 1}.0.0`;
  return place === 1 ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
