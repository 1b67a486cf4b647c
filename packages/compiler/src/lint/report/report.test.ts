import { createRequire } from "node:module";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import { formatReport, type ReportFormat } from "./report.ts";

const hostile = "Unknown `a%b`\n::error::\u001B[31mred\u202E";

const findings: readonly Finding[] = [
  {
    file: "/project/spec/a b,c.yaml",
    line: 3,
    column: 7,
    rule: "struct",
    severity: "error",
    message: "`info` needs `version`.",
  },
  {
    file: "/elsewhere/b.yaml",
    line: 1,
    column: 1,
    rule: "known-keyword",
    severity: "warning",
    message: hostile,
  },
];

function report(format: ReportFormat, colors = false): string {
  return formatReport(findings, format, { cwd: "/project", colors });
}

test("text is one line per finding, without terminal control characters", () => {
  expect(report("text")).toBe(
    "spec/a b,c.yaml:3:7 struct `info` needs `version`.\n/elsewhere/b.yaml:1:1 known-keyword Unknown `a%b` ::error::[31mred",
  );
});

test("colors distinguish errors from warnings, if wanted", () => {
  expect(report("text", true)).toContain("\u001B[31mstruct\u001B[0m");
  expect(report("text", true)).toContain("\u001B[33mknown-keyword\u001B[0m");
});

test("json has the findings and their number", () => {
  expect(JSON.parse(report("json"))).toEqual({
    findings: [{ ...findings[0], file: "spec/a b,c.yaml" }, findings[1]],
    errors: 1,
    warnings: 1,
  });
});

test("github has one command per finding, and no finding adds one", () => {
  expect(report("github").split("\n")).toEqual([
    "::error file=spec/a b%2Cc.yaml,line=3,col=7,title=struct::`info` needs `version`.",
    "::warning file=/elsewhere/b.yaml,line=1,col=1,title=known-keyword::Unknown `a%25b` ::error::[31mred",
  ]);
});

describe("sarif", () => {
  const require = createRequire(import.meta.url);
  // The schema is of draft 4, of which it uses nothing that later drafts read differently, except its own
  // name.
  const { id, $schema, ...schema } = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  expect(`${id} ${$schema}`).toContain("sarif");
  const validate = formats.default(new Ajv({ strict: false, unicodeRegExp: false })).compile(schema);

  test.each([
    ["findings", findings],
    ["no finding", []],
  ])("%s: valid by the schema of SARIF 2.1.0", (_, list) => {
    const log: unknown = JSON.parse(formatReport(list, "sarif", { cwd: "/project" }));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  });

  test("the schema finds faults", () => {
    expect(validate({ version: "2.1.0", runs: [{ tool: {} }] })).toBe(false);
  });

  test("places are relative to the root of the source, and rules are described", () => {
    const { runs } = JSON.parse(report("sarif"));
    expect(runs[0].results[0]).toMatchObject({
      ruleId: "struct",
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "spec/a%20b%2Cc.yaml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 3, startColumn: 7 },
          },
        },
      ],
    });
    expect(runs[0].results[1].locations[0].physicalLocation.artifactLocation).toEqual({
      uri: "file:///elsewhere/b.yaml",
    });
    expect(runs[0].tool.driver.rules[runs[0].results[0].ruleIndex]).toEqual({
      id: "struct",
      shortDescription: {
        text: "Objects have the members, and the types of members, that OpenAPI describes.",
      },
    });
  });
});

test.each(["text", "github"] as const)("%s has nothing to say without findings", (format) => {
  expect(formatReport([], format)).toBe("");
});
