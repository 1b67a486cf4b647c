import { describe, expect, it } from "vitest";
import { apiKey, greetingServer, greetings } from "./greeting.test-support.ts";
import type { CaseResult } from "./run/result.ts";
import type { RunOptions } from "./run/run-options.ts";
import { testContract } from "./test-contract.ts";

const options: RunOptions = { credentials: { schemes: { key: apiKey } }, fuzz: 40 };

function checksOf(failures: readonly { findings: readonly { check: string }[] }[]): string[] {
  return [...new Set(failures.flatMap(({ findings }) => findings.map(({ check }) => check)))];
}

describe("a correct server with state", () => {
  it("has no finding, though most requested things do not exist", async () => {
    const report = await testContract(greetings, greetingServer(), options);
    expect(report.failures).toEqual([]);
    expect(report.kept).toBe(true);
    expect(report.totals.passed).toBeGreaterThan(300);
  });

  it("keeps and breaks every keyword of a request", async () => {
    const { coverage } = await testContract(greetings, greetingServer(), options);
    expect(coverage.positive.missing).toEqual([]);
    expect(coverage.negative.missing).toEqual([]);
    expect(coverage.unbreakable.map(({ reason }) => reason)).toContain(
      "whatever travels as text is a string",
    );
  });

  it("is not called tested when the credentials are not good", async () => {
    const report = await testContract(greetings, greetingServer(), { fuzz: 0 });
    expect(report.untested.map(({ operation }) => operation)).toEqual([
      "greetings/MakeGreeting",
      "greetings/ReadGreeting",
      "greetings/DeleteGreeting",
    ]);
  });
});

describe("a faulty server", () => {
  it("that loses what was made is found by a link", async () => {
    const report = await testContract(greetings, greetingServer({ forgets: true }), options);
    expect(report.failures.map(({ id }) => id)).toEqual([
      "greetings/MakeGreeting/link/201/read",
      "greetings/ReadGreeting/state/made",
      "greetings/ReadGreeting/state/read-as-made",
      "greetings/DeleteGreeting/state/made",
    ]);
    expect(checksOf(report.failures)).toEqual(["link-followed", "state-kept"]);
  });

  it("that keeps what was deleted is found by a chain of calls", async () => {
    const report = await testContract(greetings, greetingServer({ keeps: true }), options);
    expect(report.failures.map(({ id }) => id)).toEqual([
      "greetings/DeleteGreeting/state/deleted-then-ReadGreeting",
    ]);
    expect(report.causes[0]).toMatchObject({ check: "state-kept", status: "200", cases: 1 });
  });

  it("that fails on some texts is found by fuzzing, and the value shrinks", async () => {
    const results: CaseResult[] = [];
    const server = greetingServer({ fails: (text) => /[A-Z]/.test(text) && text.length > 3 });
    await testContract(greetings, server, {
      ...options,
      only: ["fuzz/positive"],
      onResult: (result) => void results.push(result),
    });
    const shrunk = results.flatMap((result) => result.shrunk ?? []);
    expect(shrunk.length).toBeGreaterThan(0);
    const texts = shrunk.map(({ request }) => (JSON.parse(String(request.body)) as { text: string }).text);
    expect(Math.min(...texts.map((text) => [...text].length))).toBeLessThanOrEqual(4);
  });

  it("is named with the rule, its place, a command line and no secret", async () => {
    const report = await testContract(greetings, greetingServer({ long: true }), options);
    const failure = report.failures.find(({ id }) => id.endsWith("/text/maxLength/one-above"));
    expect(failure).toMatchObject({
      faults: ["F102:Received Success Response When Sending Wrong Data"],
      scenario: "string_above_max_length",
      findings: [
        {
          check: "refuses-invalid",
          rule: {
            document: "greetings",
            pointer: "/components/schemas/Greeting/properties/text",
            keyword: "maxLength",
          },
        },
      ],
    });
    expect(failure?.curl).toContain("curl --path-as-is -X POST");
    expect(failure?.again).toContain(
      "--case 'greetings/MakeGreeting/negative/body/text/maxLength/one-above' --seed 1",
    );
    expect(JSON.stringify(report)).not.toContain(apiKey);
  });

  it("runs a failing case alone by its id, with the same outcome", async () => {
    const caseId = "greetings/MakeGreeting/negative/body/text/maxLength/one-above";
    const report = await testContract(greetings, greetingServer({ long: true }), { ...options, caseId });
    expect(report.totals).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe("exceptions", () => {
  const known = {
    case: "*/text/maxLength/*",
    check: "refuses-invalid",
    reason: "texts may be long until May",
  };

  it("turn a failure into a known one", async () => {
    const report = await testContract(greetings, greetingServer({ long: true }), {
      ...options,
      only: ["*/text/maxLength/*"],
      knownFailures: [known],
    });
    expect(report.totals).toMatchObject({ failed: 0, known: 4 });
    expect(report.verdict).toBe("partial");
  });

  it("fail the run when what they excuse passes", async () => {
    const report = await testContract(greetings, greetingServer(), { ...options, knownFailures: [known] });
    expect(report.staleExceptions).toEqual([known]);
    expect(report.kept).toBe(false);
  });

  it("leave cases out, with the reason", async () => {
    const report = await testContract(greetings, greetingServer({ long: true }), {
      ...options,
      skip: [
        { case: "maxLength", reason: "not yet" },
        { case: "*/fuzz/*", reason: "not yet" },
      ],
    });
    expect(report.totals.failed).toBe(0);
    expect(report.skipped["not yet"]).toBeGreaterThan(3);
  });
});

describe("state", () => {
  it("is prepared before the cases of each operation, and before each case", async () => {
    const [operations, cases]: [string[], string[]] = [[], []];
    const report = await testContract(greetings, greetingServer(), {
      ...options,
      only: ["/base/call", "/method/PUT"],
      prepare: (operation) => void operations.push(operation.name),
      prepareCase: (made) => void cases.push(made.id),
    });
    expect(operations).toEqual(["MakeGreeting", "ReadGreeting", "DeleteGreeting"]);
    expect(new Set(cases).size).toBe(report.totals.passed);
  });
});
