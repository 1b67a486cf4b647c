export { diffDocuments, findingsAtLeast } from "./diff-documents.ts";
export type {
  Finding,
  FindingSource,
  ReplyWitness,
  RequestWitness,
  SourcePlace,
  Witness,
} from "./finding.ts";
export { type Policy, policies, type RuleName } from "./policy.ts";
export { changelog } from "./report/changelog.ts";
export type { Report } from "./report/report.ts";
export type { Side, SideDocument } from "./side.ts";
export { isAtLeast, type Verdict, verdicts, worst } from "./verdict.ts";
export { type ContractPackage, nextVersion, type VersionStep, versionSteps } from "./version-step.ts";
