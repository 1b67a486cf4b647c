import { expect, it } from "vitest";
import type { Case } from "../cases/case.ts";
import { greetings } from "../greeting.test-support.ts";
import { handlerTarget } from "../run/handler-target.ts";
import type { CaseResult } from "../run/result.ts";
import type { RunEnd } from "../run/run-end.ts";
import { isReply } from "../run/target.ts";
import type { WireRequest } from "../wire/request.ts";
import { curlLine } from "./curl.ts";
import { describeFailure } from "./describe-failure.ts";
import { faultClasses } from "./fault-classes.ts";
import { htmlReport } from "./html-report.ts";
import { JunitWriter } from "./junit-report.ts";
import { createRedactor } from "./redact.ts";
import { ReportBuilder } from "./report-builder.ts";
import { textReport } from "./text-report.ts";

const hostile = `"><script>alert('x')</script>&\u0000\ud800]]>`;
const request: WireRequest = {
  method: "POST",
  path: `/x?q=${encodeURIComponent("it's")}`,
  headers: [
    ["x-a", "it's"],
    ["authorization", "Bearer s3cret-token"],
  ],
  body: `{"a":"it's\n"}`,
  authorization: "valid",
};
const end: RunEnd = { staleExceptions: [], untested: [], uncovered: [], unproven: [], advice: [] };

function failed(): CaseResult {
  const operation = greetings.documents[0]?.operations[0] as Case["operation"];
  const made: Case = {
    id: `${operation.key}/negative/body/${hostile}`,
    operation,
    group: "negative",
    scenario: "invalid_pattern",
    rule: { document: "greetings", pointer: "/x", keyword: "pattern" },
    request,
    expect: "invalid",
  };
  const headers = new Map([
    ["content-type", "text/html"],
    ["set-cookie", "session=s3cret-session"],
  ]);
  const reply = {
    status: 200,
    headers,
    body: new TextEncoder().encode(`${hostile} s3cret-token`),
    truncated: false,
    milliseconds: 1,
  };
  return {
    case: made,
    outcome: "failed",
    findings: [{ check: "refuses-invalid", message: `It ${hostile}`, rule: made.rule }],
    sent: [{ operation, request, outcome: reply }],
    milliseconds: 1,
  };
}

const credentials = { schemes: { key: "s3cret-token" } };

function report() {
  const builder = new ReportBuilder(
    greetings,
    handlerTarget(async () => new Response()),
    { credentials },
  );
  builder.add(failed());
  return builder.finish(end);
}

it("HTML shows what a target answers as text, and loads nothing", () => {
  const html = htmlReport(report());
  expect(html).not.toContain("<script");
  expect(html).toContain("&lt;script&gt;");
  expect(html).toContain("default-src 'none'");
});

it("JUnit stays well-formed whatever an id and an answer hold", () => {
  let xml = "";
  const writer = new JunitWriter((text) => {
    xml += text;
  });
  writer.add(failed());
  writer.end();
  for (const wrong of ["<script", "\u0000", "\ud800"]) expect(xml).not.toContain(wrong);
  expect(xml.match(/<testsuite /g)).toHaveLength(1);
  expect(xml).toContain('tests="1" failures="1"');
});

it("a terminal is not written over by what a target or a document says", () => {
  const made = report();
  const [failure] = made.failures;
  const texts = [
    textReport({ ...made, failures: failure ? [{ ...failure, id: "a\u001b[2Jb\u0007" }] : [] }),
    describeFailure(failed()),
  ];
  for (const text of texts) expect(text).not.toMatch(/[^\P{Cc}\n\t]/u);
});

it("no report shows a credential, whether it was sent or echoed", () => {
  const made = report();
  for (const text of [JSON.stringify(made), htmlReport(made), textReport(made)]) {
    expect(text).not.toContain("s3cret-token");
    expect(text).not.toContain("s3cret-session");
  }
});

it("a curl line is one that a shell takes as it is", () => {
  expect(curlLine("http://h", request, createRedactor())).toBe(
    `curl --path-as-is -X POST -H 'x-a: it'\\''s' -H 'authorization: <redacted>' --data-binary $'{"a":"it\\'s\\u000a"}' 'http://h/x?q=it'\\''s'`,
  );
});

it("every fault class of the Web Fuzzing Commons is there, with what stands for it", () => {
  expect(faultClasses.map(({ code }) => code)).toEqual([
    100, 101, 102, 103, 104, 200, 201, 202, 203, 204, 205, 206, 207,
  ]);
  expect(faultClasses.every(({ here }) => here !== "")).toBe(true);
});

it("failures beyond the first thousand are counted, not kept", () => {
  const builder = new ReportBuilder(
    greetings,
    handlerTarget(async () => new Response()),
    {},
  );
  for (let count = 0; count < 1_200; count++) builder.add(failed());
  const made = builder.finish(end);
  expect([made.failures.length, made.failuresOmitted, made.totals.failed]).toEqual([1_000, 200, 1_200]);
  expect(isReply(failed().sent[0]?.outcome ?? { failure: "closed", message: "", milliseconds: 0 })).toBe(
    true,
  );
});
