import { readDocument } from "@callsheet/document";
import type { FetchHandler } from "@callsheet/protocol";
import { describe, expect, it } from "vitest";
import { apiKey, greetingServer, greetings } from "./greeting.test-support.ts";
import { closingText, resultLine } from "./report/text-report.ts";
import type { CaseResult } from "./run/result.ts";
import type { RunOptions } from "./run/run-options.ts";
import { testContract } from "./test-contract.ts";

const error = { description: "No.", content: { "application/json": { schema: { type: "object" } } } };

/** One operation on a thing that must already exist. */
function thing(responses: object = {}) {
  const operation = {
    operationId: "readThing",
    parameters: [{ name: "thingId", in: "path", required: true, schema: { type: "string", maxLength: 12 } }],
    responses: { "200": { description: "It." }, "400": error, "404": error, ...responses },
  };
  const root = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/api/things/{thingId}": { get: operation } },
  };
  return { documents: [readDocument("things", { ...root, servers: [{ url: "https://example.com/v2" }] })] };
}

const refusing =
  (status: number): FetchHandler =>
  async ({ method, url }) => {
    const { pathname } = new URL(url);
    if (!/^\/api\/things\/[^/]+$/.test(pathname)) return Response.json({}, { status: 404 });
    if (method !== "GET") return Response.json({}, { status: 405, headers: { allow: "GET" } });
    const [, , , id = ""] = pathname.split("/");
    return Response.json({}, { status: id.length > 12 ? 400 : status });
  };

const known: FetchHandler = async (request) => {
  const answer = await refusing(404)(request);
  return answer.status === 404 && /^\/api\/things\/(?:real|%72eal)$/.test(new URL(request.url).pathname)
    ? Response.json({})
    : answer;
};

const options: RunOptions = { credentials: { schemes: { key: apiKey } }, fuzz: 5 };

describe("a contract is not called kept", () => {
  it("when no request succeeded: the report says what is missing and how to give it", async () => {
    const report = await testContract(thing(), refusing(404), { fuzz: 0 });
    expect(report).toMatchObject({ verdict: "unproven", kept: false, failures: [] });
    expect(report.unproven).toMatchObject([{ operation: "things/readThing", declared: ["200"] }]);
    expect(report.unproven[0]?.advice).toContain("made-up {thingId}: give real values with --values <file>");
    expect(resultLine(report)).toMatch(/^Not proven: 1 of 1 operation never succeeded: \d+ passed/);
  });

  it.each([
    [{ "409": error }, 409, "not in the state"],
    [{ "403": error }, 403, "--header"],
    [{ "422": error }, 422, "--values <file>"],
  ])("when all answers are refusals: %j", async (responses, status, advice) => {
    const report = await testContract(thing(responses), refusing(status), { fuzz: 0 });
    expect(report.unproven[0]?.advice).toContain(advice);
    expect(report.kept).toBe(false);
  });

  it("when everything is a 404: the report asks whether the base URL is right", async () => {
    const nothing: FetchHandler = async () =>
      new Response("<pre>Cannot GET</pre>", { status: 404, headers: { "content-type": "text/html" } });
    const report = await testContract(thing(), nothing, { fuzz: 0 });
    expect(report.kept).toBe(false);
    expect(report.advice).toEqual([
      "Every request was answered with 404: is the base URL handler right? The document names a server with the path /v2.",
    ]);
  });

  it("when nothing ran", async () => {
    const empty = readDocument("hooks", {
      openapi: "3.1.0",
      info: { title: "H", version: "1" },
      webhooks: {},
    });
    const report = await testContract({ documents: [empty] }, async () => new Response());
    expect(report.verdict).toBe("unproven");
    expect(resultLine(report)).toMatch(/^Nothing is proven: no case was decided/);
  });

  it("when only some cases were requested", async () => {
    const report = await testContract(greetings, greetingServer(), { ...options, only: ["/base/"] });
    expect(report).toMatchObject({ verdict: "partial", kept: false });
  });
});

