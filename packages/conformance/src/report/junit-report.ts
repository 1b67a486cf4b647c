import { checks } from "../checks/all-checks.ts";
import type { Finding } from "../checks/check.ts";
import type { TargetCredentials } from "../run/credentials.ts";
import type { CaseResult } from "../run/result.ts";
import { isReply } from "../run/target.ts";
import { faultLabel } from "./fault-classes.ts";
import { createRedactor } from "./redact.ts";

const MOST_IDS = 50;

interface Suite {
  readonly cases: string[];
  /** Failures by check, status and rule: one test case each. */
  readonly causes: Map<string, { open: string; findings: readonly Finding[]; ids: string[] }>;
  tests: number;
  skipped: number;
  milliseconds: number;
}

/**
 * Writes JUnit XML: one suite for each operation, a test case for each passed case, and one for each cause of
 * failures.
 */
export class JunitWriter {
  private readonly write: (text: string) => void;
  private readonly redact: (text: string) => string;
  private readonly suites = new Map<string, Suite>();

  constructor(write: (text: string) => void, credentials: TargetCredentials = {}) {
    this.write = write;
    this.redact = createRedactor(credentials).text;
    write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="callsheet-conformance">\n');
  }

  /** Adds one result. */
  add(result: CaseResult): void {
    const name = result.case.group === "scenario" ? "scenarios" : result.case.operation.key;
    const suite: Suite = this.suites.get(name) ?? {
      cases: [],
      causes: new Map(),
      tests: 0,
      skipped: 0,
      milliseconds: 0,
    };
    this.suites.set(name, suite);
    suite.tests++;
    suite.milliseconds += result.milliseconds;
    if (result.outcome === "failed") this.fail(suite, result, name);
    else {
      if (result.outcome !== "passed") suite.skipped++;
      suite.cases.push(this.testcase(result, name));
    }
  }

  private testcase({ case: made, outcome, reason, milliseconds }: CaseResult, suite: string): string {
    const open = `    <testcase classname=${attribute(`${suite}.${made.group}`)} name=${attribute(made.id)} time="${(milliseconds / 1000).toFixed(3)}"`;
    if (outcome === "passed") return `${open}/>\n`;
    return `${open}><skipped message=${attribute(this.redact(`${outcome}: ${reason ?? ""}`))}/></testcase>\n`;
  }

  private fail(suite: Suite, { case: made, findings, sent }: CaseResult, name: string): void {
    const [finding] = findings;
    const last = sent.at(-1)?.outcome;
    const status = last === undefined ? "not sent" : isReply(last) ? String(last.status) : last.failure;
    const key = [finding?.check, status, finding?.rule.pointer, finding?.rule.keyword].join(" ");
    const known = suite.causes.get(key);
    if (known) {
      known.ids.push(made.id);
      return;
    }
    const open = `    <testcase classname=${attribute(`${name}.${finding?.check ?? "failure"}`)} name=${attribute(`${made.operation.key} ${key}`)}`;
    suite.causes.set(key, { open, findings, ids: [made.id] });
  }

  private failure({
    open,
    findings,
    ids,
  }: {
    open: string;
    findings: readonly Finding[];
    ids: readonly string[];
  }): string {
    const text = [
      ...findings.map(
        ({ check, message, rule }) =>
          `${check}: ${message}\n  ${rule.document}#${rule.pointer} (${rule.keyword})`,
      ),
      `${ids.length} ${ids.length === 1 ? "case" : "cases"}:`,
      ...ids.slice(0, MOST_IDS),
      ...(ids.length > MOST_IDS ? [`… and ${ids.length - MOST_IDS} more`] : []),
    ].join("\n");
    const faults = findings
      .flatMap(({ check }) => checks.find(({ name }) => name === check)?.fault ?? [])
      .map(faultLabel);
    const type = [...new Set(faults)].join("; ") || (findings[0]?.check ?? "failure");
    return `${open}><failure type=${attribute(type)} message=${attribute(this.redact(findings[0]?.message ?? ""))}>${escapeXml(this.redact(text))}</failure></testcase>\n`;
  }

  private writeSuite(name: string, { cases, causes, skipped, milliseconds }: Suite): void {
    this.write(
      `  <testsuite name=${attribute(name)} tests="${cases.length + causes.size}" failures="${causes.size}" errors="0" skipped="${skipped}" time="${(milliseconds / 1000).toFixed(3)}">\n`,
    );
    for (const cause of causes.values()) this.write(this.failure(cause));
    for (const testcase of cases) this.write(testcase);
    this.write("  </testsuite>\n");
  }

  /** Ends the document. */
  end(): void {
    for (const [name, suite] of this.suites) this.writeSuite(name, suite);
    this.suites.clear();
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
