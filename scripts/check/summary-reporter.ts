import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** The result of a test run. */
export interface TestSummary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line for each skipped thing, with its reason. */
  readonly skips: readonly string[];
  /** The ten slowest files, with the seconds that each took. */
  readonly slowest: readonly (readonly [file: string, seconds: number])[];
}

/** How many of the slowest files are listed. */
const told = 10;

function seconds(module: TestModule): number {
  const { collectDuration, duration } = module.diagnostic();
  return Math.round((collectDuration + duration) / 100) / 10;
}

/** Counts tests and collects the reasons of skipped ones, for the last lines of `pnpm check`. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const summary = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    const reasons = new Map<string, number>();
    for (const module of modules) {
      if (module.errors().length > 0) summary.failed++;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "pending") continue;
        summary[result.state]++;
        if (result.state !== "skipped") continue;
        const reason = `${path.relative(process.cwd(), module.moduleId)}: ${result.note ?? test.fullName}`;
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
    const skips = [...reasons].map(
      ([reason, count]) => `skipped: ${reason}${count > 1 ? ` (${count} tests)` : ""}`,
    );
    const file = process.env.SUMMARY_FILE ?? ".cache/tests.json";
    mkdirSync(path.dirname(file), { recursive: true });
    const slowest = modules
      .map((module) => [path.relative(process.cwd(), module.moduleId), seconds(module)] as const)
      .sort(([, one], [, other]) => other - one)
      .slice(0, told);
    writeFileSync(file, JSON.stringify({ ...summary, skips, slowest } satisfies TestSummary));
  }
}