describe("a contract is called kept", () => {
  it("when the caller gives a real value by the parameter's name", async () => {
    for (const values of [
      { thingId: "real" },
      { "path.thingId": "real" },
      { readThing: { thingId: "real" }, thingId: "other" },
    ]) {
      const report = await testContract(thing(), known, { fuzz: 0, values });
      expect(report.causes.map(({ message, ids }) => `${message} ${ids[0]}`)).toEqual([]);
      expect(report).toMatchObject({ verdict: "kept", kept: true, unproven: [] });
    }
  });

  it("when a chain of calls makes what is needed", async () => {
    expect(await testContract(greetings, greetingServer(), options)).toMatchObject({
      verdict: "kept",
      unproven: [],
    });
  });
});

it("skipped cases are reported even in quiet mode", async () => {
  const skip = [{ case: "*/DeleteGreeting/*", reason: "not on this server" }];
  const report = await testContract(greetings, greetingServer(), { ...options, skip });
  expect(closingText(report)).toMatch(/^\d+ skipped: not on this server$/m);
});

describe("failures are grouped by cause", () => {
  it("with the smallest case of each", async () => {
    const report = await testContract(greetings, greetingServer({ fails: () => true }), options);
    const broken = report.causes.filter(({ check }) => check === "no-server-error");
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatchObject({ operation: "greetings/MakeGreeting", status: "500" });
    expect(broken[0]?.cases).toBeGreaterThan(40);
    const sizes = report.failures.map(({ exchanges }) => exchanges[0]?.request.body.length ?? 0);
    expect(broken[0]?.smallest.exchanges[0]?.request.body.length).toBe(Math.min(...sizes));
    expect(report.causes.length).toBeLessThan(5);
  });
});

describe("a budget", () => {
  async function tried(
    budget: Partial<RunOptions>,
  ): Promise<{ results: CaseResult[]; report: Awaited<ReturnType<typeof testContract>> }> {
    const results: CaseResult[] = [];
    const report = await testContract(greetings, greetingServer(), {
      ...options,
      ...budget,
      onResult: (result) => void results.push(result),
    });
    return { results, report };
  }

  it("of cases is shared out: every operation and every kind of case gets some", async () => {
    const { results, report } = await tried({ maxCases: 60 });
    const count = (key: string): number =>
      results.filter((result) => result.case.operation.key === `greetings/${key}`).length;
    expect(results).toHaveLength(63);
    for (const key of ["MakeGreeting", "ReadGreeting", "DeleteGreeting"])
      expect(count(key)).toBeGreaterThanOrEqual(20);
    expect(new Set(results.map(({ case: made }) => made.group)).size).toBeGreaterThan(8);
    expect(report).toMatchObject({ cut: "budget", verdict: "partial" });
    expect(resultLine(report)).toMatch(/^Nothing broken was found, the budget is spent:/);
  });

  it("that is not needed only changes the order", async () => {
    const [all, some] = [await tried({}), await tried({ maxCases: 100_000 })];
    const ids = ({ results }: typeof all): string[] => results.map(({ case: made }) => made.id).sort();
    expect(ids(some)).toEqual(ids(all));
    expect(some.report.verdict).toBe("kept");
  });

  it("of time ends the run", async () => {
    const slow: FetchHandler = async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return greetingServer()(request);
    };
    const report = await testContract(greetings, slow, { ...options, maxTime: 1 });
    expect(report.cut).toBe("budget");
    expect(report.operations.every(({ statuses }) => Object.keys(statuses).length > 0)).toBe(true);
  });
});

it("an interrupted run reports what was found until then", async () => {
  const stop = new AbortController();
  let count = 0;
  const report = await testContract(greetings, greetingServer(), {
    ...options,
    signal: stop.signal,
    onResult: () => {
      if (++count === 30) stop.abort();
    },
  });
  expect(report.cut).toBe("interrupted");
  expect(report.totals.passed).toBeLessThan(45);
});
