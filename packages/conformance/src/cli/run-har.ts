import { writeFileSync } from "node:fs";
import type { Contract } from "../contract.ts";
import { readHar } from "../har/read-har.ts";
import { recordingSecrets, testRecording } from "../har/test-recording.ts";
import { JunitWriter } from "../report/junit-report.ts";
import { printable } from "../report/printable.ts";
import type { Report } from "../report/report.ts";
import { closingText } from "../report/text-report.ts";
import { CouldNotRunError } from "../run/could-not-run-error.ts";
import type { TargetCredentials } from "../run/credentials.ts";
import type { CaseResult } from "../run/result.ts";
import type { RunOptions } from "../run/run-options.ts";
import type { Console } from "./console.ts";
import type { Values } from "./options.ts";

/** The inputs of a run over recorded traffic. */
export interface HarRun {
  /** The file. */
  readonly har: string;
  readonly target: string | undefined;
  readonly contract: Contract;
  readonly settings: RunOptions;
  readonly values: Values;
}

/**
 * Checks the traffic of a HAR file against the contract and, if there is a target, sends it what failed.
 * Returns the report to print: of the target if something was sent to it, else of the recording.
 */
export async function runHar(
  { har: file, target, contract, settings, values }: HarRun,
  console: Console,
): Promise<Report> {
  const results: CaseResult[] = [];
  const recording = await readHar(file);
  const { recorded, replayed, leftOut } = await testRecording(contract, recording, {
    ...settings,
    ...(target === undefined ? {} : { target }),
    ...(console.signal ? { signal: console.signal } : {}),
    onResult: (result) => void results.push(result),
  });
  for (const [reason, count] of Object.entries(leftOut))
    console.err(
      printable(`${count} of ${recording.entries.length} recorded exchanges left out: ${reason}\n`),
    );
  const recordedCount = Object.values(recorded.totals).reduce((sum, count) => sum + count, 0);
  if (recordedCount === 0)
    throw new CouldNotRunError(
      `${file}: none of its ${recording.entries.length} exchanges is of the contract.`,
    );
  if (values.junit !== undefined) {
    const told = replayed ? results.slice(recordedCount) : results;
    const secrets = recordingSecrets(contract, recording);
    writeFileSync(values.junit, junitText(told, { ...settings.credentials, secrets }));
  }
  if (replayed) console.err(`${closingText(recorded)}\n`);
  return replayed ?? recorded;
}

function junitText(results: readonly CaseResult[], credentials: TargetCredentials): string {
  let text = "";
  const writer = new JunitWriter((part) => {
    text += part;
  }, credentials);
  for (const result of results) writer.add(result);
  writer.end();
  return text;
}
