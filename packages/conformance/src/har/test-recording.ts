import type { FetchHandler } from "@callsheet/protocol";
import type { Finding } from "../checks/check.ts";
import type { Contract } from "../contract.ts";
import type { Report } from "../report/report.ts";
import { ReportBuilder } from "../report/report-builder.ts";
import { failedBy, undecided } from "../run/case-end.ts";
import { handlerTarget } from "../run/handler-target.ts";
import { judge } from "../run/judge.ts";
import { logIn } from "../run/log-in.ts";
import type { CaseResult } from "../run/result.ts";
import { runCases } from "../run/run-contract.ts";
import type { RunEnd } from "../run/run-end.ts";
import { matchesId, type RunOptions } from "../run/run-options.ts";
import type { Target } from "../run/target.ts";
import { urlTarget } from "../run/url-target.ts";
import { harCase, type RecordedCase } from "./har-case.ts";
import { harSecrets } from "./har-secrets.ts";
import type { HarEntry } from "./parse-har.ts";

/** Recorded traffic, with the name of its file. */
export interface Recording {
  readonly name: string;
  readonly entries: readonly HarEntry[];
}

/** The result for a recording. */
export interface RecordingReport {
  /** The contract's verdict on the recorded requests and replies. */
  readonly recorded: Report;
  /**
   * What the target answers today to the requests whose recorded replies broke the contract; absent without a
   * target, or without such requests.
   */
  readonly replayed?: Report;
  /** Exchanges that are not judged, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/**
 * Checks recorded traffic against a contract: requests and replies. With a target, each request whose
 * recorded reply broke the contract is sent to it again, with the credentials of the options: recorded ones
 * are neither sent nor shown.
 */
export async function testRecording(
  contract: Contract,
  recording: Recording,
  { target, ...given }: RunOptions & { readonly target?: string | FetchHandler } = {},
): Promise<RecordingReport> {
  const { cases, leftOut, secrets } = readCases(contract, recording, given);
  const options: RunOptions = { only: ["/har/"], ...given, credentials: { ...given.credentials, secrets } };
  const recorded = judgeRecorded(contract, { recording, cases, options });
  const broken = recorded.failed.map(({ made }) => made);
  if (target === undefined || broken.length === 0) return { recorded: recorded.report, leftOut };
  const subject = typeof target === "string" ? urlTarget(target) : handlerTarget(target);
  try {
    const ready = await logIn(options);
    const builder = new ReportBuilder(contract, subject, ready);
    const end = await runCases(contract, subject, { cases: broken, options: withResults(ready, builder) });
    return { recorded: recorded.report, replayed: builder.finish(end), leftOut };
  } finally {
    await subject.close();
  }
}

/** Every text of a recording that reports must not show. */
export function recordingSecrets(contract: Contract, recording: Recording): readonly string[] {
  return readCases(contract, recording, {}).secrets;
}

function withResults(options: RunOptions, builder: ReportBuilder): RunOptions {
  return {
    ...options,
    onResult: (result) => {
      builder.add(result);
      options.onResult?.(result);
    },
  };
}

function readCases(contract: Contract, { entries }: Recording, { only, caseId }: RunOptions) {
  const cases: RecordedCase[] = [];
  const leftOut: Record<string, number> = {};
  const secrets = new Set<string>();
  for (const entry of entries) {
    const one = harCase(contract, entry);
    if ("reason" in one) {
      leftOut[one.reason] = (leftOut[one.reason] ?? 0) + 1;
      continue;
    }
    const { id } = one.made;
    for (const secret of harSecrets(entry, one)) secrets.add(secret);
    if (caseId !== undefined ? caseId === id : (only?.some((pattern) => matchesId(pattern, id)) ?? true))
      cases.push(one);
  }
  return { cases, leftOut, secrets: [...secrets] };
}

interface Judging {
  readonly recording: Recording;
  readonly cases: readonly RecordedCase[];
  readonly options: RunOptions;
}

function judgeRecorded(contract: Contract, { recording, cases, options }: Judging) {
  const builder = new ReportBuilder(contract, recordedTarget(recording.name), options);
  const failed: RecordedCase[] = [];
  for (const one of cases) {
    const result = judgeOne(contract, one, options);
    builder.add(result);
    options.onResult?.(result);
    if (result.findings.some(({ check }) => check !== "request-kept")) failed.push(one);
  }
  return { report: builder.finish(NOTHING_ELSE), failed };
}

function judgeOne(
  contract: Contract,
  { made, reply, problems }: RecordedCase,
  options: RunOptions,
): CaseResult {
  const { request, operation, rule } = made;
  const strict = options.strict ?? false;
  const verdict = judge({ case: made, request, reply, baseStatus: undefined, contract, strict });
  const wrong = problems.map((problem): Finding => {
    return { check: "request-kept", message: `The recorded request breaks the contract: ${problem}`, rule };
  });
  const sent = [{ operation, request, outcome: reply }];
  const told = { case: made, sent, milliseconds: reply.milliseconds };
  if ("undecided" in verdict && wrong.length === 0) return { ...told, ...undecided(verdict.undecided) };
  return { ...told, ...failedBy([...wrong, ...("findings" in verdict ? verdict.findings : [])]) };
}

/** The name of a recording in reports. Nothing is sent to it. */
function recordedTarget(name: string): Target {
  const send: Target["send"] = async () => ({ failure: "refused", message: "recorded", milliseconds: 0 });
  return { name, host: "localhost", send, close: async () => {} };
}

const NOTHING_ELSE: RunEnd = { staleExceptions: [], untested: [], uncovered: [], unproven: [], advice: [] };
