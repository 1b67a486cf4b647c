import type { Check, Collector } from "./check.ts";
import { type Location, type Locations, locate, type Report } from "./location.ts";
import type { Violation } from "./violation.ts";
import { messageOf, paramsOf } from "./violation-words.ts";

// What generated checks call where a value is invalid, or may be. Each returns true when no more violations
// are wanted: without a collector after the first violation, with one when it has enough.

/** Reports that a value breaks a keyword. `expected` depends on the keyword: see `paramsOf`. */
export function fail(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  keyword: string,
  expected?: unknown,
  other?: unknown,
): boolean {
  if (out === undefined) return true;
  const location = locate(locations, index);
  const { schemaPath, message } = reportOf(location, keyword, expected, other);
  const params = paramsOf(keyword, expected, other);
  const violation = { instancePath: location.instancePath, schemaPath, keyword, params, message };
  if (out.found === undefined) out.found = [violation];
  else out.found.push(violation);
  return ++out.count >= out.limit;
}

function reportOf(location: Location, keyword: string, expected: unknown, other: unknown): Report {
  const { reports, schemaPath } = location;
  for (let i = 0; i < reports.length; i++) {
    const report = reports[i] as Report;
    if (report.keyword === keyword && report.expected === expected && report.other === other) return report;
  }
  const message = messageOf(keyword, expected, other);
  const report = { keyword, expected, other, schemaPath: `${schemaPath}/${keyword}`, message };
  if (reports.length < mostReports && isKept(expected)) reports.push(report);
  return report;
}

/** How many reports are remembered for one part of a schema: about as many as it has keywords. */
const mostReports = 8;

/**
 * The value that breaks a keyword may change, and must not be retained forever; neither applies to what a
 * schema says.
 */
function isKept(expected: unknown): boolean {
  return !Array.isArray(expected) && (typeof expected !== "string" || expected.length < 1_000);
}

const hash = 35;

/** Collects the findings of another check in a part of the value. */
export function sub(
  out: Collector,
  locations: Locations,
  index: number,
  check: Check,
  value: unknown,
): boolean {
  const from = out.count;
  check(value, out);
  if (out.count > from) {
    const { instancePath, schemaPath } = locate(locations, index);
    prefix(out, from, instancePath, schemaPath);
  }
  return out.count >= out.limit;
}

/**
 * Prefixes the findings from an index on with a path. Named schemas have their own place in the document, so
 * the findings of their checks keep it.
 */
export function prefix(
  { found = [] }: Collector,
  from: number,
  instancePath: string,
  schemaPath: string,
): void {
  for (let i = from; i < found.length; i++) {
    const violation = found[i] as { -readonly [Name in keyof Violation]: Violation[Name] } | undefined;
    if (violation === undefined) return;
    violation.instancePath = instancePath + violation.instancePath;
    if (violation.schemaPath.charCodeAt(0) !== hash) violation.schemaPath = schemaPath + violation.schemaPath;
  }
}
