import { checks } from "../checks/all-checks.ts";
import type { TargetCredentials } from "../run/credentials.ts";
import type { CaseResult } from "../run/result.ts";
import { faultLabel } from "./fault-classes.ts";
import { createRedactor } from "./redact.ts";

/** Writes JUnit XML while a run goes on, one suite for each operation; only the suite at hand is held in memory. */
export class JunitWriter {
  private readonly write: (text: string) => void;
  private readonly redact: (text: string) => string;
  private suite:
    | { name: string; cases: string[]; failures: number; skipped: number; milliseconds: number }
    | undefined;

  constructor(write: (text: string) => void, credentials: TargetCredentials = {}) {
    this.write = write;
    this.redact = createRedactor(credentials).text;
    write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="callsheet-conformance">\n');
  }

  /** Adds one result. Results of one operation must come one after the other. */
  add(result: CaseResult): void {
    const name = result.case.group === "scenario" ? "scenarios" : result.case.operation.key;
    if (this.suite?.name !== name) {
      this.closeSuite();
      this.suite = { name, cases: [], failures: 0, skipped: 0, milliseconds: 0 };
    }
    const { suite } = this;
    suite.cases.push(this.testcase(result, name));
    suite.milliseconds += result.milliseconds;
    if (result.outcome === "failed") suite.failures++;
    else if (result.outcome !== "passed") suite.skipped++;
  }

  private testcase(
    { case: made, outcome, findings, reason, milliseconds }: CaseResult,
    suite: string,
  ): string {
    const open = `    <testcase classname=${attribute(`${suite}.${made.group}`)} name=${attribute(made.id)} time="${(milliseconds / 1000).toFixed(3)}"`;
    if (outcome === "passed") return `${open}/>\n`;
    if (outcome !== "failed")
      return `${open}><skipped message=${attribute(this.redact(`${outcome}: ${reason ?? ""}`))}/></testcase>\n`;
    const text = findings
      .map(
        ({ check, message, rule }) =>
          `${check}: ${message}\n  ${rule.document}#${rule.pointer} (${rule.keyword})`,
      )
      .join("\n");
    const faults = findings
      .flatMap(({ check }) => checks.find(({ name }) => name === check)?.fault ?? [])
      .map(faultLabel);
    const type = [...new Set(faults)].join("; ") || (findings[0]?.check ?? "failure");
    return `${open}><failure type=${attribute(type)} message=${attribute(this.redact(findings[0]?.message ?? ""))}>${escapeXml(this.redact(text))}</failure></testcase>\n`;
  }

  private closeSuite(): void {
    const { suite } = this;
    if (!suite) return;
    const { name, cases, failures, skipped, milliseconds } = suite;
    this.write(
      `  <testsuite name=${attribute(name)} tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${(milliseconds / 1000).toFixed(3)}">\n`,
    );
    for (const testcase of cases) this.write(testcase);
    this.write("  </testsuite>\n");
    this.suite = undefined;
  }

  /** Ends the document. */
  end(): void {
    this.closeSuite();
    this.write("</testsuites>\n");
  }
}

function attribute(text: string): string {
  return `"${escapeXml(text).replaceAll("\n", "&#10;")}"`;
}

/** Escapes text for XML 1.0; what XML cannot hold becomes U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
