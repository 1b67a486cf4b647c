import type { Finding } from "../finding.ts";
import type { Judged } from "./judged.ts";
import { operationsText, placeText, sourceLines, verdictOf, verdictText, witnessLines } from "./lines.ts";

/** A report as JUnit XML: one suite, a test case for each finding, failed if it breaks the chosen view. */
export function formatJunit({ sorted, view }: Judged): string {
  const cases = sorted.open.map((finding) => ({ finding, failed: verdictOf(finding, view) === "breaking" }));
  const skipped = sorted.accepted.map(
    ({ finding, by }) =>
      `${open(finding)}><skipped message=${attribute(`accepted: ${by.reason}`)}/></testcase>`,
  );
  const failures = cases.filter(({ failed }) => failed).length;
  const counts = `tests="${cases.length + skipped.length}" failures="${failures}" skipped="${skipped.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="callsheet diff" ${counts}>`,
    `  <testsuite name="contract" ${counts}>`,
    ...cases.map(({ finding, failed }) => (failed ? failure(finding) : `${open(finding)}/>`)),
    ...skipped,
    "  </testsuite>",
    "</testsuites>",
  ].join("\n");
}

function open(finding: Finding): string {
  const name = `${finding.rule} ${operationsText(finding)} ${finding.part}: ${finding.message}`;
  return `    <testcase classname=${attribute(finding.document)} name=${attribute(name)}`;
}

function failure(finding: Finding): string {
  const place = finding.after ?? finding.before;
  const text = [
    place ? placeText(place) : "",
    verdictText(finding),
    ...sourceLines(finding),
    ...witnessLines(finding),
  ].join("\n");
  return `${open(finding)}><failure message=${attribute(finding.message)}>${escaped(text)}</failure></testcase>`;
}

function attribute(text: string): string {
  return `"${escaped(text).replaceAll('"', "&quot;").replaceAll("\n", " ")}"`;
}

/** XML allows hardly any control characters, escaped or not. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
