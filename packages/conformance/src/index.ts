export type {
  ApiDocument,
  ApiOperation,
  Example,
  Link,
  MediaType,
  Parameter,
  ParameterLocation,
  RequestBody,
  ResponseDeclaration,
  ResponseHeader,
  SecurityScheme,
  Skipped,
} from "@callsheet/document";
export { DocumentError, readDocument } from "@callsheet/document";
export { loadDocument } from "@callsheet/document/node";
export { parseScenarios, readScenarios } from "./arazzo/read-scenarios.ts";
export type { Scenario } from "./arazzo/scenario.ts";
export { ScenarioError } from "./arazzo/scenario-error.ts";
export { allCases, casesOf, defaultCaseOptions, uncoveredReason } from "./cases/all-cases.ts";
export type { CaseOptions } from "./cases/base-call.ts";
export {
  type Case,
  type CaseGroup,
  type CaseRule,
  caseGroups,
  type FollowStep,
  type FollowUp,
} from "./cases/case.ts";
export { type Expectation, type ExpectationName, expectations } from "./cases/expectation.ts";
export { checks } from "./checks/all-checks.ts";
export type { Check, CheckName, Finding } from "./checks/check.ts";
export { type Contract, methodsAt, operationsOf } from "./contract.ts";
export { type Coverage, type CoverageFigure, percent } from "./coverage/coverage.ts";
export { HarError } from "./har/har-error.ts";
export { type HarEntry, parseHar } from "./har/parse-har.ts";
export { readHar } from "./har/read-har.ts";
export { type Recording, type RecordingReport, testRecording } from "./har/test-recording.ts";
export { describeFailure } from "./report/describe-failure.ts";
export { type FaultClass, faultClasses } from "./report/fault-classes.ts";
export { type LeftOut, leftOut } from "./report/left-out.ts";
export type { FailureReport, OperationReport, Report, ReportedMessage, Tally } from "./report/report.ts";
export { CouldNotRunError } from "./run/could-not-run-error.ts";
export type { TargetCredentials } from "./run/credentials.ts";
export { handlerTarget } from "./run/handler-target.ts";
export type { CaseResult, Outcome, Sent } from "./run/result.ts";
export { runContract } from "./run/run-contract.ts";
export type { RunEnd } from "./run/run-end.ts";
export type { Exception, RunOptions } from "./run/run-options.ts";
export { isReply, type ReplyLimits, type Target } from "./run/target.ts";
export { urlTarget } from "./run/url-target.ts";
export { replyViolations, requestViolations } from "./schema/direction.ts";
export type { Violation } from "./schema/validator.ts";
export { testContract } from "./test-contract.ts";
export type { Exchange } from "./wire/exchange.ts";
export type { NoReply, Reply } from "./wire/reply.ts";
export type { Authorization, WireRequest } from "./wire/request.ts";
